"""What is measured and kept, in plain words, and the switches that belong to it."""

from kiosk.screens import acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.acts import Switch
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button
from kiosk.screens.words import LANGUAGES

TIMES = ((1.0, "Normal time"), (1.5, "Half as much more"), (2.0, "Twice the time"))


def paint(paper: Paper, view: View) -> None:
    widgets.header(paper, "Before we begin", "Agree")
    cut, shares = (p.columns, (0.46, 0.54)) if paper.wide else (p.rows, (0.38, 0.62))
    left, right = cut(paper.body, shares, paper.px(theme.GAP))
    _promises(paper, view, left)
    _switches(paper, view, right)
    room = widgets.footer(
        paper,
        Button("Leave", acts.Leave(), Role.LEAVE),
        Button("I agree", acts.Agreed(), Role.MAIN, "next"),
    )
    if view.printer_wants:
        paper.sign("warn", (room.left + paper.px(22), room.centery), 34, theme.AMBER)
        words = Rect(room.left + paper.px(52), room.top, room.width - paper.px(52), room.height)
        paper.text(view.printer_wants, words, p.BODY)


def promises(view: View) -> tuple[tuple[str, str], ...]:
    """Return what is done with this person's data, true for the present settings."""
    if view.consent.keep:
        kept = f"Your words and the measures are kept {view.retention_days} days, here."
    else:
        kept = "Nothing is kept. Only you take the report."
    recording = view.may_record and view.consent.keep_recording
    return (
        ("voice", "Your voice becomes text. Pace and pauses are measured."),
        ("eye", "The camera notes where you look. It does not read feelings."),
        ("page", "Your resume is read once and never stored."),
        (
            "lock",
            "Your sound is kept because you allow it."
            if recording
            else "Sound and pictures are never saved.",
        ),
        ("check", kept),
    )


def _promises(paper: Paper, view: View, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    style = p.Style(theme.HEADING)
    for sign, says in promises(view):
        left = room.left + paper.px(72)
        words = Rect(left, room.top, room.right - left, room.height)
        used = paper.height_of(says, words.width, style)
        height = max(used, paper.px(54))
        paper.sign(sign, (room.left + paper.px(26), room.top + height // 2), 46, theme.ACCENT)
        paper.para(says, p.below(words, (height - used) // 2), style)
        room = p.below(room, height + paper.px(22 if paper.wide else 14))


def _switches(paper: Paper, view: View, rect: Rect) -> None:
    ease, consent = view.ease, view.consent
    rows = [
        (
            "Use the camera",
            "Off: your eyes are simply not measured.",
            consent.camera,
            Switch.CAMERA,
        ),
        ("Keep my report", "Staff may see it until it is deleted.", consent.keep, Switch.KEEP),
        (
            "Hear myself",
            "In memory until you finish, never saved.",
            consent.recall,
            Switch.RECALL,
        ),
        ("Captions", "Show what the coach says.", ease.captions, Switch.CAPTIONS),
        ("Motion", "Off: pictures keep still.", ease.motion, Switch.MOTION),
    ]
    if view.may_record:
        says = "The sound of my answers, with the report."
        rows.insert(2, ("Keep my voice", says, consent.keep_recording, Switch.RECORDING))
    gap = paper.px(16)
    low = paper.px(theme.TOUCH)
    many = len(LANGUAGES) > 1
    space = rect.height - (low + gap) * (2 if many else 1)
    upper = Rect(rect.left, rect.top, rect.width, space)
    for (label, note, on, which), cell in zip(
        rows, p.rows(upper, (1.0,) * len(rows), gap), strict=True
    ):
        widgets.switch(paper, label, note, on, acts.Switched(which), cell)
    times = Rect(rect.left, upper.bottom + gap, rect.width, low)
    chosen = [factor for factor, _ in TIMES].index(ease.time)
    widgets.choice(paper, tuple((says, acts.TimeChosen(f)) for f, says in TIMES), chosen, times)
    if many:
        options = tuple((name, acts.LanguageChosen(code)) for code, name in LANGUAGES.items())
        at = list(LANGUAGES).index(ease.language)
        widgets.choice(paper, options, at, times.move(0, low + gap))
