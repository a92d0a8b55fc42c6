"""Goals for a second take: which are offered, by what they are measured, what came of one."""

from dataclasses import replace

import pytest

from kiosk.coach.measure.delivery import as_agreed
from kiosk.coach.scoring import goals
from kiosk.coach.scoring.goals import Verdict
from kiosk.domain.interview import Delivery, GoalName
from kiosk.domain.measures import Fault, Pause, PauseKind
from kiosk.domain.sections import Bands
from kiosk.domain.sight import Look
from kiosk.domain.sound import Filler, FillerKind
from kiosk.screens import sample, sample_feedback
from kiosk.screens.words import said

BANDS = Bands()


def with_faults(answer, *faults):
    content = replace(answer.measures.content, faults=faults)
    return replace(answer, measures=replace(answer.measures, content=content))


def with_speech(answer, **changed):
    speech = replace(answer.measures.speech, **changed)
    return replace(answer, measures=replace(answer.measures, speech=speech))


def ums(*moments):
    return tuple(Filler("um", FillerKind.HESITATION, at, at + 0.3) for at in moments)


STORY, CUT = sample_feedback.story(), sample_feedback.story_without_result()


def test_the_gravest_is_proposed_and_one_goal_is_of_delivery():
    assert goals.goals(CUT, BANDS) == (GoalName.RESULT, GoalName.PAUSES, GoalName.EYES)


def test_every_fault_has_one_goal_and_every_goal_a_way_to_be_measured():
    mended = [fault for faults in goals.MENDS.values() for fault in faults]
    assert sorted(mended) == sorted(Fault)
    assert set(goals.MENDS) | set(goals.DELIVERY) == set(GoalName)
    assert not set(goals.MENDS) & set(goals.DELIVERY)


def test_what_was_lacking_and_is_told_is_a_goal_reached():
    before, after = (goals.standing(GoalName.RESULT, one, BANDS) for one in (CUT, STORY))
    assert (before.says, after.says) == ("not told", "told")
    assert goals.verdict(before, after) is Verdict.REACHED
    assert goals.verdict(before, before) is Verdict.NOT_YET


@pytest.mark.parametrize("graver", [Fault.UNHEARD, Fault.OFF_QUESTION, Fault.LIST])
def test_a_fault_nobody_looked_for_is_not_mended(graver):
    again = with_faults(STORY, graver)
    assert not goals.standing(GoalName.RESULT, again, BANDS).met


def test_another_fault_does_not_hide_a_goal_that_was_reached():
    assert goals.standing(GoalName.RESULT, with_faults(STORY, Fault.ONLY_WE), BANDS).met


def test_a_take_too_short_to_judge_reaches_nothing():
    short = with_speech(STORY, words=4, speech_s=2.0)
    assert not goals.standing(GoalName.RESULT, short, BANDS).met
    assert goals.standing(GoalName.FIRST_UMS, short, BANDS).value is None
    before = goals.standing(GoalName.FIRST_UMS, with_speech(STORY, fillers=ums(1, 2, 3)), BANDS)
    after = goals.standing(GoalName.FIRST_UMS, short, BANDS)
    assert goals.verdict(before, after) is Verdict.UNKNOWN


def test_ums_that_crowd_at_the_beginning_are_counted_there():
    crowded = with_faults(with_speech(STORY, fillers=ums(2, 4, 6, 8, 30)))
    assert GoalName.FIRST_UMS in goals.goals(crowded, BANDS)
    assert goals.standing(GoalName.FIRST_UMS, crowded, BANDS).says == "4"
    fewer = with_speech(STORY, fillers=ums(2, 6))
    pair = [goals.standing(GoalName.FIRST_UMS, one, BANDS) for one in (crowded, fewer)]
    assert goals.verdict(*pair) is Verdict.CLOSER


def test_ums_all_over_an_answer_are_counted_by_the_minute():
    rate = replace(STORY.measures.speech.hesitations_per_minute, value=9.0)
    spread = with_faults(
        with_speech(STORY, fillers=ums(2, 24, 28, 33), hesitations_per_minute=rate)
    )
    assert GoalName.FEWER_UMS in goals.goals(spread, BANDS)
    assert GoalName.FIRST_UMS not in goals.goals(spread, BANDS)


def test_thinking_before_the_first_word_is_no_pause_to_mend():
    first = STORY.transcript.words[0].start
    thought = with_speech(STORY, pauses=(Pause(0.0, first, PauseKind.VERY_LONG),))
    assert goals.standing(GoalName.PAUSES, thought, BANDS).met


def test_eyes_are_judged_where_sentences_begin():
    away = ((0.0, 60.0, Look.DOWN),)
    down = sample.answer_to(STORY.question, STORY.transcript, away)
    standing = goals.standing(GoalName.EYES, down, BANDS)
    assert standing.value == 0.0
    assert standing.says.startswith("0 of ")
    assert goals.standing(GoalName.EYES, sample_feedback.unheard(), BANDS).value is None


@pytest.mark.parametrize("delivery", [Delivery.LEFT_OUT, Delivery.STUTTER])
def test_no_goal_is_made_of_what_the_candidate_left_out(delivery):
    crowded = with_speech(CUT, fillers=ums(2, 4, 6, 8, 30))
    transcript, speech = as_agreed(crowded.transcript, crowded.measures.speech, delivery)
    agreed = replace(
        crowded, transcript=transcript, measures=replace(crowded.measures, speech=speech)
    )
    offered = goals.goals(agreed, BANDS)
    assert not {GoalName.PAUSES, GoalName.PACE} & set(offered)
    assert goals.standing(GoalName.PAUSES, agreed, BANDS).value is None
    if delivery is Delivery.LEFT_OUT:
        assert not {GoalName.FIRST_UMS, GoalName.FEWER_UMS} & set(offered)
        assert goals.standing(GoalName.FIRST_UMS, agreed, BANDS).value is None


def test_a_good_answer_leaves_nothing_to_mend():
    assert goals.goals(with_faults(STORY), BANDS) == ()


def test_a_goal_not_reached_is_proposed_again_before_others():
    again = replace(CUT, retake_of=0, goal=GoalName.EYES)
    assert goals.offered((CUT, again), BANDS)[0] is GoalName.EYES
    reached = replace(STORY, retake_of=0, goal=GoalName.RESULT)
    assert GoalName.RESULT not in goals.offered((CUT, reached), BANDS)


def test_the_next_visit_takes_up_what_was_chosen_and_not_reached():
    again = replace(CUT, retake_of=0, goal=GoalName.EYES)
    assert goals.lasting((CUT, again, STORY), BANDS) is GoalName.EYES
    assert goals.lasting((CUT, CUT), BANDS) is GoalName.RESULT
    assert goals.lasting((), BANDS) is None


@pytest.mark.parametrize(
    "says", [*GoalName, *Verdict, *(w for two in goals.WORDS.values() for w in two)]
)
def test_every_goal_is_said_in_spanish(says):
    assert said("es", says) != says
