"""An answer heard again: a row of its moments, a running line, and what was seen meanwhile."""

from kiosk.coach.measure.moments import Moment, MomentKind, moments
from kiosk.domain.interview import Advice, Answer
from kiosk.screens import paper as p
from kiosk.screens import talk_acts, theme
from kiosk.screens.act import Act
from kiosk.screens.paper import Paper, Rect
from kiosk.screens.pictures import camera, fitted
from kiosk.screens.resume import clock
from kiosk.screens.theme import Colour

TALL, GAP = 68, 16
COLOURS: dict[MomentKind, Colour] = {
    MomentKind.UM: theme.AMBER,
    MomentKind.PAUSE: theme.QUIET,
    MomentKind.AWAY: theme.AMBER,
    MomentKind.KEYWORD: theme.ACCENT,
    MomentKind.ADVICE: theme.INK,
}
NAMES = {MomentKind.AWAY: "look away", MomentKind.ADVICE: "advice"}


def height(paper: Paper, position: int) -> int:
    """Return the height of the row; 0 where the answer cannot be heard again."""
    return paper.px(TALL + GAP) if position in paper.view.replay.held else 0


def paint(paper: Paper, answer: Answer, position: int, rect: Rect) -> None:
    """Paint a button for the whole answer, and one for each moment that there is room for."""
    if not height(paper, position):
        return
    row = Rect(rect.left, rect.top, rect.width, paper.px(TALL))
    gap = paper.px(GAP)
    if paper.view.replay.playing == position:
        left = _button(paper, "Stop", "stop", talk_acts.StopPlaying(), row)
    else:
        left = _button(paper, "Play", "play", talk_acts.Play(position, 0.0, answer.seconds), row)
    pages = _pages(paper, moments(answer), row.right - left - gap)
    if len(pages) > 1:
        more = Rect(0, row.top, paper.width_of("More", p.STRONG) + paper.px(48), row.height)
        more.right = row.right
        _chip(paper, paper.say("More"), theme.INK, talk_acts.MomentsTurned(), more)
    for moment in pages[paper.view.replay.page % len(pages)]:
        cell = Rect(left + gap, row.top, _wide(paper, moment), row.height)
        act = talk_acts.Play(position, moment.start, moment.end)
        _chip(paper, _says(paper, moment), COLOURS[moment.kind], act, cell)
        left = cell.right


def _button(paper: Paper, label: str, sign: str, act: Act, row: Rect) -> int:
    """Paint the first button of the row; return where it ends."""
    cell = Rect(row.left, row.top, paper.width_of(label, p.STRONG) + paper.px(92), row.height)
    paper.card(cell, theme.LINE if paper.is_pressed() else theme.RAISED, radius=TALL // 2)
    paper.sign(sign, (cell.left + paper.px(36), cell.centery), 34, theme.ACCENT)
    words = Rect(cell.left + paper.px(60), cell.top, cell.width - paper.px(64), cell.height)
    paper.text(label, words, p.STRONG)
    paper.target(cell, act, label, radius=TALL // 2)
    return cell.right


def _chip(paper: Paper, says: str, colour: Colour, act: Act, cell: Rect) -> None:
    paper.card(cell, theme.LINE if paper.is_pressed() else theme.CARD, radius=TALL // 2)
    paper.outline(cell, theme.LINE, thickness=2, radius=TALL // 2)
    paper.verbatim(says, cell, p.centred(p.coloured(p.STRONG, colour)))
    paper.target(cell, act, says, radius=TALL // 2)


def _says(paper: Paper, moment: Moment) -> str:
    return f"{clock(moment.at)} {moment.word or paper.say(NAMES[moment.kind])}"


def _wide(paper: Paper, moment: Moment) -> int:
    return paper.width_of(_says(paper, moment), p.STRONG) + paper.px(48)


def _pages(paper: Paper, found: tuple[Moment, ...], room: int) -> list[list[Moment]]:
    """Return the moments in as many rows as they need; at least one, which may be empty."""
    gap = paper.px(GAP)
    if sum(_wide(paper, one) + gap for one in found) > room:
        room -= paper.width_of("More", p.STRONG) + paper.px(48) + gap
    pages: list[list[Moment]] = [[]]
    used = 0
    for one in found:
        wide = _wide(paper, one) + gap
        if pages[-1] and used + wide > room:
            pages.append([])
            used = 0
        if wide <= room:
            pages[-1].append(one)
            used += wide
    return pages


def seen(paper: Paper, answer: Answer, position: int, rect: Rect) -> bool:
    """Paint what was seen at the moment that is heard; say whether there was anything."""
    replay = paper.view.replay
    if replay.playing != position or replay.picture is None:
        return False
    pad = paper.px(theme.PAD)
    paper.card(rect)
    inner = rect.inflate(-2 * pad, -2 * pad)
    room = Rect(inner.left, inner.top, inner.width, inner.height - paper.line(p.HEADING))
    place = fitted(replay.picture, room)
    place.centerx = rect.centerx
    camera(paper, replay.picture, place, "No picture")
    says = paper.say("{at} of {of}", at=clock(replay.at), of=clock(answer.seconds))
    under = Rect(inner.left, place.bottom + pad // 3, inner.width, paper.line(p.HEADING))
    paper.verbatim(says, under, p.centred(p.HEADING))
    return True


def line(paper: Paper, answer: Answer, moment: float | None, strip: Rect) -> None:
    """Paint where in a timeline the moment is that is heard."""
    if moment is None:
        return
    share = min(1.0, moment / max(answer.seconds, 1e-9))
    at = strip.left + round(strip.width * share)
    mark = Rect(at - paper.px(2), strip.top - paper.px(8), paper.px(5), strip.height)
    mark.height += paper.px(16)
    paper.surface.fill(theme.INK, mark.clip(strip.inflate(0, paper.px(16))))


def of_advice(paper: Paper, advice: Advice, answers: tuple[Answer, ...]) -> talk_acts.Play | None:
    """Return how the moment of an advice is heard again; None where that is not held."""
    held = [
        at
        for at, answer in enumerate(answers)
        if answer.question.id == advice.question_id and at in paper.view.replay.held
    ]
    if not held or advice.at is None:
        return None
    moment = Moment(MomentKind.ADVICE, advice.at)
    return talk_acts.Play(held[-1], moment.start, moment.end)
