"""What a report tells: every answer with its marks, what was not measured and why, what is kept."""

import re
from dataclasses import fields, replace

from kiosk.domain.interview import Consent, GoalName, PartName
from kiosk.domain.job import QuestionKind
from kiosk.domain.measures import Content
from kiosk.domain.settings import Settings, changed
from kiosk.report.blocks import (
    Asked,
    Cover,
    CoverageMap,
    Fit,
    FocusTimeline,
    Heading,
    Judged,
    Keywords,
    Legend,
    Mark,
    Numbers,
    Points,
    Rows,
    Said,
    Strength,
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
    assert marked[Mark.NAMED] == ["Python"]
    assert marked[Mark.KEYWORD] == []
    assert marked[Mark.PAUSE] == ["[2.6\u00a0s]", "[4.6\u00a0s]", "[2.8\u00a0s]"]


def test_numbers_of_an_answer():
    cells = {name: (number, note) for name, number, note in told(strong(), Numbers)[0].cells}
    assert cells["Story told"] == ("4 of 4 parts", "target: all four")
    assert cells["Pauses over 2 s"] == ("1", "target: none; longest 2.6 s")
    assert cells["Speaking rate"][1] == "target: 100 to 165"
    assert cells["Eyes on the screen"][1] == "target: 50 % and more"
    assert all(note.startswith("target: ") for _, note in cells.values())
    assert "Technical words" not in cells, "a story is not judged by keywords"
    second = {name: (number, note) for name, number, note in told(strong(), Numbers)[1].cells}
    assert second["Technical words"] == ("1 of 3 shown", "target: 3 shown")
    assert "beat 112 BPM (steadiness 0.82 of 1)" in told(strong(), Numbers)[0].without_target


def test_the_targets_are_the_bands_of_the_settings():
    slower = changed(SETTINGS, {"bands": {"pace_green": (90.0, 150.0), "hesitations_free": 4.0}})
    facts = next(block for block in tell(strong(), slower) if isinstance(block, Numbers))
    notes = {name: note for name, _, note in facts.cells}
    assert notes["Speaking rate"] == "target: 90 to 150"
    assert notes["Hesitations"].startswith("target: up to 4")


def test_what_was_not_measured_is_said_with_its_reason():
    interview = unmeasured()
    assert "the camera was switched off by the candidate" in words(interview)
    assert "the candidate went on without a resume" in words(interview)
    rows = told(interview, Rows)[0].rows
    missing = [row for row in rows if row[2].startswith("Not measured: ")]
    assert len(missing) == len(PartName) - 3, "what was not answered costs its content"
    assert {row[1] for row in missing} == {"–"}
    assert "What was strong" not in headings(interview)
    for kind in (Numbers, FocusTimeline, Fit, CoverageMap, Legend, Said):
        assert told(interview, kind) == []


def test_a_goal_is_told_before_whatever_else_changed():
    interview = practice()
    first, again = interview.answers[:2]
    with_goal = replace(interview, answers=(first, replace(again, goal=GoalName.FEWER_UMS)))
    (text,) = [one.text for one in told(with_goal, Text) if "Answered again" in one.text]
    assert text.startswith("“Fewer ums”: ")
    assert " a minute, then " in text
    assert "Goal" in text.split("Answered again")[0]


def test_an_answer_given_again_is_told_once_with_both_takes():
    interview = practice()
    assert len(told(interview, Asked)) == 1
    before = interview.answers[0].score.value
    assert f"First take to last: score {before:.0f} to " in words(interview)


def test_what_is_kept_follows_consent_and_settings():
    assert "kept for 30 days" in words(strong())
    declined = replace(strong(), consent=Consent(keep=False))
    assert "are not kept: this paper is the only copy" in words(declined)
    assert "Sound and pictures were never written" in words(strong())


def test_an_interview_left_before_the_first_answer():
    left = replace(strong(), answers=(), questions=(), score=None)
    assert "No question was answered." in words(left)


def test_the_weights_used_are_printed():
    weights = {row[0]: row[1] for row in told(strong(), Rows)[0].rows}
    assert weights["Story and steps"] == "20 %"
    assert weights["Own part"] == "5 %"
    assert len(weights) == len(PartName)


def headings(interview) -> list[str]:
    return [block.text for block in told(interview, Heading)]


def test_strengths_come_first_then_what_to_work_on_then_the_answers():
    order = ["Confidence Score", "What was strong", "What to work on"]
    assert headings(strong())[:3] == order
    assert headings(strong())[-2:] == ["How the numbers were made", "What is kept"]
    first = told(strong(), Strength)[0]
    assert first.moment.startswith("Question 1 · 0:")
    assert "The slowest page fell to two hundred and ten milliseconds" in first.text
    assert not [one for one in told(hesitant(), Strength) if one.moment.startswith("Question")]


def test_every_answer_is_judged_in_a_sentence_with_one_thing_to_try():
    judged = told(hesitant(), Judged)
    assert len(judged) == 3
    assert all(one.headline and one.try_this for one in judged)
    assert judged[2].told == (
        ("Situation", True), ("Task", False), ("Action", False), ("Result", False)
    )  # fmt: skip
    assert judged[1].told == (), "no story was asked for"


def test_an_answer_without_words_says_why_and_how_to_go_on():
    judged = told(unmeasured(), Judged)
    assert {one.headline for one in judged} == {"Not judged: no speech was heard."}
    assert not any("Once more" in one.try_this for one in judged), "there is no button on paper"


def followed():
    """The strong interview, opened by a question without keywords, the second one followed up."""
    one, two, three = strong().answers
    opening = replace(
        three, question=replace(three.question, kind=QuestionKind.OPENING, keywords=())
    )
    again = replace(two.question, id="f", kind=QuestionKind.FOLLOW_UP, follows="q2")
    return replace(strong(), answers=(opening, two, replace(two, question=again), one))


def test_an_answer_has_the_same_name_everywhere():
    names = ("Question 1", "Question 2", "The follow-up to question 2", "Question 3")
    interview = followed()
    assert tuple(one.title for one in told(interview, Asked)) == names
    assert told(interview, FocusTimeline)[0].names == names
    assert told(interview, Keywords)[0].names == names[1:3]
    assert tuple(name for _, name in told(interview, CoverageMap)[0].titles) == names


def test_what_cannot_be_seen_is_said_and_the_method_stands_once():
    text = words(strong())
    assert "Wrong facts are not noticed" in text
    assert "has not been compared with human raters" in text
    leads = [lead for lead, _ in told(strong(), Points)[0].points]
    assert "Spread inside this interview" in leads
    assert len(leads) == len(set(leads)) == 2 + len(PartName)
    assert not re.search(r"\blikely\b", text)


def test_without_a_resume_nothing_is_told_of_one_in_the_map():
    without = replace(strong(), alignment=None)
    assert not told(without, CoverageMap)[0].resume
    assert told(strong(), CoverageMap)[0].resume
    assert told(without, Fit) == []


def as_an_older_release_kept_it(interview):
    newer = {"shown", "steps", "own", "faults", "honest_gap"}
    answers = []
    for answer in interview.answers:
        content = answer.measures.content
        kept = {f.name: getattr(content, f.name) for f in fields(Content) if f.name not in newer}
        measures = replace(answer.measures, content=Content(**kept))
        answers.append(replace(answer, measures=measures))
    parts = tuple(p for p in interview.score.parts if p.name is not PartName.OWN)
    coverage = tuple(replace(one, how=None) for one in interview.coverage)
    score = replace(interview.score, parts=parts)
    return replace(interview, answers=tuple(answers), coverage=coverage, score=score)


def test_an_interview_of_an_older_release_tells_what_that_release_knew():
    old = as_an_older_release_kept_it(strong())
    assert {one.headline for one in told(old, Judged)} == {""}, "no judgement is invented"
    names = {name for name, _, _ in told(old, Numbers)[0].cells}
    assert not names & {"Own part and figures", "Steps to hold on to"}
    marked = " ".join(s.text for s in told(old, Said)[0].spans if s.mark is Mark.KEYWORD)
    assert "Django" in marked
