"""An errand that fails is logged and over; what was promised waits until the store is free."""

import time

import pytest

from kiosk.domain.errors import StoreError
from kiosk.domain.settings import Settings
from kiosk.window.booth import build


@pytest.fixture
def booth():
    built = build(Settings(), tell=lambda event: None)
    yield built
    built.close()


class Locked:
    """A store that is busy for the first so many times."""

    def __init__(self, times: int, *, permanent: bool = False) -> None:
        self.tries, self._times, self._permanent = 0, times, permanent

    def keep(self) -> str:
        self.tries += 1
        if self.tries <= self._times:
            raise StoreError("store-locked", "The database is busy.", permanent=self._permanent)
        return "kept"


def test_an_errand_that_meets_a_busy_store_is_over(booth):
    store = Locked(times=1)
    assert booth.errand(store.keep).result(5) is None
    assert store.tries == 1


def test_a_promise_is_kept_when_the_store_is_free_again(booth):
    store = Locked(times=2)
    assert booth.promise(store.keep).result(10) == "kept"
    assert store.tries == 3


def test_a_promise_to_a_damaged_store_is_given_up(booth):
    store = Locked(times=9, permanent=True)
    assert booth.promise(store.keep).result(5) is None
    assert store.tries == 1


def test_the_program_ends_while_a_promise_waits(booth):
    waiting = booth.promise(Locked(times=99).keep)
    time.sleep(0.2)
    booth.close()
    assert waiting.result(2) is None
