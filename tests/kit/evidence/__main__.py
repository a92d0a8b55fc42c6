"""Writes docs/evidence: `python -m tests.kit.evidence docs/evidence`.

Each claim is a line `id | what is asked | verdict | what is so | proofs`; a proof is a test
(`test_x.py::test_y`) or a file of the repository. A proof that is not there stops the writing.
"""

import ast
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCES = Path(__file__).parent
VERDICTS = {
    "S": "Supports",
    "P": "Partially supports",
    "N": "Does not support",
    "-": "Not applicable",
    "yes": "Yes",
    "no": "No",
    "part": "In part",
    "owner": "The owner's to say",
}
NEEDS_PROOF = ("S", "P", "yes", "part")
HEAD = "| no. | asked | answer | what is so | proof |\n|---|---|---|---|---|\n"


class NoProofError(Exception):
    """A claim names a test or a file that is not there."""


@dataclass(frozen=True)
class Claim:
    number: str
    asked: str
    verdict: str
    says: str
    proofs: tuple[str, ...]


@cache
def tests() -> frozenset[str]:
    """Return every test of the suite as file::function."""
    return frozenset(
        f"{path.name}::{node.name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


@cache
def folder_of(file: str) -> str:
    return next(p for p in (ROOT / "tests").rglob(file)).relative_to(ROOT).as_posix()


def claim(line: str) -> Claim:
    """Return what a line claims.

    Raises:
        NoProofError: it has no five parts, an unknown verdict, or a proof that is not there.
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 5 or parts[2] not in VERDICTS:
        raise NoProofError(f"not a claim: {line}")
    proofs = tuple(parts[4].split())
    missing = [one for one in proofs if one not in tests() and not (ROOT / one).exists()]
    if missing or (parts[2] in NEEDS_PROOF and not proofs):
        raise NoProofError(f"{parts[0]}: no proof {missing}")
    return Claim(parts[0], parts[1], VERDICTS[parts[2]], parts[3], proofs)


def shown(proof: str) -> str:
    if "::" in proof:
        file, name = proof.split("::")
        return f"[{name}](../../{folder_of(file)})"
    return f"[{proof}](../../{proof})"


def page(source: Path) -> str:
    """Return a page of docs/evidence."""
    out: list[str] = []
    table = False
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.count("|") < 4:
            out.append(line)
            table = table and bool(line)
            continue
        one = claim(line)
        row = (one.number, one.asked, one.verdict, one.says, ", ".join(map(shown, one.proofs)))
        out.append(("" if table else HEAD) + f"| {' | '.join(row)} |")
        table = True
    return "\n".join(out).rstrip() + "\n"


def pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    return {f"{one.stem}.md": page(one) for one in sorted(SOURCES.glob("*.txt"))}


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
