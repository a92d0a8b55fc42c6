"""Decide which words are hesitations, filler phrases and hedges (docs/measures.md, Speech).

Tokens, never substrings. A phrase counts in filler position only: "like" is a filler in "it was,
like, late" and none in "people who like code"; the words around it and the commas the transcriber
hears in the talker's rhythm tell them apart.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.domain.sound import Filler, FillerKind, Word

HESITATION = re.compile(r"^(u+h*m+|u+h+|e+r+m*|e+h+m*|a+h+|h+m+|m+h+m+|m{2,}|ur)$")
PAUSE_S = 0.25
"""Silence around a word that sets it apart like a comma."""


@dataclass(frozen=True)
class Place:
    """A word, or a phrase of some, among its neighbours; empty strings at the edges."""

    before: str
    after: str
    later: str
    """The word after that."""
    opens_sentence: bool
    opened: bool
    """A comma, a full stop, a hesitation or a silence stands in front."""
    closed: bool
    """One stands behind."""
    first: bool
    """Nothing but hesitations was said before."""


Rule = Callable[[Place], bool]


def words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


BE = words_of("am is are was were be been being it's that's he's she's i'm we're they're there's")
ARTICLES = words_of("a an the this that these those my your our their his her its")
LIKERS = words_of(
    "would i'd you'd we'd they'd he'd she'd really also don't doesn't didn't do does did "
    "always might may who to not never we they you i people"
)
"""Before these, "like" is the verb: "I'd like to", "people who like"."""
SEEMERS = words_of(
    "look looks looked looking feel feels felt feeling sound sounds sounded seem seems seemed "
    "something anything nothing things thing stuff tools someone somebody more much exactly "
    "people languages companies frameworks skills taste tastes act acts acted behave behaves "
    "work works worked just"
)
"""After these, "like" compares: "looks like", "tools like Docker"."""
NUMBERS = re.compile(
    r"^(\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|twice|every)$"
)
QUALIFIERS = words_of(
    "the this that what which a some any every one same another those these right best "
    "different new other wrong certain all"
)
"""Before these, "kind of" names a sort of thing: "the kind of error"."""
MEANT = words_of("what how do did does that which")
"""Before "I mean", these make it a statement about meaning."""
CLAUSES = words_of("what how why where when who which that the if whether about a my")
"""After "you know", these make it a real question of knowing, unless a comma parts them."""


def _like(at: Place) -> bool:
    if at.opened and at.closed:
        return at.before not in SEEMERS or at.before == "just"
    if at.before in LIKERS or at.after == "to":
        return at.closed and at.before not in LIKERS
    if NUMBERS.match(at.after) and (at.opened or at.before not in SEEMERS):
        return True
    if at.closed:
        return at.before not in SEEMERS
    return at.before in BE | {"so", "and", "but", "just", "it"} and (
        at.opened or at.after not in ARTICLES
    )


def _you_know(at: Place) -> bool:
    if at.after in ("what", "how", "why", "where", "when", "who", "whether", "if", "about"):
        return at.closed and at.opened
    if at.before in ("do", "did", "if", "as", "when", "that", "what", "how", "because", "would"):
        return at.opened and at.closed
    if at.closed:
        return True
    return at.opened and not at.first and at.after not in CLAUSES and not at.opens_sentence


def _i_mean(at: Place) -> bool:
    if at.before in MEANT or at.after in ("by", "to", "is"):
        return at.opened and at.closed
    if at.closed or at.after not in ("it", "that", "this"):
        return True
    return at.later not in ("", "when", "as", "if", "and", "literally", "seriously", "sincerely")


def _sort_of(at: Place) -> bool:
    return at.before not in QUALIFIERS or (at.opened and at.closed)


PHRASES: dict[tuple[str, ...], Rule] = {
    ("you", "know"): _you_know,
    ("y'know",): _you_know,
    ("i", "mean"): _i_mean,
    ("sort", "of"): _sort_of,
    ("kind", "of"): _sort_of,
    ("like",): _like,
    ("basically",): lambda _: True,
    ("actually",): lambda _: True,
    ("literally",): lambda _: True,
    ("honestly",): lambda _: True,
    ("okay",): lambda at: at.first or (at.opened and at.closed),
    ("ok",): lambda at: at.first or (at.opened and at.closed),
    ("well",): lambda at: at.first or (at.opened and at.closed),
    ("right",): lambda at: at.opened and at.closed and not at.first,
    ("so",): lambda at: at.first,
}
HEDGES: tuple[tuple[str, ...], ...] = (
    ("i", "think"), ("i", "guess"), ("i", "suppose"), ("maybe",), ("perhaps",), ("probably",),
    ("just",), ("more", "or", "less"), ("a", "bit"), ("a", "little", "bit"),
)  # fmt: skip
NAMES = {"y'know": "you know", "ok": "okay"}


def bare(text: str) -> str:
    """Return a word as it is compared: lower case, without the punctuation around it."""
    return re.sub(r"^[^\w]+|[^\w]+$", "", text.lower().replace("’", "'"))


def is_hesitation(text: str) -> bool:
    """Say whether a word is um, uh, er, hmm or a lengthened form of one; never a part of a word."""
    return HESITATION.match(re.sub(r"[^a-z]", "", text.lower())) is not None


def classify(words: Sequence[Word]) -> tuple[Filler, ...]:
    """Return the fillers among the words, in the order they were said."""
    found: list[Filler] = []
    at = 0
    while at < len(words):
        filler, length = _at(words, at)
        if filler:
            found.append(filler)
        at += length
    return tuple(found)


def _at(words: Sequence[Word], at: int) -> tuple[Filler | None, int]:
    """Return the filler that begins at a word, and how many words to go on by."""
    if is_hesitation(words[at].text):
        return _filler(words[at : at + 1], FillerKind.HESITATION), 1
    for phrase, rule in PHRASES.items():
        if _says(words, at, phrase):
            right = rule(_place(words, at, len(phrase)))
            run = words[at : at + len(phrase)]
            return (_filler(run, FillerKind.PHRASE) if right else None), len(phrase)
    for phrase in HEDGES:
        if _says(words, at, phrase):
            return _filler(words[at : at + len(phrase)], FillerKind.HEDGE), len(phrase)
    return None, 1


def _filler(run: Sequence[Word], kind: FillerKind) -> Filler:
    text = " ".join(bare(word.text) for word in run)
    sure = min(word.probability for word in run)
    return Filler(NAMES.get(text, text), kind, run[0].start, run[-1].end, sure)


def _says(words: Sequence[Word], at: int, phrase: tuple[str, ...]) -> bool:
    run = words[at : at + len(phrase)]
    return len(run) == len(phrase) and all(
        bare(word.text) == part for word, part in zip(run, phrase, strict=True)
    )


def _place(words: Sequence[Word], at: int, length: int) -> Place:
    end = at + length
    texts = [bare(word.text) for word in words[end : end + 2]] + ["", ""]
    return Place(
        before=bare(words[at - 1].text) if at else "",
        after=texts[0],
        later=texts[1],
        opens_sentence=at == 0 or words[at - 1].text.endswith((".", "?", "!")),
        opened=at == 0 or _apart(words[at - 1], words[at]),
        closed=end == len(words) or _apart(words[end - 1], words[end]),
        first=all(is_hesitation(word.text) for word in words[:at]),
    )


def _apart(one: Word, other: Word) -> bool:
    """Say whether a comma, a hesitation or a silence parts two words."""
    return (
        one.text.endswith((",", ".", "?", "!", "...", ";", ":", "-", "—"))
        or is_hesitation(one.text)
        or is_hesitation(other.text)
        or other.start - one.end >= PAUSE_S
    )
