"""What is measured and kept, in plain words, and the switches that belong to it."""

from kiosk.domain.interview import Delivery
from kiosk.screens import acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.act import Act
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
    choices = _choices(view)
    if paper.wide:  # there is room under the promises, and none to spare beside them
        left = _choose(paper, choices[2:], _held_in(paper, view, left))
        choices = choices[:2]
    else:
        right = _held_in(paper, view, right)
    _promises(paper, view, left)
    _switches(paper, view, _choose(paper, choices, right))
    room = widgets.footer(
        paper,
        Button("Leave", acts.Leave(), Role.LEAVE),
        Button("I agree", acts.Agreed(), Role.MAIN, "next"),
    )
    if view.printer_wants:
        paper.sign("warn", (room.left + paper.px(22), room.centery), 34, theme.AMBER)
        words = Rect(room.left + paper.px(52), room.top, room.width - paper.px(52), room.height)
        tall = paper.height_of(view.printer_wants, words.width, p.at_most(p.BODY, 2))
        paper.para(view.printer_wants, p.below(words, (words.height - tall) // 2), p.BODY)


HELD_IN = "Only the buttons change. The interview is in English."


def _held_in(paper: Paper, view: View, rect: Rect) -> Rect:
    """Paint below the languages which one the interview has, in both; return the room above."""
    if view.ease.language == "en":
        return rect
    line = paper.line(p.QUIET)
    upper = Rect(*rect.topleft, rect.width, rect.height - 2 * line)
    row = Rect(rect.left, upper.bottom + paper.px(8), rect.width, line)
    paper.text(HELD_IN, row, p.QUIET)
    paper.verbatim(HELD_IN, row.move(0, line), p.QUIET)
    return upper


DELIVERIES = {
    Delivery.MEASURED: "Measure my pace",
    Delivery.STUTTER: "I stutter",
    Delivery.LEFT_OUT: "Leave pace out",
}
VOICE = {
    Delivery.MEASURED: "Your voice becomes text. Pace and pauses are measured.",
    Delivery.STUTTER: "Your voice becomes text. Repetitions, blocks and pace are not counted.",
    Delivery.LEFT_OUT: "Your voice becomes text. Pace, hesitations and pauses are not measured.",
}


def promises(view: View) -> tuple[tuple[str, str], ...]:
    """Return what is done with this person's data, true for the present settings."""
    if view.consent.keep:
        days = view.retention_days
        kept = f"Your words and the measures are kept {days} days, if you like."
    else:
        kept = "Nothing is kept. Only you take the report."
    eyes = (
        "The camera notes where you look. It does not read feelings."
        if view.consent.camera
        else "The camera stays off. Where you look is not measured."
    )
    return (
        ("voice", VOICE[view.consent.delivery]),
        ("eye", eyes),
        ("page", "Your resume is read once and never stored."),
        ("lock", "Sound and pictures are never saved."),
        ("check", kept),
    )


def _promises(paper: Paper, view: View, rect: Rect) -> None:
    """Paint the promises, smaller where they would not be whole."""
    paper.card(rect)
    pad, lead, gap = paper.px(theme.PAD), paper.px(72), paper.px(22 if paper.wide else 14)
    room = rect.inflate(-2 * pad, -2 * pad)
    told = promises(view)

    def heights(style: p.Style) -> list[int]:
        return [paper.height_of(says, room.width - lead, style) for _, says in told]

    style = p.Style(theme.HEADING)
    if sum(max(used, paper.px(54)) + gap for used in heights(style)) - gap > room.height:
        style = p.BODY
    for (sign, says), used in zip(told, heights(style), strict=True):
        height = max(used, paper.px(54))
        words = Rect(room.left + lead, room.top, room.width - lead, room.height)
        paper.sign(sign, (room.left + paper.px(26), room.top + height // 2), 46, theme.ACCENT)
        paper.para(says, p.below(words, (height - used) // 2), style)
        room = p.below(room, height + gap)


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
    cells = p.rows(rect, (1.0,) * len(rows), paper.px(16))
    for (label, note, on, which), cell in zip(rows, cells, strict=True):
        widgets.switch(paper, label, note, on, acts.Switched(which), cell)


Choice = tuple[tuple[tuple[str, Act], ...], int]
"""Options beside each other, and which of them is chosen."""


def _choose(paper: Paper, choices: list[Choice], rect: Rect) -> Rect:
    """Paint rows of options at the foot of a rectangle; return the room above them."""
    gap, low = paper.px(16), paper.px(theme.TARGET)
    upper = Rect(*rect.topleft, rect.width, rect.height - (low + gap) * len(choices))
    place = Rect(rect.left, upper.bottom + gap, rect.width, low)
    for options, chosen in choices:
        widgets.choice(paper, options, chosen, place)
        place = place.move(0, low + gap)
    return upper


def _choices(view: View) -> list[Choice]:
    """Return the rows of which one thing is chosen: the options, and which one is."""
    ease = view.ease
    spoken: tuple[tuple[str, Act], ...] = tuple(
        (says, acts.DeliveryChosen(one)) for one, says in DELIVERIES.items()
    )
    times: tuple[tuple[str, Act], ...] = tuple((says, acts.TimeChosen(f)) for f, says in TIMES)
    rows = [
        (spoken, list(DELIVERIES).index(view.consent.delivery)),
        (times, [factor for factor, _ in TIMES].index(ease.time)),
    ]
    if len(LANGUAGES) > 1:
        names: tuple[tuple[str, Act], ...] = tuple(
            (name, acts.LanguageChosen(code)) for code, name in LANGUAGES.items()
        )
        rows.append((names, list(LANGUAGES).index(ease.language)))
    return rows
