"""One use of a link is one use, whatever arrives side by side, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from kiosk.domain.errors import StoreError
from kiosk.domain.job import Resume
from kiosk.store.handoff import MOST_BROKEN, MOST_DOWNLOADS, Kind
from tests.kit.samples.interviews import strong

TOGETHER = 12


def together(act):
    """Do it in many threads at one moment; return what each got, None where the link was over."""
    begin = Barrier(TOGETHER)

    def one(number):
        begin.wait(20)
        try:
            return act(number)
        except StoreError as err:
            return None if err.code == "handoff-gone" else err

    with ThreadPoolExecutor(TOGETHER) as threads:
        return [got for got in threads.map(one, range(TOGETHER)) if got is not None]


def test_one_of_many_resumes_is_taken(store):
    offer = store.handoff.open_upload(10)
    resumes = [Resume(f"number {n}") for n in range(TOGETHER)]
    took = together(lambda n: (store.handoff.receive(offer.token, resumes[n]), n))
    assert len(took) == 1
    assert store.handoff.take(offer.token) == resumes[took[0][1]]


def test_a_resume_is_given_out_once(store):
    offer = store.handoff.open_upload(10)
    store.handoff.receive(offer.token, Resume("the only one"))
    assert together(lambda _: store.handoff.take(offer.token)) == [Resume("the only one")]


def test_no_download_is_counted_for_two(store):
    offer = store.handoff.offer_report(strong(), 1)
    for _ in range(MOST_DOWNLOADS - 5):
        store.handoff.collect(offer.token)
    assert len(together(lambda _: store.handoff.collect(offer.token))) == 5
    with pytest.raises(StoreError):
        store.handoff.collect(offer.token)


def test_no_broken_file_is_counted_for_two(store):
    offer = store.handoff.open_upload(10)
    assert MOST_BROKEN < TOGETHER
    together(lambda _: store.handoff.broke(offer.token))
    assert store.handoff.open(offer.token, Kind.UPLOAD) is None
