"""Decide what one phrase holds: words with times, the hesitations between them, the language.

A draft of a phrase that has grown since is not done again from nothing: the words that stood firm
in it are given to the decoder, which goes on from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from kiosk.coach.model import SAMPLE_RATE, Phrase, Word
from kiosk.senses.alignment import spans
from kiosk.senses.heard import Heard
from kiosk.senses.silence import cut_to_sound
from kiosk.senses.whisper_model import FRAMES_PER_SECOND, WhisperModel, features_of
from kiosk.senses.writing import Writer, Writing, unbelievable

FILLERS_PROMPT = (
    "Umm, let me think like, hmm... Okay, here's what I'm, like, thinking. Uh, so, um, you know,"
)
"""Whisper leaves out um and uh unless what it believes came before is full of them (FACTS, Speech)."""
UNFIRM_S = 1.0
"""The end of a draft is written again: a word cut in the middle reads like another."""
UNFIRM_WORDS = 2
PROBE_BAR = 0.1
"""Probability of a hesitation between two words from which it is one (FACTS, Speech)."""
LANGUAGE_S = 2.0
"""Shorter sound does not tell its language."""


@dataclass(frozen=True)
class Draft:
    """What is known of the open phrase: its firm beginning, for the next draft."""

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
    def transcribe(self, phrase: Phrase) -> Heard:
        """Return what the phrase, or this draft of it, holds."""
        seconds = len(phrase.samples) / SAMPLE_RATE
        features = self._model.encode(phrase.samples)
        memory = self._model.decoder.listen(features)
        languages = self._languages(phrase, memory)

        known = self._draft.tokens if self._grown(phrase) else ()
        writing = self._writer.write(memory, self._prompt, known)
        why_not = self._doubt(writing)
        if why_not and writing.tokens:
            memory.length = 0
            writing = self._writer.write(memory, "")
            why_not = self._doubt(writing)
        if why_not:
            return Heard(phrase.number, phrase.end, (), languages, why_not, seconds)

        words, counts = self._timed(phrase, writing)
        self._keep(phrase, writing, words, counts)
        words = with_hesitations(words, self._between(writing, counts))
        return Heard(
            phrase.number, phrase.end, cut_to_sound(words, phrase), languages, None, seconds
        )

    def _languages(self, phrase: Phrase, memory: object) -> tuple[tuple[str, float], ...]:
        if not self._model.multilingual or phrase.end - phrase.start < LANGUAGE_S:
            return ()
        shares = self._model.languages(memory)
        best = sorted(shares, key=shares.__getitem__, reverse=True)[:2]
        return tuple((code, shares[code]) for code in dict.fromkeys([*best, "en"]))

    def _grown(self, phrase: Phrase) -> bool:
        return (self._draft.number, self._draft.start) == (phrase.number, phrase.start)

    def _doubt(self, writing: Writing) -> str | None:
        return unbelievable(writing, self._model.tokenizer.decode(writing.tokens))

    def _timed(self, phrase: Phrase, writing: Writing) -> tuple[tuple[Word, ...], list[int]]:
        frames = features_of(len(phrase.samples) / SAMPLE_RATE)
        when = spans(writing.looks, frames)
        words, counts, at = [], [], 0
        for text, count in self._model.words(writing.tokens):
            start, end = when[at][0], when[at + count - 1][1]
            sure = float(np.mean(writing.probabilities[at : at + count]))
            words.append(
                Word(
                    text,
                    round(phrase.start + start / FRAMES_PER_SECOND, 3),
                    round(phrase.start + end / FRAMES_PER_SECOND, 3),
                    round(sure, 4),
                )
            )
            counts.append(count)
            at += count
        return tuple(words), counts

    def _keep(
        self, phrase: Phrase, writing: Writing, words: tuple[Word, ...], counts: list[int]
    ) -> None:
        firm = [word.end < phrase.end - UNFIRM_S for word in words[:-UNFIRM_WORDS]]
        kept = firm.index(False) if False in firm else len(firm)
        tokens = tuple(writing.tokens[: sum(counts[:kept])])
        self._draft = Draft(phrase.start, phrase.number, tokens)

    @staticmethod
    def _between(writing: Writing, counts: list[int]) -> list[float]:
        """Return the probability of a hesitation before each word and after the last."""
        edges = np.concatenate([[0], np.cumsum(counts)]).astype(int)
        return [writing.filler_before[edge] for edge in edges]


def with_hesitations(words: Sequence[Word], chances: Sequence[float]) -> tuple[Word, ...]:
    """Put an "um" where one is likely and none was written. `chances`: before each word, and after.

    The place of the sound is the seam between the two words; its length is not known here.
    """
    from kiosk.coach.analyse.fillers import is_hesitation

    said: list[Word] = []
    for at, chance in enumerate(chances):
        around = [word.text for word in words[max(0, at - 1) : at + 1]]
        if chance >= PROBE_BAR and not any(is_hesitation(text) for text in around):
            start = words[at - 1].end if at else words[0].start
            end = words[at].start if at < len(words) else start
            said.append(Word("um,", start, max(start, end), round(min(1.0, chance), 4)))
        if at < len(words):
            said.append(words[at])
    return tuple(said)
