"""The interview itself: the coach asks, the candidate answers, the last words are taken down."""

from kiosk.domain.interview import Mode
from kiosk.domain.sight import Look
from kiosk.screens import acts, coach, goal, talk_tools, theme, widgets
from kiosk.screens import paper as p
from kiosk.screens.acts import Switch
from kiosk.screens.paper import Paper, Rect, Role
from kiosk.screens.pictures import camera, fitted
from kiosk.screens.resume import clock
from kiosk.screens.view import Turn, View
from kiosk.screens.widgets import Button

LOOKS: dict[Look, str] = {
    Look.SCREEN: "Eyes on the screen",
    Look.NO_FACE: "No face in view",
    Look.MULTI_FACE: "More than one face",
    Look.UNKNOWN: "Eyes not measured",
}
AWAY = "Looking away"
GOAL = p.coloured(p.STRONG, theme.ACCENT)
CARDS = 720
"""Height of the three cards where there is more room than they need."""
ORB = 110
"""Half the width that the orb and its glow take in the middle of the top."""
SELF_VIEW = 0.26
"""Share of the stage a person's own picture takes: there to sit right, too small to watch."""


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
    if turn.think_left_s > 0:
        talk_tools.countdown(paper, turn)
    elif turn.goal is not None:
        row = Rect(area.left, paper.footer.top - paper.px(72), area.width, paper.line())
        paper.verbatim(goal.in_words(paper, turn.goal), row, p.centred(GOAL))
    hide = "Hide captions" if view.ease.captions else "Show captions"
    buttons = [
        Button("Leave", acts.LeaveAsked(), Role.LEAVE),
        Button(hide, acts.Switched(Switch.CAPTIONS)),
    ]
    if turn.think_left_s > 0:
        buttons.append(Button("I am ready", acts.Done(), Role.MAIN, "next"))
    widgets.footer(paper, *buttons)


def _place(paper: Paper, turn: Turn) -> None:
    area = paper.inside
    row = Rect(area.left, area.top, area.width, paper.px(56))
    follow = turn.question is not None and turn.question.follows is not None
    says = "Question {n} of {of}, one more thing" if follow else "Question {n} of {of}"
    if turn.number == 0:
        says = "To warm up: this one does not count"
    words = Rect(row.left, row.top, row.width // 2 - paper.px(ORB), row.height)
    style = p.at_most(p.QUIET, 2)
    place = paper.say(says, n=turn.number, of=turn.of)
    words.top += (words.height - paper.height_of(place, words.width, style)) // 2
    words.height = 2 * paper.line()
    paper.para(place, words, style)
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
    room = Rect(0, top, min(area.width, paper.px(1560)), paper.px(200 if paper.wide else 330))
    room.centerx = area.centerx
    used = 0
    if turn.question and (view.ease.captions or not turn.has_clip):
        most = 2 if paper.wide else 5
        used = coach.caption(paper, turn.question.text, room, most) + paper.px(24)
    under = top + used
    stage = Rect(area.left, under, area.width, paper.body.bottom - under)
    stage.height -= talk_tools.paint(paper, view, stage)
    _stage(paper, view, stage)
    _listening_foot(paper, view)


def _stage(paper: Paper, view: View, stage: Rect) -> None:
    turn = view.turn
    if turn.camera and view.choice.mode is Mode.PRACTICE:
        stage = _self_view(paper, turn, stage)
    stage.height = min(stage.height, paper.px(CARDS))
    shares = (1.25, 1.0, 1.4) if turn.hint else (1.25, 1.0, 0.6)
    time, voice, eyes = p.rows(stage, shares, paper.px(16))
    _time_card(paper, view, time)
    _voice_card(paper, turn, voice)
    if turn.hint and turn.question is not None:
        talk_tools.hint(paper, turn.question, eyes)
    else:
        _eyes_card(paper, turn, eyes)


def _self_view(paper: Paper, turn: Turn, stage: Rect) -> Rect:
    """Paint the person's own picture small; return what is left of the stage."""
    gap = paper.px(theme.GAP)
    if paper.wide:
        cards, place = p.columns(stage, (1.0 - SELF_VIEW, SELF_VIEW), gap)
    else:
        cards, place = p.rows(stage, (1.0 - SELF_VIEW, SELF_VIEW), gap)
    picture = fitted(turn.picture, place)
    if turn.picture is None:
        picture = Rect(place.left, place.top, place.width, min(place.height, place.width))
    picture.right = place.right
    camera(paper, turn.picture, picture, "No picture")
    return cards


def _time_card(paper: Paper, view: View, rect: Rect) -> None:
    turn = view.turn
    paper.card(rect, radius=22)
    room = rect.inflate(-2 * paper.px(32), -2 * paper.px(20))
    left = turn.limit_s - turn.seconds
    row = Rect(room.left, room.centery - paper.px(58), room.width, paper.px(76))
    counted = paper.text(clock(turn.seconds), row, p.TITLE)
    if turn.aim_s > 0 and view.choice.mode is Mode.PRACTICE:
        aim = Rect(counted.right + paper.px(28), row.top, row.right - counted.right, row.height)
        paper.text(paper.say("aim for about {aim}", aim=clock(turn.aim_s)), aim, p.QUIET)
    says, how = "Take the time you need", p.QUIET
    if turn.goal is not None:
        says, how = goal.in_words(paper, turn.goal), GOAL
    if turn.still_thinking:
        says, how = "Still thinking? Go on when ready", p.QUIET
    if left <= turn.warn_s:
        says = paper.say("{time} left for this answer", time=clock(left))
        paper.sign("warn", (room.right - paper.px(20), row.centery), 44, theme.AMBER)
    paper.text(says, Rect(room.left, row.bottom, room.width, paper.line()), how)


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
    """Say in a word where the eyes are: nothing to look at, no tick and no alarm."""
    paper.card(rect, radius=22)
    says = LOOKS.get(turn.look, AWAY) if turn.camera else "The camera is off"
    room = rect.inflate(-2 * paper.px(32), 0)
    paper.text(says, room, p.QUIET)


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
    again = view.striking is not None
    says = "Measuring it again …" if again else "Thank you. Taking down your last words …"
    paper.text(says, row, p.centred(p.HEADING))
    widgets.footer(paper, Button("Leave", acts.LeaveAsked(), Role.LEAVE))
