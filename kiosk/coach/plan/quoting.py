"""How a line of a resume is said back to its writer: "Developed X." is "you developed X"."""

import re

from kiosk.coach.match.contact import is_contact
from kiosk.coach.match.lines import is_heading
from kiosk.coach.plan.shortening import shortened
from kiosk.coach.plan.verbs import base_of, is_base, is_passive, is_past
from kiosk.coach.plan.word_lists import word_list

LONGEST_WORDS = 24
"""A spoken question holds one breath of quotation, not a paragraph."""
SHORTEST_WORDS = 4

INSTRUCTION = re.compile(
    r"\b(ignore|disregard|forget|override)\b.{0,40}\b(instructions?|prompts?|rules?|above"
    r"|previous)\b"
    r"|\b(system prompt|language model|as an ai|you are (now )?an? (ai|assistant)|the (ai|model|"
    r"interviewer|recruiter|screener) (must|should|will|has to))\b"
    r"|\b(rate|score|rank|hire|select|recommend) (this|the|me as)\b.{0,20}\b(candidate|applicant"
    r"|resume|highly)\b",
    re.IGNORECASE,
)
PERSON = re.compile(r"\b(Dr|Prof|Professor|Mr|Mrs|Ms|Mx)\.? [A-Z]")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b[\w-]+\.(?:com|org|net|io|dev)(?:/\S*)?\b")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
YEAR = r"(?:19|20)\d\d"
WHEN = rf"(?:{MONTH} )?{YEAR}"
DATE = re.compile(
    rf"[,;]?\s*[(\[]?\b(?:(?:in|since|from|during|between|until|of) )?{WHEN}"
    rf"(?:\s*(?:-|–|—|to|and|until)\s*(?:{WHEN}|present|now|today|date))?\b[)\]]?",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
LABEL = re.compile(r"^[A-Z][\w &/'.-]{1,40}:\s+")
FILLED = re.compile(
    r"^(?:also|successfully|currently|previously|personally|then|helped to)\s+", re.I
)
SIGNS = re.compile(r"^[^\w$€£(\"']+")
"""A bullet of a font that the extraction could not name."""
SPELT = (
    (re.compile(r"\s&\s"), " and "),
    (re.compile(r"\bw/\s*"), "with "),
    (re.compile(r"~\s?(?=\d)"), "about "),
    (re.compile(r"\s[-–—]+\s"), ", "),
    (re.compile(r"[\"*_`“”<>#→]"), ""),
    (re.compile(r"(?<=[\w)])/\s|\s/\s"), " or "),
)
"""Signs of the page and how they are said."""
ADVERB = re.compile(r"^[a-z]+ly$", re.IGNORECASE)
NOT_SAID = word_list("not_said")
ARTICLES = word_list("articles")

SWAPS = {
    "i": "you", "i'm": "you're", "me": "you", "my": "your", "mine": "yours", "myself": "yourself",
    "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
}  # fmt: skip


def clause(line: str, keep: str | None = None) -> str | None:
    """Return the line as a clause that begins with "you", or None where it should not be said.

    `keep` is a word of the line that has to be in what is left of a long one.
    """
    bare = _bare(line)
    if bare is None:
        return None
    words = bare.split()
    said = _opened(words)
    if said is None or len(said) < SHORTEST_WORDS:
        return None
    said = shortened(_turned(said), LONGEST_WORDS, keep)
    text = " ".join(said)
    if len(said) < SHORTEST_WORDS or (keep and keep.lower() not in text.lower()):
        return None
    return text


def sayable(line: str) -> bool:
    """Return whether a line may be read aloud at all: no address, person, heading, order to us."""
    return not (
        is_heading(line)
        or is_contact(line)
        or ADDRESS.search(line)
        or PERSON.search(line)
        or INSTRUCTION.search(line)
    )


def _bare(line: str) -> str | None:
    line = DATE.sub("", line)
    if not sayable(line) or line.isupper():
        return None
    line = SIGNS.sub("", line)
    line = re.split(r"(?<=[a-z0-9)%])[.;!?]\s+(?=[A-Z])|\s[|•·]\s", line)[0]
    line = ASIDE.sub("", line)
    line = LABEL.sub("", line)
    for sign, words in SPELT:
        line = sign.sub(words, line)
    line = re.sub(r"([$€£]?\d[\d,.]*)\s?([kKmM]?)\+(?= )", r"over \1\2", line)
    line = FILLED.sub("", re.sub(r"\s+", " ", line).strip(" .,;:!?-–—•·"))
    line = re.sub(r",? (?:etc|and more|and so on|among others)$", "", line)
    return line or None


def _opened(words: list[str]) -> list[str] | None:
    """Return the words from "you" on, by the form of the verb the line opens with."""
    first, second = words[0].strip(",;:"), words[1] if len(words) > 1 else ""
    rest = words[1:]
    if first.lower() == "i" and second:
        return ["you", {"am": "are", "was": "were"}.get(second.lower(), second), *words[2:]]
    if ADVERB.match(first) and is_past(second):
        return ["you", first.lower(), second.lower(), *words[2:]]
    if is_passive(first, second):
        return ["you", "were", first.lower(), *rest]
    if is_past(first):
        return ["you", first.lower(), *rest]
    return _opened_otherwise(first, second, rest)


def _opened_otherwise(first: str, second: str, rest: list[str]) -> list[str] | None:
    low = first.lower()
    if low == "responsible" and second.lower() == "for":
        return ["you", "were", "responsible", *rest]
    if low.endswith(("ment", "tion", "sion", "ance")) and second.lower() == "of":
        return ["you", "worked", "on", "the", low, *rest]
    base = low if is_base(low) else base_of(low)
    if base is None or base in NOT_SAID:
        return None
    if low.endswith("ing") and base != low:
        plain = second.lower() in ARTICLES or second.endswith("s") or second[:1].isdigit()
        return ["you", "were", low, *rest] if plain else None
    # "Design experience", "Reports, charts": a noun, not what somebody does
    if second.lower() in ("experience", "skills", "of", "") or first.endswith(","):
        return None
    deed = _is_object(second) and not _is_list([first, *rest])
    return ["you", base, *rest] if deed else None


def _is_list(words: list[str]) -> bool:
    """Return whether the words are a list of names: Release planning, Roadmapping, Pricing."""
    items = " ".join(words).split(",")
    return len(items) > 2 and all(len(item.split()) <= 3 for item in items)


def _is_object(word: str) -> bool:
    """Return whether a word can follow a verb in the present: in title case it is a heading."""
    return not word[:1].isupper() or word.isupper()


def _turned(words: list[str]) -> list[str]:
    """Return the words with the first person turned into the second."""
    return [words[0], *(_swapped(word) for word in words[1:])]


def _swapped(word: str) -> str:
    bare = word.strip(".,;:!?")
    swap = SWAPS.get(bare.lower())
    return word.replace(bare, swap) if swap and bare != "US" else word
