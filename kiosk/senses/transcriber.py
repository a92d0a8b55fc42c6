"""Decide what one phrase holds: words with times, the hesitations between them, the language.

A phrase that has grown since its last draft is not written again token by token: the draft is
checked in a few passes, and only what has changed or is new costs the full price.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from kiosk.domain.sound import Phrase, Span, Word
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.decoder import Memory
from kiosk.senses.expectation import expected
from kiosk.senses.hesitations import Part, suspected, witnessed
from kiosk.senses.level import raised
from kiosk.senses.silence import cut_to_sound
from kiosk.senses.transcribed import ENGLISH_UNDER, OTHER_AT, Other, Transcribed
from kiosk.senses.unwritten import NEAR_S, cut, unwritten
from kiosk.senses.ways import BEGINNING, PROMPT, Believed, Ways, with_context
from kiosk.senses.whisper_model import FRAMES_PER_SECOND, WhisperModel, features_of
from kiosk.senses.word_times import spans
from kiosk.senses.writing import Outdated, Writer, Writing

LANGUAGE_S = 2.0
"""Shorter sound does not tell its language."""
GOES_ON_S = 1.0
"""A phrase that begins this soon after the one before goes on with its sentence."""


@dataclass(frozen=True)
class Draft:
    """What the newest draft of the open phrase held: a guess for the next one."""

    start: float = -1.0
    number: int = -1
    tokens: tuple[int, ...] = ()
    begins: tuple[int, ...] | None = None
    """What the prompt would take for said at its start; None where not known yet."""


class Transcriber:
    """Turns phrases into words, one after the other."""

    def __init__(self, model: WhisperModel) -> None:
        self._model = model
        self._writer = Writer(model)
        self._ways = Ways(model, self._writer)
        self.begin(())

    def begin(self, keywords: Sequence[str]) -> None:
        """A new take starts, with these words in its job."""
        glossary = f"Glossary: {', '.join(keywords)}. " if keywords else ""
        self._prompt = glossary + PROMPT
        self._draft = Draft()
        self._said: dict[int, tuple[Word, ...]] = {}
        """Words of each phrase, by number."""

    def warm(self) -> None:
        """Do once what is slow the first time."""
        self.transcribe(Phrase(np.zeros(SAMPLE_RATE, dtype=np.float32), 0.0, 1.0))
        self.begin(())

    @torch.inference_mode()
    def transcribe(
        self, phrase: Phrase, outdated: Callable[[], bool] = lambda: False
    ) -> Transcribed | None:
        """Return what the phrase, or this draft of it, holds; None where a newer one waits."""
        phrase = replace(phrase, samples=raised(phrase.samples))
        memory = self._listen(phrase)
        languages = self._languages(phrase, memory)
        guess = self._draft if self._grown(phrase) else Draft()
        before = self._before(phrase)
        prompt = with_context(self._prompt, before)
        try:
            begins = () if before else guess.begins
            written = self._ways.write(memory, prompt, guess.tokens, outdated, begins)
        except Outdated as newer:
            tokens = tuple(newer.args[0])
            rest = guess.tokens[len(tokens) :]
            self._draft = Draft(phrase.start, phrase.number, tokens + rest, guess.begins)
            return None

        if phrase.whispered:
            written = self._ways.sure(written)
        heard = Transcribed(phrase.number, phrase.end, languages=languages, why_not=written.why_not)
        heard = replace(heard, seconds=len(phrase.samples) / SAMPLE_RATE)
        heard = replace(heard, other=self._other(memory, languages, written))
        if written.why_not:
            return replace(heard, lost=unwritten((), phrase))
        tokens = tuple(written.writing.tokens)
        settled = written.begins if len(tokens) > len(written.begins) + BEGINNING else None
        self._draft = Draft(phrase.start, phrase.number, tokens, settled)
        words, lost = self._whole(phrase, self._worded(phrase, memory, written))
        self._said[phrase.number] = words
        return replace(heard, words=words, lost=lost, expected=expected(self._model, words))

    def _listen(self, phrase: Phrase) -> Memory:
        return self._model.decoder.listen(self._model.encode(phrase.samples))

    def _languages(self, phrase: Phrase, memory: Memory) -> tuple[tuple[str, float], ...]:
        if not self._model.multilingual or phrase.end - phrase.start < LANGUAGE_S:
            return ()
        shares = self._model.languages(memory)
        best = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
        return tuple((code, shares[code]) for code in dict.fromkeys([*best, "en"]))

    def _other(
        self, memory: Memory, languages: tuple[tuple[str, float], ...], written: Believed
    ) -> Other | None:
        """Return how the text looks in the language of the sound, where that is not English."""
        shares = dict(languages)
        code = max(shares, key=shares.__getitem__, default="en")
        if code == "en" or shares[code] < OTHER_AT or shares["en"] >= ENGLISH_UNDER:
            return None
        return self._ways.other(memory, code, written)

    def _grown(self, phrase: Phrase) -> bool:
        return (self._draft.number, self._draft.start) == (phrase.number, phrase.start)

    def _before(self, phrase: Phrase) -> Sequence[Word]:
        """Return the words of the phrase before, where this one goes on with its sentence."""
        words = self._said.get(phrase.number - 1, ())
        return words if words and phrase.start - words[-1].end < GOES_ON_S else ()

    def _whole(
        self, phrase: Phrase, words: tuple[Word, ...]
    ) -> tuple[tuple[Word, ...], tuple[Span, ...]]:
        """Hear again, by itself, speech that nothing was written over; return what stays lost."""
        lost = []
        for span in unwritten(words, phrase):
            found = self._again(phrase, span, words)
            words = tuple(sorted((*words, *found), key=lambda word: word.start))
            lost += [] if found else [span]
        return words, tuple(lost)

    def _again(self, phrase: Phrase, span: Span, words: Sequence[Word]) -> tuple[Word, ...]:
        start, end = max(phrase.start, span[0] - NEAR_S), min(phrase.end, span[1] + NEAR_S)
        piece = Phrase(cut(phrase, (start, end)), start, end, speech=(span,))
        memory = self._listen(piece)
        before = [word for word in words if word.end <= span[0] + NEAR_S]
        written = self._ways.write_again(memory, with_context(self._prompt, before))
        if written.why_not:
            return ()
        found = self._worded(piece, memory, written)
        return tuple(word for word in found if span[0] <= (word.start + word.end) / 2 <= span[1])

    def _worded(self, phrase: Phrase, memory: Memory, written: Believed) -> tuple[Word, ...]:
        """Return the words, and a hesitation wherever one stands and none was written."""
        said = self._said_in(written.writing, written.filler_weight)
        writing = written.writing
        if any(part.chance is not None for part in said):
            tokens = [token for part in said for token in part.tokens]
            writing = self._writer.read_again(memory, writing, tokens)
        return cut_to_sound(witnessed(said, self._timed(phrase, said, writing), phrase), phrase)

    def _said_in(self, writing: Writing, filler_weight: float) -> list[Part]:
        parts, at = [], 0
        for text, count in self._model.words(writing.tokens):
            sure = float(np.mean(writing.probabilities[at : at + count]))
            parts.append(Part(text, tuple(writing.tokens[at : at + count]), sure))
            at += count
        edges = np.concatenate([[0], np.cumsum([len(part.tokens) for part in parts])]).astype(int)
        chances = [filler_weight * writing.filler_before[edge] for edge in edges]
        return suspected(parts, chances, Part("um,", self._model.um, 0.0))

    @staticmethod
    def _timed(phrase: Phrase, said: Sequence[Part], writing: Writing) -> tuple[Word, ...]:
        when = spans(writing.looks, features_of(len(phrase.samples) / SAMPLE_RATE))
        words, at = [], 0
        for part in said:
            start, end = when[at][0], when[at + len(part.tokens) - 1][1]
            at += len(part.tokens)
            words.append(
                Word(
                    part.text,
                    round(phrase.start + start / FRAMES_PER_SECOND, 3),
                    round(phrase.start + end / FRAMES_PER_SECOND, 3),
                    round(part.probability, 4),
                )
            )
        return tuple(words)
