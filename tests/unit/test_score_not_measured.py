"""What was not measured drops out of the score and is said; nothing stands in its place."""

from dataclasses import replace

import pytest
from hypothesis import settings as hypothesis_settings

from kiosk.coach.scoring.score import score, score_answer
from kiosk.domain.interview import Answer, Part, PartName, Score
from kiosk.domain.settings import Settings, changed
from kiosk.domain.units import Measure
from tests.kit.samples.interviews import strong, unmeasured
from tests.kit.samples.job import QUESTIONS
from tests.kit.samples.talk import Spoken, answer

SETTINGS = Settings()
FEELINGS = ("nervous", "confident", "anxious", "honest", "cheat", "personality", "lazy", "smart")
NONSENSE = (
    "banana banana purple elephant " * 8,
    "Python, Django, Redis, Celery, Docker, Kubernetes, Kafka, Flask, Git, Linux, " * 3,
)
few = hypothesis_settings(max_examples=20, deadline=None)


def parts(result: Score) -> dict[PartName, Part]:
    return {part.name: part for part in result.parts}


def with_focus(given_answer: Answer, **fields) -> Answer:
    measures = given_answer.measures
    return replace(
        given_answer, measures=replace(measures, focus=replace(measures.focus, **fields))
    )


def value(answers) -> float:
    found = score(answers, SETTINGS).value
    assert found is not None
    return found


class TestNotMeasured:
    def test_nothing_at_all(self):
        result = score(unmeasured().answers, SETTINGS)
        assert (result.value, result.low, result.high) == (None, None, None)
        assert not any(part.value for part in result.parts)
        assert "0 of 3 questions were answered" in result.sentence
        assert "no speech was heard" in parts(result)[PartName.PACE].reason
        assert "switched off" in parts(result)[PartName.FOCUS].reason
        assert result.advice == ()

    def test_no_answers(self):
        assert score((), SETTINGS).sentence == "There is no score, because no answer was given."

    def test_a_part_drops_out_and_the_rest_is_weighed_anew(self):
        off = Measure.missing("share", "the camera was covered")
        answers = [with_focus(a, ratio=off) for a in strong().answers]
        found = parts(score(answers, SETTINGS))
        assert found[PartName.FOCUS].value is None
        assert "the camera was covered" in found[PartName.FOCUS].reason
        assert found[PartName.KEYWORDS].weight == pytest.approx(10 / 90)
        assert sum(part.weight for part in found.values()) == pytest.approx(1)

    def test_the_value_is_the_mean_of_what_was_measured(self):
        result = score(strong().answers, SETTINGS)
        mean = sum(p.weight * p.value for p in result.parts if p.value is not None)
        assert result.value == pytest.approx(mean, abs=0.1)

    def test_too_short_to_judge(self):
        short = answer(QUESTIONS[0], "I used Django and PostgreSQL once", Spoken())
        result = score_answer(short, SETTINGS)
        assert result.value is None, "an answer that cannot be judged has no number"
        assert result.sentence.startswith("6 words are too short to judge")
        for name in (PartName.PACE, PartName.HESITATIONS, PartName.KEYWORDS):
            assert "too short to judge (6 words" in parts(result)[name].reason
        assert "too short" in result.advice[0].text

    def test_one_short_answer_among_others_is_named(self):
        short = answer(QUESTIONS[1], "no", Spoken())
        first, _, third = strong().answers
        found = parts(score((first, short, third), SETTINGS))[PartName.PACE]
        assert found.value is not None
        assert "not measured in question 2: too short" in found.reason

    def test_all_weights_nought(self):
        names = ("keywords", "relevance", "star", "own", "pace", "hesitations", "pauses", "focus")
        none = changed(SETTINGS, {"weights": dict.fromkeys((*names, "distractions"), 0)})
        result = score(strong().answers, none)
        assert result.value is None
        assert "weight 0" in result.sentence


class TestAnswered:
    """A question that was asked costs its content when it is not answered."""

    def test_a_question_not_answered_costs_its_content(self):
        first, second, third = strong().answers
        silent = answer(QUESTIONS[2], "", Spoken())
        without = score((first, second, silent), SETTINGS)
        assert without.value < value((first, second, third)) - 10
        assert "1 of 3 answers could not be judged and count as nothing" in without.sentence

    def test_a_transcriber_that_failed_is_no_fault_of_the_candidate(self):
        first, second, _ = strong().answers
        silent = answer(QUESTIONS[2], "", Spoken())
        failed = replace(silent.transcript, why_not="the transcriber failed")
        assert value((first, second, replace(silent, transcript=failed))) > 85

    def test_under_half_of_the_questions_there_is_no_score(self):
        silent = [answer(question, "", Spoken()) for question in QUESTIONS[1:]]
        result = score((strong().answers[0], *silent), SETTINGS)
        assert result.value is None
        assert result.sentence.startswith("There is no score: 1 of 3 questions were answered")

    @pytest.mark.parametrize("text", NONSENSE)
    def test_nonsense_spoken_well_is_nonsense(self, text):
        nonsense = [answer(question, text, Spoken()) for question in QUESTIONS]
        assert score(nonsense, SETTINGS).value < 10
        assert value(strong().answers) > 80
