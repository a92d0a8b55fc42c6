"""Every marked moment can be touched, and the screen shows which is heard."""

import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.coach.measure.moments import LASTS_S, MomentKind, moments  # noqa: E402
from kiosk.screens import acts, talk_acts  # noqa: E402
from kiosk.screens.gallery import SIZES  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.sample_feedback import story_without_result  # noqa: E402
from kiosk.screens.sample_views import views  # noqa: E402
from kiosk.screens.view import Screen  # noqa: E402
from kiosk.window import booth_events  # noqa: E402
from kiosk.window.update_view import after  # noqa: E402

VIEWS = views()
HEARD = VIEWS["feedback-heard"]


def touchable(view, size=SIZES[0]):
    surface = pygame.Surface(size, depth=32)
    return [target.act for target in paint(surface, view)], surface


def test_every_kind_of_mark_is_a_moment_of_ten_seconds():
    found = moments(story_without_result())
    assert {one.kind for one in found} >= {MomentKind.UM, MomentKind.PAUSE, MomentKind.AWAY}
    assert [one.at for one in found] == sorted(one.at for one in found)
    assert all(one.end - one.start == LASTS_S for one in found)
    assert all(one.start <= one.at < one.end for one in found)


@pytest.mark.parametrize("size", SIZES)
def test_each_moment_comes_up_and_plays_at_a_touch(size):
    wanted = {(one.start, one.end) for one in moments(HEARD.answers[0])}
    reached, view = set(), HEARD
    for _ in range(6):
        offered, _ = touchable(view, size)
        reached |= {(one.start, one.end) for one in offered if isinstance(one, talk_acts.Play)}
        view = after(view, talk_acts.MomentsTurned(), 1.0)
    assert wanted <= reached
    assert (0.0, HEARD.answers[0].seconds) in reached, "and the whole answer"


def test_nothing_plays_that_is_not_held():
    offered, _ = touchable(VIEWS["feedback"])
    assert not [one for one in offered if isinstance(one, talk_acts.Play)]


def test_the_line_runs_on_under_the_words_and_the_timeline():
    views_of = [replace(HEARD, replay=replace(HEARD.replay, playing=0, at=t)) for t in (3.0, 12.0)]
    one, other = (pygame.surfarray.array2d(touchable(view)[1]) for view in views_of)
    assert (one != other).sum() > 500


def test_an_advice_of_the_results_opens_its_answer_and_plays_there():
    offered, _ = touchable(VIEWS["results-heard"])
    play = next(one for one in offered if isinstance(one, talk_acts.Play))
    view = after(VIEWS["results-heard"], play, 1.0)
    assert (view.shown, view.replay.playing, view.replay.at) == (
        play.position,
        play.position,
        play.start,
    )
    told = after(view, booth_events.Played(play.start + 4.26), 2.0)
    assert told.replay.at == round(play.start + 4.26, 1)
    assert after(told, booth_events.Played(None), 3.0).replay.playing is None
    assert after(told, acts.Overview(), 3.0).replay.playing is None


def test_a_speaker_that_is_gone_is_said_on_the_screen():
    playing = replace(HEARD, replay=replace(HEARD.replay, playing=0))
    view = after(playing, booth_events.NotPlayed("There is no speaker."), 1.0)
    assert view.says_trouble == "There is no speaker."
    assert view.replay.playing is None
    assert after(view, talk_acts.Play(0, 0.0, 1.0), 2.0).says_trouble is None


def test_nothing_held_is_left_in_the_picture_for_the_next_person():
    view = replace(VIEWS["results-heard"], screen=Screen.RESULTS)
    ended = after(after(view, acts.Finish(), 1.0), booth_events.TimedOut(), 9.0)
    assert ended.replay.held == ()
