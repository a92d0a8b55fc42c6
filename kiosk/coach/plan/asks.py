"""How a requirement is said: "you would design services" or "this job asks for solid SQL"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kiosk.coach.plan.pieces import pieces
from kiosk.coach.plan.quoting import ASIDE, INSTRUCTION
from kiosk.coach.plan.shortening import DANGLING, shortened
from kiosk.coach.plan.skill_words import proper_words
from kiosk.coach.plan.verbs import base_of, is_base
from kiosk.coach.plan.word_lists import word_list
from kiosk.domain.job import Job, Requirement

LONGEST_WORDS = 20
LONGEST_THING = 22
"""A requirement that is no deed and longer than this is a paragraph, not a thing one asks for."""

LEADS = re.compile(
    r"^(?:you(?:'ll|'re| will| would| should| must| can| may| are expected to| need to"
    r"|r responsibilities include)?"
    r"(?: also)?(?: be able to| be responsible for| be comfortable| help to| be| are able to| are"
    r"| have| bring| need)?"
    r"|(?:the )?(?:proven |demonstrated |strong )?ability to|able to|may|will"
    r"|must(?: have| be able to)?"
    r"|should(?: have)?"
    r"|we (?:are looking for|look for|expect|need|want|ask for|require)(?: you to)?|required"
    r"|requirements?|responsible for"
    r"|(?:the )?(?:successful |ideal )?(?:candidate|applicant)s? (?:will|should"
    r"|must)(?: be able to| have)?"
    r"|your (?:tasks|duties|role)(?: are| is| include)?(?: to)?|essential|desirable|preferred"
    r"|nice to have|bonus"
    r"|responsibilities include|duties include|someone who can|to)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
TAILS = re.compile(
    r"[,;]?\s*(?:\b(?:is|are|would be|will be|being)\s+)?(?:\b(?:considered\s+)?(?:a |an "
    r"|strongly |highly )?\(?"
    r"(?:big |definite |strong |real )?(?:plus|bonus|advantage|asset|preferred|required|desirable"
    r"|desired|"
    r"essential|welcome|nice to have|mandatory|a must|must))\)?(?: but not (?:required"
    r"|essential))?[.!]?$",
    re.IGNORECASE,
)
YEARS = re.compile(r"\b(\d+)\s*\+\s*(?=years?|yrs?)|\b(\d+)\s*(?:-|–|to)\s*\d+\s*(?=years?|yrs?)")
PAPER = re.compile(
    r"\b(?:degree|diploma|bachelor|master's|phd|licen[cs]e|qualification|certifi\w+|registration|"
    r"years?|months?|shifts?|salary|visa|clearance|travel|hours)\b",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"\b(?:of|in|for|with|from|to|on|as|at|and|or|that)\b|,")
COUNTED = word_list("counted")
FINITE = word_list("finite")
"""A thing that holds one of these words is a sentence about the firm or the reader."""
ARTICLES = word_list("articles")
OF_A_PERSON = word_list("of_a_person")
NO_ASK = word_list("no_ask")
LEAST_DEED = 5
THIRD_PERSONS = 2
"""So many lines that open with a third person are no chance."""
GERUND_NOUNS = word_list("gerund_nouns")
RELATIVE = word_list("relative")
ALSO_ADJECTIVES = word_list("also_adjectives")
NOUN_NEXT = word_list("noun_next")


@dataclass(frozen=True)
class Ask:
    """A requirement as it is spoken: `do` after "you would", `have` after "asks for"."""

    requirement: Requirement
    do: str | None = None
    have: str | None = None

    @property
    def sentence(self) -> str:
        return f"In this job you would {self.do}." if self.do else f"This job asks for {self.have}."


def is_paper(item: Ask) -> bool:
    """Return whether a requirement is met by a paper, or by years: nothing to talk through."""
    return PAPER.search(item.requirement.text) is not None


def ask(
    requirement: Requirement, proper: frozenset[str] = frozenset(), *, third: bool = False
) -> Ask | None:
    """Return how a requirement is said, or None where its text is not fit to be spoken.

    `proper` are words (lower case) that keep their capital, such as the job's keywords; `third`
    says that this job writes its duties in the third person ("Develops plans").
    """
    if INSTRUCTION.search(requirement.text):
        return None
    bare = _bare(requirement.text)
    for _ in range(3):
        stripped = LEADS.sub("", bare)
        if stripped == bare:
            break
        bare = stripped
    bare = next(iter(pieces(TAILS.sub("", bare))), "")
    words = bare.strip(" .,;:-–").split()
    if not words or words[0].lower() in NO_ASK:
        return None
    done = _done(_first_person(words) if third else words)
    if done is None and (len(words) > LONGEST_THING or _is_sentence(words)):
        return None
    words = shortened(
        [lowered(words[0], proper), *words[1:]] if done is None else done, LONGEST_WORDS
    )
    text = " ".join(words)
    return Ask(requirement, do=text) if done else Ask(requirement, have=_thing(text))


def _is_sentence(words: list[str]) -> bool:
    """Return whether there is a verb of its own before any "that", "which" or "who"."""
    for word in words:
        if word.lower() in RELATIVE:
            return False
        if word.lower().strip(",") in FINITE:
            return True
    return False


def _bare(text: str) -> str:
    text = ASIDE.sub(
        "", re.sub(r"\s+", " ", text.replace("’", "'").replace("*", "")).strip(" •-–—·")
    )
    text = re.split(r"(?<=[a-z)])[.!?]\s+(?=[A-Z])|;\s", text)[0]
    text = YEARS.sub(lambda m: f"at least {m[1] or m[2]} ", text)
    text = re.sub(r"\s&\s", " and ", re.sub(r"\s[-–—]\s.*$", "", text))
    return re.sub(r"(?<=\w\w)/(?=\w\w\w)|\s/\s", " and ", text).strip()


def _done(words: list[str]) -> list[str] | None:
    """Return the words as what one does, from the base of the verb on; None where it is a thing."""
    first, second = (word.lower().strip(",;:") for word in [*words, "", ""][:2])
    if second in NOUN_NEXT or not second:
        return None
    if first in ALSO_ADJECTIVES and not (second in ARTICLES or second.endswith("s")):
        return None
    if is_base(first) and not _is_title(words):
        return [first, *words[1:]] if not words[0].endswith(",") else [f"{first},", *words[1:]]
    if first.endswith("ly") and is_base(second):
        return [first, *words[1:]]
    base = base_of(first) if first.endswith("ing") else None
    noun = first in GERUND_NOUNS and _plain(words[1:]) == words[1:]
    plain = second in ARTICLES or (not noun and (second in DANGLING or second.endswith("s")))
    if base and (plain or (not noun and len(words) >= LEAST_DEED)):
        return [base, *_plain(words[1:])]
    return None


def _first_person(words: list[str]) -> list[str]:
    """Return "Develops and implements plans" as "develop and implement plans", and each verb that
    follows an "and" alike."""
    base = _third(words[0])
    if base is None or (len(words) > 1 and words[1].lower() in NOUN_NEXT):
        return words
    rest = [
        _third(word) or word if before in ("and", "or") or before.endswith(",") else word
        for before, word in pairwise(words)
    ]
    return [base, *rest]


def _third(word: str) -> str | None:
    bare = word.lower()
    return base_of(bare) if bare.endswith("s") and not is_base(bare) else None


def _plain(words: list[str]) -> list[str]:
    """Return what follows a verb with a second one in its form: building and running."""
    second = base_of(words[1].lower()) if len(words) > 2 and words[0] in ("and", "or") else None
    return [words[0], second, *words[2:]] if second and words[1].endswith("ing") else words


def _is_title(words: list[str]) -> bool:
    """Return whether the words are a heading or a name: every longer one has a capital."""
    return all(word[:1].isupper() for word in words if len(word) > 3) and not words[1].isupper()


def lowered(word: str, proper: frozenset[str] = frozenset()) -> str:
    """Return the word in lower case unless its capital belongs to it (SQL, iOS, Python)."""
    bare = word.strip(",;:.()")
    if not bare[:1].isupper() or any(c.isupper() or c.isdigit() for c in bare[1:]):
        return word
    if bare.lower() in proper or bare.lower() in proper_words() or (len(bare) == 1 and bare != "A"):
        return word
    return word[:1].lower() + word[1:]


def _thing(text: str) -> str:
    """Return a thing as one asks for it: "degree in law" is "a degree in law"."""
    words = text.split()
    if words[0].lower() in OF_A_PERSON and len(words) > 1:
        return f"somebody who is {text}"
    if words[0].lower() in ARTICLES or words[0][:1].isdigit():
        return text
    head = PREPOSITION.split(text, maxsplit=1)[0].split()
    if head and head[-1].lower() in COUNTED:
        return f"{article(words[0])} {text}"
    return text


def article(word: str) -> str:
    """Return "a" or "an", by how the word sounds."""
    if word.isupper() and len(word) < 5:
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    low = word.lower()
    if re.match(r"eu|uni[^nm]|use|usu|ux|one\b", low):
        return "a"
    return "an" if low[:1] in "aeiou" or low.startswith(("hour", "honest", "heir")) else "a"


def asks_of(job: Job) -> tuple[Ask, ...]:
    """Return the requirements that can be spoken, in the order of the job."""
    proper = frozenset(word.lower() for keyword in job.keywords for word in keyword.split()
                       if keyword[:1].isupper())  # fmt: skip
    opened = [requirement.text.split(maxsplit=1)[0] for requirement in job.requirements]
    third = sum(_third(word) is not None for word in opened) >= THIRD_PERSONS
    said = (ask(requirement, proper, third=third) for requirement in job.requirements)
    return tuple(item for item in said if item is not None)
