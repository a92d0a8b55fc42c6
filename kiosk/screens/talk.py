"""The interview itself: the coach asks, the candidate answers, the last words are taken down."""

from kiosk.domain.sight import Look
from kiosk.screens import acts, coach, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.acts import Switch
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.pictures import camera, fitted
from kiosk.screens.resume import clock
from kiosk.screens.theme import Colour
from kiosk.screens.view import Turn, View
from kiosk.screens.widgets import Button

LOOKS: dict[Look, tuple[str, str, Colour]] = {
    Look.SCREEN: ("check", "Eyes on the screen", theme.GREEN),
    Look.NO_FACE: ("dash", "No face in view", theme.QUIET),
    Look.MULTI_FACE: ("dash", "More than one face", theme.QUIET),
    Look.UNKNOWN: ("dash", "Eyes not measured", theme.QUIET),
}
AWAY = ("warn", "Looking away", theme.AMBER)


def paint_asking(paper: Paper, view: View) -> None:
    turn = view.turn
    area = paper.inside
    _place(paper, turn)
    size = 280 if paper.wide else 360
    centre = (area.centerx, area.top + paper.px(270 if paper.wide else 420))
    coach.orb(paper, centre, size, turn.loudness)
    top = centre[1] + paper.px(size * 0.86)
    room = Rect(0, top, min(area.width, paper.px(1400)), paper.footer.top - top)
    room.centerx = area.centerx
    if turn.question and (view.ease.captions or not turn.has_clip):
        coach.caption(paper, turn.question.text, room, 6)
    else:
        says = "Listen to the question" if turn.question else "One moment …"
        paper.text(says, Rect(room.left, top, room.width, paper.px(60)), p.centred(p.HEADING_LIGHT))
    hide = "Hide captions" if view.ease.captions else "Show captions"
    widgets.footer(
        paper,
        Button("Leave", acts.LeaveAsked(), Role.LEAVE),
        Button(hide, acts.Switched(Switch.CAPTIONS)),
    )


def _place(paper: Paper, turn: Turn) -> None:
    area = paper.inside
    row = Rect(area.left, area.top, area.width, paper.px(56))
    follow = turn.question is not None and turn.question.follows is not None
    says = "Question {n} of {of}, one more thing" if follow else "Question {n} of {of}"
    paper.text(paper.say(says, n=turn.number, of=turn.of), row, p.QUIET)
    width, gap = paper.px(40), paper.px(10)
    left = row.right - turn.of * (width + gap)
    for number in range(1, turn.of + 1):
        bar = Rect(
            left + number * (width + gap) - width, row.centery - paper.px(5), width, paper.px(10)
        )
        colour = theme.ACCENT if number <= turn.number else theme.LINE
        paper.card(bar, colour, radius=5)


def paint_listening(paper: Paper, view: View) -> None:
    turn = view.turn
    _place(paper, turn)
    area = paper.inside
    size = 120
    centre = (area.centerx, area.top + paper.px(76))
    coach.orb(paper, centre, size, 0.0)
    top = centre[1] + paper.px(96)
    room = Rect(0, top, min(area.width, paper.px(1560)), paper.px(150 if paper.wide else 250))
    room.centerx = area.centerx
    used = 0
    if turn.question and (view.ease.captions or not turn.has_clip):
        most = 2 if paper.wide else 5
        used = coach.caption(paper, turn.question.text, room, most) + paper.px(24)
    under = top + used
    stage = Rect(area.left, under, area.width, paper.body.bottom - under)
    _stage(paper, view, stage)
    _listening_foot(paper, view)


def _stage(paper: Paper, view: View, stage: Rect) -> None:
    turn = view.turn
    gap = paper.px(theme.GAP)
    if paper.wide:
        picture = fitted(turn.picture, p.columns(stage, (0.64, 0.36), gap)[0])
        left = picture.right + gap
        side = Rect(left, stage.top, stage.right - left, stage.height)
    else:
        picture = fitted(turn.picture, p.rows(stage, (0.56, 0.44), gap)[0])
        side = p.below(stage, picture.height + gap)
    camera(paper, turn.picture, picture, "No picture" if turn.camera else "The camera is off")
    time, voice, eyes = p.rows(side, (1.25, 1.0, 0.8), paper.px(16))
    _time_card(paper, turn, time)
    _voice_card(paper, turn, voice)
    _eyes_card(paper, turn, eyes)


def _time_card(paper: Paper, turn: Turn, rect: Rect) -> None:
    paper.card(rect, radius=22)
    room = rect.inflate(-2 * paper.px(32), -2 * paper.px(20))
    left = turn.limit_s - turn.seconds
    row = Rect(room.left, room.centery - paper.px(58), room.width, paper.px(76))
    paper.text(clock(turn.seconds), row, p.TITLE)
    says = "Still thinking? Go on when ready" if turn.still_thinking else "Take the time you need"
    if left <= turn.warn_s:
        says = paper.say("{time} left for this answer", time=clock(left))
        paper.sign("warn", (room.right - paper.px(20), row.centery), 44, theme.AMBER)
    paper.text(says, Rect(room.left, row.bottom, room.width, paper.line()), p.QUIET)


def _voice_card(paper: Paper, turn: Turn, rect: Rect) -> None:
    paper.card(rect, radius=22)
    room = rect.inflate(-2 * paper.px(32), -2 * paper.px(16))
    says = "I hear you" if turn.speaking else "I am listening"
    top = room.centery - paper.line()
    colour = theme.GREEN if turn.speaking else theme.QUIET
    paper.sign("voice", (room.left + paper.px(18), top + paper.line() // 2), 36, colour)
    paper.text(says, Rect(room.left + paper.px(52), top, room.width, paper.line()), p.STRONG)
    bar = Rect(room.left, top + paper.line() + paper.px(16), room.width, paper.px(18))
    widgets.meter(paper, bar, turn.level, colour)


def _eyes_card(paper: Paper, turn: Turn, rect: Rect) -> None:
    paper.card(rect, radius=22)
    sign, says, colour = LOOKS.get(turn.look, AWAY)
    if not turn.camera:
        sign, says, colour = LOOKS[Look.UNKNOWN]
    left = rect.left + paper.px(32)
    paper.sign(sign, (left + paper.px(18), rect.centery), 36, colour)
    paper.text(
        says, Rect(left + paper.px(52), rect.top, rect.width - paper.px(110), rect.height), p.STRONG
    )


def _listening_foot(paper: Paper, view: View) -> None:
    turn = view.turn
    leave = Button("Leave", acts.LeaveAsked(), Role.LEAVE)
    done = Button("Done", acts.Done(), Role.MAIN, "check")
    if turn.still_thinking:
        widgets.footer(paper, leave, done, Button("Still thinking", acts.KeepThinking()))
    else:
        widgets.footer(paper, leave, done)


def paint_thinking(paper: Paper, view: View) -> None:
    """Paint the moment in which the last words are taken down."""
    area = paper.inside
    _place(paper, view.turn)
    centre = (area.centerx, area.top + paper.px(270 if paper.wide else 420))
    coach.orb(paper, centre, 280 if paper.wide else 360, 0.15)
    row = Rect(area.left, centre[1] + paper.px(250), area.width, paper.px(60))
    paper.text("Thank you. Taking down your last words …", row, p.centred(p.HEADING))
    widgets.footer(paper, Button("Leave", acts.LeaveAsked(), Role.LEAVE))
