"""What a report tells: every answer with its marks, what was not measured and why, what is kept."""

from dataclasses import replace

from kiosk.domain.interview import Consent
from kiosk.domain.settings import Settings, changed
from kiosk.report.blocks import (
    Asked,
    Cover,
    CoverageMap,
    Facts,
    Fit,
    FocusTimeline,
    Legend,
    Mark,
    Rows,
    Said,
    Text,
    Todo,
    Verdict,
)
from kiosk.report.story import tell
from tests.kit.samples.interviews import hesitant, practice, strong, twelve, unmeasured

SETTINGS = Settings()


def told(interview, kind):
    return [block for block in tell(interview, SETTINGS) if isinstance(block, kind)]


def words(interview) -> str:
    return " ".join(block.text for block in told(interview, Text))


def test_the_first_page_holds_name_score_and_moments():
    interview = hesitant()
    blocks = tell(interview, SETTINGS)
    assert isinstance(blocks[0], Cover)
    assert blocks[0].title == "Tom Lindqvist"
    assert told(interview, Verdict)[0].score is interview.score
    todo = told(interview, Todo)
    assert [one.number for one in todo] == [1, 2, 3]
    assert todo[0].moment.startswith("Question 1 · 0:")


def test_every_answer_says_what_was_asked_and_why():
    asked = told(twelve(), Asked)
    assert [one.title for one in asked] == [f"Question {n}" for n in range(1, 13)]
    assert all("resume" in one.why or "job" in one.why for one in asked)


def test_a_transcript_is_whole_and_its_marks_stand_where_they_belong():
    interview = hesitant()
    said = told(interview, Said)[0]
    marked = {mark: [s.text for s in said.spans if s.mark is mark] for mark in Mark}
    unmarked = [s for s in said.spans if s.mark is not Mark.PAUSE]
    assert " ".join(s.text for s in unmarked) == interview.answers[0].transcript.text
    assert "um" in marked[Mark.HESITATION]
    assert "you know" in marked[Mark.PHRASE]
    assert "I think" in marked[Mark.HEDGE]
    assert marked[Mark.KEYWORD] == ["Python"]
    assert marked[Mark.PAUSE] == ["[2.6\u00a0s]", "[4.6\u00a0s]", "[2.8\u00a0s]"]


def test_numbers_of_an_answer():
    cells = {name: (number, note) for name, number, note in told(strong(), Facts)[0].cells}
    assert cells["Beat"] == ("112 BPM", "steadiness 0.82 of 1")
    assert cells["Keywords"][0] == "5 of 6"
    assert cells["Pauses over 2 s"] == ("1", "longest 2.6 s")
    assert cells["Eyes on the screen"][1] == "1 look away"


def test_what_was_not_measured_is_said_with_its_reason():
    interview = unmeasured()
    assert "the camera was switched off by the candidate" in words(interview)
    assert "the candidate went on without a resume" in words(interview)
    rows = told(interview, Rows)[0].rows
    assert [row[1] for row in rows] == ["–"] * 8
    assert all(row[2].startswith("Not measured: ") for row in rows)
    for kind in (Facts, FocusTimeline, Fit, CoverageMap, Legend, Said):
        assert told(interview, kind) == []


def test_an_answer_given_again_is_told_once_with_both_takes():
    interview = practice()
    assert len(told(interview, Asked)) == 1
    before = interview.answers[0].score.value
    assert f"First take to last: score {before:.0f} to " in words(interview)


def test_what_is_kept_follows_consent_and_settings():
    assert "kept for 30 days" in words(strong())
    declined = replace(strong(), consent=Consent(keep=False))
    assert "are not kept: this paper is the only copy" in words(declined)
    both = changed(SETTINGS, {"privacy": {"allow_recordings": True}})
    recorded = replace(strong(), consent=Consent(keep_recording=True))
    texts = [b.text for b in tell(recorded, both) if isinstance(b, Text)]
    assert "The sound was kept because you and the career centre both allowed it" in texts[-1]
    assert "Sound and pictures were never written" in words(recorded)


def test_an_interview_left_before_the_first_answer():
    left = replace(strong(), answers=(), questions=(), score=None)
    assert "No question was answered." in words(left)


def test_the_weights_used_are_printed():
    shares = [row[1] for row in told(strong(), Rows)[0].rows]
    assert shares == ["20 %", "12 %", "8 %", "12 %", "13 %", "10 %", "15 %", "10 %"]
