"""Which words are skills: the project's own vocabulary, indexed by the first word of each name."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "skills.txt"

TOKEN = re.compile(
    r"\.?[^\W_]+(?:-\s*\n\s*(?=[a-z])[^\W_]+|['&.\u2019][^\W_]+)*[+#]*|&",
)
"""A word with its signs: C++, C#, .NET, Node.js, R&D; a word cut at the end of a line is one."""

SPELLINGS = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"),
    ("our", "or"), ("elling", "eling"), ("elled", "eled"), ("centre", "center"),
    ("programme", "program"), ("licence", "license"), ("ogue", "og"), ("defence", "defense"),
)  # fmt: skip
"""Endings of British and American spelling that are one word to us."""
STEMS = (("paed", "ped"), ("haem", "hem"), ("anaesth", "anesth"), ("orthopaed", "orthoped"))


class Guard(StrEnum):
    """What a name must show before it is believed to be the skill and not an everyday word."""

    NONE = ""
    WORD = "word"
    STRICT = "strict"
    LETTER = "letter"
    CASE = "case"
    NAME = "name"


@dataclass(frozen=True)
class Skill:
    """One skill: the name it goes by, its field, and the broader skills it proves."""

    name: str
    field: str
    broader: tuple[str, ...] = ()


@dataclass(frozen=True)
class Name:
    """One way of writing a skill, as folded tokens."""

    tokens: tuple[str, ...]
    text: str
    skill: str
    guard: Guard
    exact: bool
    """A single word that ends in s stands for itself only: Rails are not a rail."""


@dataclass(frozen=True)
class Vocabulary:
    skills: dict[str, Skill]
    by_first: dict[str, tuple[Name, ...]]
    """Names by their first token, the longest first."""

    def __len__(self) -> int:
        return sum(len(names) for names in self.by_first.values())


@cache
def fold(word: str) -> str:
    """Return the word without case, plural and the differences of British spelling."""
    if word == "&":
        return "and"
    token = re.sub(r"-\s*\n\s*", "", word).casefold().replace("\u2019", "'").removesuffix("'s")
    if len(token) > 4 and token.endswith("ies"):
        token = token[:-3] + "y"
    elif len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        token = token[:-1]
    if len(token) > 4:
        for british, american in SPELLINGS:
            if token.endswith(british):
                token = token.removesuffix(british) + american
        for british, american in STEMS:
            token = token.replace(british, american)
    return token


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of one of our own lists in the data folder."""
    lines = (FILE.parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary, once."""
    skills: dict[str, Skill] = {}
    names: dict[str, list[Name]] = {}
    field = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            field = line.strip("[]")
            continue
        entry, _, broader = line.partition(" > ")
        canonical, _, aliases = entry.partition(" = ")
        own = [_name(text, canonical) for text in (canonical, *aliases.split(", ")) if text]
        skill = own[0].skill
        skills[skill] = Skill(skill, field, tuple(broader.split(", ")) if broader else ())
        for name in own:
            names.setdefault(name.tokens[0], []).append(name)
    ordered = {
        first: tuple(sorted(group, key=lambda n: (-len(n.tokens), n.text)))
        for first, group in sorted(names.items())
    }
    return Vocabulary(skills, ordered)


def _name(text: str, canonical: str) -> Name:
    text, _, guard = text.partition(" !")
    raw = TOKEN.findall(text)
    tokens = tuple(fold(token) for token in raw)
    exact = len(tokens) == 1 and text.casefold() != tokens[0] and text.casefold().endswith("s")
    return Name(tokens, text, canonical.partition(" !")[0], Guard(guard), exact)
