"""The advice is tied to moments, three at most; the curves' corners are where the bands say."""

from dataclasses import replace

import pytest
from hypothesis import settings as hypothesis_settings

from kiosk.coach.scoring.curves import curves
from kiosk.coach.scoring.score import score, score_answer
from kiosk.domain.interview import Answer, PartName
from kiosk.domain.sections import Bands
from kiosk.domain.settings import Settings, changed
from kiosk.domain.sight import Look
from kiosk.domain.units import Measure
from tests.kit.samples.interviews import hesitant, strong
from tests.kit.samples.job import QUESTIONS
from tests.kit.samples.talk import Spoken, answer

SETTINGS = Settings()
FEELINGS = ("nervous", "confident", "anxious", "honest", "cheat", "personality", "lazy", "smart")
NONSENSE = (
    "banana banana purple elephant " * 8,
    "Python, Django, Redis, Celery, Docker, Kubernetes, Kafka, Flask, Git, Linux, " * 3,
)
few = hypothesis_settings(max_examples=20, deadline=None)


def with_speech(given_answer: Answer, **fields) -> Answer:
    measures = given_answer.measures
    return replace(
        given_answer, measures=replace(measures, speech=replace(measures.speech, **fields))
    )


def with_focus(given_answer: Answer, **fields) -> Answer:
    measures = given_answer.measures
    return replace(
        given_answer, measures=replace(measures, focus=replace(measures.focus, **fields))
    )


class TestAdvice:
    def test_at_most_three_each_tied_to_a_moment(self):
        advice = score(hesitant().answers, SETTINGS).advice
        assert len(advice) == 3
        for one in advice:
            assert one.question_id in {q.id for q in QUESTIONS}
            assert one.at is not None
            assert not [bad for bad in ("..", "0:00", "1 words") if bad in one.text]

    def test_what_the_answers_lack_comes_before_how_they_were_said(self):
        advice = score(hesitant().answers, SETTINGS).advice
        assert advice[0].text.startswith(
            "Question 1: there is little in this answer to hold on to."
        )
        assert "You said: “" in advice[0].text, "in the candidate's own words"
        assert advice[-1].part is PartName.HESITATIONS

    def test_a_good_interview_is_told_what_would_lift_it_further(self):
        answers = [with_focus(a, distractions=()) for a in strong().answers]
        answers = [with_speech(a, pauses=(), fillers=()) for a in answers]
        (lift,) = score(answers, SETTINGS).advice
        assert "Your best answer was to question" in lift.text

    def test_the_crowd_of_hesitations_is_found_where_it_is(self):
        text = "word " * 60 + "um word um word um word um word " + "word " * 60
        found = answer(QUESTIONS[0], text, Spoken())
        weights = dict.fromkeys(("keywords", "relevance", "star", "own"), 0)
        settings = changed(SETTINGS, {"weights": weights, "bands": {"hesitations_free": 0.5}})
        advice = [a for a in score_answer(found, settings).advice if a.part is PartName.HESITATIONS]
        assert "um four times in ten seconds" in advice[0].text
        assert advice[0].at == pytest.approx(1.4 + 60 * 60 / 146, abs=0.1)
        assert "of this answer" in advice[0].text

    def test_looks_away_are_spoken_of_once(self):
        away = Spoken(away=((5.0, 25.0, Look.LEFT),))
        found = answer(QUESTIONS[0], "word " * 80, away)
        focus = found.measures.focus
        found = with_focus(found, ratio=Measure(0.2, "share"), distractions=focus.distractions)
        texts = [a.text for a in score_answer(found, SETTINGS).advice]
        assert len([t for t in texts if "looked to the left for 20.0 s" in t]) == 1


@pytest.mark.parametrize(
    ("name", "measure", "points"),
    [
        (PartName.PACE, 100, 100),
        (PartName.PACE, 165, 100),
        (PartName.PACE, 185, 70),
        (PartName.PACE, 85, 70),
        (PartName.PACE, 30, 0),
        (PartName.HESITATIONS, 5, 100),
        (PartName.HESITATIONS, 12, 40),
        (PartName.PAUSES, 2, 70),
        (PartName.FOCUS, 0.5, 100),
        (PartName.FOCUS, 0.25, 50),
        (PartName.DISTRACTIONS, 12, 40),
        (PartName.KEYWORDS, 1, 100),
        (PartName.KEYWORDS, 0, 0),
    ],
)
def test_corners_of_the_curves(name, measure, points):
    assert float(curves(Bands())[name].points(measure)) == pytest.approx(points)
