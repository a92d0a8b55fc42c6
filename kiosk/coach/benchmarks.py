"""Model answers to hear beside one's own: for every kind of question two good ones and a weak one.

A benchmark beside one's own answer is what made judging oneself right (Hawkins 2012: r .48 to .83
with experts), rules in words with good and bad models what taught most (Taylor 2005, 117 studies).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.domain.job import QuestionKind

FILE = Path(__file__).with_name("benchmarks.toml")


@dataclass(frozen=True)
class Model:
    """One answer, as it is spoken; the person in it is invented."""

    trade: str
    asked: str
    """The question it answers."""
    good: bool
    text: str
    why: str = ""
    """Why it is weak; empty for a good one."""


@dataclass(frozen=True)
class Benchmark:
    """What a good answer to a kind of question does, in words, and answers that do or do not."""

    rule: str
    models: tuple[Model, ...]


@cache
def _all() -> dict[QuestionKind, Benchmark]:
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        QuestionKind(kind): Benchmark(one["rule"], tuple(Model(**model) for model in one["model"]))
        for kind, one in read.items()
    }


def benchmark(kind: QuestionKind) -> Benchmark:
    """Return the benchmark of a kind of question."""
    return _all()[kind]


def spoken() -> tuple[str, ...]:
    """Return every model answer there is, for whoever makes the clips."""
    return tuple(model.text for kind in QuestionKind for model in benchmark(kind).models)
