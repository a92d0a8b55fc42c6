"""The score goes down for the reasons it names, never up, and says what was not measured."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.coach.scoring.curves import curves
from kiosk.coach.scoring.score import score, score_answer
from kiosk.domain.interview import Answer, Part, PartName, Score
from kiosk.domain.measures import Pause, PauseKind
from kiosk.domain.sections import Bands
from kiosk.domain.settings import Settings, changed
from kiosk.domain.sight import Distraction, Look
from kiosk.domain.sound import Filler, FillerKind
from kiosk.domain.units import Measure
from tests.kit.samples.answers import STRONG
from tests.kit.samples.interviews import hesitant, practice, strong, unmeasured
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
