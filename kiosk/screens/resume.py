"""The ways a resume comes in: a phone by QR code, a USB stick, or none."""

from kiosk.screens import acts, card_acts, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.resume_view import ResumeWays, StickFile
from kiosk.screens.view import View
from kiosk.screens.widgets import Button

FILES_SHOWN = 4


def paint(paper: Paper, view: View) -> None:
    widgets.header(paper, "Bring your resume", "Resume")
    cut, shares = (p.columns, (0.54, 0.46)) if paper.wide else (p.rows, (0.6, 0.4))
    phone, stick = cut(paper.body, shares, paper.px(theme.GAP))
    _phone(paper, view, phone)
    _stick(paper, view, stick)
    room = widgets.footer(
        paper,
        Button("Back to the jobs", acts.BackToJobs(), Role.LEAVE),
        Button("Go on without", acts.WithoutResume(), Role.MAIN, "next", plain=True),
    )
    if view.resume.reading:
        paper.text("Reading it …", room, p.Style(bold=True, align=0.5))


def _phone(paper: Paper, view: View, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    paper.text("From your phone", Rect(room.left, room.top, room.width, paper.px(46)), p.HEADING)
    room = p.below(room, paper.px(68))
    door = view.resume
    if door.url is None:
        paper.para(door.no_phone or "The code is being made …", room, p.HEADING_LIGHT)
        return
    says = _ways_to_type(paper, door)
    tall = sum(paper.height_of(text, room.width, style) for text, style in says)
    code = Rect(room.left, room.top, room.width, room.height - tall - paper.px(20))
    widgets.code(paper, door.url, code)
    words = p.below(room, code.height + paper.px(20))
    for text, style in says:
        words = p.below(words, paper.para(text, words, style))


def _ways_to_type(paper: Paper, door: ResumeWays) -> list[tuple[str, p.Style]]:
    """Return what stands under the code: what it is for, what to type instead, the time left."""
    body = p.centred(p.BODY)
    lines = [("Scan the code and send a PDF. It works once, for you alone.", body)]
    if (typed := door.typed) is not None:
        if typed.wifi:
            lines.append(
                (paper.say("Your phone must be in the Wi-Fi {name}.", name=typed.wifi), body)
            )
        lines.append((paper.say("Or open {address} and type", address=typed.address), body))
        lines.append((typed.code, p.centred(p.HEADING)))
    left = paper.say("{time} left", time=clock(door.seconds_left))
    return [*lines, (left, p.centred(p.QUIET))]


def clock(seconds: float) -> str:
    """Return minutes and seconds, 4:07."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def _stick(paper: Paper, view: View, rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    paper.text("From a USB stick", Rect(room.left, room.top, room.width, paper.px(46)), p.HEADING)
    room = p.below(room, paper.px(68))
    room.height -= _card(paper, view, room)
    door = view.resume
    if door.trouble:
        room = p.below(room, _trouble(paper, door.trouble, room) + paper.px(20))
    if not door.stick:
        says = "Put in a stick with a PDF. Only the file you touch is read."
        used = paper.para(says, room, p.HEADING_LIGHT) + paper.px(16)
        word = "Word? Save it as PDF first."
        used += paper.para(word, p.below(room, used), p.HEADING_LIGHT) + paper.px(16)
        without = "Without a resume, the questions come from the job alone."
        paper.para(without, p.below(room, used), p.HEADING_LIGHT)
        return
    height = paper.px(theme.TOUCH)
    fits = min(FILES_SHOWN, max(1, room.height // (height + paper.px(16))))
    for number, file in enumerate(door.stick[:fits]):
        row = Rect(room.left, room.top + number * (height + paper.px(16)), room.width, height)
        paper.card(row, theme.LINE if paper.is_pressed() else theme.RAISED, radius=22)
        paper.sign("page", (row.left + paper.px(42), row.centery), 40, theme.ACCENT)
        name = Rect(row.left + paper.px(80), row.top, row.width - paper.px(220), height)
        paper.text(file.name, name, p.BODY)
        size = Rect(row.right - paper.px(140), row.top, paper.px(112), height)
        paper.text(size_of(file), size, p.Style(colour=theme.QUIET, align=1.0))
        paper.target(row, acts.StickFileChosen(number), file.name, radius=22)


def _card(paper: Paper, view: View, room: Rect) -> int:
    """Paint the way in for a card from an earlier visit; return the height it takes."""
    if view.card.card is not None:
        return 0
    one = Button("I have a card from an earlier visit", card_acts.CardBrought())
    tall = paper.px(theme.TOUCH)
    wide = min(room.width, widgets.button_width(paper, one))
    widgets.button(paper, one, Rect(room.left, room.bottom - tall, wide, tall))
    return tall + paper.px(16)


def size_of(file: StickFile) -> str:
    """Return a file's size in a few letters: 0.4 MB, 38 MB, 2.0 GB."""
    if file.megabytes >= 999.5:
        return f"{file.megabytes / 1000:.1f} GB"
    return f"{file.megabytes:.{0 if file.megabytes >= 9.95 else 1}f} MB"


def _trouble(paper: Paper, says: str, room: Rect) -> int:
    left = paper.px(60)
    words = Rect(room.left + left, room.top, room.width - left, room.height)
    used = paper.para(says, words, p.at_most(p.BODY, 4))
    paper.sign("warn", (room.left + paper.px(24), room.top + paper.line() // 2), 40, theme.AMBER)
    return used
