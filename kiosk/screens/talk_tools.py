"""What a candidate may wish for while answering: the question again, to leave it out, a hint."""

from kiosk.domain.interview import Mode
from kiosk.domain.job import Question
from kiosk.screens import paper as p
from kiosk.screens import talk_acts, theme, widgets
from kiosk.screens.paper import Paper, Rect
from kiosk.screens.view import Turn, View
from kiosk.screens.widgets import Button

GAP = 16


def buttons(view: View) -> list[Button]:
    """Return what may be wished for now: once something was said the question is not repeated; in
    a real interview nothing else is."""
    turn = view.turn
    found = [] if turn.text else [Button("Repeat the question", talk_acts.Repeat())]
    if view.choice.mode is Mode.PRACTICE:
        if turn.question is not None and turn.question.good:
            says = "Hide the hint" if turn.hint else "A hint"
            found.append(Button(says, talk_acts.HintAsked()))
        found.append(Button("Skip", talk_acts.Skip()))
    return found


def paint(paper: Paper, view: View, stage: Rect) -> int:
    """Paint the buttons into the foot of the stage; return the height they take."""
    offered = buttons(view)
    if not offered:
        return 0
    gap, tall = paper.px(GAP), paper.px(theme.TOUCH)
    left = stage.left
    for one in offered:
        wide = widgets.button_width(paper, one)
        widgets.button(paper, one, Rect(left, stage.bottom - tall, wide, tall))
        left += wide + gap
    return tall + gap


def hint(paper: Paper, question: Question, rect: Rect) -> None:
    """Paint what a good answer holds."""
    paper.card(rect, radius=22)
    room = rect.inflate(-2 * paper.px(32), -2 * paper.px(14))
    says = f"{paper.say('A good answer holds:')} {question.good}"
    tall = paper.height_of(says, room.width, p.BODY)
    room.top += max(0, (room.height - tall) // 2)
    paper.para(says, Rect(*room.topleft, room.width, rect.bottom - room.top), p.BODY)


def countdown(paper: Paper, turn: Turn) -> None:
    """Paint how long there is to think, quietly, over the footer."""
    row = Rect(paper.inside.left, paper.footer.top - paper.px(96), paper.inside.width, 0)
    row.height = paper.line(p.HEADING)
    says = paper.say("Think it over: {s:.0f} s", s=turn.think_left_s)
    paper.text(says, row, p.centred(p.HEADING_LIGHT))
