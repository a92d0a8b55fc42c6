"""The coverage map: every requirement of the job in its four states, with what proves it.

In the resume; shown (said with what was done); named only or said as lacking; missing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Coverage, SaidHow
from kiosk.domain.job import RequirementKind
from kiosk.report import ink
from kiosk.report.ink import Letters, lines, rule, write

LINE = 9.6
PADDING = 6.0
HEAD = 15.0
COLUMNS = (0.36, 0.66)
"""Where the second and the third column begin, as shares of the width."""
Sign = Callable[[Drawing, float, float], None]
NAME = Letters(8.2, True)
PROOF = Letters(7.4, colour=ink.MUTED)
STATE = Letters(7.4, True)


@dataclass(frozen=True)
class _Row:
    """One requirement, broken into lines."""

    name: list[str]
    kind: str
    columns: tuple["_Column", ...]

    @property
    def height(self) -> float:
        most = max(len(column.proof) + 1 for column in self.columns)
        return LINE * max(len(self.name) + 1, most) + PADDING


@dataclass(frozen=True)
class _Column:
    """Where a requirement stands in the resume, or in what was said: a sign, a word, the proof."""

    x: float
    sign: Sign
    state: str
    proof: list[str]


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
    resume: bool = True,
) -> Drawing:
    """Draw the map; `titles` names the answers by question id, `head` names the columns. Where
    there was no resume nothing is drawn about it."""
    rows = [_row(one, titles, wide, resume=resume) for one in coverage]
    height = sum(row.height for row in rows) + HEAD * head
    drawing = Drawing(wide, height)
    second, third = (wide * share for share in COLUMNS)
    heads = [(0.0, "Requirement"), (third if resume else second, "Said aloud")]
    for x, text in [*heads, *([(second, "In the resume")] if resume else [])]:
        write(drawing, x, height - 8, text if head else "", ink.SMALL)

    y = height - HEAD * head
    for row in rows:
        rule(drawing, (0, y, wide, y))
        top = y - 4 - LINE * 0.75
        _lines(drawing, (0.0, top), row.name, NAME)
        write(drawing, 0, top - LINE * len(row.name), row.kind, ink.SMALL)
        for column in row.columns:
            column.sign(drawing, column.x + 4.6, top + 2.6)
            write(drawing, column.x + 14, top, column.state, STATE)
            _lines(drawing, (column.x + 14, top - LINE), column.proof, PROOF)
        y -= row.height
    return drawing


def _row(one: Coverage, titles: Mapping[str, str], wide: float, *, resume: bool) -> _Row:
    second, third = (wide * share for share in COLUMNS)
    name = lines(one.requirement.text, second - 14, NAME)
    said = _said(one, titles, (third if resume else second, wide))
    if not resume:
        return _Row(name, KINDS[one.requirement.kind], (said,))
    proven = one.in_resume is not None
    proof = lines(f"“{one.in_resume}”", third - second - 26, PROOF) if proven else []
    where = _Column(second, ink.tick if proven else ink.ring, "yes" if proven else "no", proof)
    return _Row(name, KINDS[one.requirement.kind], (where, said))


def state(one: Coverage) -> str:
    """Return in a word how a requirement was spoken of."""
    if one.said is None:
        return "not said" if one.in_resume is not None else "missing"
    return "said" if one.how is None else one.how.value


SIGNS: Mapping[str, Sign] = {
    SaidHow.SHOWN.value: ink.tick,
    "said": ink.tick,
    SaidHow.NAMED.value: ink.half,
    SaidHow.LACKING.value: ink.half,
}


def _said(one: Coverage, titles: Mapping[str, str], place: tuple[float, float]) -> _Column:
    left, right = place
    word = state(one)
    sign = SIGNS.get(word, ink.ring)
    if one.said is None:
        return _Column(left, sign, word, [])
    where = titles.get(one.said_in or "", "")
    moment = f" · {where}, {clock(one.said_at)}" if where and one.said_at is not None else ""
    proof = lines(f"“{one.said}”", right - left - 14, PROOF)
    return _Column(left, sign, f"{word}{moment}", proof)


def _lines(
    drawing: Drawing, place: tuple[float, float], texts: Sequence[str], letters: Letters
) -> None:
    x, y = place
    for line, text in enumerate(texts):
        write(drawing, x, y - LINE * line, text, letters)
