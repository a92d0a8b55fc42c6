"""systemd is told READY once and fed only while the booth is fresh."""

import socket

import pytest

from kiosk.window.watchdog import Watchdog


@pytest.fixture
def told(tmp_path, monkeypatch):
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        listener.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(path))
        monkeypatch.setenv("WATCHDOG_USEC", "30000000")

        def messages():
            heard = []
            while True:
                try:
                    heard.append(listener.recv(4096).decode())
                except BlockingIOError:
                    return heard

        yield messages


def test_ready_and_status(told):
    watchdog = Watchdog()
    watchdog.ready("warming")
    watchdog.status("warming")
    watchdog.status("attract")
    assert [m.splitlines() for m in told()] == [["READY=1", "STATUS=warming"], ["STATUS=attract"]]


def test_it_is_fed_three_times_in_the_deadline_and_only_when_fresh(told):
    watchdog = Watchdog()
    assert watchdog.every_s == pytest.approx(10.0)
    for second in range(30):
        watchdog.feed(float(second), fresh=second < 15)
    assert told() == ["WATCHDOG=1"] * 2


def test_without_systemd_nothing_happens(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    Watchdog().ready("warming")
