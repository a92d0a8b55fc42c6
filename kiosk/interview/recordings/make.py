"""Make the recordings of the two candidates: `python -m kiosk.interview.recordings.make`.

Piper speaks the answers line by line, so that the moment of each hesitation is known exactly;
reportlab sets the resumes; ffmpeg cuts the face videos out of the rendered CC0 clips in
../shared/data/faces.
Voice: en_US joe (CC0). Everything here may be used freely.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypeGuard

import librosa
import numpy as np
import soundfile

from kiosk.domain import settings as settings_file
from kiosk.domain.units import Samples
from kiosk.interview.recordings.candidates import CANDIDATES, Line, Recorded
from kiosk.senses.weights import path_of

HERE = Path(__file__).parent
FACES = HERE.parents[3] / "shared" / "data" / "faces"
RATE = 16_000
SPOKEN = {"um": "[[ʌːm]].", "uh": "[[ʌː]]."}
"""As phonemes: Piper reads "I'm a" into an um that is spelt."""
DRAWN_OUT = 1.5
"""A hesitation is longer than the same sounds in a word."""

# Video: (clip, from, to) in seconds. Both begin with 3 s at the screen's centre, then three answers
# of 30 s. The strong candidate looks away once, the hesitant one reads notes.
CUTS = {
    "strong": [("A.mp4", 0.0, 14.5), *[("A.mp4", 0.0, 6.5)] * 13],
    "hesitant": [
        ("D.mp4", 0.0, 39.4),
        ("D.mp4", 0.0, 14.5),
        *[("D.mp4", 0.0, 6.5)] * 2,
        ("D.mp4", 0.0, 14.5),
        *[("D.mp4", 0.0, 6.5)] * 3,
    ],
}
VIDEO_S = 94.0
CRF = {"strong": "27", "hesitant": "31"}  # dim light is noisy, and noise is large


def speak(lines: list[str], scale: float) -> list[Samples]:
    """Return one sound a line, at 16 kHz, cut to where there is sound."""
    voice = next(path_of("voice-joe", settings_file.load()).glob("*.onnx"))
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "piper", "-m", str(voice), "-d", folder]
        command += ["--length-scale", str(scale), "--noise-scale", "0", "--noise-w", "0"]
        subprocess.run(command, input="\n".join(lines), text=True, check=True, capture_output=True)
        files = sorted(Path(folder).glob("*.wav"), key=lambda file: file.stat().st_mtime_ns)
        return [trimmed(file) for file in files]


def trimmed(file: Path) -> Samples:
    samples, rate = soundfile.read(file, dtype="float32")
    samples = librosa.resample(samples, orig_sr=rate, target_sr=RATE)
    sound: Samples = librosa.effects.trim(samples, top_db=38)[0]
    return sound


def said(line: Line) -> TypeGuard[str]:
    return isinstance(line, str) and line not in SPOKEN


def answer(lines: tuple[Line, ...], who: Recorded) -> tuple[Samples, list[dict[str, object]]]:
    """Return the sound of one answer and its hesitations with their times."""
    scale = who.rate * who.pitch
    spoken = iter(speak([line for line in lines if said(line)], scale))
    hesitated = iter(speak([SPOKEN[line] for line in lines if line in SPOKEN], scale * DRAWN_OUT))
    sound: list[Samples] = []
    hesitations: list[dict[str, object]] = []
    at = 0.0
    for line in lines:
        if isinstance(line, float):
            piece = np.zeros(int(line * RATE), np.float32)
        else:
            piece = next(hesitated if line in SPOKEN else spoken)
            piece = librosa.resample(piece, orig_sr=RATE * who.pitch, target_sr=RATE)
            if line in SPOKEN:
                end = at + len(piece) / RATE
                hesitations.append({"word": line, "start": round(at, 2), "end": round(end, 2)})
            piece = np.concatenate([piece, np.zeros(int(0.18 * RATE), np.float32)])
        sound.append(piece)
        at += len(piece) / RATE
    samples = np.concatenate(sound)
    if len(samples) > who.seconds * RATE:
        sys.exit(f"{who.name}: an answer of {len(samples) / RATE:.1f} s is too long")
    samples = np.pad(samples, (0, int(who.seconds * RATE) - len(samples)))
    room = np.random.default_rng(len(lines)).normal(0, 10 ** (-62 / 20), len(samples))
    return (samples * 0.7 + room).astype(np.float32), hesitations


def resume(who: Recorded, path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(str(path), pagesize=(595, 842), invariant=1)
    y = 780
    for number, (heading, lines) in enumerate(who.resume):
        page.setFont("Helvetica-Bold", 20 if number == 0 else 13)
        page.drawString(60, y, heading)
        y -= 20
        page.setFont("Helvetica", 10)
        for line in lines:
            for part in wrapped(line):
                page.drawString(60, y, part)
                y -= 15
        y -= 14
    page.save()


def wrapped(line: str, width: int = 88) -> list[str]:
    parts = [""]
    for word in line.split():
        if len(parts[-1]) + len(word) > width:
            parts.append("")
        parts[-1] = f"{parts[-1]} {word}".strip()
    return parts


def video(name: str, path: Path) -> None:
    """Cut and join at 15 frames a second; the joins fall where the face looks at the screen."""
    cuts = CUTS[name]
    trims = [
        f"[{n}:v]trim={a}:{b},setpts=PTS-STARTPTS,fps=15[v{n}]" for n, (_, a, b) in enumerate(cuts)
    ]
    joined = "".join(f"[v{n}]" for n in range(len(cuts)))
    graph = ";".join([*trims, f"{joined}concat=n={len(cuts)}:v=1[out]"])
    inputs = [word for clip, _, _ in cuts for word in ("-i", str(FACES / clip))]
    command = ["ffmpeg", "-v", "error", "-y", *inputs, "-filter_complex", graph, "-map", "[out]"]
    command += ["-t", str(VIDEO_S), "-c:v", "libx264", "-preset", "medium", "-crf", CRF[name]]
    command += ["-pix_fmt", "yuv420p", "-map_metadata", "-1", str(path)]
    subprocess.run(command, check=True)


def main() -> None:
    for name, who in CANDIDATES.items():
        folder = HERE / name
        (folder / "answers").mkdir(parents=True, exist_ok=True)
        resume(who, folder / "resume.pdf")
        truth = []
        for number, lines in enumerate(who.answers, 1):
            samples, hesitations = answer(lines, who)
            soundfile.write(folder / "answers" / f"{number}.flac", samples, RATE, subtype="PCM_16")
            truth.append({"answer": number, "hesitations": hesitations})
        (folder / "truth.json").write_text(json.dumps(truth, indent=1) + "\n")
        if FACES.is_dir():
            video(name, folder / "face.mp4")


if __name__ == "__main__":
    main()
