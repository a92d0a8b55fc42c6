"""Convert a CTranslate2 fp16 Whisper file to the checkpoint that `whisper.load_model` reads.

Both hold the same numbers under other names. The file layout is that of CTranslate2's model
specification, version 6; the names on the right are those of openai-whisper's `model.py`.
"""

import hashlib
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedIOBase, BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.errors import ModelError

FILE_VERSION = 6
DTYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)
HEAD_WIDTH = 64  # every Whisper size uses 64 numbers an attention head

Tensors = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Layer:
    """Where one transformer layer stands in both files."""

    theirs: str
    ours: str


def read_ctranslate2(parts: Iterable[Path]) -> Tensors:
    """Return the tensors of a CTranslate2 file, given whole or in parts, by their names there.

    Raises:
        ModelError: model-corrupt, where the bytes are not such a file.
    """
    stream = BytesIO(b"".join(part.read_bytes() for part in parts))
    try:
        return dict(_variables(stream))
    except (struct.error, ValueError, IndexError, UnicodeDecodeError) as err:
        raise ModelError("model-corrupt", "The packaged Whisper weights cannot be read.") from err


def _variables(stream: BufferedIOBase) -> Iterator[tuple[str, NDArray[Any]]]:
    (version,) = struct.unpack("<I", stream.read(4))
    if version != FILE_VERSION:
        raise ValueError(f"file version {version}")
    _name(stream)
    _revision, count = struct.unpack("<II", stream.read(8))
    for _ in range(count):
        yield _name(stream), _array(stream)


def _name(stream: BufferedIOBase) -> str:
    (length,) = struct.unpack("<H", stream.read(2))
    return stream.read(length).rstrip(b"\0").decode()


def _array(stream: BufferedIOBase) -> NDArray[Any]:
    (rank,) = struct.unpack("<B", stream.read(1))
    shape = struct.unpack(f"<{rank}I", stream.read(4 * rank))
    dtype, size = struct.unpack("<BI", stream.read(5))
    return np.frombuffer(stream.read(size), dtype=DTYPES[dtype]).reshape(shape)


def to_openai(theirs: Tensors) -> tuple[dict[str, int], Tensors]:
    """Return the dimensions and tensors under openai-whisper's names.

    Raises:
        ModelError: model-corrupt, where a tensor is missing.
    """
    try:
        ours = dict(_stems(theirs))
        for side, cross in (("encoder", False), ("decoder", True)):
            for number in range(_layers(theirs, side)):
                layer = Layer(f"{side}/layer_{number}", f"{side}.blocks.{number}")
                ours |= _layer(theirs, layer, cross=cross)
        return _dimensions(theirs), ours
    except KeyError as err:
        raise ModelError(
            "model-corrupt", f"The packaged Whisper weights lack {err.args[0]}."
        ) from err


def _layers(theirs: Tensors, side: str) -> int:
    return len(
        {name.split("/")[1] for name in theirs if name.startswith(f"{side}/layer_")}
        - {"layer_norm"}
    )


def _dimensions(theirs: Tensors) -> dict[str, int]:
    state, mels, _ = theirs["encoder/conv1/weight"].shape
    vocabulary = theirs["decoder/embeddings/weight"].shape[0]
    return {
        "n_mels": mels,
        "n_audio_ctx": theirs["encoder/position_encodings/encodings"].shape[0],
        "n_audio_state": state,
        "n_audio_head": state // HEAD_WIDTH,
        "n_audio_layer": _layers(theirs, "encoder"),
        "n_vocab": vocabulary,
        "n_text_ctx": theirs["decoder/position_encodings/encodings"].shape[0],
        "n_text_state": state,
        "n_text_head": state // HEAD_WIDTH,
        "n_text_layer": _layers(theirs, "decoder"),
    }


def _stems(theirs: Tensors) -> Iterator[tuple[str, NDArray[Any]]]:
    for conv in ("conv1", "conv2"):
        yield f"encoder.{conv}.weight", theirs[f"encoder/{conv}/weight"]
        yield f"encoder.{conv}.bias", theirs[f"encoder/{conv}/bias"]
    yield "encoder.positional_embedding", theirs["encoder/position_encodings/encodings"]
    yield "decoder.positional_embedding", theirs["decoder/position_encodings/encodings"]
    yield "decoder.token_embedding.weight", theirs["decoder/embeddings/weight"]
    yield from _norm(theirs, "encoder/layer_norm", "encoder.ln_post")
    yield from _norm(theirs, "decoder/layer_norm", "decoder.ln")


def _norm(theirs: Tensors, at: str, to: str) -> Iterator[tuple[str, NDArray[Any]]]:
    yield f"{to}.weight", theirs[f"{at}/gamma"]
    yield f"{to}.bias", theirs[f"{at}/beta"]


def _layer(theirs: Tensors, layer: Layer, *, cross: bool) -> Tensors:
    """Unstack one layer: their query, key and value stand in one matrix, ours in three."""
    attention = f"{layer.theirs}/self_attention"
    ours = dict(_norm(theirs, f"{attention}/layer_norm", f"{layer.ours}.attn_ln"))
    ours |= _attention(theirs, (f"{attention}/linear_0",), f"{attention}/linear_1",
                       f"{layer.ours}.attn")  # fmt: skip
    if cross:
        attention = f"{layer.theirs}/attention"
        stacked = (f"{attention}/linear_0", f"{attention}/linear_1")
        ours |= dict(_norm(theirs, f"{attention}/layer_norm", f"{layer.ours}.cross_attn_ln"))
        ours |= _attention(theirs, stacked, f"{attention}/linear_2", f"{layer.ours}.cross_attn")

    ours |= dict(_norm(theirs, f"{layer.theirs}/ffn/layer_norm", f"{layer.ours}.mlp_ln"))
    for linear, mlp in (("linear_0", "0"), ("linear_1", "2")):
        for what in ("weight", "bias"):
            ours[f"{layer.ours}.mlp.{mlp}.{what}"] = theirs[f"{layer.theirs}/ffn/{linear}/{what}"]
    return ours


def _attention(theirs: Tensors, stacked: tuple[str, ...], out: str, to: str) -> Tensors:
    weights = np.concatenate([theirs[f"{name}/weight"] for name in stacked])
    biases = np.concatenate([theirs[f"{name}/bias"] for name in stacked])
    query, key, value = np.split(weights, 3)
    query_bias, _key_has_none, value_bias = np.split(biases, 3)
    return {
        f"{to}.query.weight": query,
        f"{to}.query.bias": query_bias,
        f"{to}.key.weight": key,
        f"{to}.value.weight": value,
        f"{to}.value.bias": value_bias,
        f"{to}.out.weight": theirs[f"{out}/weight"],
        f"{to}.out.bias": theirs[f"{out}/bias"],
    }


def digest(tensors: Tensors) -> str:
    """Return the SHA-256 over names and numbers: the same on every platform, unlike a file's."""
    whole = hashlib.sha256()
    for name in sorted(tensors):
        whole.update(name.encode() + str(tensors[name].shape).encode())
        whole.update(np.ascontiguousarray(tensors[name], dtype=np.float16).tobytes())
    return whole.hexdigest()


def write_checkpoint(dimensions: dict[str, int], tensors: Tensors, path: Path) -> None:
    """Write the fp16 checkpoint. The caller puts it in place when it is complete."""
    import torch

    state = {name: torch.from_numpy(value.astype(np.float16)) for name, value in tensors.items()}
    torch.save({"dims": dimensions, "model_state_dict": state}, path)
