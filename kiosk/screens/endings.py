"""The last pictures: what was erased and what is kept, the apology, and "Still there?"."""

from kiosk.screens import acts, shapes, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.view import View
from kiosk.screens.widgets import Button


def paint_erased(paper: Paper, view: View) -> None:
    area = paper.inside
    top = area.top + paper.px(120 if paper.wide else 360)
    paper.dot((area.centerx, top), 150, theme.mixed(theme.GROUND, theme.GREEN, 0.18))
    paper.sign("check", (area.centerx, top), 90, theme.GREEN)
    row = Rect(area.left, top + paper.px(110), area.width, paper.px(90))
    paper.text("Thank you, and good luck", row, p.centred(p.TITLE))
    under = row.bottom + paper.px(40)
    room = Rect(0, under, min(area.width, paper.px(1400)), paper.px(420 if paper.wide else 760))
    room.centerx = area.centerx
    cut = p.columns if paper.wide else p.rows
    deleted, kept = cut(room, (0.5, 0.5), paper.px(theme.GAP))
    nothing = ("Nothing.",) if view.erasing.done else ("One moment …",)
    _list(paper, "Deleted", "check", view.erasing.deleted or nothing, deleted)
    _list(paper, "Kept", "lock", view.erasing.kept or nothing, kept)
    if view.erasing.more:
        _delete_too(paper, kept)
        widgets.footer(paper, Button("Close", acts.Touched(), Role.MAIN))
    else:
        paper.target(paper.surface.get_rect(), acts.Touched(), "Close", Role.MAIN, radius=0)


def _delete_too(paper: Paper, rect: Rect) -> None:
    """Paint the way to have what is kept deleted as well, at the foot of its card."""
    one = Button("Delete this too", acts.DeleteToo())
    pad, tall = paper.px(theme.PAD), paper.px(theme.TOUCH)
    wide = min(rect.width - 2 * pad, widgets.button_width(paper, one))
    widgets.button(paper, one, Rect(rect.left + pad, rect.bottom - pad - tall, wide, tall))


def _list(paper: Paper, title: str, sign: str, lines: tuple[str, ...], rect: Rect) -> None:
    paper.card(rect)
    pad = paper.px(theme.PAD)
    room = rect.inflate(-2 * pad, -2 * pad)
    paper.text(title, Rect(room.left, room.top, room.width, paper.px(46)), p.HEADING)
    room = p.below(room, paper.px(66))
    colour = theme.GREEN if sign == "check" else theme.QUIET
    for says in lines:
        paper.sign(sign, (room.left + paper.px(16), room.top + paper.line() // 2), 30, colour)
        left = room.left + paper.px(48)
        used = paper.para(says, Rect(left, room.top, room.right - left, room.height), p.BODY)
        room = p.below(room, used + paper.px(12))


KEPT = "Your answers so far are kept, as you chose."
NOT_KEPT = "Nothing you said is kept."


def paint_sorry(paper: Paper, view: View) -> None:
    area = paper.inside
    top = area.top + paper.px(240 if paper.wide else 560)
    paper.dot((area.centerx, top), 150, theme.mixed(theme.GROUND, theme.AMBER, 0.18))
    paper.sign("warn", (area.centerx, top), 90, theme.AMBER)
    row = Rect(area.left, top + paper.px(110), area.width, paper.px(90))
    paper.text("Sorry, we have to stop here", row, p.centred(p.TITLE))
    room = Rect(0, row.bottom + paper.px(24), min(area.width, paper.px(1200)), paper.px(240))
    room.centerx = area.centerx
    used = paper.para(view.sorry.message, room, p.centred(p.HEADING_LIGHT))
    kept = KEPT if view.consent.keep and view.answers else NOT_KEPT
    used += paper.para(kept, p.below(room, used), p.centred(p.HEADING_LIGHT))
    code = paper.say("For staff: {code}", code=view.sorry.code)
    line = Rect(room.left, room.top + used + paper.px(30), room.width, paper.line())
    paper.text(code, line, p.centred(p.QUIET))
    widgets.footer(paper, Button("Close", acts.Touched(), Role.MAIN))


def paint_leaving(paper: Paper, seconds: float) -> None:
    """Paint "Still there?" over a darkened screen; a touch anywhere is an answer."""
    card = _sheet(paper, paper.px(470))
    size = paper.px(130)
    dial = Rect(card.centerx - size // 2, card.top + paper.px(48), size, size)
    share = min(1.0, max(0.02, seconds / 20))
    paper.put(shapes.ring(size, paper.px(10), theme.RAISED), dial.center)
    paper.put(shapes.ring(size, paper.px(10), theme.ACCENT, 0.0, round(share, 2)), dial.center)
    paper.text(f"{max(0.0, seconds):.0f}", dial, p.centred(p.HEADING))
    _sheet_words(paper, card, dial.bottom, "Still there?", "Otherwise everything here is wiped.")
    button = Rect(0, 0, paper.px(420), paper.px(theme.TOUCH))
    button.midbottom = (card.centerx, card.bottom - paper.px(36))
    widgets.button(paper, Button("I am here", acts.Touched(), Role.MAIN), button)
    paper.target(paper.surface.get_rect(), acts.Touched(), "I am here", radius=0)


def paint_leave_asked(paper: Paper) -> None:
    """Paint the question that keeps a slipped finger from wiping an interview."""
    card = _sheet(paper, paper.px(380))
    words = "Your answers and your resume are wiped at once."
    _sheet_words(paper, card, card.top + paper.px(40), "Leave the interview?", words)
    row = Rect(card.left, card.bottom - paper.px(124), card.width, paper.px(theme.TOUCH))
    left, right = p.columns(row.inflate(-paper.px(96), 0), (1.0, 1.0), paper.px(theme.GAP))
    widgets.button(paper, Button("Leave", acts.Leave()), left)
    widgets.button(paper, Button("Stay", acts.Stay(), Role.MAIN), right)


def _sheet(paper: Paper, height: int) -> Rect:
    """Darken the screen, forget its targets, and paint a card in its middle."""
    paper.targets.clear()
    paper.surface.blit(shapes.veil(paper.surface.get_size(), theme.GROUND, 0.85), (0, 0))
    card = Rect(0, 0, min(paper.inside.width, paper.px(1000)), height)
    card.center = paper.surface.get_rect().center
    paper.card(card, theme.CARD, radius=40)
    return card


def _sheet_words(paper: Paper, card: Rect, top: int, title: str, says: str) -> None:
    row = Rect(card.left, top + paper.px(16), card.width, paper.px(80))
    paper.text(title, row, p.centred(p.TITLE))
    words = Rect(card.left + paper.px(48), row.bottom, card.width - paper.px(96), paper.px(56))
    paper.text(says, words, p.centred(p.QUIET))
