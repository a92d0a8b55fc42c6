"""The visit that once got 89 of 100: one story, then nonsense, by sound and through the whole."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.measure.measure import measure
from kiosk.coach.scoring.score import score
from kiosk.domain.interview import Answer
from kiosk.domain.job import Question, QuestionKind
from kiosk.domain.settings import load
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses.hearing import Hearing
from kiosk.senses.meaning import Meaning
from kiosk.senses.sound_file import opened
from kiosk.senses.take import hear_file
from kiosk.senses.voice_activity import VoiceActivity
from kiosk.senses.weights import path_of
from tests.scoring.content import FOLDER

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
    return json.loads(ran.stdout)


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


@pytest.fixture(scope="module")
def hearing():
    hearing = Hearing(load())
    hearing.start()
    if not hearing.ready(120.0):
        pytest.skip(hearing.trouble[1])
    yield hearing
    hearing.close()


def asked(job: str) -> list[tuple[Question, dict[str, str]]]:
    """Return the written questions of a job with their answers, by kind."""
    lines = (FOLDER / "fitted-1.jsonl").read_text().splitlines()
    rows = [row for line in lines if (row := json.loads(line))["job"] == job]
    return [
        (_question(row["question"]), {one["kind"]: one["text"] for one in row["answers"]})
        for row in rows
    ]


def _question(asked: dict) -> Question:
    return Question(
        asked["kind"],
        asked["text"],
        QuestionKind(asked["kind"]),
        "",
        requirement=asked["requirement"],
        keywords=tuple(asked["keywords"] or ()),
    )


def score_of(kinds: tuple[str, ...], voice: str, hearing: Hearing, folder: Path) -> float:
    """Speak, hear and judge an interview of the answers of some kinds."""
    settings, meaning, activity = load(), Meaning(load()), VoiceActivity()
    job = next(job for job in starter_jobs() if job.id == "backend-engineer")
    answers = []
    for question, written in asked(job.id):
        text = next((written[kind] for kind in kinds if kind in written), None)
        if text is None or len(answers) == 3:
            continue
        with opened(speak(text, folder / f"{kinds[0]}{len(answers)}.wav", voice)) as sound:
            given = (sound.chunks(), hearing, activity, job.keywords, settings)
            take, transcript = hear_file(*given)
        found = measure(question, transcript, take, job, meaning.vectors, settings)
        answers.append(Answer(question, transcript, found, 0.0, take.seconds))
    return score(answers, settings).value or 0.0


@pytest.mark.timeout(600)
@pytest.mark.parametrize("voice", VOICES)
def test_an_honest_interview_is_far_ahead_of_a_nonsense_one(
    tmp_path: Path, voice: str, hearing: Hearing
):
    honest = score_of(("strong", "strong-no-tools", "honest-gap"), voice, hearing, tmp_path)
    nonsense = score_of(("salad", "list", "praise", "echo"), voice, hearing, tmp_path)
    assert honest >= nonsense + 40, (honest, nonsense)
