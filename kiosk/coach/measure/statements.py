"""What each sentence of an answer does: says something, or only gives back, lists, praises, boasts.

Only what says something of the candidate's own is content. The question's words are nobody's own,
a list names without showing, praise is about the tool, a boast is about nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from kiosk.coach.measure.cues import count, cued, lowered
from kiosk.coach.measure.deeds import Deed, deeds
from kiosk.coach.measure.lexicon import content_stems, is_general, own_stems
from kiosk.coach.measure.sentences import Sentence

ECHO_SHARE = 0.6
"""Share of a sentence's content words that question and requirement hold already: our choice."""
LIST_PIECES, LIST_WORDS = 5, 3
"""So many pieces between commas, half of them no longer than this: a list; one less where nobody
does anything."""
REFERS = 0.1
"""Share of words that speak of people from which short pieces are talk: "he sent me a photo"."""
WORDS_A_POINT = 2.5
"""A sentence counts no more words of its own than this allows: one in so many words is new."""
OF_JOB = 0.5
"""A word of the advert is worth half of one's own, and only where something is done."""
REASON = 0.5
"""A sentence that gives a reason is worth half of what one with a deed adds."""
REASONS = re.compile(
    r"\b(?:because|since|if|when|unless|until|so that|otherwise|in case)\b"
    r"|\bi(?:'m| am|'ve been| have been| was) (?:a|an|the|in|at|with|from|now|on)\b"
)
NO_AGENT = 0.35
"""Worth of own words in a sentence in which nobody acts."""
OF_TRADE = 3
"""Words of the trade from which a sentence without one of its own says something."""
PLAIN_DEED = 1.0
"""Worth of a deed told in everybody's words ("I have worked in this field"): not nothing."""
PRAISED_OWN = 4
"""Words of its own from which praise also says something."""
FRAMED_OWN = 4
"""Words of its own from which a sentence in the memorised frame says something."""


class Does(StrEnum):
    """What a sentence does."""

    SAYS = "says something"
    ECHO = "gives the question back"
    LIST = "lists"
    PRAISE = "praises"
    BOAST = "claims without saying how"
    REFUSES = "declines to answer"
    EMPTY = "says nothing of its own"


ASIDE = frozenset({Does.ECHO, Does.LIST, Does.PRAISE, Does.REFUSES})
"""What is worth nothing, and makes the rest neither better nor worse."""


@dataclass(frozen=True)
class Statement:
    """One sentence, what it does, and what it holds of the candidate's own."""

    sentence: Sentence
    does: Does
    own: tuple[str, ...] = ()
    """Stems that neither question nor advert nor every interview has, each once an answer."""
    of_job: tuple[str, ...] = ()
    """Stems of the advert that the question does not hold: shown only where something is done."""
    deeds: tuple[Deed, ...] = ()
    people: bool = False
    reasons: bool = False
    """Says why, or on what condition, somebody acts, or who one is."""
    admits: bool = False
    """Says that something has not been done or is not known."""

    @property
    def worth(self) -> float:
        """Own words, each once for what it tells and once more where something is done with it."""
        if self.does is not Does.SAYS:
            return PLAIN_DEED * (self.does is Does.EMPTY and any(deed.mine for deed in self.deeds))
        own = len(self.own) + OF_JOB * len(self.of_job) * bool(self.deeds or self.reasons)
        own = min(own, self.sentence.words / WORDS_A_POINT)
        told = own * (1.0 if self.people else NO_AGENT)
        return told + own * (1.0 if self.deeds else REASON * self.reasons)


def statements(told: Sequence[Sentence], asked: str, advert: str = "") -> tuple[Statement, ...]:
    """Return what each sentence does. `asked`: question and requirement, nobody's own words;
    `advert`: the job's text, whose words alone show nothing either."""
    given, job = set(content_stems(asked)), set(content_stems(advert))
    return tuple(_stated(told, given, job))


def _stated(told: Sequence[Sentence], given: set[str], job: set[str]) -> Iterator[Statement]:
    said: set[str] = set()
    for sentence in told:
        text = lowered(sentence.text)
        own = tuple(own_stems(sentence.text, given | job | said))
        of_job = tuple(s for s in own_stems(sentence.text, given | said) if s in job)
        done = deeds(sentence.text)
        does = _does(text, content_stems(sentence.text), own, done, given)
        if does not in ASIDE:  # what is only named is still to be told
            said |= {*own, *of_job}
        yield Statement(
            sentence, does, own, of_job, done, cued("people", text),
            REASONS.search(text) is not None and cued("people", text),
            cued("admission", text),
        )  # fmt: skip


def _does(
    text: str, stems: Sequence[str], own: Sequence[str], done: Sequence[Deed], given: set[str]
) -> Does:
    if stems and sum(stem in given for stem in stems) / len(stems) > ECHO_SHARE:
        return Does.ECHO
    if is_list(text):
        return Does.LIST
    acted = any(deed.done for deed in done)
    if cued("refusal", text) and len(own) < 5:
        return Does.REFUSES
    if cued("boast", text) and not (acted and len(own) > 3):
        return Does.BOAST
    if cued("praise", text) and not done and len(own) < PRAISED_OWN:
        return Does.PRAISE
    return Does.SAYS if _says(text, stems, own) else Does.EMPTY


def _says(text: str, stems: Sequence[str], own: Sequence[str]) -> bool:
    if cued("frame", text) and len(own) < FRAMED_OWN:
        return False
    general = sum(is_general(stem) for stem in stems)
    return (bool(own) or len(stems) - general >= OF_TRADE) and general <= max(2 * len(own), 2)


def is_list(text: str) -> bool:
    """Return whether a sentence is a row of names."""
    pieces = [piece for piece in re.split(r"[,;:]|\band\b|\bor\b", text) if piece.strip()]
    refers = count("referring", lowered(text))
    idle = refers == 0 or not (deeds(text) or cued("admission", lowered(text)))
    if len(pieces) < LIST_PIECES - idle or (refers > 1 and refers > REFERS * len(text.split())):
        return False
    return median(len(piece.split()) for piece in pieces) <= LIST_WORDS and not _acts(pieces)


def _acts(pieces: Sequence[str]) -> bool:
    """Return whether short pieces are steps: "I rang her, sat down, read it aloud"."""
    return sum(bool(deeds(piece)) for piece in pieces) >= 2
