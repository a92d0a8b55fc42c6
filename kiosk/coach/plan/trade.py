"""Which field of work a job belongs to, and what a recruiter of that field asks of anybody."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.coach.plan.word_lists import word_list
from kiosk.domain.job import Job, QuestionKind, RequirementKind

FOLDER = Path(__file__).parent / "trades"
GENERAL = "general"
"""The bank for a job that no field claims."""
TITLE_WEIGHT = 5.0
"""A title names the trade; the advert's words only tell of it."""
FIRST_LINES = 400
"""Characters of an advert that count when its title names no trade: the rest is often the firm."""
LEAST = 3.0
"""Under this a job is of no field we know: three words of a vocabulary, or half a title."""
MOST_OF_A_WORD = 2
SPECIAL = 0.6
"""How much nearer a question is that not every job of the trade calls for."""
WHOLE = 4
LEAST_LINES = 4
"""Of duties and musts: fewer do not tell what a job is."""
LONGEST_LINE = 80
"""Characters of a line that may be a heading."""
BEST = 5
"""So many of the nearest to an advert take turns as the first."""
HEAD = re.compile(r"[,;:(|]|\s[-–—]\s")
"""What follows it in a title is the unit: Registered Nurse, Medical-Surgical."""
COMMON_WORDS = word_list("common_words")
GENERAL_TITLES = word_list("general_titles")
"""Titles that many trades have: a director may direct funerals."""


@dataclass(frozen=True)
class TradeQuestion:
    """One question of a trade, with what a good answer holds and what a weak one lacks."""

    id: str
    kind: QuestionKind
    ask: str
    good: str
    weak: str
    needs: tuple[str, ...] = ()
    """Beginnings of words, one of which must stand in a job's title, duties or musts."""
    title: tuple[str, ...] = ()
    """Beginnings of words of which one must stand in the title: a rank, mostly (manager)."""
    unless: tuple[str, ...] = ()
    """Beginnings of words of which none may stand in the title: who leads a site lifts no tool."""


@dataclass(frozen=True)
class Trade:
    """A field of work: the titles and words by which it is known, and its questions."""

    name: str
    says: str
    titles: tuple[str, ...]
    words: tuple[str, ...]
    questions: tuple[TradeQuestion, ...]
    covers: frozenset[str] = frozenset()
    """Competencies for which the trade's own questions ask already."""
    calls: tuple[str, ...] = ()
    """Competencies that anybody of this trade needs beside it."""
    person: str = "somebody at work"
    """Whom one mostly deals with in it: a client, a parent."""


@cache
def trades() -> dict[str, Trade]:
    """Return every field by its name."""
    return {file.stem: _read(file) for file in sorted(FOLDER.glob("*.toml"))}


def _read(file: Path) -> Trade:
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    questions = tuple(
        TradeQuestion(
            id=one["id"],
            kind=QuestionKind(one["kind"]),
            ask=one["ask"],
            good=one["good"],
            weak=one["weak"],
            needs=tuple(one.get("needs", ())),
            title=tuple(one.get("title", ())),
            unless=tuple(one.get("unless", ())),
        )
        for one in found["questions"]
    )
    return Trade(
        name=file.stem,
        says=found["says"],
        titles=tuple(found["titles"]),
        words=tuple(found["words"]),
        questions=questions,
        covers=frozenset(found.get("covers", ())),
        calls=tuple(found["calls"]),
        person=found.get("person", "somebody at work"),
    )


def trade_of(job: Job) -> Trade:
    """Return the field a job belongs to: by its title first, then by the words of its text."""
    known = [trade for trade in trades().values() if trade.titles]
    named = [t for trade in known for t in trade.titles if not _is_general(t)]
    heads = (_plain(HEAD.split(job.title)[0]), _plain(job.title))
    title = next((head for head in heads if any(_stands(t, head) for t in named)), _headline(job))
    text = Counter(re.findall(r"[\w+#&/-]+", _plain(job.text)))
    body = _plain(job.text)
    scored = [(_score(trade, title, body, text), trade.name) for trade in known]
    best, name = max(scored, key=lambda pair: (pair[0], pair[1]))
    return trades()[name if best >= LEAST else GENERAL]


def _headline(job: Job) -> str:
    """Return a title with the first line of its advert: it may be cut short or wrong ("Team Leader"
    of "Team Leader - Customer Service")."""
    title, first = _plain(job.title), _plain(job.text.strip().split("\n", maxsplit=1)[0])
    if first.startswith(title):
        return first
    if len(first) > LONGEST_LINE:
        first = _plain(HEAD.split(job.text.strip().split("\n", maxsplit=1)[0])[0])
    return f"{first} {title}" if len(first) <= LONGEST_LINE else title


def _is_general(title: str) -> bool:
    return all(word in GENERAL_TITLES for word in title.split())


def _score(trade: Trade, title: str, body: str, counted: Counter[str]) -> float:
    """Return how much speaks for a trade: the longest of its titles, then its words."""
    named = [(t, title.rfind(t)) for t in trade.titles if _stands(t, title)]
    head = max((_weight(t, at / (len(title) + 1)) for t, at in named), default=0.0)
    if not named and any(_stands(t, body[:FIRST_LINES]) for t in trade.titles if len(t) > 4):
        head = 2.0
    return head + sum(
        min(MOST_OF_A_WORD, counted[word] if " " not in word else body.count(word))
        for word in trade.words
    ) / (1.0 + len(trade.words) / 16)


def _weight(title: str, place: float) -> float:
    """Return what a title counts: more words say more, and the trade stands last."""
    words = title.split()
    if _is_general(title):
        return 1.0 + len(words)
    return TITLE_WEIGHT + 2.0 * len(words) + 2.0 * place


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").split())


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?:s|es|ing)?(?!\w)")


def _stands(words: str, text: str) -> bool:
    return _pattern(words).search(text) is not None


def fitting(trade: Trade, kind: QuestionKind, job: Job) -> tuple[list[TradeQuestion], int]:
    """Return the trade's questions of a kind that fit this job, the nearest to its words first,
    and how many of them may begin: those that only this title calls for (payroll), or a few."""
    title, text = _headline(job), _core(job)
    wanted = stems(_plain(f"{job.title} {job.text}"))
    fit = [
        question
        for question in trade.questions
        if question.kind is kind
        and (not question.needs or _named(question.needs, text))
        and (not question.title or _named(question.title, title))
        and not _named(question.unless, title)
    ]
    own = [question for question in fit if _named((*question.needs, *question.title), title)]
    rest = sorted((q for q in fit if q not in own), key=lambda q: -_overlap(q, wanted))
    return [*own, *rest], len(own) or BEST


def _core(job: Job) -> str:
    """Return what a job is: its title, its duties and what one must bring; not what would be nice,
    nor what the firm says of itself. Where the advert has no such lines, all of it."""
    lines = [r.text for r in job.requirements if r.kind is not RequirementKind.PLUS]
    told = " ".join(lines) if len(lines) >= LEAST_LINES else job.text
    return _plain(f"{_headline(job)} {told}")


def _named(needs: Iterable[str], text: str) -> bool:
    return any(_need(word).search(text) for word in needs)


@cache
def _need(word: str) -> re.Pattern[str]:
    """Return the pattern of a word that a question needs: a short one stands whole (car is no
    care), a longer one is a beginning."""
    whole = r"s?(?!\w)" if len(word) <= WHOLE else ""
    return re.compile(rf"(?<!\w){re.escape(word)}{whole}")


def _overlap(question: TradeQuestion, wanted: frozenset[str]) -> float:
    own = stems(f"{question.ask} {question.good}")
    return float(len(own & wanted) / (1 + len(own)) ** 0.5) + SPECIAL * bool(question.needs)


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's words of content, by which two texts are compared."""
    words = re.findall(r"[a-z][a-z+#]{2,}", text.lower())
    return frozenset(word[:6] for word in words if word not in COMMON_WORDS)
