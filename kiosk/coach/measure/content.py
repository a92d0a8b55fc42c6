"""What an answer said: the job's words, whether it answers the question, the story it tells."""

from collections.abc import Sequence

from kiosk.coach.match import Embed
from kiosk.coach.match.skills import SkillFound, find
from kiosk.coach.measure.keywords import said
from kiosk.coach.measure.relevance import relevance
from kiosk.coach.measure.sentences import Sentence, sentences, spoken_words
from kiosk.coach.measure.star import tell
from kiosk.domain.job import Job, Question, QuestionKind
from kiosk.domain.measures import Content, KeywordSaid, Star
from kiosk.domain.sound import Transcript, Word
from kiosk.domain.units import Measure

SHARE = "share"
TOO_SHORT = "too short to judge"
TOO_SHORT_WORDS = 20
UNSURE = "the words could not be made out surely enough"
"""MEASURES.md: under 20 words nothing can be said about an answer."""
ENOUGH_KEYWORDS = 3
"""So many of the words a question is about make a full answer; nobody lists them all."""
OTHER_WEIGHT = 0.5
"""What another technical word of the job counts, beside those the question is about."""
STORIES = frozenset({QuestionKind.BEHAVIOURAL, QuestionKind.CLAIM})


def measure(question: Question, transcript: Transcript, job: Job, embed: Embed) -> Content:
    """Return what one answer said.

    Keyword relevance is the credit over what makes a full answer, at most 1: each word the question
    is about (its `keywords`; for the opening the job's) counts 1, each other technical word of the
    job a half; a full answer has all the question is about, three at most.
    """
    words = spoken_words(transcript)
    text = " ".join(word.text for word in words)
    named = find(text)
    heard = _heard(words, named, tuple(dict.fromkeys((*question.keywords, *job.keywords))))
    wanted = _wanted(question, job)
    spoken = {word.keyword.lower() for word in heard}
    why_not = _why_not(transcript, words)
    told = sentences(transcript)
    return Content(
        said=heard,
        missed=tuple(word for word in wanted if word.lower() not in spoken),
        beyond=_beyond(words, named, question, job),
        keyword_relevance=_keyword_relevance(wanted, heard, why_not),
        relevance=_relevance(question, job, text, told, embed) if why_not is None
        else Measure.missing(SHARE, why_not),
        star=_star(question, told, why_not),
    )  # fmt: skip


def _why_not(transcript: Transcript, words: Sequence[Word]) -> str | None:
    if not words:
        return transcript.why_not or "nothing was said"
    if transcript.unsure:
        return UNSURE
    return TOO_SHORT if len(words) < TOO_SHORT_WORDS else None


def _wanted(question: Question, job: Job) -> tuple[str, ...]:
    """Return the technical words the question is about."""
    if question.kind is QuestionKind.OPENING and not question.keywords:
        return job.keywords
    return question.keywords


def _heard(
    words: Sequence[Word], named: Sequence[SkillFound], keywords: Sequence[str]
) -> tuple[KeywordSaid, ...]:
    """Return the keywords that were said, as written or by another name of the same skill."""
    heard = {item.keyword: item for item in said(words, keywords)}
    by_term = {skill.term: skill for skill in reversed(named)}
    for keyword in keywords:
        terms = {skill.term for skill in find(keyword)}
        if keyword not in heard and terms and terms <= by_term.keys():
            skill = by_term[min(terms, key=lambda term: by_term[term].start)]
            heard[keyword] = KeywordSaid(keyword, _moment(words, skill.start), skill.shown)
    return tuple(sorted(heard.values(), key=lambda item: item.at))


def _moment(words: Sequence[Word], character: int) -> float:
    """Return when the word at a place of the joined text was said."""
    place = 0
    for word in words:
        place += len(word.text) + 1
        if place > character:
            return word.start
    return 0.0


def _beyond(
    words: Sequence[Word], named: Sequence[SkillFound], question: Question, job: Job
) -> tuple[KeywordSaid, ...]:
    """Return the technical words said that neither the job nor the question names."""
    known = {skill.term for skill in find(f"{job.text}\n{question.text}")}
    known |= {skill.term for keyword in job.keywords for skill in find(keyword)}
    first: dict[str, KeywordSaid] = {}
    for skill in named:
        if skill.technical and not skill.negated and skill.term not in known:
            moment = _moment(words, skill.start)
            first.setdefault(skill.term, KeywordSaid(skill.term, moment, skill.shown))
    return tuple(first.values())


def _keyword_relevance(
    wanted: Sequence[str], heard: Sequence[KeywordSaid], why_not: str | None
) -> Measure:
    if why_not is not None:
        return Measure.missing(SHARE, why_not)
    if not wanted:
        return Measure.missing(SHARE, "this question is about no technical word")
    about = {word.lower() for word in wanted}
    hits = sum(word.keyword.lower() in about for word in heard)
    credit = hits + OTHER_WEIGHT * (len(heard) - hits)
    return Measure(min(1.0, credit / min(len(about), ENOUGH_KEYWORDS)), SHARE)


def _relevance(
    question: Question, job: Job, text: str, told: Sequence[Sentence], embed: Embed
) -> Measure:
    if question.kind is QuestionKind.FOLLOW_UP and question.requirement is None:
        return Measure.missing(SHARE, "a follow-up has no topic of its own")
    pieces = [sentence.text for sentence in told]
    return Measure(relevance(question, job.title, text, pieces, embed), SHARE)


def _star(question: Question, told: Sequence[Sentence], why_not: str | None) -> Star:
    if question.kind not in STORIES:
        return Star()
    if why_not is not None:
        return Star(complete=Measure.missing(SHARE, why_not))
    return tell(told)
