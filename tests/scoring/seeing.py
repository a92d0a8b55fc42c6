"""Runs `watch` over the corpus of faces and hands what it says to the corpus' own scorer.

python tests/scoring/seeing.py [FOLDER] [--fps N]      FOLDER is ../shared/data/faces

With --fps the clips are first thinned to N frames a second, each frame the latest there was. The
camera's field of view is wrong by intent with KIOSK_SEEING_FIELD_OF_VIEW_DEG in the environment.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cv2

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


def thinned(folder: Path, fps: float, into: Path) -> Path:
    """Return a copy of the corpus whose clips, and their labels, have `fps` frames a second."""
    slow = into / folder.name
    shutil.copytree(folder, slow, ignore=shutil.ignore_patterns("*.mp4", "labels_*"))
    labels: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(folder.glob("labels_*.jsonl")):
        for line in file.read_text().splitlines():
            row = json.loads(line)
            labels.setdefault(row.get("clip") or row["file"], []).append(row)

    for clip in sorted(folder.glob("*.mp4")):
        rows = sorted(labels[clip.name], key=lambda row: int(row["frame"]))
        times = [float(row["t"]) for row in rows]
        count = int((times[-1] - times[0]) * fps) + 1
        kept = [sum(t <= times[0] + n / fps + 1e-6 for t in times) - 1 for n in range(count)]
        _film(clip, kept, fps, slow / clip.name)
        labels[clip.name] = [
            rows[at] | {"frame": n, "t": round(n / fps, 3)} for n, at in enumerate(kept)
        ]
    everything = [json.dumps(row) for rows in labels.values() for row in rows]
    (slow / "labels_all.jsonl").write_text("\n".join(everything) + "\n")
    return slow


def _film(clip: Path, kept: list[int], fps: float, out: Path) -> None:
    reader, frames = cv2.VideoCapture(str(clip)), []
    while (read := reader.read())[0]:
        frames.append(read[1])
    size = (frames[0].shape[1], frames[0].shape[0])
    # PNG: the pictures must not get worse by being thinned.
    writer = cv2.VideoWriter(str(out), cv2.VideoWriter.fourcc(*"png "), fps, size)
    for at in kept:
        writer.write(frames[at])
    writer.release()


def main(folder: Path, fps: float | None) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        if fps is not None:
            folder = thinned(folder, fps, Path(scratch))
        files = [*sorted(folder.glob("*.mp4")), *sorted((folder / "stills").glob("*.jpg"))]
        watched = subprocess.run(
            [sys.executable, "-m", "kiosk", "watch", *map(str, files), "--json"],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
            cwd=REPOSITORY,
        )
        said = Path(scratch) / "said.json"
        said.write_text(json.dumps(prediction(watched.stdout.splitlines())))
        scorer = [sys.executable, str(CORPUS / "eval.py"), "--set", folder.name]
        return subprocess.run(
            [*scorer, "--root", str(folder.parent), "--pred", str(said)], check=False
        ).returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--fps", type=float)
    options = parser.parse_args()
    sys.exit(main(options.folder.resolve(), options.fps))
