"""The visit that once got 89 of 100: one story, then nonsense, by sound and through the whole."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain.settings import load
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses.weights import path_of

STORY = RECORDINGS / "strong" / "answers" / "1.flac"
BANANA = "Banana banana purple elephant. " * 6
LIST = (
    "Python, Django, PostgreSQL, Docker, Kubernetes, Redis, Celery, Git, Linux, Kafka, Flask, "
    "FastAPI, MySQL, MongoDB, Jenkins, Ansible, Terraform, GraphQL, React, and Selenium."
)
SPANISH = (
    "Trabajé tres años en un restaurante cerca de la estación y aprendí a tratar con los clientes, "
    "a llevar las cuentas de cada noche y a enseñar a los compañeros nuevos."
)
GOOD = (
    "Our search was slow, because every page asked the database a hundred times. I counted the "
    "queries first, wrote two joins by hand, and put a test in front of them, so that nobody could "
    "bring the old way back. The slowest page went from two seconds to a fifth of a second.",
    "When I joined, we shipped by hand on Friday evenings, and twice it went wrong. I wrote a "
    "script that builds the image, runs our tests and asks one person to say yes. Since then we "
    "release on any day, and nobody has stayed late for it.",
    "Two of us disagreed about the design. I asked both to write down what would go wrong, and I "
    "measured how often the two parts really changed together. It was nine times in ten, so we "
    "kept them in one piece and saved six weeks.",
)
NONSENSE = (
    "Banana banana purple elephant, the moon is a very green table, and table table banana. " * 3,
    LIST,
    "It is really the best, I love it, it is so great and important and very powerful. " * 3,
)
VOICES = ("piper", "espeak")


def speak(text: str, to: Path, voice: str, language: str = "en") -> Path:
    """Write a text as sound, by the local voice or by espeak-ng."""
    if voice == "espeak":
        words = ["espeak-ng", "-v", language, "-s", "150", "-w", str(to), text]
        subprocess.run(words, check=True)
        return to
    model = next(path_of("voice-joe", load()).glob("*.onnx"))
    words = [sys.executable, "-m", "piper", "-m", str(model), "-f", str(to)]
    subprocess.run(words, input=text, text=True, check=True, capture_output=True)
    return to


def interview(answers: list[Path], out: Path) -> dict:
    names = [str(answer) for answer in answers]
    ran = subprocess.run(
        [sys.executable, "-m", "kiosk", "rehearse", "--answers", *names, "--out", str(out),
         "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode in (0, 2), ran.stderr[-2000:]
    return json.loads(ran.stdout)["interview"]


@pytest.fixture(autouse=True)
def voices():
    if shutil.which("espeak-ng") is None:
        pytest.skip("there is no espeak-ng on this machine")


@pytest.mark.timeout(300)
def test_one_story_and_nonsense_is_no_good_interview(tmp_path: Path):
    silence = tmp_path / "6.wav"
    subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono",
                    "-t", "8", str(silence)], check=True)  # fmt: skip
    said = [
        STORY,
        speak(BANANA, tmp_path / "2.wav", "piper"),
        speak(LIST, tmp_path / "3.wav", "piper"),
        speak(SPANISH, tmp_path / "4.wav", "espeak", "es"),
        speak("Yes.", tmp_path / "5.wav", "piper"),
        silence,
    ]
    found = interview(said, tmp_path)
    score = found["score"]
    assert score["value"] is None or score["value"] <= 35, score["sentence"]
    reasons = ("There is no score", "answers could not be judged", "hold little of their own")
    assert any(reason in score["sentence"] for reason in reasons)

    story, *rest = (answer["score"]["value"] for answer in found["answers"])
    assert story > 60
    assert all(value is None or value <= 20 for value in rest), rest
    shown = [c for c in found["coverage"] if c["how"] == "shown"]
    assert {c["said_in"] for c in shown} <= {found["answers"][0]["question"]["id"]}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("voice", VOICES)
def test_an_honest_interview_is_far_ahead_of_a_nonsense_one(tmp_path: Path, voice: str):
    scores = []
    for name, texts in (("honest", GOOD), ("nonsense", NONSENSE)):
        files = [speak(t, tmp_path / f"{name}{n}.wav", voice) for n, t in enumerate(texts)]
        scores.append(interview(files, tmp_path / name)["score"]["value"] or 0.0)
    assert scores[0] >= scores[1] + 40, scores
