"""Decide how a technical word may sound when it is said, and be written down by a transcriber."""

import re
from functools import cache, lru_cache
from itertools import islice, product

SIGNS = {"#": "sharp", "+": "plus", "&": "and", "@": "at", "%": "percent"}
LETTER_NAMES = {
    "ay": "a", "hey": "a", "be": "b", "bee": "b", "see": "c", "sea": "c", "cee": "c", "dee": "d",
    "ee": "e", "ef": "f", "eff": "f", "gee": "g", "aitch": "h", "eye": "i", "jay": "j", "jey": "j",
    "kay": "k", "okay": "k", "el": "l", "ell": "l", "em": "m", "en": "n", "oh": "o", "pea": "p",
    "pee": "p", "queue": "q", "cue": "q", "are": "r", "ar": "r", "es": "s", "ess": "s", "tea": "t",
    "tee": "t", "you": "u", "vee": "v", "ex": "x", "why": "y", "zee": "z", "zed": "z",
}  # fmt: skip
"""Letters as a transcriber writes them when it takes their names for words."""
WORDS_TOO = frozenset("ai")
AND = frozenset({"and", "an", "in"})

SOUNDS_LIKE = {
    "sql": ("sequel", "sequal", "esquel", "squeal"),
    "mysql": ("mysequel",),
    "nosql": ("nosequel", "knowsequel"),
    "postgresql": ("postgres", "postgress", "postgressequel", "postgresequel", "postgre",
                   "postgressql", "postgresqueue", "postgrease"),
    "postgres": ("postgresql", "postgress", "postgressequel", "postgresequel", "postgrease"),
    "kubernetes": ("k8s", "kates", "kubernetties", "cubernetes", "coobernetes"),
    "nginx": ("enginex", "engineex"),
    "scikit": ("sciket", "sykit", "psykit", "sidekit", "saikit", "scikit"),
    "redis": ("reddis", "readis", "rediss"),
    "linux": ("linucks", "lynux"),
    "gui": ("gooey",),
    "latex": ("latech", "laytech"),
    "cache": ("cash",),
    "json": ("jason", "jayson"),
    "yaml": ("yammel", "yamel"),
    "oauth": ("oath", "ohauth"),
    "jquery": ("jayquery",),
    "django": ("jango",),
    "scada": ("skada", "scatter"),
    "c++": ("cplusplus", "seeplusplus", "seaplusplus", "cpp"),
    "c#": ("csharp", "seesharp", "seasharp"),
    "f#": ("fsharp", "effsharp"),
    ".net": ("dotnet",),
}  # fmt: skip
"""Spoken forms that no rule yields; joined letters of what a transcriber writes."""

MOST_FORMS = 48


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Return a text as letters and digits only, its signs spoken: "C#" is "csharp"."""
    spoken = "".join(SIGNS.get(letter, letter) for letter in text.lower())
    return re.sub(r"[^a-z0-9]", "", spoken)


@cache
def forms(keyword: str) -> tuple[str, ...]:
    """Return the joined letters of every way the keyword is said, its own spelling first."""
    lower = keyword.lower()
    parts = re.findall(r"\.?[a-z0-9][a-z0-9#+]*|[^\s\w]", lower)
    ways = [_ways(part) for part in parts if part not in "-,()'’"]
    joined = ("".join(way) for way in islice(product(*ways), MOST_FORMS))
    whole = (letters(keyword), *SOUNDS_LIKE.get(letters(keyword), ()))
    return tuple(dict.fromkeys(form for form in (*whole, *joined) if form))


def _ways(part: str) -> tuple[str, ...]:
    """Return how one word of a keyword may be written down."""
    ways = [letters(part), *SOUNDS_LIKE.get(part, ())]
    plain = letters(part)
    if plain.startswith("py") and len(plain) > 2:
        ways += ["pie" + plain[2:], "pi" + plain[2:], "by" + plain[2:]]
    if plain.endswith("py") and len(plain) > 3:
        ways += [plain[:-2] + "pie", plain[:-2] + "pi"]
    if plain.endswith("sql") and plain not in SOUNDS_LIKE:
        ways.append(plain[:-3] + "sequel")
    if "." in part.strip("."):
        ways.append(letters(part.replace(".", "dot")))
    if part.startswith("."):
        ways.append("dot" + plain)
    if part == "&":
        ways.append("and")
    if part == "/":
        ways += ["and", "slash", "or"]
    return tuple(dict.fromkeys(ways))


def same(heard: str, form: str) -> bool:
    """Say whether joined letters are the form, or an inflected one (singular, plural, verb)."""
    if heard == form:
        return True
    if len(form) <= 3:
        return heard == form + "s"
    return heard in _inflected(form)


@cache
def _inflected(form: str) -> frozenset[str]:
    found = set(_endings(form))
    if form.endswith("ies"):
        found |= {form[:-3] + "y"}
    elif form.endswith("ses") or form.endswith("xes"):
        found |= {form[:-2], form[:-2] + "is"}
    elif form.endswith("s") and not form.endswith(("ss", "us", "is")) and len(form) > 4:
        found |= {form[:-1], *_endings(form[:-1])}
    if form.endswith("ing") and len(form) > 8:
        found |= {form[:-3], form[:-3] + "ed", form[:-3] + "s", form[:-3] + "e"}
    return frozenset(found)


def _endings(stem: str) -> list[str]:
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return [stem + "s", stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
    if stem.endswith("e"):
        return [stem + "s", stem + "d", stem[:-1] + "ing"]
    if stem.endswith("sis"):
        return [stem[:-2] + "es"]
    if stem.endswith(("s", "x", "z", "ch", "sh")):
        return [stem + "es", stem + "ed", stem + "ing"]
    return [stem + "s", stem + "ed", stem + "ing", stem + stem[-1] + "ing", stem + stem[-1] + "ed"]


def spelt(words: tuple[str, ...]) -> str | None:
    """Return the acronym a row of letters or letter names spells, or None where it is none.

    At least half of them must be real letters, and not only such as are words too: "you see" alone
    is no "UC", "I see" no "IC". An N between two letters
    is said like "and": "C and C" may be CNC.
    """
    spelled = [word if len(word) == 1 else LETTER_NAMES.get(word, "") for word in words]
    for at in range(1, len(words) - 1):
        if words[at] in AND and len(words[at - 1]) == len(words[at + 1]) == 1:
            spelled[at] = "n"
    real = [word for word in words if len(word) == 1]
    words_too = len(real) < len(words) and set(real) <= WORDS_TOO
    if len(words) < 2 or not all(spelled) or len(real) * 2 < len(words) or words_too:
        return None
    return "".join(spelled)
