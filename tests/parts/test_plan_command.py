"""`python -m kiosk plan` speaks the form of docs/contracts.md."""

import json

import pytest

from kiosk.__main__ import main
from kiosk.coach.jobs import FOLDER

JOB = str(FOLDER / "accountant.txt")


def test_the_job_alone_as_json(capsys):
    assert main(["plan", "-", "--job", JOB, "--questions", "8", "--seed", "2", "--json"]) == 0
    questions = json.loads(capsys.readouterr().out)["questions"]
    assert len(questions) == 8
    assert {"text", "kind", "requirement", "why", "clip"} <= questions[0].keys()
    kinds = {"opening", "technical", "gap", "claim", "behavioural", "situational", "closing"}
    assert {question["kind"] for question in questions} <= kinds
    assert {question["clip"] for question in questions} <= {"cached", "missing"}


def test_for_people_it_is_a_numbered_list_and_nothing_on_standard_output(capsys):
    assert main(["plan", "-", "--job", JOB]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "5. (behavioural)" in told.err


@pytest.mark.parametrize("words", [["nothing.pdf", "--job", JOB], ["-", "--job", "nothing.txt"]])
def test_what_is_not_there_is_said(capsys, words: list[str]):
    assert main(["plan", *words, "--json"]) == 2
    assert set(json.loads(capsys.readouterr().out)["error"]) == {"code", "message"}
