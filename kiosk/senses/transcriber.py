"""Decide what one phrase holds: words with times, the hesitations between them, the language.

A phrase that has grown since its last draft is not written again token by token: the draft is
checked in a few passes, and only what has changed or is new costs the full price.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from kiosk.domain.sound import Phrase, Word
from kiosk.domain.units import SAMPLE_RATE
from kiosk.senses.decoder import Memory
from kiosk.senses.heard import Heard
from kiosk.senses.hesitations import Part, suspected, witnessed
from kiosk.senses.silence import cut_to_sound
from kiosk.senses.whisper_model import FRAMES_PER_SECOND, WhisperModel, features_of
from kiosk.senses.word_times import spans
from kiosk.senses.writing import Outdated, Writer, Writing, unbelievable

FILLERS_PROMPT = (
    "Umm, let me think like, hmm... Okay, here's what I'm, like, thinking. Uh, so, um, you know,"
)
"""Whisper leaves out um and uh unless what it believes came before is full of them (docs/facts.md,
Hearing)."""
LANGUAGE_S = 2.0
"""Shorter sound does not tell its language."""


@dataclass(frozen=True)
class Draft:
    """What the newest draft of the open phrase held: a guess for the next one."""

    start: float = -1.0
    number: int = -1
    tokens: tuple[int, ...] = ()


def prompt_for(keywords: Sequence[str]) -> str:
    """Return the prompt: the job's words, so that names are spelt as the job does, then fillers."""
    glossary = f"Glossary: {', '.join(keywords)}. " if keywords else ""
    return glossary + FILLERS_PROMPT


class Transcriber:
    """Turns phrases into words, one after the other."""

    def __init__(self, model: WhisperModel) -> None:
        self._model = model
        self._writer = Writer(model)
        self._prompt = prompt_for(())
        self._draft = Draft()

    def begin(self, keywords: Sequence[str]) -> None:
        """A new take starts, with these words in its job."""
        self._prompt = prompt_for(keywords)
        self._draft = Draft()

    def warm(self) -> None:
        """Do once what is slow the first time."""
        self.transcribe(Phrase(np.zeros(SAMPLE_RATE, dtype=np.float32), 0.0, 1.0))
        self._draft = Draft()

    @torch.inference_mode()
    def transcribe(
        self, phrase: Phrase, outdated: Callable[[], bool] = lambda: False
    ) -> Heard | None:
        """Return what the phrase, or this draft of it, holds; None where a newer one waits."""
        seconds = len(phrase.samples) / SAMPLE_RATE
        features = self._model.encode(phrase.samples)
        memory = self._model.decoder.listen(features)
        languages = self._languages(phrase, memory)

        guess = self._draft.tokens if self._grown(phrase) else ()
        try:
            writing = self._writer.write(memory, self._prompt, guess, outdated)
        except Outdated as newer:
            written = tuple(newer.args[0])
            rest = guess[len(written) :]
            self._draft = Draft(phrase.start, phrase.number, written + rest)
            return None
        why_not = self._doubt(writing)
        if why_not and writing.tokens:
            memory.length = 0
            writing = self._writer.write(memory, "")
            why_not = self._doubt(writing)
        if why_not:
            return Heard(phrase.number, phrase.end, (), languages, why_not, seconds)

        self._draft = Draft(phrase.start, phrase.number, tuple(writing.tokens))
        said = self._said(writing)
        if any(part.chance is not None for part in said):
            tokens = [token for part in said for token in part.tokens]
            writing = self._writer.read_again(memory, writing, tokens)
        borne_out = witnessed(said, self._timed(phrase, said, writing.looks), phrase)
        words = cut_to_sound(borne_out, phrase)
        return Heard(phrase.number, phrase.end, words, languages, None, seconds)

    def _languages(self, phrase: Phrase, memory: Memory) -> tuple[tuple[str, float], ...]:
        if not self._model.multilingual or phrase.end - phrase.start < LANGUAGE_S:
            return ()
        shares = self._model.languages(memory)
        best = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
        return tuple((code, shares[code]) for code in dict.fromkeys([*best, "en"]))

    def _grown(self, phrase: Phrase) -> bool:
        return (self._draft.number, self._draft.start) == (phrase.number, phrase.start)

    def _doubt(self, writing: Writing) -> str | None:
        return unbelievable(writing, self._model.tokenizer.decode(writing.tokens))

    def _said(self, writing: Writing) -> list[Part]:
        """Return the words, and a hesitation wherever one may stand and none was written."""
        parts, at = [], 0
        for text, count in self._model.words(writing.tokens):
            sure = float(np.mean(writing.probabilities[at : at + count]))
            parts.append(Part(text, tuple(writing.tokens[at : at + count]), sure))
            at += count
        edges = np.concatenate([[0], np.cumsum([len(part.tokens) for part in parts])]).astype(int)
        chances = [writing.filler_before[edge] for edge in edges]
        return suspected(parts, chances, Part("um,", self._model.um, 0.0))

    @staticmethod
    def _timed(
        phrase: Phrase, said: Sequence[Part], looks: NDArray[np.float32]
    ) -> tuple[Word, ...]:
        when = spans(looks, features_of(len(phrase.samples) / SAMPLE_RATE))
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
