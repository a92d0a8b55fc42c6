"""What a person is told of one answer first: a sentence that judges it, and one thing to try.

Both follow the gravest fault (kiosk.domain.measures.Fault). The thing to try takes up the
candidate's own words where there are some.
"""

from collections.abc import Sequence

from kiosk.coach.measure.relevance import STORIES
from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.statements import Does, Statement, statements
from kiosk.domain.interview import Answer, PartName
from kiosk.domain.job import QuestionKind
from kiosk.domain.measures import Fault, StarPart

LONGEST_QUOTE = 14
"""Words of a sentence that are quoted; the rest is left out with three dots."""

HEADLINES = {
    Fault.REFUSED: "You passed on this question.",
    Fault.ECHO: "This gives the question back; the answer itself is still to come.",
    Fault.LIST: "This is a list of names: it does not show what you did with them.",
    Fault.PRAISE: "This praises the subject and says nothing yet of what you did.",
    Fault.BOAST: "You say that you can do it, but not where or how you did.",
    Fault.EMPTY: "This is the frame of an answer, without what happened in it.",
    Fault.GARBLED: "I could not follow this: the words do not hang together as I heard them.",
    Fault.OFF_QUESTION: "This answers something else than what was asked.",
    Fault.THIN: "There is little in this answer to hold on to.",
    Fault.ONLY_WE: "A real story, but it does not say which part was yours.",
    Fault.NO_ACTION: "It says how things were, but not what you did.",
    Fault.NO_RESULT: "A clear story, but it does not say what came of it.",
    Fault.LONG_WINDED: "There is an answer in it, but the point comes late and loosely.",
    Fault.NO_FIGURE: "A clear story that says what came of it; a number would make it stick.",
}
PARTS = {
    Fault.ONLY_WE: PartName.OWN,
    Fault.NO_ACTION: PartName.STAR,
    Fault.NO_RESULT: PartName.STAR,
    Fault.NO_FIGURE: PartName.OWN,
    Fault.LIST: PartName.KEYWORDS,
}
"""The part of the score a fault costs most; every other costs relevance."""
GOOD = {
    True: "A clear story: how it was, what you did, and what came of it.",
    False: "A clear answer, with things to hold on to.",
}
SPEAK_SLOWER = "Speak a little slower, and close to the microphone."
"""The way on where nothing was heard; a page with the button says it with the button."""
LEFT_OUT = "You left this question out. Nobody minds: take it up when you like."
HONEST = "An honest answer: it says what you have not done, and what you would do about it."


def headline(answer: Answer) -> str:
    """Return the sentence that judges an answer."""
    content = answer.measures.content
    fault = content.faults[0] if content.faults else None
    if fault in (Fault.UNHEARD, Fault.TOO_SHORT) or not answer.transcript.words:
        return _unjudged(answer)
    if content.honest_gap and fault not in HEADLINES:
        return HONEST
    if fault is not None:
        return HEADLINES[fault]
    return GOOD[answer.question.kind in STORIES]


def _unjudged(answer: Answer) -> str:
    """Return why there is no judgement, and the way on."""
    if answer.transcript.skipped:
        return LEFT_OUT
    words = answer.measures.speech.words
    if not words:
        why = answer.transcript.why_not or "nothing was said"
        return f"{_sentence(why)} {SPEAK_SLOWER}"
    counted = "1 word is" if words == 1 else f"{words} words are"
    return f"{counted} too short to judge. Aim for a minute: the point, then one example."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".!") + "."


def part_of(fault: Fault) -> PartName:
    """Return the part of the score that a fault costs most."""
    return PARTS.get(fault, PartName.RELEVANCE)


def try_this(answer: Answer, fault: Fault | None) -> tuple[str, float]:
    """Return one thing to try about a fault, in the candidate's own words where there are some,
    and the moment it is about. Without a fault: what would lift a good answer further."""
    stated = _stated(answer)
    end = answer.transcript.words[-1].end if answer.transcript.words else answer.seconds
    if fault is None:
        return _lift(answer, stated), end
    quoted = _quoted(fault, stated, answer)
    if quoted is None:
        return TRY[fault], end
    return f"You said: “{_cut(quoted.sentence.text)}” {TRY_FROM[fault]}", quoted.sentence.at


TRY = {
    Fault.UNHEARD: "Sit a hand's breadth nearer the microphone, and speak a little slower.",
    Fault.TOO_SHORT: "Say the point first, then one example from your own work or studies.",
    Fault.REFUSED: "Say what you would do if it happened tomorrow: that is an answer as well.",
    Fault.ECHO: "Begin where the question ends: one time it happened, then what you did.",
    Fault.LIST: "Take one of them and say one thing you did with it, and what came of it.",
    Fault.PRAISE: "Say one thing that you yourself did with it, however small.",
    Fault.BOAST: "Name one time you did it: where, what was in the way, what came of it.",
    Fault.EMPTY: "Put one real day in: who was there, what you did, what was different after.",
    Fault.GARBLED: "Say it once more, a little slower, in short and plain sentences.",
    Fault.OFF_QUESTION: "Make your first sentence the answer to what was asked; then the example.",
    Fault.THIN: "Add one example: where it was, what you did, and what came of it.",
    Fault.ONLY_WE: "Say which part was yours: I asked, I built, I decided.",
    Fault.NO_ACTION: "Say what you did, step by step, beginning with I.",
    Fault.NO_RESULT: "Close with what came of it: for whom was what different, and how much?",
    Fault.LONG_WINDED: "Say the point in one sentence, then one example, then stop.",
    Fault.NO_FIGURE: "Say how much, how many, how fast or for how long.",
}
TRY_FROM = {
    Fault.BOAST: "Name one time you did it: where, what was in the way, what came of it.",
    Fault.ONLY_WE: "Say which part of that was yours: I asked, I built, I decided.",
    Fault.NO_RESULT: "Go on from there: for whom was what different afterwards, and how much?",
    Fault.LONG_WINDED: "That is the point: begin with it, give one example, then stop.",
    Fault.NO_FIGURE: "Put a number to it: how much, how many, how fast or for how long.",
    Fault.THIN: "Stay with that: where was it, what did you do, what came of it?",
    Fault.PRAISE: "Say one thing that you yourself did with it, however small.",
}


QUOTED_FOR = {Fault.BOAST: Does.BOAST, Fault.PRAISE: Does.PRAISE}


def _quoted(fault: Fault, stated: Sequence[Statement], answer: Answer) -> Statement | None:
    """Return the statement of the candidate that a fault is best shown by, or None."""
    saying = [one for one in stated if one.does is Does.SAYS]
    if fault in QUOTED_FOR:
        return next((one for one in stated if one.does is QUOTED_FOR[fault]), None)
    if fault is Fault.ONLY_WE:
        return next((one for one in saying if any(not deed.mine for deed in one.deeds)), None)
    if fault is Fault.NO_RESULT:
        return next((one for one in reversed(saying) if one.deeds), None)
    if fault is Fault.NO_FIGURE:
        results = [p.at for p in answer.measures.content.star.parts if p.part is StarPart.RESULT]
        return next((one for one in saying if one.sentence.at in results[-1:]), None)
    if fault is Fault.THIN:  # only what somebody did is worth staying with
        saying = [one for one in saying if one.deeds]
    if fault in (Fault.LONG_WINDED, Fault.THIN):
        return max(saying, key=lambda one: one.worth, default=None)
    return None


def _lift(answer: Answer, stated: Sequence[Statement]) -> str:
    """Return what would make a good answer better still."""
    good = answer.question.good.rstrip(".")
    if answer.question.kind is QuestionKind.CLOSING or not stated:
        return "Keep it as it is, and say it once more in half the words."
    point = max(stated, key=lambda one: one.worth)
    if point.sentence.at > stated[0].sentence.at and point.worth:
        return (
            f"Your strongest sentence is “{_cut(point.sentence.text)}” Try it as the first one: "
            "the listener then knows what the rest is for."
        )
    return f"What would lift it further: {good}." if good else "Say it once more in half the words."


def _stated(answer: Answer) -> tuple[Statement, ...]:
    asked = f"{answer.question.text} {answer.question.requirement or ''}"
    return statements(sentences(answer.transcript), asked)


def _cut(text: str) -> str:
    """Return a sentence to quote: its first words, with a full stop or three dots."""
    words = text.split()
    if len(words) > LONGEST_QUOTE:
        return " ".join(words[:LONGEST_QUOTE]).rstrip(",;:") + " …"
    return text.rstrip(" .!?") + "."
