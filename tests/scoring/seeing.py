"""Runs `watch` over the corpus of faces and hands what it says to the corpus' own scorer.

python tests/scoring/seeing.py [FOLDER]      FOLDER is ../shared/data/faces
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = REPOSITORY.parent / "shared" / "data" / "faces"


def prediction(lines: Iterable[str]) -> dict[str, Any]:
    """Return the scorer's form of what `watch --json` wrote."""
    frames: dict[str, Any] = {}
    events: dict[str, Any] = {}
    for line in lines:
        report = json.loads(line)
        if "error" in report:
            continue  # a picture without a face: the scorer takes a missing one for just that
        is_clip = report["file"].endswith(".mp4")
        name = report["file"] if is_clip else f"stills/{report['file']}"
        frames[name] = [
            frame | {"state": "multi" if frame["state"] == "multi_face" else frame["state"]}
            for frame in report["frames"]
        ]
        if is_clip:
            events[name] = report["events"]
    return {"frames": frames, "events": events}


def main(folder: Path) -> int:
    files = [*sorted(folder.glob("*.mp4")), *sorted((folder / "stills").glob("*.jpg"))]
    watched = subprocess.run(
        [sys.executable, "-m", "kiosk", "watch", *map(str, files), "--json"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    with tempfile.TemporaryDirectory() as scratch:
        said = Path(scratch) / "said.json"
        said.write_text(json.dumps(prediction(watched.stdout.splitlines())))
        scorer = [sys.executable, str(folder / "eval.py"), "--set", folder.name]
        return subprocess.run(
            [*scorer, "--root", str(folder.parent), "--pred", str(said)], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else CORPUS))
