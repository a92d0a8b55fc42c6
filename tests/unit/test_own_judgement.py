"""One's own judgement beside the measure: skippable, whole or none, with a moment as proof."""

import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.coach.scoring import own  # noqa: E402
from kiosk.coach.scoring.own import Gap, Side, compared  # noqa: E402
from kiosk.domain.interview import PartName  # noqa: E402
from kiosk.domain.plain import to_plain  # noqa: E402
from kiosk.interview import events  # noqa: E402
from kiosk.screens import acts, sample, sample_feedback, talk_acts  # noqa: E402
from kiosk.screens.gallery import SIZES  # noqa: E402
from kiosk.screens.judge_yourself import MADE_OF  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.view import Screen, View  # noqa: E402
from kiosk.screens.words import said  # noqa: E402
from kiosk.window import booth_events  # noqa: E402
from kiosk.window.update_view import after  # noqa: E402

WHOLE = sample.interview()
FINISHED = after(View(screen=Screen.THINKING, ask_own=True), events.Finished(WHOLE), 1.0)


def with_parts(**values):
    names = {name.name: name for name in PartName}
    parts = tuple(
        replace(part, value=values.get(part.name.name, 50.0), weight=0.1, reason="so it was; more")
        for part in WHOLE.score.parts
    )
    assert set(values) <= set(names)
    return replace(WHOLE, score=replace(WHOLE.score, parts=parts))


def judged(view):
    for side in Side:
        view = after(view, talk_acts.Judged(side, 2), 2.0)
    return view


def labels(view, size=SIZES[0]):
    return [one.label for one in paint(pygame.Surface(size, depth=32), view)]


def test_the_gap_is_told_either_way_and_small_ones_are_none():
    whole = with_parts(RELEVANCE=90.0)
    told = [compared({Side.POINT: step}, whole)[0].gap for step in range(own.STEPS)]
    assert told == [Gap.HARDER, Gap.HARDER, Gap.HARDER, Gap.SAME, Gap.SAME]
    assert compared({Side.POINT: 4}, with_parts(RELEVANCE=40.0))[0].gap is Gap.KINDER


def test_what_was_not_measured_is_compared_with_nothing():
    whole = with_parts(RELEVANCE=None)
    (one,) = compared({Side.POINT: 0}, whole)
    assert (one.measured, one.gap) == (None, Gap.UNKNOWN)


def test_the_proof_is_a_moment_of_what_holds_the_side_down():
    whole = with_parts(HESITATIONS=20.0, DISTRACTIONS=90.0)
    (steady,) = compared({Side.STEADY: 4}, whole)
    assert steady.proof is not None
    assert steady.proof.part is PartName.HESITATIONS
    assert steady.proof.at is not None
    assert steady.why == "So it was."
    (point,) = compared({Side.POINT: 4}, replace(whole, answers=()))
    assert point.proof is None or point.proof.part is PartName.RELEVANCE


def test_sliders_stand_before_the_results_and_can_be_passed():
    assert "Print" not in labels(FINISHED)
    assert "Skip" in labels(FINISHED)
    passed = after(FINISHED, talk_acts.JudgedAll(), 2.0)
    assert "Finish" in labels(passed)
    half = after(FINISHED, talk_acts.Judged(Side.STEADY, 4), 2.0)
    assert "Next" in labels(half), "what was touched is not skipped"
    assert "Finish" in labels(after(half, talk_acts.JudgedAll(), 3.0)), "a half one is not compared"


def test_a_whole_judgement_is_compared_once_and_then_the_results_come():
    view = judged(FINISHED)
    assert "Compare" in labels(view)
    view = after(view, talk_acts.JudgedAll(), 3.0)
    assert view.own.compared
    assert "Show the results" in labels(view)
    assert "Finish" in labels(after(view, talk_acts.JudgedAll(), 4.0))


def test_a_slider_can_be_put_elsewhere():
    view = after(judged(FINISHED), talk_acts.Judged(Side.STEADY, 4), 3.0)
    assert dict(view.own.given)[Side.STEADY] == 4
    assert len(view.own.given) == len(Side)


def test_without_a_score_or_where_staff_do_not_want_it_nobody_is_asked():
    without = events.Finished(sample_feedback.without_score())
    asked = after(View(screen=Screen.THINKING, ask_own=True), without, 1.0)
    assert not asked.own.asked
    assert not after(View(screen=Screen.THINKING), events.Finished(WHOLE), 1.0).own.asked


@pytest.mark.parametrize("size", SIZES)
def test_a_proof_plays_from_the_comparison_and_leaves_it_there(size):
    view = replace(judged(FINISHED), replay=replace(FINISHED.replay, held=(0, 1, 2, 3, 4)))
    view = after(view, talk_acts.JudgedAll(), 3.0)
    targets = paint(pygame.Surface(size, depth=32), view)
    play = next(one.act for one in targets if isinstance(one.act, talk_acts.Play))
    playing = after(view, play, 4.0)
    assert playing.shown is None
    assert playing.own.compared


def test_it_is_nowhere_but_on_the_screen_and_gone_with_the_visit():
    assert "given" not in str(to_plain(FINISHED.interview))
    ended = after(after(judged(FINISHED), acts.Finish(), 3.0), booth_events.TimedOut(), 9.0)
    assert ended.own.given == ()


@pytest.mark.parametrize("says", [*Side, *Gap])
def test_every_side_and_gap_is_said_in_spanish(says):
    assert said("es", says) != says


def test_every_side_is_read_with_the_parts_it_is_made_of():
    for side, parts in own.PARTS.items():
        assert side in MADE_OF
        assert MADE_OF[side].count(",") + MADE_OF[side].count(" and ") == len(parts) - 1
