"""The score goes down for the reasons it names, never up, and says what was not measured."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.coach.scoring.score import score, score_answer
from kiosk.domain.interview import Answer, Part, PartName, Score
from kiosk.domain.measures import Pause, PauseKind
from kiosk.domain.settings import Settings, changed
from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import Filler, FillerKind
from kiosk.domain.units import Measure
from tests.kit.samples.answers import STRONG
from tests.kit.samples.interviews import hesitant, practice, strong
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


def with_content(given_answer: Answer, **fields) -> Answer:
    measures = given_answer.measures
    content = replace(measures.content, **fields)
    return replace(given_answer, measures=replace(measures, content=content))


def value(answers) -> float:
    found = score(answers, SETTINGS).value
    assert found is not None
    return found


class TestNeverRises:
    """More of what costs, less of what counts: the score never goes up."""

    @few
    @given(rates=st.tuples(*[st.floats(0, 40)] * 2), at=st.integers(0, 2), who=st.booleans())
    def test_with_more_hesitations(self, rates, at, who):
        answers = list((strong if who else hesitant)().answers)
        low, high = sorted(rates)
        scores = []
        for rate in (low, high):
            measure = Measure(rate, "per minute")
            answers[at] = with_speech(answers[at], hesitations_per_minute=measure)
            scores.append(value(answers))
        assert scores[1] <= scores[0]

    @few
    @given(starts=st.lists(st.floats(0, 35), max_size=6), at=st.integers(0, 2))
    def test_with_more_filler_phrases(self, starts, at):
        answers = list(strong().answers)
        last = value(answers)
        for start in starts:
            like = Filler("like", FillerKind.PHRASE, start, start + 0.3)
            fillers = (*answers[at].measures.speech.fillers, like)
            answers[at] = with_speech(answers[at], fillers=fillers)
            assert value(answers) <= last
            last = value(answers)

    @few
    @given(looks=st.lists(st.tuples(st.floats(0, 40), st.floats(2, 12)), max_size=5))
    def test_with_more_distractions(self, looks):
        answers = list(hesitant().answers)
        last = value(answers)
        for start, length in looks:
            away = Distraction(start, start + length, Look.LEFT)
            more = (*answers[1].measures.focus.distractions, away)
            answers[1] = with_focus(answers[1], distractions=more)
            assert value(answers) <= last
            last = value(answers)

    @few
    @given(shares=st.tuples(*[st.floats(0, 1)] * 2), at=st.integers(0, 2))
    def test_with_fewer_keywords(self, shares, at):
        answers = list(strong().answers)
        scores = []
        for share in sorted(shares):
            answers[at] = with_content(answers[at], keyword_relevance=Measure(share, "share"))
            scores.append(value(answers))
        assert scores[0] <= scores[1]

    @few
    @given(shares=st.tuples(*[st.floats(0, 1)] * 2), at=st.integers(0, 2))
    def test_with_less_time_on_the_screen(self, shares, at):
        answers = list(strong().answers)
        scores = []
        for share in sorted(shares):
            answers[at] = with_focus(answers[at], ratio=Measure(share, "share"))
            scores.append(value(answers))
        assert scores[0] <= scores[1]

    @few
    @given(lengths=st.lists(st.floats(0.3, 15), max_size=5))
    def test_with_more_pauses(self, lengths):
        answers = list(strong().answers)
        last = value(answers)
        for i, length in enumerate(lengths):
            pause = Pause(3.0 + i, 3.0 + i + length, PauseKind.LONG)
            pauses = (*answers[0].measures.speech.pauses, pause)
            answers[0] = with_speech(answers[0], pauses=pauses)
            assert value(answers) <= last
            last = value(answers)


class TestCostsNothing:
    def test_thinking_before_the_first_word(self):
        """A pause and a long look away before the first word change nothing."""
        quick = answer(QUESTIONS[0], STRONG[0], Spoken(think_s=1.0))
        slow = answer(QUESTIONS[0], STRONG[0], Spoken(think_s=31.0))
        away = Distraction(5.0, 25.0, Look.UP)
        slow = with_focus(slow, distractions=(away,), ratio=quick.measures.focus.ratio)
        silence = Pause(0.0, 31.0, PauseKind.VERY_LONG)
        slow = with_speech(slow, pauses=(silence, *slow.measures.speech.pauses))
        assert score_answer(slow, SETTINGS).value == score_answer(quick, SETTINGS).value

    def test_a_glance(self):
        glance = Spoken(away=((8.0, 9.75, Look.DOWN),))
        found = parts(score_answer(answer(QUESTIONS[0], STRONG[0], glance), SETTINGS))
        assert found[PartName.DISTRACTIONS].value == 100
        assert found[PartName.FOCUS].value == 100

    def test_half_of_the_time_off_the_screen(self):
        answers = [with_focus(a, ratio=Measure(0.5, "share")) for a in strong().answers]
        assert parts(score(answers, SETTINGS))[PartName.FOCUS].value == 100

    def test_another_face_is_not_a_distraction(self):
        second = Distraction(5.0, 20.0, Look.MULTI_FACE)
        answers = [with_focus(a, absences=(second,)) for a in strong().answers]
        assert value(answers) == value(strong().answers)

    def test_a_hedge(self):
        hedge = Filler("maybe", FillerKind.HEDGE, 3.0, 3.3)
        answers = [with_speech(a, fillers=(hedge,) * 9) for a in strong().answers]
        plain = [with_speech(a, fillers=()) for a in strong().answers]
        assert value(answers) == value(plain)


class TestWhole:
    def test_the_hesitant_scores_clearly_lower_for_the_reasons_built_in(self):
        clear, poor = score(strong().answers, SETTINGS), score(hesitant().answers, SETTINGS)
        assert clear.low > poor.high + 15
        for name in (PartName.KEYWORDS, PartName.HESITATIONS, PartName.PAUSES, PartName.PACE):
            assert parts(poor)[name].value < parts(clear)[name].value - 10

    def test_the_range_holds_the_value_and_is_the_same_every_time(self):
        for interview in (strong(), hesitant()):
            first, again = (score(interview.answers, SETTINGS) for _ in range(2))
            assert first == again
            assert 0 <= first.low <= first.value <= first.high <= 100
            assert first.low < first.high

    def test_answers_that_differ_make_a_wider_range(self):
        poor, clear = hesitant().answers, strong().answers
        same, mixed = score(clear, SETTINGS), score((clear[0], poor[1], clear[2]), SETTINGS)
        assert mixed.high - mixed.low > same.high - same.low

    def test_only_the_last_take_counts(self):
        answers = practice().answers
        assert len(answers) == 2
        last = score((replace(answers[1], retake_of=None),), SETTINGS)
        assert score(answers, SETTINGS).value == last.value

    def test_weights_of_the_staff_are_used(self):
        only = {"weights": {"hesitations": 100}} | {}
        found = parts(score(strong().answers, changed(SETTINGS, only)))
        assert found[PartName.HESITATIONS].weight == pytest.approx(100 / 185)

    def test_every_reason_has_a_number_and_no_feelings(self):
        for interview in (strong(), hesitant()):
            result = score(interview.answers, SETTINGS)
            texts = [p.reason for p in result.parts] + [a.text for a in result.advice]
            assert all(any(c.isdigit() for c in text) or "no " in text for text in texts)
            words = " ".join([*texts, result.sentence]).lower()
            assert not [word for word in FEELINGS if word in words]
