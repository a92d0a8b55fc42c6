"""How a line of a resume is said back to its writer: "Developed X." is "you developed X"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kiosk.coach.match.contact import is_contact
from kiosk.coach.match.lines import is_heading
from kiosk.coach.plan.clause_check import sounds_whole
from kiosk.coach.plan.opened import opened
from kiosk.coach.plan.pieces import pieces
from kiosk.coach.plan.shortening import shortened
from kiosk.coach.plan.verbs import is_base, known_past
from kiosk.coach.plan.word_lists import word_list

LONGEST_WORDS = 22
"""A spoken question holds one breath of quotation, not a paragraph."""
SHORTEST_WORDS = 4
LONGEST_NOTE = 6
LONGEST_ITEM = 3
LEADS_ON = word_list("before_a_break") | {"and", "or", "but", "with", "for", "by", "using"}
"""With one of these a part after a comma belongs to the clause."""

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
WHEN = rf"(?:(?:{MONTH} |fiscal (?:year )?)?{YEAR}|{MONTH} '?\d\d|FY ?\d\d(?:\d\d)?)"
DATE = re.compile(
    rf"[,;]?\s*[(\[]?\b(?:(?:in|since|from|during|between|until|of) )?{WHEN}"
    rf"(?:\s*(?:-|–|—|to|and|until)\s*(?:{WHEN}|present|now|today|date))?\b[)\]]?",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]")
LABEL = re.compile(r"^[A-Z][\w &/'.-]{1,40}:\s+")
FILLED = re.compile(r"^(?:also|successfully|currently|previously|personally|then)\s+", re.I)
SHARE = re.compile(r"\d[\d.,]*\s?%|\bfrom .{1,24}? to (?:\w+ )?\d|\bby \d")
ROSE, MEASURED = word_list("rose"), word_list("measured")
COUNTED = word_list("counted_measures")
SIGNS = re.compile(r"^[^\w$€£(\"']+")
"""A bullet of a font that the extraction could not name."""
SPELT = (
    (re.compile(r"\s&\s"), " and "),
    (re.compile(r"\bw/\s*"), "with "),
    (re.compile(r"~\s?(?=\d)|\b(?:avg|approx|ca|c)\.? ?(?=[$£€]?\d)"), "about "),
    (re.compile(r",(?:\s*,)+"), ","),
    (
        re.compile(
            r"\b(with|against|on|to|in|from) (?=(?:team|target|budget|group|total|staff) of\b)"
        ),
        r"\1 a ",
    ),
    (re.compile(r"\s[-–—]+\s"), ", "),
    (re.compile(r"#(?=\d)"), "number "),
    (re.compile(r"(?<=[a-z])/(?=(?:day|week|month|year|hour|shift|night)\b)"), " per "),
    (re.compile(r"[\"*_`“”<>#→]"), ""),
    (re.compile(r"(?<=[\w)])/\s|\s/\s"), " or "),
)
"""Signs of the page and how they are said."""
STOP = re.compile(
    r"(?<=[a-z]{3})(?<!dept)(?<!prox)(?<!incl)(?<!avg)(?<!max)(?<!min)(?<!est)(?<!hrs)(?<!yrs)\.\s+(?=[a-z0-9])|"
    r"(?<=[a-z0-9)%])[.;!?]\s+(?=[A-Z])|\s[|•·]\s|;\s+|, (?=(?:it|this|he|she|they|there) )"
)
"""Where a sentence ends, or a second one begins after a mere comma."""

OUTCOME = re.compile(
    r";\s+(?=(?:the |our |my )?[a-z][\w' -]{0,50}?\b"
    r"(?:(?:fell|rose|grew|dropped|went|doubled|halved|increased|decreased)\b.{0,40}\d"
    r"|(?:was|were) (?:adopted|accepted|published|copied|rolled out|taken up|reordered)\b))"
)
"""Before what came of a deed: waste fell by 12%, two proposals were adopted."""

SWAPS = {
    "i": "you", "we": "you", "i'm": "you're", "me": "you", "my": "your", "mine": "yours",
    "myself": "yourself", "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
}  # fmt: skip


def clauses(line: str, *, now: bool = False) -> Iterator[str]:
    """Yield what of a line can be said back, each as a clause that begins with "you"; `now` where
    it tells of a post that its writer still has."""
    if not sayable(line):
        return
    bare = _unshouted(DATE.sub("", ASIDE.sub("", line)))
    for part in STOP.split(OUTCOME.sub(", and ", bare)):
        for piece in pieces(SIGNS.sub("", part)):
            said = _clause(piece, now=now)
            if said is not None:
                yield said


def clause(line: str, keep: str | None = None) -> str | None:
    """Return the first clause of a line, or None where nothing of it should be said.

    `keep` is a word of the line that has to be in it.
    """
    wanted = keep.lower() if keep else ""
    return next((said for said in clauses(line) if wanted in said.lower()), None)


def sayable(line: str) -> bool:
    """Return whether a line may be read aloud at all: no address, person, heading, order to us."""
    return not (
        is_heading(line)
        or is_contact(ASIDE.sub("", DATE.sub("", line)))
        or ADDRESS.search(line)
        or PERSON.search(line)
        or INSTRUCTION.search(line)
    )


def _unshouted(line: str) -> str:
    """Return a line that is written in capitals as a sentence; its acronyms cannot be told."""
    return line.capitalize() if line.isupper() and len(line.split()) >= SHORTEST_WORDS else line


def _clause(piece: str, *, now: bool) -> str | None:
    bare = _bare(piece)
    said = opened(bare.split(), now=now) or _of_a_measure(bare.split()) if bare else None
    if said is None or len(said) < SHORTEST_WORDS:
        return None
    said = _joined(shortened(_untailed(_turned(said)), LONGEST_WORDS))
    text = " ".join(said)
    if not SHORTEST_WORDS <= len(said) <= LONGEST_WORDS or not sounds_whole(text):
        return None
    return text


def _untailed(words: list[str]) -> list[str]:
    """Return the words without a note after the only comma: "painted flats, two days each"."""
    commas = [at for at, word in enumerate(words) if word.endswith(",")]
    tail = words[commas[0] + 1 :] if len(commas) == 1 else []
    form = known_past if known_past(words[1]) else is_base
    if not 0 < len(tail) <= LONGEST_NOTE or _leads_on(tail) or form(tail[0]):
        return words
    return [*words[: commas[0]], words[commas[0]].rstrip(",")]


def _leads_on(tail: list[str]) -> bool:
    """Return whether what stands after a comma belongs to the clause: a list's end, a way."""
    plain = bool({"and", "or", "but"} & set(tail)) or tail[0].endswith("ing")
    return plain or tail[0].lower() in LEADS_ON


def _joined(words: list[str]) -> list[str]:
    """Return a row of deeds, or of things, with the "and" it lacks: filled shelves, kept aisles."""
    starts = [at for at in range(1, len(words)) if words[at - 1].endswith(",")]
    if not starts or "and" in (words[starts[-1]], *words[starts[-1] - 1 : starts[-1]]):
        return words
    form = known_past if known_past(words[1]) else is_base
    rest = words[starts[-1] :]
    if len(rest) > 1 and rest[1].lower() in ("by", "in", "with"):
        return words
    before = words[: starts[-1]]
    ended = any(a in ("and", "or") and form(b) for a, b in pairwise(rest))
    deed = (form(rest[0]) or rest[0].endswith("ed")) and not ended
    mixed = not deed and any(form(words[at]) or words[at].endswith("ed") for at in starts[:-1])
    if mixed and len(rest) <= LONGEST_NOTE:
        return _joined([*before[:-1], before[-1].rstrip(",")])
    things = len(starts) > 1 and len(rest) <= LONGEST_ITEM and not {"and", "or"} & set(rest)
    if not (deed or things):
        return words
    if len(starts) == 1:
        before = [*before[:-1], before[-1].rstrip(",")]
    return [*before, "and", *rest]


def _of_a_measure(words: list[str]) -> list[str] | None:
    """Return "Open rate grew from 19% to 31%" as it is said: what was measured, and how it went."""
    at = next((n for n, word in enumerate(words[1:5], 1) if word.lower() in ROSE), 0)
    if not at or words[at - 1].lower() not in MEASURED or not SHARE.search(" ".join(words)):
        return None
    said = [words[0] if words[0].isupper() else words[0].lower(), *words[1:]]
    return ["the", *said] if words[at - 1].lower() in COUNTED else said


def _bare(line: str) -> str | None:
    line = _unlabelled(ASIDE.sub("", line))
    for sign, words in SPELT:
        line = sign.sub(words, line)
    line = re.sub(r"([$€£]?\d[\d,.]*)\s?([kKmM]?)\+(?= )", r"over \1\2", line)
    line = FILLED.sub("", re.sub(r"\s+", " ", line).strip(" .,;:!?-–—•·"))
    line = re.sub(r",? (?:etc|and more|and so on|among others)$", "", line)
    return line or None


def _unlabelled(line: str) -> str:
    """Return a line without its label; a label that is a deed of its own is all that is said."""
    label = LABEL.match(line)
    if label is None:
        return line
    words = label.group().strip(" :").split()
    return (
        " ".join(words) if len(words) >= SHORTEST_WORDS and opened(words) else line[label.end() :]
    )


def _turned(words: list[str]) -> list[str]:
    """Return the words with the first person turned into the second."""
    return [words[0], *(_swapped(word) for word in words[1:])]


def _swapped(word: str) -> str:
    bare = word.strip(".,;:!?")
    swap = SWAPS.get(bare.lower())
    return word.replace(bare, swap) if swap and bare != "US" else word
