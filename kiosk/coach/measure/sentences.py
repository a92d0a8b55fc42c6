"""Where the sentences of an answer begin and end, with the moment each was said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.domain.sound import FillerKind, Transcript, Word

PAUSE_S = 1.0
"""A pause this long ends a sentence that the transcriber did not end."""
LONGEST_WORDS = 45
"""Speech without a stop is cut here, at the next pause or comma."""
ENDS = (".", "!", "?")
HESITATIONS = frozenset("um uh erm er uhm umm uhh hmm hm mm ah".split())  # noqa: SIM905 - one line reads better


@dataclass(frozen=True)
class Sentence:
    """One sentence as it was said, hesitations left out."""

    text: str
    at: float
    words: int
    first: int
    """Place of its first word in the answer's words."""


def sentences(transcript: Transcript) -> tuple[Sentence, ...]:
    """Return the sentences of an answer, in order; each word that is no hesitation is in one."""
    words = spoken_words(transcript)
    runs = _runs(words)
    return tuple(
        Sentence(" ".join(words[i].text for i in run), words[run[0]].start, len(run), run[0])
        for run in runs
    )


def spoken_words(transcript: Transcript) -> tuple[Word, ...]:
    """Return the words without hesitations; a full stop that stood after one ends the word
    before it."""
    hesitated = {
        (filler.start, filler.end)
        for filler in transcript.fillers
        if filler.kind is FillerKind.HESITATION
    }
    said: list[Word] = []
    for word in transcript.words:
        if (word.start, word.end) not in hesitated and _bare(word.text) not in HESITATIONS:
            said.append(word)
        elif said and word.text.endswith(ENDS) and not said[-1].text.endswith(ENDS):
            said[-1] = replace(said[-1], text=said[-1].text.rstrip(",;:-") + word.text[-1])
    return tuple(said)


def _bare(text: str) -> str:
    return text.lower().strip(".,;:!?-…")


def _runs(words: tuple[Word, ...]) -> Iterator[list[int]]:
    run: list[int] = []
    for number, word in enumerate(words):
        run.append(number)
        after = words[number + 1] if number + 1 < len(words) else None
        if after is None or _ends(word, after, len(run)):
            yield run
            run = []


def _ends(word: Word, after: Word, length: int) -> bool:
    if word.text.endswith(ENDS):
        return True
    pause = after.start - word.end
    if length >= LONGEST_WORDS:
        return pause >= PAUSE_S / 2 or word.text.endswith(",")
    return pause >= PAUSE_S and length > 3
