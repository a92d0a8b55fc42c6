"""Load Whisper once and hold what listening needs of it: the encoder, our decoder, the tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from kiosk.domain.errors import ModelError
from kiosk.domain.units import Samples
from kiosk.senses.arithmetic import Arithmetic, instructions
from kiosk.senses.decoder import Decoder, Memory

if TYPE_CHECKING:
    from whisper.model import Whisper
    from whisper.tokenizer import Tokenizer

WINDOW_S = 30.0  # Whisper never sees more at once
FRAMES_PER_SECOND = 50  # of the encoder's output
MOST_PROMPT = 200
"""Tokens of prompt; Whisper itself allows 223, and what was said needs room as well."""

KNOWN = {
    (4, 51865): "tiny", (4, 51864): "tiny.en", (6, 51865): "base", (6, 51864): "base.en",
    (12, 51865): "small", (12, 51864): "small.en", (24, 51865): "medium", (24, 51864): "medium.en",
    (32, 51865): "large-v2", (32, 51866): "large-v3", (4, 51866): "turbo",
}  # fmt: skip
"""(decoder layers, vocabulary): which of openai-whisper's models a file holds. It sets the heads
that follow the words only for files it downloaded itself."""

MARKS = (",", ".", "...", "-", " -", "..")
FILLER_TOKENS = ("um", "uh", "Um", "Uh", "umm", "hmm", "er", "erm", "uhm", "mm")


@dataclass(frozen=True)
class Vocabulary:
    """The token numbers the decoding loop asks about."""

    fillers: tuple[int, ...]
    comma: int
    end: int
    forbidden: Tensor
    """(vocabulary,) bool: never spoken (music notes, brackets, control tokens)."""
    blank: tuple[int, ...]
    """Not as a first token."""
    hesitant: frozenset[int]
    """Hesitations and the marks that stand between them."""


class WhisperModel:
    """A loaded model. Encoder in float, decoder in the arithmetic given (kiosk.senses.decoder)."""

    def __init__(self, file: Path, arithmetic: Arithmetic = Arithmetic.WHOLE) -> None:
        """Load the checkpoint.

        Raises:
            ModelError: model-corrupt, where the file is not a Whisper checkpoint.
        """
        import whisper
        from whisper.tokenizer import get_tokenizer

        try:
            model: Whisper = whisper.load_model(str(file), device="cpu").float().eval()
        except (RuntimeError, KeyError, EOFError, OSError, ValueError) as err:
            raise ModelError("model-corrupt", f"{file.name} is not a Whisper model.") from err
        known = KNOWN.get((model.dims.n_text_layer, model.dims.n_vocab))
        if known:
            model.set_alignment_heads(whisper._ALIGNMENT_HEADS[known])

        self.multilingual: bool = model.is_multilingual
        self.tokenizer: Tokenizer = get_tokenizer(
            model.is_multilingual,
            num_languages=model.num_languages,
            language="en",
            task="transcribe",
        )
        self.decoder = Decoder(model, arithmetic)
        self._mels = model.dims.n_mels
        self.state: int = model.dims.n_text_state
        """Width of a frame's features."""
        self._encoder = model.encoder
        self._half = instructions() == "AMX" and torch.cpu._is_amx_tile_supported()
        if self._half:  # twice as fast where the processor multiplies such matrices itself
            self._encoder.bfloat16()
            for part in self._encoder.modules():
                if isinstance(part, torch.nn.LayerNorm):
                    part.float()

    def encode(self, samples: Samples) -> Tensor:
        """Return the encoder's features of up to 30 s of sound, shape (1500, state)."""
        from whisper.audio import log_mel_spectrogram, pad_or_trim

        mel = log_mel_spectrogram(pad_or_trim(torch.from_numpy(samples)), self._mels)[None]
        features: Tensor = self._encoder(mel.bfloat16() if self._half else mel)[0].float()
        return features

    @cached_property
    def vocabulary(self) -> Vocabulary:
        said = self.tokenizer
        single = (said.encode(space + word) for word in FILLER_TOKENS for space in ("", " "))
        fillers = tuple(sorted({tokens[0] for tokens in single if len(tokens) == 1}))
        marks = (said.encode(mark) for mark in MARKS)
        forbidden = torch.zeros(said.encoding.n_vocab, dtype=torch.bool)
        forbidden[list(said.non_speech_tokens)] = True
        forbidden[said.eot + 1 :] = True
        return Vocabulary(
            fillers=fillers,
            comma=said.encode(",")[0],
            end=said.eot,
            forbidden=forbidden,
            blank=(said.encode(" ")[0], said.eot),
            hesitant=frozenset(fillers).union(*(m for m in marks if len(m) == 1)),
        )

    @cached_property
    def um(self) -> tuple[int, ...]:
        """The tokens of a hesitation set between two words."""
        return tuple(self.tokenizer.encode(" um,"))

    def opening(self, prompt: str, language: str = "en") -> list[int]:
        """Return the tokens in front of what was said: the prompt and the start sequence."""
        start = list(self.tokenizer.sot_sequence_including_notimestamps)
        if self.multilingual:
            start[1] = self.tokenizer.to_language_token(language)
        if not prompt:
            return start
        said = self.tokenizer.encode(" " + prompt.strip())[-MOST_PROMPT:]
        return [self.tokenizer.sot_prev, *said, *start]

    def languages(self, memory: Memory) -> dict[str, float]:
        """Return the probability of each language of a sound nothing was said over yet."""
        step = self.decoder.read(memory, [self.tokenizer.sot])
        memory.length = 0
        codes, tokens = self.tokenizer.all_language_codes, list(self.tokenizer.all_language_tokens)
        shares = self.decoder.logits(step.hidden)[0, tokens].softmax(-1)
        return dict(zip(codes, shares.tolist(), strict=True))

    def words(self, tokens: Sequence[int]) -> list[tuple[str, int]]:
        """Return each word with its number of tokens; punctuation belongs to the word before."""
        texts, groups = self.tokenizer.split_to_word_tokens([*tokens, self.tokenizer.eot])
        words: list[tuple[str, int]] = []
        for text, group in zip(texts[:-1], groups[:-1], strict=True):
            joined = not text.startswith(" ") or not any(letter.isalnum() for letter in text)
            if words and joined:
                before, count = words.pop()
                words.append((before + text.strip(), count + len(group)))
            else:
                words.append((text.strip(), len(group)))
        return words


def features_of(seconds: float) -> int:
    """Return how many frames of the encoder's output hold that much sound."""
    return min(int(WINDOW_S * FRAMES_PER_SECOND), int(np.ceil(seconds * FRAMES_PER_SECOND)))
