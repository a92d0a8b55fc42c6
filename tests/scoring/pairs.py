"""Resumes and adverts with their fields, for fitting the match score: pairs that fit and pairs
that do not. Made new every time out of the visible corpus, our own papers and, where their
snapshots are at hand, public data that is read and never kept.

| origin | commit | licence | is |
|---|---|---|---|
| DataTurks-Engg/Entity-Recognition-In-Resumes-SpaCy | 3a8b01e | none named | real resumes |
| mnylc/mnylc.github.io | bca9472 | none named | real adverts of libraries and archives |
"""

import hashlib
import json
import random
import subprocess
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.coach import jobs as starter
from tests.scoring.messy import messy

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "data" / "resumes"
PAPERS = Path(__file__).parent / "papers"

FIELDS = {
    "analyst": "data", "backend": "software_engineer", "carer": "care", "chef": "kitchen",
    "civil": "civil_engineer", "electrician": "electrician", "hairdresser": "beauty",
    "lawyer": "law", "marketing": "marketing", "nurse": "registered_nurse",
    "payroll": "payroll", "sales": "sales_account_executive", "teacher": "teaching",
    "warehouse": "warehouse", "accountant": "accountant", "backend-engineer": "software_engineer",
    "civil-engineer": "civil_engineer", "data-analyst": "data", "hr-assistant": "hr_recruiter",
    "lab-technician": "laboratory", "marketing-coordinator": "marketing",
    "mechanical-engineer": "mechanical", "primary-teacher": "teaching",
    "registered-nurse": "registered_nurse", "restaurant-manager": "kitchen",
    "sales-representative": "sales_account_executive",
}  # fmt: skip
"""Of our own papers and of the starter jobs."""
NEAR = (
    {"data", "data_scientist"}, {"software_engineer", "data_scientist"},
    {"payroll", "accountant"}, {"software_engineer", "quality"},
    {"software_engineer", "operations"}, {"care", "registered_nurse"},
    {"software_engineer", "sap"}, {"quality", "sap"}, {"operations", "support"},
    {"data", "accountant"}, {"operations", "security_analyst"}, {"support", "security_analyst"},
    {"payroll", "hr_recruiter"}, {"marketing", "sales_account_executive"},
    {"software_engineer", "support"}, {"sap", "accountant"}, {"operations", "data_scientist"},
    {"product_manager", "software_engineer"}, {"software_engineer", "data"},
    {"quality", "data_scientist"}, {"product_manager", "quality"}, {"library", "teaching"},
    {"product_manager", "ux_designer"}, {"product_manager", "marketing"}, {"office", "library"},
    {"security_analyst", "software_engineer"},
)  # fmt: skip
"""Fields with work in common: such pairs are neither right nor wrong."""
REAL = {
    "software_engineer": (4, 14, 38, 47, 120, 124, 127, 135, 156, 60, 132),
    "quality": (1, 22, 26, 29, 106, 153, 163, 167, 170, 69, 19),
    "sap": (6, 28, 44, 48, 57, 58, 72, 78),
    "hr_recruiter": (36, 133, 149, 160),
    "support": (65, 66, 46, 85, 108),
    "operations": (16, 34, 63, 138, 179, 182, 187),
    "sales_account_executive": (75,),
    "accountant": (178,),
    "marketing": (53,),
    "security_analyst": (199,),
    "product_manager": (111,),
    "electrician": (155,),
}
"""Rows of the public resumes by field, by their titles."""
FOREIGN = (0, 14, 45)
"""Lines of other fields put into each corpus resume."""
POSTS = 22


@dataclass(frozen=True)
class Paper:
    """A resume or an advert: where from, what field, which half it belongs to."""

    name: str
    field: str
    text: str
    kind: str

    @property
    def half(self) -> int:
        """0 to fit on, 1 to report on; copies of one paper are in one half."""
        own = self.name.partition("+")[0]
        return int(hashlib.sha256(own.encode()).hexdigest(), 16) % 2


def related(one: str, other: str) -> bool:
    return {one, other} in NEAR


def people(corpus: Path, snapshots: Path | None) -> list[Paper]:
    """Return every resume."""
    rows = _rows(corpus / "text" / "resumes.jsonl")
    found = [
        Paper(f"{row['id']}+{foreign}", row["category"], row["text"], f"corpus, {foreign} foreign")
        for foreign in FOREIGN
        for row in (messy(rows, foreign) if foreign else rows)
    ]
    own = [Paper(f"own-{name}", FIELDS[name], text, "own") for name, text in _papers("resume")]
    found += own
    found += [Paper(f"{p.name}+posts", p.field, _with_posts(p, own), "own, long") for p in own]
    return found + (list(_real(snapshots)) if snapshots else [])


def jobs(corpus: Path, snapshots: Path | None) -> list[Paper]:
    """Return every advert."""
    found = [
        Paper(row["id"], row["category"], row["text"], "corpus")
        for row in _rows(corpus / "text" / "jds.jsonl")
    ]
    found += [Paper(f"ad-{name}", FIELDS[name], text, "own") for name, text in _papers("advert")]
    folder = Path(starter.__file__).parent
    found += [
        Paper(f"start-{file.stem}", FIELDS[file.stem], file.read_text(), "starter")
        for file in sorted(folder.glob("*.txt"))
        if file.stem in FIELDS
    ]
    return found + (list(_libraries(snapshots)) if snapshots else [])


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def _papers(kind: str) -> Iterator[tuple[str, str]]:
    for file in sorted(PAPERS.glob(f"*.{kind}.txt")):
        yield file.name.partition(".")[0], file.read_text()


def _with_posts(paper: Paper, others: list[Paper]) -> str:
    """Return a resume with lines of other people's posts behind it, as long ones have."""
    chance = random.Random(paper.name)
    lines = [
        line.strip()
        for other in others
        if other.field != paper.field and not related(other.field, paper.field)
        for line in other.text.splitlines()[3:]
        if len(line.split()) > 5
    ]
    return "\n".join([paper.text, "Earlier", *chance.sample(lines, min(POSTS, len(lines)))])


def _real(snapshots: Path) -> Iterator[Paper]:
    """Yield the public resumes whose titles tell their field."""
    folder = "DataTurks-Engg+Entity-Recognition-In-Resumes-SpaCy"
    table = _shown(snapshots / folder, "traindata.json")
    rows = [json.loads(line) for line in table.splitlines() if line.strip()]
    for field, places in REAL.items() if rows else ():
        for at in places:
            yield Paper(f"real-{at}", field, rows[at]["content"], "real")


def _libraries(snapshots: Path, most: int = 24) -> Iterator[Paper]:
    """Yield adverts of libraries, archives and museums: foreign to nearly everybody here."""
    folder = snapshots / "mnylc+mnylc.github.io"
    listed = _git(folder, "ls-tree", "-rz", "--name-only", "HEAD", "_posts/jobs").split("\0")
    names = [name for name in sorted(listed) if "LIBRARIAN" in name.upper()]
    for name in random.Random(1).sample(names, min(most, len(names))):
        yield Paper(f"library-{name[-40:]}", "library", _shown(folder, name), "real")


def _shown(folder: Path, name: str) -> str:
    return textwrap.dedent(_git(folder, "show", f"HEAD:{name}"))


def _git(folder: Path, *command: str) -> str:
    place = folder / "repo"
    bare = place / ".git" if (place / ".git").exists() else place
    if not bare.exists():
        return ""
    ran = subprocess.run(["git", f"--git-dir={bare}", *command], capture_output=True, check=True)
    return ran.stdout.decode("utf-8", "replace")
