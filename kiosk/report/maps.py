"""The coverage map: every requirement of the job, in the resume and said aloud, with its proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Coverage
from kiosk.domain.job import RequirementKind
from kiosk.report import ink
from kiosk.report.ink import Letters, lines, rule, write

LINE = 9.6
PADDING = 9.0
HEAD = 15.0
COLUMNS = (0.36, 0.68)
"""Where the second and the third column begin, as shares of the width."""
NAME = Letters(8.2, True)
PROOF = Letters(7.4, colour=ink.MUTED)


@dataclass(frozen=True)
class _Row:
    """One requirement, broken into lines."""

    name: list[str]
    kind: str
    resume: list[str]
    said: list[str]
    met: tuple[bool, bool]

    @property
    def height(self) -> float:
        return LINE * max(len(self.name) + 1, len(self.resume), len(self.said)) + PADDING


KINDS = {
    RequirementKind.MUST: "must",
    RequirementKind.PLUS: "a plus",
    RequirementKind.DUTY: "duty",
}


def coverage_map(
    coverage: Sequence[Coverage],
    titles: Mapping[str, str],
    wide: float = 480.0,
    *,
    head: bool = True,
) -> Drawing:
    """Draw the map; `titles` names the answers by question id, `head` names the columns."""
    rows = [_row(one, titles, wide) for one in coverage]
    height = sum(row.height for row in rows) + HEAD * head
    drawing = Drawing(wide, height)
    second, third = (wide * share for share in COLUMNS)
    for x, text in ((0.0, "Requirement"), (second, "In the resume"), (third, "Said aloud")):
        write(drawing, x, height - 8, text if head else "", ink.SMALL)

    y = height - HEAD * head
    for row in rows:
        rule(drawing, (0, y, wide, y))
        top = y - 4 - LINE * 0.75
        _column(drawing, (0.0, top), row.name, NAME)
        write(drawing, 0, top - LINE * len(row.name), row.kind, ink.SMALL)
        for x, met, proof in zip((second, third), row.met, (row.resume, row.said), strict=True):
            (ink.tick if met else ink.ring)(drawing, x + 4.6, top + 2.6)
            _column(drawing, (x + 14, top), proof, PROOF)
        y -= row.height
    return drawing


def _row(one: Coverage, titles: Mapping[str, str], wide: float) -> _Row:
    second, third = (wide * share for share in COLUMNS)
    said = "not said"
    if one.said is not None:
        where = titles.get(one.said_in or "", "")
        moment = f"{where}, {clock(one.said_at)}: " if where and one.said_at is not None else ""
        said = f"{moment}“{one.said}”"
    resume = f"“{one.in_resume}”" if one.in_resume is not None else "not found"
    return _Row(
        lines(one.requirement.text, second - 14, NAME),
        KINDS[one.requirement.kind],
        lines(resume, third - second - 26, PROOF),
        lines(said, wide - third - 14, PROOF),
        (one.in_resume is not None, one.said is not None),
    )


def _column(
    drawing: Drawing, place: tuple[float, float], texts: Sequence[str], letters: Letters
) -> None:
    x, y = place
    for line, text in enumerate(texts):
        write(drawing, x, y - LINE * line, text, letters)
