"""What an answer said: whether it answers, what it shows, the story it tells, what it lacks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.coach.match import Embed
from kiosk.coach.match.skills import find
from kiosk.coach.measure.firmness import Firmness, firmness
from kiosk.coach.measure.named import beyond, heard, wanted
from kiosk.coach.measure.relevance import STORIES, relevance
from kiosk.coach.measure.sense import sense
from kiosk.coach.measure.sentences import sentences, spoken_words
from kiosk.coach.measure.standing import Standing, standing
from kiosk.coach.measure.star import says_how_much, tell
from kiosk.coach.measure.statements import Does, Statement, statements
from kiosk.coach.measure.substance import Substance, substance
from kiosk.domain.job import Job, Question, QuestionKind
from kiosk.domain.measures import Content, Fault, KeywordSaid, Star, StarPart
from kiosk.domain.sound import Transcript
from kiosk.domain.units import Measure

SHARE = "share"
TOO_SHORT = "too short to judge"
UNSURE = "the words could not be made out surely enough"
TOO_SHORT_WORDS = 20
"""Under 20 words nothing can be said about an answer."""
ENOUGH_KEYWORDS = 3
"""So many of the words a question is about make a full answer; nobody shows them all."""
OTHER_WEIGHT = 0.5
"""What another technical word of the job counts, beside those the question is about."""
TECHNICAL = frozenset({QuestionKind.TECHNICAL, QuestionKind.GAP, QuestionKind.FOLLOW_UP})
WITHOUT = 0.3
"""What an answer that is good without one technical word has of this measure."""
FIGURE_SHARE = 0.4
"""Of a full own part, what stands by a figure; the rest is who did it."""
OFF_QUESTION = 0.35
LITTLE = 0.5
"""Relevance and substance below which the answer is named for it."""
RAMBLES = 0.8
"""Firmness below which an answer is told that its point comes late."""
NAMED_FOR = {
    Does.ECHO: Fault.ECHO,
    Does.LIST: Fault.LIST,
    Does.PRAISE: Fault.PRAISE,
    Does.BOAST: Fault.BOAST,
    Does.REFUSES: Fault.REFUSED,
    Does.EMPTY: Fault.EMPTY,
    Does.SAYS: Fault.THIN,
}


@dataclass(frozen=True)
class Judged:
    """An answer taken apart: what its sentences do, what it is about, how much it holds."""

    question: Question
    stated: tuple[Statement, ...]
    before: Sequence[Statement]
    """Those before what came of it; all of them where no story is asked for."""
    holds: Substance
    firm: Firmness
    on: float
    """0 (off the question) to 1 (on it)."""
    star: Star
    sense: float
    """1, or less where the words do not hang together."""

    @property
    def counts(self) -> float:
        """What everything it says counts for: as far as it says something, and on the question."""
        return self.holds.value * self.holds.dense * self.firm.value * self.on * self.sense


def measure(question: Question, transcript: Transcript, job: Job, embed: Embed) -> Content:
    """Return what one answer said.

    Only statements of the candidate's own count (statements.py); what is on another subject counts
    as far as it is on the question. So an echo, a list, praise or a claim without a deed earns
    nothing in any measure, and adding one to an answer raises none.
    """
    words = spoken_words(transcript)
    named = find(" ".join(word.text for word in words))
    said = heard(words, named, tuple(dict.fromkeys((*question.keywords, *job.keywords))))
    about = wanted(question, job)
    spoken = {word.keyword.lower() for word in said}
    why_not = _why_not(transcript, len(words))
    given = Content(
        said=said,
        missed=tuple(word for word in about if word.lower() not in spoken),
        beyond=beyond(words, named, question, job),
        keyword_relevance=Measure.missing(SHARE, why_not or ""),
        relevance=Measure.missing(SHARE, why_not or ""),
        star=Star(complete=Measure.missing(SHARE, why_not or "")),
        steps=Measure.missing(SHARE, why_not or ""),
        own=Measure.missing(SHARE, why_not or ""),
        faults=(Fault.UNHEARD if not words else Fault.TOO_SHORT,),
    )
    if why_not is not None:
        return given
    return _judged(given, _taken_apart(question, transcript, job, embed), about)


def _why_not(transcript: Transcript, words: int) -> str | None:
    if not words:
        return transcript.why_not or "nothing was said"
    if transcript.unsure:
        return UNSURE
    if words < TOO_SHORT_WORDS:
        return TOO_SHORT
    return None


def _taken_apart(question: Question, transcript: Transcript, job: Job, embed: Embed) -> Judged:
    told = sentences(transcript)
    asked = f"{question.text} {question.requirement or ''}"
    stated = statements(told, asked, job.text)
    pieces = [one.sentence.text for one in stated if one.does is Does.SAYS]
    star = tell(stated) if question.kind in STORIES else Star()
    told_down = [stated, *(_before_results(stated) if question.kind in STORIES else ())]
    return Judged(
        question=question,
        stated=stated,
        before=told_down[-1],
        holds=substance(stated),
        # what came of it is never held against how the rest is told
        firm=max((firmness(one) for one in told_down), key=lambda firm: firm.value),
        on=relevance(
            question, " ".join(pieces), pieces, embed, [wish.text for wish in job.requirements]
        ),
        star=star,
        sense=max(sense(transcript.expected, one) for one in told_down),
    )


def _before_results(stated: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    """Yield the statements without what came of it, then without what is taken for it where that
    is gone, and so on: whoever leaves a result out is never better off."""
    while results := {one.at for one in tell(stated).parts if one.part is StarPart.RESULT}:
        stated = [one for one in stated if one.sentence.at not in results]
        if any(one.does is Does.SAYS for one in stated):
            yield stated


def _judged(given: Content, judged: Judged, about: Sequence[str]) -> Content:
    """Return the content with everything measured that this kind of question asks for."""
    shown = tuple(word for word in given.said if _how(judged.stated, word) in SAYS_WHAT)
    story = judged.question.kind in STORIES
    told = _told(judged)
    return Content(
        said=given.said,
        missed=given.missed,
        beyond=given.beyond,
        keyword_relevance=_keyword_relevance(judged, about, shown),
        relevance=Measure(judged.counts, SHARE),
        star=told if story else Star(),
        shown=shown,
        steps=Measure.missing(SHARE, "a story is judged by its parts")
        if story
        else Measure(judged.holds.steps * judged.counts, SHARE),
        own=Measure(_own_part(judged) * judged.counts, SHARE),
        faults=tuple(sorted(_faults(judged), key=list(Fault).index)),
        honest_gap=_is_honest(judged),
    )


ORDER = tuple(Standing)
SAYS_WHAT = (Standing.PLANNED, Standing.SHOWN)


def _how(stated: Sequence[Statement], word: KeywordSaid) -> Standing:
    """Return the best standing of a keyword in the sentences that hold it."""
    name = re.compile(rf"(?<!\w){re.escape(word.how.lower().strip('.,!?;:'))}(?!\w)")
    held = [one for one in stated if name.search(one.sentence.text.lower())]
    at = [one for one in stated if one.sentence.at <= word.at][-1:]
    return max((standing(one, word.how) for one in held or at), default=Standing.NAMED,
               key=ORDER.index)  # fmt: skip


def _keyword_relevance(
    judged: Judged, about: Sequence[str], shown: Sequence[KeywordSaid]
) -> Measure:
    if judged.question.kind not in TECHNICAL:
        return Measure.missing(SHARE, "this question does not ask for technical words")
    if not about:
        return Measure.missing(SHARE, "this question is about no technical word")
    own = {word.lower() for word in about}
    hits = sum(word.keyword.lower() in own for word in shown)
    credit = hits + OTHER_WEIGHT * (len(shown) - hits)
    full = min(len(own), ENOUGH_KEYWORDS)
    return Measure((WITHOUT + (1 - WITHOUT) * min(1.0, credit / full)) * judged.counts, SHARE)


def _told(judged: Judged) -> Star:
    """Return the story, complete as far as the answer counts."""
    star = judged.star
    complete = (star.complete.value or 0.0) * judged.counts
    return Star(star.parts, star.shares, star.figure_in_result, star.only_we,
                Measure(complete, SHARE))  # fmt: skip


def _own_part(judged: Judged) -> float:
    """Return how much of what was done the candidate did, and whether a figure stands by it.

    What came of it is everybody's: "we lost two contracts less" takes nothing from one's own part.
    """
    saying = [one for one in judged.stated if one.does is Does.SAYS]
    before = {one.sentence.at for one in judged.before}
    mine = sum(deed.mine for one in saying for deed in one.deeds)
    others = sum(not deed.mine for one in saying if one.sentence.at in before for deed in one.deeds)
    figure = any(says_how_much(one.sentence.text) for one in saying)
    share = mine / (mine + others) if mine else 0.0
    return (1 - FIGURE_SHARE) * share + FIGURE_SHARE * figure


def _is_honest(judged: Judged) -> bool:
    admits = any(one.admits for one in judged.stated)
    plans = sum(not deed.done for one in judged.stated for deed in one.deeds)
    return admits and plans > 0 and judged.holds.value >= LITTLE


def _faults(judged: Judged) -> Iterator[Fault]:
    """Yield what the answer lacks. Where nothing is said, nothing else was answered either."""
    holds = judged.holds
    says = any(one.does is Does.SAYS for one in judged.stated)
    if holds.value < LITTLE:
        yield NAMED_FOR[holds.mainly]
    if judged.sense < LITTLE:
        yield Fault.GARBLED
    if says and judged.on < OFF_QUESTION:
        yield Fault.OFF_QUESTION
    if judged.firm.value < LITTLE and judged.firm.claims and holds.value >= LITTLE:
        yield Fault.BOAST
    if judged.question.kind in STORIES:
        yield from _faults_of_a_story(judged.star)
    if holds.dense < 1.0 or (judged.firm.value < RAMBLES and not judged.firm.claims):
        yield Fault.LONG_WINDED


def _faults_of_a_story(star: Star) -> Iterator[Fault]:
    told = {sentence.part for sentence in star.parts}
    if star.only_we:
        yield Fault.ONLY_WE
    elif StarPart.ACTION not in told:
        yield Fault.NO_ACTION
    if StarPart.RESULT not in told:
        yield Fault.NO_RESULT
    elif not star.figure_in_result:
        yield Fault.NO_FIGURE
