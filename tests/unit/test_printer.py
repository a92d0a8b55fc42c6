"""What IPP says of a printer, in bytes and in meaning; and what the watch makes of it."""

import struct

import pytest

from kiosk.checks import State, devices
from kiosk.devices import ipp
from kiosk.devices.ipp import Given, Operation
from kiosk.devices.printer import CupsPrinter
from kiosk.domain.errors import PrinterError
from kiosk.domain.printing import JobState, PrinterState
from kiosk.domain.settings import Settings
from kiosk.window import booth_events
from kiosk.window.printer_watch import LONGEST_FOLLOWS, WELL_LOOKS, PrinterWatch

READY, NONE, PAPER, OUT = (
    PrinterState.READY, PrinterState.NONE, PrinterState.PAPER, PrinterState.OUT,
)  # fmt: skip
IDLE, STOPPED = 3, 5


@pytest.fixture
def cups(monkeypatch):
    """A printing system that answers with what a test puts into the dictionary."""
    says = {"printer-name": ("booth",), "printer-state": (IDLE,), "queued-job-count": (0,),
            "printer-state-reasons": ("none",), "printer-is-accepting-jobs": (True,)}  # fmt: skip
    monkeypatch.setattr(ipp, "ask", lambda *_, **__: ipp.Answer(0, dict(says)))
    return says


@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        (("none",), READY),
        (("media-empty-error",), PAPER),
        (("media-empty",), PAPER),
        (("media-needed-error", "marker-supply-low-warning"), PAPER),
        (("media-empty-warning",), PAPER),
        (("media-low-warning", "toner-low-report"), READY),
        (("media-jam-error",), OUT),
        (("cover-open",), OUT),
        (("com.vendor.spooler-stuck-error",), OUT),
        (("com.vendor.eco-mode",), READY),
        (("offline-report",), OUT),
        (("connecting-to-device",), READY),
        (("media-empty-error", "media-jam-error"), OUT),
        (("paused",), OUT),
    ],
)
def test_the_reasons_of_a_printer_say_what_it_wants(cups, reasons, state):
    cups["printer-state-reasons"] = reasons
    assert CupsPrinter("booth").state() is state


def test_a_queue_that_is_stopped_or_closed_is_out_of_order_whatever_its_reasons(cups):
    cups["printer-state"] = (STOPPED,)
    assert CupsPrinter("booth").state() is OUT
    cups["printer-state"], cups["printer-is-accepting-jobs"] = (IDLE,), (False,)
    assert CupsPrinter("booth").state() is OUT


def test_a_stopped_queue_without_paper_says_paper(cups):
    cups["printer-state"], cups["printer-state-reasons"] = (STOPPED,), ("media-empty-error",)
    assert CupsPrinter("booth").state() is PAPER


def test_what_a_queue_at_rest_wanted_last_is_believed_for_a_while(cups):
    cups["printer-state-reasons"] = ("media-empty-error",)
    cups["printer-up-time"], cups["printer-state-change-time"] = (10_000,), (10_000 - 590,)
    assert CupsPrinter("booth").state() is PAPER
    cups["printer-state-change-time"] = (10_000 - 610,)
    assert CupsPrinter("booth").state() is READY
    cups["queued-job-count"] = (1,)
    assert CupsPrinter("booth").state() is PAPER


@pytest.mark.parametrize(("uri", "asked"), [
    ("ipp://localhost:60000/ipp/print", True), ("ipp://127.0.0.1/ipp/print", True),
    ("ipp://printer.campus.example/ipp/print", False), ("usb://Brand/Model", False),
])  # fmt: skip
def test_only_a_printer_at_this_machine_is_asked_itself(cups, monkeypatch, uri, asked):
    cups["device-uri"] = (uri,)
    servers = []

    def answer(server, *_, **__):
        servers.append(server)
        reason = "none" if server == "/sock" else "media-empty-warning"
        return ipp.Answer(0, cups | {"printer-state-reasons": (reason,)})

    monkeypatch.setattr(ipp, "ask", answer)
    monkeypatch.setenv("CUPS_SERVER", "/sock")
    state = CupsPrinter("booth").state()
    assert (len(servers) == 2) is asked is (state is PAPER)
    if asked:
        with pytest.raises(PrinterError):
            CupsPrinter("booth").print_pdf(b"%PDF", "x")


def test_a_second_job_waits_for_the_first(cups):
    cups["queued-job-count"] = (1,)
    with pytest.raises(PrinterError) as fault:
        CupsPrinter("booth").print_pdf(b"%PDF", "x")
    assert fault.value.code == "printer-busy"


def test_a_machine_without_cups_has_no_printer_and_a_named_one_is_missed(monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    assert CupsPrinter().state() is NONE
    assert CupsPrinter("booth").state() is OUT


@pytest.mark.parametrize("state", PrinterState)
def test_the_doctor_says_of_each_state_what_to_do(monkeypatch, state):
    monkeypatch.setattr(CupsPrinter, "state", lambda _: state)
    (check,) = devices.printer(Settings())
    assert (check.state is State.GREEN) is (state is READY) is (not check.do)
    assert ("paper" in check.says) is (state is PAPER)


def test_what_is_sent_is_read_back():
    sent = ipp.encoded(
        Operation.PRINT_JOB,
        (Given(ipp.KEYWORD, "requested-attributes", ("a", "b")), Given(ipp.INTEGER, "n", (7,))),
        (Given(ipp.KEYWORD, "print-scaling", ("fit",)),),
    )
    told = ipp.decoded(sent)
    assert told.status == Operation.PRINT_JOB
    assert told.attributes["requested-attributes"] == ("a", "b")
    assert told.one("n") == 7
    assert told.one("print-scaling") == "fit"


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_an_answer_that_is_cut_short_is_refused_or_has_less(cut):
    whole = ipp.encoded(Operation.PRINT_JOB, (Given(ipp.KEYWORD, "k", ("value",)),))
    try:
        told = ipp.decoded(whole[:cut])
    except (ValueError, struct.error):
        return
    assert told.one("k") is None


# --- the watch ------------------------------------------------------------------------------------


class Scripted:
    """A printer that is as the test says."""

    def __init__(self) -> None:
        self.now, self.jobs, self.taken_back = READY, {}, []

    def state(self):
        return self.now

    def job(self, number):
        return self.jobs.get(number)

    def cancel(self, number):
        self.taken_back.append(number)


@pytest.fixture
def watched():
    printer, told, staff = Scripted(), [], []
    return printer, told, staff, PrinterWatch(printer, told.append, lambda c: not staff.append(c))


def test_a_change_is_told_once_and_clears_by_itself(watched):
    printer, told, _, watch = watched
    for printer.now in (READY, READY, PAPER, PAPER, READY):
        watch.look()
    assert [event.state for event in told] == [READY, PAPER, READY]


def test_staff_are_told_once_until_all_was_well_for_a_while(watched):
    printer, _, staff, watch = watched
    for printer.now in (PAPER, READY, PAPER, READY, OUT, PAPER):
        watch.look()
    assert staff == ["printer-needs-paper", "printer-out-of-order"]
    for printer.now in (*[READY] * WELL_LOOKS, PAPER):
        watch.look()
    assert staff[2:] == ["printer-needs-paper"]


def test_staff_are_told_as_soon_as_they_can_be():
    printer, ready, told = Scripted(), [False, False, True], []
    printer.now = PAPER

    def tell(code):
        told.append(code)
        return ready.pop(0)

    watch = PrinterWatch(printer, lambda _: None, tell)
    for _ in range(4):
        watch.look()
    assert told == ["printer-needs-paper"] * 3


@pytest.mark.parametrize(
    ("state", "done"),
    [
        (JobState.COMPLETED, True),
        (None, True),
        (JobState.ABORTED, False),
        (JobState.CANCELED, False),
    ],
)
def test_a_job_is_followed_to_its_end(watched, state, done):
    printer, told, _, watch = watched
    printer.jobs[9] = JobState.PROCESSING
    watch.follow(9)
    watch.look()
    assert not [one for one in told if isinstance(one, booth_events.Printed)]
    printer.jobs[9] = state
    watch.look()
    watch.look()
    assert [one.done for one in told if isinstance(one, booth_events.Printed)] == [done]


def test_a_report_whose_owner_has_gone_does_not_wait_for_paper(watched):
    printer, told, _, watch = watched
    printer.jobs[9], printer.now = JobState.PROCESSING, PAPER
    watch.follow(9)
    watch.look()
    assert printer.taken_back == []
    watch.forget()
    watch.look()
    assert printer.taken_back == [9]
    assert not [one for one in told if isinstance(one, booth_events.Printed)]


def test_a_job_that_never_ends_is_taken_back(watched):
    printer, told, _, watch = watched
    printer.jobs[9] = JobState.PROCESSING
    watch.follow(9)
    for _ in range(LONGEST_FOLLOWS + 1):
        watch.look()
    assert printer.taken_back == [9]
    assert told[-1] == booth_events.Printed(done=False)
