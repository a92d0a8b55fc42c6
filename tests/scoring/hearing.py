"""Run `python -m kiosk hear` over the speech corpus and its scorer (docs/accuracy/hearing.md).

    python tests/scoring/hearing.py [--corpus DIR] [--realtime] [--model NAME] [--out FILE]

The corpus is ../shared/data/speech unless another is named; any folder with a manifest of that
form will do. A clip's rate there is its words over the whole clip, and so is ours where the
silence at its ends is shorter than a breath of 1 s (docs/accuracy/hearing.md, What is compared).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "data" / "speech"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--scorer", type=Path, default=CORPUS / "eval.py")
    parser.add_argument("--realtime", action="store_true")
    parser.add_argument("--model")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()

    lines = (options.corpus / "manifest.jsonl").read_text().splitlines()
    clips = [json.loads(line) for line in lines if line.strip()]
    said = predictions(options, clips)
    with tempfile.TemporaryDirectory() as folder:
        out = options.out or Path(folder) / "predictions.jsonl"
        out.write_text("".join(json.dumps(row) + "\n" for row in said))
        manifest = options.corpus / "manifest.jsonl"
        scorer = [sys.executable, "-W", "ignore", str(options.scorer), str(manifest), str(out)]
        scored = [*scorer, "--per-clip", "--json", str(Path(folder) / "scores.json")]
        text = subprocess.run(scored, check=True, capture_output=True, text=True).stdout
        sys.stdout.write(text.split("\n{")[0] + "\n\n")
        per_voice(clips, json.loads((Path(folder) / "scores.json").read_text())["per_clip"])


def predictions(options: argparse.Namespace, clips: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the scorer's rows, one command a job so that the model is loaded few times."""
    jobs = defaultdict(list)
    for clip in clips:
        jobs[json.dumps(clip["role"])].append(clip)
    rows = []
    for job, group in jobs.items():
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(job)
            file.flush()
            paths = [str(options.corpus / clip["file"]) for clip in group]
            command = [sys.executable, "-W", "ignore", "-m", "kiosk", "hear", *paths]
            command += ["--job", file.name, "--json"]
            command += ["--realtime"] if options.realtime else []
            command += ["--model", options.model] if options.model else []
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        heard = [json.loads(line) for line in done.stdout.splitlines()]
        rows += [row(clip, one) for clip, one in zip(group, heard, strict=True)]
    return rows


def row(clip: dict[str, Any], heard: dict[str, Any]) -> dict[str, Any]:
    """Return the command's JSON in the scorer's form."""
    return {
        "id": clip["id"],
        "text": heard["text"],
        "fillers": [filler for filler in heard["fillers"] if filler["kind"] != "hedge"],
        "wpm": heard["speaking_rate_wpm"] or 0.0,
        "pauses": heard["pauses"],
        "keywords": [keyword["keyword"] for keyword in heard["keywords"]],
        "after_last_sound_s": heard["timing"]["after_last_sound_s"],
    }


def per_voice(clips: list[dict[str, Any]], scores: dict[str, dict[str, Any]]) -> None:
    """Print a line for each clip: voice, noise, and where it went wrong."""
    for clip in clips:
        one = scores[clip["id"]]
        shown = {
            name: one[name]
            for name in ("wer_plain", "hes", "disc", "pauses", "kw", "wpm_err%", "halluc_words")
            if name in one
        }
        wrong = {name: one[name] for name in ("leaked", "kw_missed") if one.get(name)}
        print(clip["id"], clip["voice"], clip["variant"], shown | wrong)


if __name__ == "__main__":
    main()
