"""Whisper's text decoder, a few tokens at a time, on whole numbers or in float.

openai-whisper's own loop spends its time reading 32-bit weights, copying its cache and, for word
times, doing everything twice (docs/accuracy/hearing.md, Speed). This is the same network over the
same weights with three changes: weights as 8-bit integers, one scale a row, where this processor
was seen to do that right (kiosk.senses.arithmetic); caches laid out once in the order attention
reads them; and the attention that tells when a word was said is kept.
"""

import os
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.nn import functional

from kiosk.senses.arithmetic import LIMIT, Arithmetic

if TYPE_CHECKING:
    from whisper.model import LayerNorm, MultiHeadAttention, TextDecoder, Whisper


SEVEN_BITS = True
"""Round inputs to 0 to 127. Processors without VNNI add two products in 16 bits; of full bytes
(255 * 127 * 2) the sum does not fit there and is cut off, silently. Seven bits always fit, so that
the sums are the same whole numbers on every processor."""


class Matrix:
    """A linear layer with 8-bit weights: y = x W' + b.

    The inputs are brought to one range a row before they are rounded: in the middle of a block a
    few are a hundred times the rest, and one scale for all rows cost a tenth of the words.
    """

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        scale = weight.abs().amax(dim=1).clamp(min=1e-8).double() / 127
        zero = torch.zeros(len(weight), dtype=torch.long)
        with warnings.catch_warnings():  # deprecated without a successor in the torch we pin
            warnings.filterwarnings("ignore", message=".*quantize_per_channel.*")
            whole = torch.quantize_per_channel(weight.float(), scale, zero, 0, torch.qint8)
        self._packed = torch.ops.quantized.linear_prepack(whole, None)
        self._bias = None if bias is None else bias.detach().float()

    def __call__(self, x: Tensor) -> Tensor:
        range_ = x.abs().amax(dim=1, keepdim=True).clamp(min=1e-8)
        y = torch.ops.quantized.linear_dynamic(x / range_, self._packed, SEVEN_BITS) * range_
        found: Tensor = y if self._bias is None else y + self._bias
        return found


class FloatMatrix:
    """The same layer in 32-bit floats."""

    def __init__(self, weight: Tensor, bias: Tensor | None) -> None:
        self._weight = weight.detach().float()
        self._bias = None if bias is None else bias.detach().float()

    def __call__(self, x: Tensor) -> Tensor:
        return functional.linear(x, self._weight, self._bias)


Multiply = Callable[[Tensor], Tensor]
MATRICES: dict[Arithmetic, Callable[[Tensor, Tensor | None], Multiply]] = {
    Arithmetic.WHOLE: Matrix,
    Arithmetic.FLOAT: FloatMatrix,
}


def heed_limit() -> None:
    """Take the kernels that can be kept from newer instructions, where that is asked for."""
    if os.environ.get(LIMIT):
        torch.backends.quantized.engine = "onednn"


def stacked(arithmetic: Arithmetic, *layers: "torch.nn.Linear") -> Multiply:
    """Return several linear layers over the same input as one; a missing bias counts as 0."""
    weights: list[Tensor] = [layer.weight for layer in layers]
    biases: list[Tensor] = [
        torch.zeros(len(layer.weight)) if layer.bias is None else layer.bias for layer in layers
    ]
    return MATRICES[arithmetic](torch.cat(weights), torch.cat(biases))


@dataclass
class Memory:
    """What the decoder keeps of one sound: its keys and values, and those of the tokens so far."""

    sound_keys: list[Tensor]
    """Per layer (heads, width, frames)."""
    sound_values: list[Tensor]
    """Per layer (heads, frames, width)."""
    keys: Tensor
    """(layers, heads, tokens at most, width)."""
    values: Tensor
    length: int = 0


@dataclass(frozen=True)
class Step:
    """What the decoder made of some tokens."""

    hidden: Tensor
    """(tokens, state): before the vocabulary."""
    attention: Tensor
    """(alignment heads, tokens, frames): where in the sound each token looked, before softmax."""


class Layer:
    """One block: attention to the tokens before, attention to the sound, two linear layers."""

    def __init__(self, block: Any, heads: int, arithmetic: Arithmetic) -> None:
        self._heads = heads
        own: MultiHeadAttention = block.attn
        sound: MultiHeadAttention = block.cross_attn
        self.norms: tuple[LayerNorm, ...] = (block.attn_ln, block.cross_attn_ln, block.mlp_ln)
        self.query_key_value = stacked(arithmetic, own.query, own.key, own.value)
        self.own_out = stacked(arithmetic, own.out)
        self.sound_query = stacked(arithmetic, sound.query)
        self.sound_key_value = stacked(arithmetic, sound.key, sound.value)
        self.sound_out = stacked(arithmetic, sound.out)
        self.widen = stacked(arithmetic, block.mlp[0])
        self.narrow = stacked(arithmetic, block.mlp[2])

    def split(self, x: Tensor) -> Tensor:
        """Return (tokens, state) as (heads, tokens, width)."""
        return x.view(len(x), self._heads, -1).transpose(0, 1)

    @staticmethod
    def join(x: Tensor) -> Tensor:
        return x.transpose(0, 1).flatten(1)

    def hear(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Return keys (heads, width, frames) and values (heads, frames, width) of a sound."""
        key, value = self.sound_key_value(features).chunk(2, dim=1)
        return self.split(key).transpose(1, 2).contiguous(), self.split(value).contiguous()


class Decoder:
    """The text decoder of a loaded Whisper model."""

    def __init__(self, model: "Whisper", arithmetic: Arithmetic = Arithmetic.WHOLE) -> None:
        heed_limit()
        decoder: TextDecoder = model.decoder
        dims = model.dims
        self._layers = [Layer(block, dims.n_text_head, arithmetic) for block in decoder.blocks]
        self._width = dims.n_text_state // dims.n_text_head
        self._tokens = decoder.token_embedding.weight.detach().half()
        self._places = decoder.positional_embedding.detach().float()
        self._norm = decoder.ln
        self._vocabulary = MATRICES[arithmetic](decoder.token_embedding.weight.detach(), None)
        self._room: int = dims.n_text_ctx
        self._heads = dims.n_text_head
        pairs = model.alignment_heads.indices().T.tolist()
        self._watched = [
            [h for at, h in pairs if at == layer] for layer in range(len(self._layers))
        ]

    @property
    def room(self) -> int:
        """Most tokens one sound can have, prompt included."""
        return self._room

    def listen(self, features: Tensor) -> Memory:
        """Begin with a sound: features of the encoder, shape (frames, state)."""
        keys, values = zip(*(layer.hear(features) for layer in self._layers), strict=True)
        shape = (len(self._layers), self._heads, self._room, self._width)
        return Memory(list(keys), list(values), torch.zeros(shape), torch.zeros(shape))

    def read(self, memory: Memory, tokens: Sequence[int]) -> Step:
        """Append tokens to what was said so far."""
        count, before = len(tokens), memory.length
        places = torch.arange(before, before + count)
        seen = torch.arange(before + count)[None, :] <= places[:, None]
        step = self._run(memory, torch.tensor(tokens), places, seen)
        memory.length = before + count
        return step

    def ask(self, memory: Memory, token: int, places: Sequence[int]) -> Step:
        """Return what would follow if `token` stood at each of the places, each on its own.

        Nothing is remembered: the tokens so far stay as they are.
        """
        at = torch.tensor(places)
        before = torch.arange(memory.length)[None, :] < at[:, None]
        itself = torch.eye(len(places), dtype=torch.bool)
        seen = torch.cat([before, itself], dim=1)
        return self._run(memory, torch.full((len(places),), token), at, seen)

    def logits(self, hidden: Tensor) -> Tensor:
        """Return the score of every token of the vocabulary, shape (tokens, vocabulary)."""
        return self._vocabulary(hidden)

    def _run(self, memory: Memory, tokens: Tensor, places: Tensor, seen: Tensor) -> Step:
        x = self._tokens[tokens].float() + self._places[places]
        one = len(tokens) == 1 and bool(seen.all())
        watched: list[Tensor] = []
        for number, layer in enumerate(self._layers):
            x = x + self._attend_to_words(memory, number, layer.norms[0](x), None if one else seen)
            heard, looked = self._attend_to_sound(memory, number, layer.norms[1](x))
            x = x + heard
            x = x + layer.narrow(functional.gelu(layer.widen(layer.norms[2](x))))
            if self._watched[number]:
                watched.append(looked[self._watched[number]])
        return Step(self._norm(x), torch.cat(watched))

    def _attend_to_words(
        self, memory: Memory, number: int, x: Tensor, seen: Tensor | None
    ) -> Tensor:
        layer = self._layers[number]
        query, key, value = (layer.split(part) for part in layer.query_key_value(x).chunk(3, 1))
        start, end = memory.length, memory.length + len(x)
        memory.keys[number, :, start:end] = key
        memory.values[number, :, start:end] = value
        scores = query @ memory.keys[number, :, :end].transpose(1, 2) / self._width**0.5
        if seen is not None:
            scores = scores.masked_fill(~seen, float("-inf"))
        return layer.own_out(layer.join(scores.softmax(-1) @ memory.values[number, :, :end]))

    def _attend_to_sound(self, memory: Memory, number: int, x: Tensor) -> tuple[Tensor, Tensor]:
        layer = self._layers[number]
        query = layer.split(layer.sound_query(x)) / self._width**0.5
        scores = query @ memory.sound_keys[number]
        heard = layer.join(scores.softmax(-1) @ memory.sound_values[number])
        return layer.sound_out(heard), scores
