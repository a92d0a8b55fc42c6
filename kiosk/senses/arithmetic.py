"""Which arithmetic the decoder uses on this machine: whole numbers where they were seen to agree
with openai-whisper's own floats, floats where not.

What was measured stands beside the models' seals, or in the booth's own folder where the models
cannot be written (on a booth they are the installer's), and counts as long as processor, torch,
model and decoder are the ones it was measured with. Loads no torch: the doctor reads it.
"""

import hashlib
import importlib.metadata
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from kiosk.domain.settings import Settings
from kiosk.senses.weights import own_file, read_seals

RECORD = "arithmetic.json"
DECODER = Path(__file__).with_name("decoder.py")
PROCESSOR = Path("/proc/cpuinfo")
LIMIT = "ONEDNN_MAX_CPU_ISA"
"""oneDNN's own variable. Where it is set, all kernels that heed it are used, so that one machine
can stand in for a lesser one (docs/accuracy/hearing.md, Processors)."""

LEAST_SAME = 0.95
"""Share of the places at which both choose the same token."""
MOST_APART = 0.1
"""Mean difference of the log probability of a token, nats. Rounding costs .033 with 7-bit inputs
and .013 with 8-bit ones; sums cut off at 16 bits cost .46, and one token in four differs
(tests/parts/test_decoder_arithmetic.py)."""

INSTRUCTIONS = (
    ("AMX", {"amx_tile", "amx_int8", "amx_bf16"}),
    ("AVX-512 VNNI", {"avx512_vnni"}),
    ("AVX2 VNNI", {"avx_vnni"}),
    ("AVX-512", {"avx512bw"}),
    ("AVX2", {"avx2"}),
    ("NEON with dot products", {"asimddp"}),
    ("NEON", {"asimd"}),
)
"""Name and the processor's flags, the newest first."""


class Arithmetic(StrEnum):
    WHOLE = "whole"
    """8-bit weights times 7-bit inputs."""
    FLOAT = "float"


@dataclass(frozen=True)
class Agreement:
    """How one arithmetic compared with openai-whisper's own floats on the clip."""

    tokens: int
    same: int
    """Places at which both choose the same token."""
    apart: float
    """Mean difference of the log probability of a token, nats."""

    @property
    def holds(self) -> bool:
        if not self.tokens:
            return False
        return self.same >= LEAST_SAME * self.tokens and self.apart <= MOST_APART


@dataclass(frozen=True)
class Speed:
    """How fast the transcriber writes on this machine."""

    share: float
    """Seconds of work for a second of speech, while a candidate talks."""
    wait_s: float
    """From the last sound of an answer to its words."""


@dataclass(frozen=True)
class Choice:
    """What was measured on this machine, and what follows."""

    arithmetic: Arithmetic
    instructions: str
    agreement: Agreement
    speed: Speed


@cache
def instructions() -> str:
    """Return the newest set of instructions for such sums this processor has and may use."""
    try:
        text = PROCESSOR.read_text()
    except OSError:
        return "unknown"
    lines = (line.split(":", 1) for line in text.splitlines() if ":" in line)
    flags = {
        f for name, told in lines if name.strip() in ("flags", "Features") for f in told.split()
    }
    names = [name for name, needs in INSTRUCTIONS if needs <= flags]
    limit = os.environ.get(LIMIT, "").replace("AVX512_CORE_VNNI", "AVX-512 VNNI")
    limit = limit.replace("AVX512_CORE", "AVX-512").replace("_", " ")
    if limit in names:
        return limit
    return names[0] if names else "none of note"


def kept(settings: Settings) -> Choice | None:
    """Return what was measured, where it still holds for this machine and this release."""
    now = key(settings)
    for file in _records(settings):
        try:
            told = json.loads(file.read_text())[_name(settings)]
            if told["key"] == now:
                agreement, speed = Agreement(**told["agreement"]), Speed(**told["speed"])
                arithmetic = Arithmetic(told["arithmetic"])
                return Choice(arithmetic, told["instructions"], agreement, speed)
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return None


def keep(choice: Choice, settings: Settings) -> None:
    """Write down what was measured; where no folder can be written it is measured again."""
    for file in _records(settings):
        try:
            record = json.loads(file.read_text())
        except (OSError, ValueError):
            record = {}
        record[_name(settings)] = {"key": key(settings), **asdict(choice)}
        unfinished = file.with_name(f"{RECORD}.{os.getpid()}")
        try:
            unfinished.write_text(json.dumps(record, indent=1))
            unfinished.replace(file)
            return
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def _records(settings: Settings) -> tuple[Path, ...]:
    return settings.paths.models_dir / RECORD, Path(settings.paths.var) / RECORD


def key(settings: Settings) -> str:
    """Return what a measurement depends on, as one word."""
    seals = read_seals(settings.paths.models_dir, _name(settings))
    parts = [
        _processor(), instructions(), importlib.metadata.version("torch"),
        hashlib.sha256(DECODER.read_bytes()).hexdigest(),
        *(seal.sha256 for seal in seals.values()), _own(settings), str(settings.hearing.threads),
    ]  # fmt: skip
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _processor() -> str:
    try:
        lines = PROCESSOR.read_text().splitlines()
    except OSError:
        return "unknown"
    named = ("vendor_id", "cpu family", "model", "model name", "stepping", "CPU part")
    return "\n".join(sorted({line for line in lines if line.split(":")[0].strip() in named}))


def _own(settings: Settings) -> str:
    file = own_file(settings)
    if file is None or not file.is_file():
        return ""
    stat = file.stat()
    return f"{stat.st_size} {stat.st_mtime_ns}"


def _name(settings: Settings) -> str:
    return f"whisper-{settings.hearing.model}"
