"""Which of several ways of saying a question is used: another each session, none twice a plan."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import gcd
from pathlib import Path
from typing import Any, TypeVar

from kiosk.coach.plan.material import key_of

T = TypeVar("T")
STEPS = (3, 2, 5, 7, 1)
"""How far a session moves on: past what the session before used, and round through all."""


@dataclass(frozen=True)
class Said:
    """A question's text with its reason, what a good answer holds and what a weak one does."""

    text: str
    why: str
    good: str
    weak: str = ""


@cache
def templates(name: str) -> dict[str, Any]:
    """Read one file of templates."""
    return tomllib.loads((Path(__file__).parent / "templates" / f"{name}.toml").read_text())


@dataclass
class Wording:
    """Chooses by the resume, the job and the session number, the same way every time."""

    key: int
    seed: int
    used: dict[str, int] = field(default_factory=dict)

    def say(self, kind: str, section: str, **words: str) -> Said:
        """Return the next text of a section, after the next of its leads where it has some."""
        template = templates(kind)[section]
        text = self.next_of(f"{kind}.{section}", template["texts"])
        if "leads" in template:
            text = f"{self.next_of(f'{kind}.{section}.leads', template['leads'])} {text}"
        return Said(
            _sentence(text.format(**words)),
            template["why"].format(**words),
            template["good"].format(**words),
        )

    def next_of(self, name: str, items: Sequence[T]) -> T:
        """Return the item whose turn it is: another one in the next session, and in this one."""
        turn = self.used[name] = self.used.get(name, -1) + 1
        step = next(step for step in STEPS if gcd(step, len(items)) == 1)
        return items[(key_of(str(self.key), name) + step * self.seed + turn) % len(items)]

    def turned(self, items: Sequence[T], best: int = 4) -> tuple[T, ...]:
        """Return the items with the session's turn first among the `best` of them: the next session
        begins two further on, and in the end each was first."""
        head, tail = list(items[:best]), items[best:]
        turn = 2 * self.seed
        at = (turn + turn // len(head) * (len(head) % 2 == 0)) % len(head) if head else 0
        return (*head[at:], *head[:at], *tail)

    def rotated(self, name: str, items: Sequence[T], best: int) -> tuple[T, ...]:
        """Return the items with one of the `best` first that this resume and job choose."""
        head, tail = list(items[:best]), items[best:]
        at = key_of(str(self.key), name) % len(head) if head else 0
        return (*head[at:], *head[:at], *tail)

    def shuffled(self, name: str, items: Sequence[T]) -> tuple[T, ...]:
        """Return all items from one that the resume, the job and the session choose."""
        at = (key_of(str(self.key), name) + self.seed) % len(items) if items else 0
        return (*items[at:], *items[:at])


def _sentence(text: str) -> str:
    """Return the text with the space and the capital that a filled-in gap may have cost."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
