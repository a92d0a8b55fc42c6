"""What a soak found, for a person: what was lost, what grew, and which visit to play again."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

import psutil

from kiosk.domain.errors import CoachError
from kiosk.interview import events
from kiosk.store import Store
from tests.appliance.table import processor

if TYPE_CHECKING:
    from tests.appliance.soak import Planned

MOST = {"memory, MB": 40.0, "files open": 2.0, "threads": 1.0, "temporary files": 0.5}
"""Growth from the second quarter of the visits to the last that is still none: caches fill first,
and the allocator keeps some."""
FEWEST = 40
"""Visits under which growth says nothing."""


@dataclass(frozen=True)
class Sample:
    """How large the booth is after a visit."""

    values: dict[str, float]
    database_bytes: int

    @classmethod
    def now(cls, folder: Path) -> "Sample":
        me = psutil.Process()
        family = [me, *me.children(recursive=True)]
        memory = sum(_memory_of(one) for one in family) / 1e6
        database = sum(file.stat().st_size for file in folder.glob("coach.sqlite*"))
        return cls(
            {
                "memory, MB": memory,
                "files open": me.num_fds(),
                "threads": me.num_threads(),
                "temporary files": sum(1 for _ in (folder / "run").rglob("*")),
            },
            database,
        )


def _memory_of(process: psutil.Process) -> int:
    """Return the bytes a process holds; one that has just ended holds none."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


@dataclass
class Outcome:
    """What came of one visit."""

    number: int
    fault: str
    paced: bool
    answered: int = 0
    finished: bool = False
    interview_id: str = ""
    troubles: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    kept: int = 0
    seconds: float = 0.0

    def trouble(self, err: CoachError) -> None:
        self.troubles.append(err.code)

    def saw(self, event: events.Event) -> None:
        match event:
            case events.Trouble(code, _):
                self.troubles.append(code)
            case events.Answered(answer):
                self.answered += 1
                if not answer.transcript.words and "microphone" not in self.fault:
                    self.wrong.append(f"answer {self.answered} was not heard")
            case events.Finished(whole, kept):
                self.finished, self.interview_id = True, whole.id
                if not kept:
                    self.troubles.append("kept late")

    def judge(self, plan: "Planned", store: Store, booth_id: str) -> None:
        """Compare what the store has with what was said and agreed."""
        if plan.leaves_after is not None:
            self._nothing_stays(store, booth_id)
            return
        if not self.finished:
            self.wrong.append("it did not come to its end")
            return
        found = store.interview(self.interview_id)
        self.kept = len(found.answers) if found is not None else 0
        if plan.keep and "kept late" not in self.troubles and self.kept != self.answered:
            self.wrong.append(f"{self.answered} answers were given, {self.kept} are kept")
        if not plan.keep and found is not None and found.answers:
            self.wrong.append("kept against the candidate's wish")

    def _nothing_stays(self, store: Store, booth_id: str) -> None:
        if store.left_behind(booth_id):
            self.wrong.append("an interview was left open")

    def line(self) -> str:
        how = "at the pace of speech" if self.paced else "fast"
        said = "; ".join(self.wrong) or "well"
        return f"{self.number} {self.fault}, {how}: {self.answered} answers, {said}"


@dataclass
class Report:
    seed: int
    began: datetime
    outcomes: list[Outcome] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)

    def add(self, outcome: Outcome, sample: Sample) -> None:
        self.outcomes.append(outcome)
        self.samples.append(sample)

    @property
    def wrong(self) -> list[Outcome]:
        return [one for one in self.outcomes if one.wrong]

    def growth(self) -> dict[str, tuple[float, float]]:
        """Return the means of the second and the last quarter of the visits, by what was looked
        at; nothing where there were too few."""
        if len(self.samples) < FEWEST:
            return {}
        quarter = len(self.samples) // 4
        early, late = self.samples[quarter : 2 * quarter], self.samples[-quarter:]
        return {
            name: (mean(s.values[name] for s in early), mean(s.values[name] for s in late))
            for name in MOST
        }

    def grew(self) -> list[str]:
        return [name for name, (a, b) in self.growth().items() if b - a > MOST[name]]

    @property
    def well(self) -> bool:
        return bool(self.outcomes) and not self.wrong and not self.grew()

    def verdict(self) -> str:
        count = len(self.outcomes)
        lost = f"{len(self.wrong)} of {count} visits went wrong" if self.wrong else (
            f"{count} visits, and nothing was lost"
        )  # fmt: skip
        grown = ", ".join(self.grew()) or "nothing"
        return f"{lost}; grown: {grown if self.growth() else 'not measured, too few visits'}."

    def text(self, words: list[str]) -> str:
        """Return the report: what was run, by fault, growth, and what went wrong."""
        took = (datetime.now(UTC) - self.began).total_seconds()
        paced = sum(one.paced for one in self.outcomes)
        answers = sum(one.answered for one in self.outcomes)
        lines = [
            "# Soak", "",
            f"`python -m tests.appliance.soak {' '.join(words)}`, {self.began:%Y-%m-%d %H:%M} UTC, "
            f"{took / 60:.0f} minutes, {processor()}.", "",
            f"**{self.verdict()}** {len(self.outcomes) - paced} visits ran as fast as the machine "
            f"goes, {paced} at the pace of speech; {answers} answers.",
            "", "| fault | visits | answers given | went wrong |", "|---|---|---|---|",
            *self._by_fault(), "", *self._growth_lines(),
        ]  # fmt: skip
        lines += [f"- visit {one.number} (`--seed {self.seed} --only {one.number}`): "
                  f"{one.fault}: {'; '.join(one.wrong)}" for one in self.wrong]  # fmt: skip
        return "\n".join([*lines, ""])

    def _by_fault(self) -> list[str]:
        visits = Counter(one.fault for one in self.outcomes)
        answers = Counter(dict.fromkeys(visits, 0))
        for one in self.outcomes:
            answers[one.fault] += one.answered
        wrong = Counter(one.fault for one in self.wrong)
        return [f"| {n} | {visits[n]} | {answers[n]} | {wrong[n]} |" for n in sorted(visits)]

    def _growth_lines(self) -> list[str]:
        found = self.growth()
        if not found:
            return [f"Growth is not measured: fewer than {FEWEST} visits.", ""]
        rows = [f"| {name} | {a:.1f} | {b:.1f} | {'yes' if b - a > MOST[name] else 'no'} |"
                for name, (a, b) in found.items()]  # fmt: skip
        size = self.samples[-1].database_bytes / max(1, sum(one.kept for one in self.outcomes))
        head = ["| | second quarter | last quarter | grown |", "|---|---|---|---|"]
        says = f"The database has {size / 1000:.0f} kB for each answer that is kept."
        return [*head, *rows, "", says, ""]
