"""What is kept after Finish is said truly, and can be deleted while the last screen is there."""

import os
from dataclasses import replace
from types import SimpleNamespace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.domain.errors import StoreError  # noqa: E402
from kiosk.domain.interview import Consent  # noqa: E402
from kiosk.domain.settings import Settings  # noqa: E402
from kiosk.screens import acts, sample  # noqa: E402
from kiosk.screens.endings_view import Erasing, TakeHome  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.view import Ease, Screen, View  # noqa: E402
from kiosk.window import booth_events, next_screen  # noqa: E402
from kiosk.window.left_over import CODE, USED, WORDS, LeftOver  # noqa: E402
from kiosk.window.update_view import after  # noqa: E402
from tests.kit.fakes.window import FakeBooth  # noqa: E402

WHOLE = sample.interview()
FINISHED = View(screen=Screen.RESULTS, interview=WHOLE)


@pytest.fixture
def offer(store):
    return store.handoff.offer_report(WHOLE, 24)


@pytest.fixture
def left_over(store):
    store.keep(WHOLE)
    return LeftOver(FakeBooth(), store, Settings())


def ended(left_over, view=FINISHED, *, url="https://panel/x", left=False):
    """Return the last screen after the wipe of a visit."""
    hand_over = SimpleNamespace(interview=WHOLE, home=TakeHome(url=url))
    left_over.tell(["Your resume"], view, hand_over, left=left)
    shown = after(view, acts.Finish(), 1.0)
    return after(shown, left_over._booth.told[-1], 2.0)


def labels(view):
    return [one.label for one in paint(pygame.Surface((1280, 720), depth=32), view)]


def test_what_is_kept_can_be_deleted_too(left_over, store, offer):
    view = ended(left_over)
    assert len(view.erasing.kept) == 2
    assert view.erasing.more == (WORDS, CODE)
    assert "Delete this too" in labels(view)
    asked = after(view, acts.DeleteToo(), 3.0)
    assert not asked.erasing.done
    assert "Delete this too" not in labels(asked)
    left_over.delete()
    told = after(asked, left_over._booth.told[-1], 4.0)
    assert told.erasing == Erasing(("Your resume", WORDS, CODE), (USED,), done=True)
    assert store.interview(WHOLE.id) is None
    with pytest.raises(StoreError, match="used, or is too old"):
        store.handoff.collect(offer.token)


def test_who_kept_nothing_has_only_the_phones_code_to_delete(left_over, store, offer):
    private = replace(FINISHED, consent=Consent(keep=False))
    assert ended(left_over, private).erasing.more == (CODE,)
    left_over.delete()
    with pytest.raises(StoreError):
        store.handoff.collect(offer.token)


def test_where_nothing_of_a_person_is_kept_nothing_is_offered(left_over, store):
    private = replace(FINISHED, consent=Consent(keep=False))
    view = ended(left_over, private, url=None)
    assert (view.erasing.kept, view.erasing.more) == ((USED,), ())
    assert "Delete this too" not in labels(view)
    left_over.delete()
    assert len(left_over._booth.told) == 1, "nothing more is told"
    assert store.interview(WHOLE.id) is not None


def test_there_is_time_to_decide_and_the_next_person_sees_nothing_of_it(left_over):
    view = ended(left_over)
    assert next_screen.lasts_s(view) == next_screen.DECIDE_S
    slow = replace(view, ease=Ease(time=2.0))
    assert next_screen.lasts_s(slow) == 2 * next_screen.DECIDE_S
    attract = after(view, booth_events.TimedOut(), 30.0)
    results = replace(attract, screen=Screen.RESULTS)
    assert after(results, acts.Finish(), 40.0).erasing == Erasing()
