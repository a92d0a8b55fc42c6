"""A whole interview on recordings, by the command line a person uses: what comes out is true."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.measures import Fault
from kiosk.interview.rehearse import RECORDINGS

# Where the videos look away, in the interview's clock: the video's, less 3 s of calibration.
LOOKS = {
    "strong": [(10.5, 13.5, "left")],
    "hesitant": [
        (7.0, 9.6, "down"), (16.6, 22.13, "down"), (34.8, 37.4, "left"),
        (46.4, 49.0, "down"), (73.9, 76.5, "down"),
    ],
}  # fmt: skip
CALIBRATION_S = 3.0

pytestmark = pytest.mark.timeout(600)

Json = dict[str, Any]


def rehearse(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "rehearse", "--json", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)


class Rehearsals(dict[str, Json]):
    """Each recorded candidate, interviewed when first asked for, once for all tests here."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        super().__init__()
        self._folders = folders

    def __missing__(self, name: str) -> Json:
        done = rehearse("--candidate", name, "--out", str(self._folders.mktemp(name)))
        assert done.returncode == 0, done.stderr[-3000:]
        self[name] = json.loads(done.stdout)
        return self[name]


@pytest.fixture(scope="session")
def rehearsals(tmp_path_factory: pytest.TempPathFactory) -> Rehearsals:
    return Rehearsals(tmp_path_factory)


@pytest.mark.parametrize("name", LOOKS)
def test_the_match_comes_with_evidence(rehearsals: dict[str, Json], name: str):
    alignment = rehearsals[name]["alignment"]
    assert 0 <= alignment["score"] <= 100
    resume_words = read_pdf(RECORDINGS / name / "resume.pdf")
    met = [found for found in alignment["requirements"] if found["met"]]
    assert met
    for found in met:
        assert found["evidence"].split()[-1].strip(".,") in resume_words


def test_the_fitting_resume_is_aligned_higher(rehearsals: dict[str, Json]):
    strong, hesitant = (rehearsals[name]["alignment"]["score"] for name in LOOKS)
    assert strong > hesitant + 20


@pytest.mark.parametrize("name", LOOKS)
def test_every_question_says_why_it_was_chosen(rehearsals: dict[str, Json], name: str):
    questions = rehearsals[name]["questions"]
    assert len(questions) == 3
    assert all(len(question["why"]) > 10 for question in questions)
    assert len({question["text"] for question in questions}) == 3


def test_the_questions_are_asked_of_one_candidate_only(rehearsals: dict[str, Json]):
    strong, hesitant = ({q["text"] for q in rehearsals[name]["questions"]} for name in LOOKS)
    assert not strong & hesitant


@pytest.mark.parametrize("name", LOOKS)
def test_the_recorded_hesitations_are_heard(rehearsals: dict[str, Json], name: str):
    truth = json.loads((RECORDINGS / name / "truth.json").read_text())
    said = found = heard = 0
    for answer, true in zip(rehearsals[name]["answers"], truth, strict=True):
        fillers = answer["transcript"]["fillers"]
        times = [f["start"] for f in fillers if f["kind"] == "hesitation"]
        heard += len(times)
        said += len(true["hesitations"])
        found += sum(any(abs(t - um["start"]) <= 0.5 for t in times) for um in true["hesitations"])
    assert found >= 0.9 * said
    assert heard <= said + 1


def test_the_words_are_the_ones_that_were_said(rehearsals: dict[str, Json]):
    first, second, third = (a["transcript"] for a in rehearsals["strong"]["answers"])
    assert "Django" in words(first)
    assert "Redis" in words(second)
    assert "Docker" in words(third)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("strong", ["opening", "claim", "gap"]), ("hesitant", ["opening", "gap", "technical"])],
)
def test_the_recordings_answer_what_is_asked(
    rehearsals: dict[str, Json], name: str, kinds: list[str]
):
    questions = rehearsals[name]["questions"]
    assert [question["kind"] for question in questions] == kinds
    if name == "strong":
        assert "yourself" in questions[0]["text"]
        assert "Kubernetes" in questions[2]["text"]
        for answer in rehearsals[name]["answers"]:
            assert Fault.OFF_QUESTION not in answer["measures"]["content"]["faults"]
            assert answer["measures"]["content"]["relevance"]["value"] > 0.5


@pytest.mark.parametrize(("name", "low", "high"), [("strong", 120, 175), ("hesitant", 50, 125)])
def test_rate_and_beat_are_measured(rehearsals: dict[str, Json], name: str, low: int, high: int):
    for answer in rehearsals[name]["answers"]:
        speech = answer["measures"]["speech"]
        assert low <= speech["speaking_rate"]["value"] <= high
        assert 30 <= speech["beat"]["value"] <= 300


@pytest.mark.parametrize("name", LOOKS)
def test_the_recorded_looks_away_are_found_within_a_second(rehearsals: dict[str, Json], name: str):
    found = rehearsals[name]["distractions"]
    true = [(a - CALIBRATION_S, b - CALIBRATION_S, kind) for a, b, kind in LOOKS[name]]
    assert [d["kind"] for d in found] == [kind for _, _, kind in true]
    for distraction, (start, end, _) in zip(found, true, strict=True):
        assert distraction["start"] == pytest.approx(start, abs=1.0)
        assert distraction["end"] == pytest.approx(end, abs=1.0)


def test_the_score_has_a_range_and_says_which_candidate_is_stronger(rehearsals: dict[str, Json]):
    strong, hesitant = (rehearsals[name]["score"] for name in LOOKS)
    for score in (strong, hesitant):
        assert score["low"] <= score["value"] <= score["high"]
    assert strong["value"] > hesitant["value"] + 15

    # ... for the reasons that were built into the recordings.
    def part(score: Json, name: str) -> float:
        return next(p["value"] for p in score["parts"] if p["name"] == name)

    for name in ("keyword relevance", "hesitations", "pauses", "distractions"):
        assert part(strong, name) > part(hesitant, name), name


@pytest.mark.parametrize("name", LOOKS)
def test_report_picture_and_json_are_there(rehearsals: dict[str, Json], name: str):
    files = {key: Path(path) for key, path in rehearsals[name]["files"].items()}
    report = read_pdf(files["report"])
    for question in rehearsals[name]["questions"]:
        assert question["text"].split()[-1] in report
    assert "Confidence" in report
    assert files["dashboard"].read_bytes().startswith(b"\x89PNG")
    assert json.loads(files["json"].read_text())["id"] == rehearsals[name]["id"]
    assert sorted(path.name for path in files["report"].parent.iterdir()) == sorted(
        path.name for path in files.values()
    )


def test_what_cannot_be_used_is_told_and_the_interview_goes_on(tmp_path: Path):
    resume = tmp_path / "resume.pdf"
    resume.write_text("This is not a PDF.")
    wall = tmp_path / "wall.mp4"
    ffmpeg("-f", "lavfi", "-i", "color=gray:size=320x240:rate=10:duration=8", str(wall))
    (tmp_path / "answers").mkdir()
    silent, cheap = tmp_path / "answers" / "1.wav", tmp_path / "answers" / "2.wav"
    ffmpeg("-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "4", str(silent))
    spoken = RECORDINGS / "strong" / "answers" / "2.flac"
    ffmpeg("-i", str(spoken), "-t", "12", "-ar", "8000", "-ac", "2", str(cheap))

    done = rehearse("--resume", str(resume), "--video", str(wall), "--out", str(tmp_path / "out"),
                    "--answers", str(tmp_path / "answers"))  # fmt: skip
    assert done.returncode == 2, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    said = json.loads(done.stdout)
    assert {trouble["code"] for trouble in said["troubles"]} == {
        "resume-not-pdf", "no-face", "no-speech",
    }  # fmt: skip

    nothing, something = said["answers"]
    assert nothing["transcript"]["words"] == []
    assert nothing["measures"]["speech"]["speaking_rate"]["value"] is None
    assert "Django" in words(something["transcript"])
    assert something["measures"]["focus"]["ratio"]["why_not"]
    assert said["alignment"]["score"] is None
    assert Path(said["files"]["report"]).is_file()


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path):
    out = tmp_path / "out"
    code = (
        "import resource, sys; from kiosk.__main__ import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from pathlib import Path; from kiosk import report;"
        "from kiosk.domain.errors import CoachError\n"
        f"out = Path({str(out)!r}); out.mkdir()\n"
        "try: report.write(out / 'report.pdf', b'%PDF' * 10_000)\n"
        "except CoachError as err: print(err.code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "disk-full", done.stderr
    assert list(out.iterdir()) == []


def words(transcript: Json) -> str:
    return " ".join(word["text"] for word in transcript["words"])


def read_pdf(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def ffmpeg(*words: str) -> None:
    environment = {**os.environ, "AV_LOG_FORCE_NOCOLOR": "1"}
    subprocess.run(["ffmpeg", "-v", "error", "-y", *words], check=True, env=environment)
