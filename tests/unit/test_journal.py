"""What reaches the journal: ids and codes as fields, and nothing that anybody said."""

import logging

import pytest

from kiosk.domain import journal
from kiosk.domain.errors import StoreError
from kiosk.domain.settings import Settings

SECRET = "I was fired for dancing"


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def kept():
    log, handler = logging.getLogger("kiosk.test_journal"), Kept()
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield log, handler.records
    log.removeHandler(handler)


def test_a_line_carries_booth_interview_and_code(kept):
    log, records = kept
    log.warning("errand: %s", "disk-full", extra={"interview": "3f0c"})
    found = journal.fields(records[0], "booth-7")
    assert found["BOOTH_ID"] == "booth-7"
    assert found["INTERVIEW_ID"] == "3f0c"
    assert found["CODE"] == "disk-full"
    assert found["PRIORITY"] == 4
    assert journal.told(records[0]) == "errand: disk-full"


def test_a_line_without_them_has_no_such_fields(kept):
    log, records = kept
    log.info("screen %s", "attract")
    assert {"INTERVIEW_ID", "CODE"}.isdisjoint(journal.fields(records[0], "b"))


def test_of_an_error_only_kind_and_place_are_told(kept):
    log, records = kept
    try:
        raise ValueError(SECRET)
    except ValueError:
        log.exception("while reading")
    said = journal.told(records[0])
    assert said.startswith("while reading [ValueError at test_journal.py:")
    assert SECRET not in said + str(journal.fields(records[0], "b"))


def test_fields_are_the_ones_that_are_allowed(kept):
    log, records = kept
    log.error("x", extra={"interview": "1", "words": SECRET, "code": "store-locked"})
    assert set(journal.fields(records[0], "b")) == {
        "PRIORITY", "SYSLOG_IDENTIFIER", "LOGGER", "BOOTH_ID", "INTERVIEW_ID", "CODE"
    }  # fmt: skip


def test_without_systemd_nothing_changes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    before = logging.getLogger().handlers[:]
    assert not journal.start(Settings())
    assert logging.getLogger().handlers == before


def test_under_systemd_only_our_own_lines_and_warnings_of_libraries_are_told(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("JOURNAL_STREAM", "8:1")
    monkeypatch.delenv("KIOSK_LOG", raising=False)
    root, before = logging.getLogger(), [logging.getLogger(name) for name in journal.OURS]
    levels, handlers = [one.level for one in (root, *before)], root.handlers[:]
    try:
        assert journal.start(Settings())
        assert [type(one) for one in root.handlers] == [journal.ToJournal]
        assert logging.getLogger("kiosk.window.app").isEnabledFor(logging.INFO)
        assert not logging.getLogger("gtts").isEnabledFor(logging.INFO)
    finally:
        root.handlers = handlers
        for one, level in zip((root, *before), levels, strict=True):
            one.setLevel(level)


def test_every_error_of_ours_has_a_code_that_is_found(kept):
    log, records = kept
    err = StoreError("store-locked", SECRET)
    log.warning("warming: %s", err.code)
    assert journal.fields(records[0], "b")["CODE"] == "store-locked"
    assert SECRET not in journal.told(records[0])
