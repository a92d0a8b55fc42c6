"""Decide which words were said over one sound, and where a hesitation may stand between them.

While it writes, the loop keeps for every place the probability that a hesitation stands there
(the boundary probe of docs/facts.md, Hearing, for the price of reading it off).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kiosk.senses.belief import loops
from kiosk.senses.decoder import Memory, Step
from kiosk.senses.whisper_model import WhisperModel

MOST_TOKENS = 224  # Whisper's own limit for one window
GUESS_AT_ONCE = 32
"""Tokens of a guess read at a time: costs about as much as five read one by one."""
GUESS_SHIFT = 6
COMMA_WORTH_ASKING = 0.02
MOST_HESITATIONS = 6
"""So many in a row are written: somebody looks for a word. The decoder would go on for ever, and
what was said next with it."""


@dataclass
class Writing:
    """What was written over one sound, token by token."""

    opening: int
    """Tokens in front: prompt and start sequence."""
    tokens: list[int] = field(default_factory=list)
    probabilities: list[float] = field(default_factory=list)
    filler_before: list[float] = field(default_factory=list)
    """Probability of a hesitation in front of each token, and in front of the end."""
    comma_before: list[float] = field(default_factory=list)
    attention: list[Tensor] = field(default_factory=list)
    """(heads, tokens, frames) pieces: the start token, then one row a token."""
    looped: bool = False

    @property
    def log_probability(self) -> float:
        return float(np.mean(np.log(np.maximum(self.probabilities, 1e-9))))

    @property
    def looks(self) -> NDArray[np.float32]:
        """(heads, 1 + tokens, frames)"""
        joined: NDArray[np.float32] = torch.cat(self.attention, dim=1).numpy()
        return joined[:, : len(self.tokens) + 1]


@dataclass(frozen=True)
class Opening:
    """What stands in front of the words."""

    prompt: str = ""
    language: str = "en"
    begins: tuple[int, ...] = ()
    """Tokens that are known to have been said first."""


class Outdated(Exception):  # noqa: N818 - no error: the same sound, grown, waits to be heard
    """A newer draft waits. `args[0]` holds the tokens written so far, a guess for it."""


@dataclass
class Guess:
    """An earlier draft's tokens, and where the writing has got to in them."""

    tokens: tuple[int, ...]

    def next(self, written: Sequence[int]) -> Sequence[int]:
        """Return the tokens that would come next if the writing goes on as the draft did.

        Where the two part, they are taken to have met again as soon as the last two tokens
        stand side by side in the draft near the same place.
        """
        at = len(written)
        if tuple(written) == self.tokens[:at]:
            return self.tokens[at : at + GUESS_AT_ONCE]
        pair = tuple(written[-2:])
        for place in range(max(0, at - GUESS_SHIFT), min(len(self.tokens), at + GUESS_SHIFT)):
            if len(pair) == 2 and self.tokens[place - 2 : place] == pair:
                return self.tokens[place : place + GUESS_AT_ONCE]
        return ()


class Writer:
    """Writes down a sound with a loaded model."""

    def __init__(self, model: WhisperModel) -> None:
        self._model = model
        self._words = model.vocabulary
        self._fillers = torch.tensor(self._words.fillers)

    def write(
        self,
        memory: Memory,
        front: Opening,
        guess: Sequence[int] = (),
        outdated: Callable[[], bool] = lambda: False,
    ) -> Writing:
        """Return what was said.

        `guess`: what an earlier draft of the same sound held. It is checked many tokens at a time
        and kept as far as the decoder would have written the same, so that a guess saves time
        and changes nothing.

        Raises:
            Outdated: `outdated` said that a newer draft waits.
        """
        opening = self._model.opening(front.prompt, front.language)
        step = self._model.decoder.read(memory, opening)
        writing = Writing(opening=len(opening), attention=[step.attention[:, -1:]])
        shares = self._shares(Step(step.hidden[-1:], step.attention))[0]

        for token in front.begins:
            shares = self._append(memory, writing, shares, token)
        guessed = Guess(tuple(guess))
        while len(writing.tokens) < min(MOST_TOKENS, self._model.decoder.room - len(opening)):
            shares = self._accept(memory, writing, shares, guessed.next(writing.tokens))
            token = self._choose(shares, writing.tokens)
            if token == self._words.end or memory.length >= self._model.decoder.room:
                break
            if outdated():
                raise Outdated(writing.tokens)
            shares = self._append(memory, writing, shares, token)
            if loops(writing.tokens, self._words.hesitant):
                writing.looped = True
                break
        self._note_fillers(writing, shares)
        self._ask_after_commas(memory, writing)
        return writing

    def _append(self, memory: Memory, writing: Writing, shares: Tensor, token: int) -> Tensor:
        """Write one token; return what comes next."""
        self._note(writing, shares, token)
        step = self._model.decoder.read(memory, [token])
        writing.attention.append(step.attention)
        return self._shares(step)[0]

    def first(self, memory: Memory, front: Opening, most: int) -> tuple[int, ...]:
        """Return the first tokens of what was said, without anything else."""
        step = self._model.decoder.read(memory, self._model.opening(front.prompt, front.language))
        tokens: list[int] = []
        while len(tokens) < most:
            shares = self._shares(Step(step.hidden[-1:], step.attention))[0]
            token = self._choose(shares, tokens)
            if token == self._words.end:
                break
            tokens.append(token)
            step = self._model.decoder.read(memory, [token])
        return tuple(tokens)

    def _accept(
        self, memory: Memory, writing: Writing, shares: Tensor, guess: Sequence[int]
    ) -> Tensor:
        """Write the beginning of the guess the decoder agrees with; return what comes next."""
        guess = guess[: self._model.decoder.room - memory.length - 1]
        if not guess or self._choose(shares, writing.tokens) != guess[0]:
            return shares
        before = memory.length
        step = self._model.decoder.read(memory, guess)
        after = self._shares(step)
        right = 0
        while right < len(guess) and self._choose(shares, writing.tokens) == guess[right]:
            self._note(writing, shares, guess[right])
            shares = after[right]
            right += 1
        memory.length = before + right
        writing.attention.append(step.attention[:, :right])
        return shares

    def read_again(self, memory: Memory, writing: Writing, tokens: Sequence[int]) -> Writing:
        """Return the writing as if it had held these tokens, for their places in the sound.

        Probabilities are not filled in: they belong to what was written.
        """
        same = 0
        while same < len(writing.tokens) and writing.tokens[same] == tokens[same]:
            same += 1
        memory.length = writing.opening + same
        step = self._model.decoder.read(memory, tokens[same:])
        kept = torch.cat(writing.attention, dim=1)[:, : same + 1]
        return Writing(writing.opening, list(tokens), attention=[kept, step.attention])

    def _shares(self, step: Step) -> Tensor:
        return self._model.decoder.logits(step.hidden).softmax(-1)

    def _choose(self, shares: Tensor, written: Sequence[int]) -> int:
        allowed = self._allowed(shares)
        if not written:
            allowed[list(self._words.blank)] = 0.0
        elif self._hesitates(written):
            allowed[list(self._words.hesitant)] = 0.0
        return int(allowed.argmax())

    def _hesitates(self, written: Sequence[int]) -> bool:
        """Say whether as many hesitations as may follow each other have just been written."""
        row = list(takewhile(self._words.hesitant.__contains__, reversed(written)))
        return sum(token in self._words.fillers for token in row) >= MOST_HESITATIONS

    def _allowed(self, shares: Tensor) -> Tensor:
        return shares.masked_fill(self._words.forbidden, 0.0)

    def _note(self, writing: Writing, shares: Tensor, token: int) -> None:
        writing.tokens.append(token)
        writing.probabilities.append(float(shares[token] / self._allowed(shares).sum()))
        self._note_fillers(writing, shares)

    def _note_fillers(self, writing: Writing, shares: Tensor) -> None:
        writing.filler_before.append(float(shares[self._fillers].sum()))
        writing.comma_before.append(float(shares[self._words.comma]))

    def _ask_after_commas(self, memory: Memory, writing: Writing) -> None:
        """Add the chance that a hesitation follows a comma that could have stood at a place."""
        places = [
            place
            for place, comma in enumerate(writing.comma_before)
            if comma >= COMMA_WORTH_ASKING and [*writing.tokens, -1][place] != self._words.comma
        ]
        places = places[: self._model.decoder.room - memory.length]
        if not places:
            return
        step = self._model.decoder.ask(
            memory, self._words.comma, [writing.opening + p for p in places]
        )
        fillers = self._shares(step)[:, self._fillers].sum(dim=1).tolist()
        for place, filler in zip(places, fillers, strict=True):
            writing.filler_before[place] += writing.comma_before[place] * filler
