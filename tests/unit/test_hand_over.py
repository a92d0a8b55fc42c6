"""A report on its way to paper: offered again when it fails, never twice at once, never late."""

from types import SimpleNamespace

import pytest

from kiosk.domain.errors import PrinterError
from kiosk.domain.settings import Settings
from kiosk.screens.endings_view import PRINTING
from kiosk.window import booth_events, hand_over
from kiosk.window.hand_over import FAILED, HandOver
from tests.kit.samples.interviews import strong


class Printing:
    """A booth whose errands are done at once, with a printer that does as it is told."""

    def __init__(self) -> None:
        self.says: list[booth_events.Home] = []
        self.followed, self.forgotten, self.jobs = [], 0, 0
        self.fault: PrinterError | None = None
        self.printer, self.watch, self.tell = self, self, self.says.append

    def errand(self, do, *given):
        do(*given)

    promise = errand

    def print_pdf(self, pdf, title):
        if self.fault is not None:
            raise self.fault
        assert strong().candidate not in title
        self.jobs += 1
        return self.jobs

    def follow(self, job):
        self.followed.append(job)

    def forget(self):
        self.forgotten += 1


@pytest.fixture
def booth(monkeypatch: pytest.MonkeyPatch) -> Printing:
    monkeypatch.setattr(hand_over.report, "render", lambda *_: b"%PDF")
    monkeypatch.setattr(hand_over, "no_phone", lambda _: "no phone")
    return Printing()


@pytest.fixture
def hand(booth: Printing) -> HandOver:
    made = HandOver(booth, SimpleNamespace(store=SimpleNamespace()), Settings())
    made.offer(strong(), kept=True)
    return made


def test_a_report_is_printed_once(hand: HandOver, booth: Printing):
    hand.print()
    hand.print()
    assert booth.followed == [1]
    assert hand.home.printing == PRINTING
    hand.printed(done=True)
    hand.print()
    assert booth.jobs == 1
    assert hand.home.printing == "Please take your report from the printer."


def test_a_print_that_failed_is_offered_again(hand: HandOver, booth: Printing):
    hand.print()
    hand.printed(done=False)
    assert (hand.home.printing, hand.home.again) == (FAILED, True)
    hand.print()
    assert booth.followed == [1, 2]


def test_a_printer_that_takes_nothing_says_why_and_may_be_asked_again(hand, booth):
    booth.fault = PrinterError("printer-needs-paper", "The printer needs paper just now.")
    hand.print()
    assert hand.home.printing == "The printer needs paper just now."
    booth.fault = None
    hand.print()
    assert booth.followed == [1]


def test_what_comes_of_it_later_is_nothing_to_the_next_candidate(hand, booth):
    hand.print()
    hand.forget()
    told = len(booth.says)
    hand.printed(done=True)
    assert len(booth.says) == told
    assert booth.forgotten == 1
