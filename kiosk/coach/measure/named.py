"""Which technical words were said: those asked for, by any of their names, and others."""

from collections.abc import Sequence

from kiosk.coach.match.skills import SkillFound, find
from kiosk.coach.measure.keywords import said
from kiosk.domain.job import Job, Question, QuestionKind
from kiosk.domain.measures import KeywordSaid
from kiosk.domain.sound import Word


def wanted(question: Question, job: Job) -> tuple[str, ...]:
    """Return the technical words the question is about."""
    if question.kind is QuestionKind.OPENING and not question.keywords:
        return job.keywords
    return question.keywords


def heard(
    words: Sequence[Word], named: Sequence[SkillFound], keywords: Sequence[str]
) -> tuple[KeywordSaid, ...]:
    """Return the keywords that were said, as written or by another name of the same skill."""
    by_name = {item.keyword: item for item in said(words, keywords)}
    by_term = {skill.term: skill for skill in reversed(named)}
    for keyword in keywords:
        terms = {skill.term for skill in find(keyword)}
        if keyword not in by_name and terms and terms <= by_term.keys():
            skill = by_term[min(terms, key=lambda term: by_term[term].start)]
            by_name[keyword] = KeywordSaid(keyword, _moment(words, skill.start), skill.shown)
    return tuple(sorted(by_name.values(), key=lambda item: item.at))


def _moment(words: Sequence[Word], character: int) -> float:
    """Return when the word at a place of the joined text was said."""
    place = 0
    for word in words:
        place += len(word.text) + 1
        if place > character:
            return word.start
    return 0.0


def beyond(
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
