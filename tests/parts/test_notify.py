"""Who is told that a booth fell silent: by a real webhook and a real mail server, once each."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from kiosk.domain.sections import Notify
from kiosk.domain.settings import Settings
from kiosk.store import Store
from provisioning.fleet import notify

LATER = timedelta(minutes=11)


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")
    opened.booths.heartbeat("b1", "Library", "1.0", {})
    yield opened
    opened.close()


@contextmanager
def served(server: Any) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def hook() -> Iterator[tuple[Settings, list[Any], list[int]]]:
    """A webhook: the settings that name it, what it took, and what it is to answer."""
    taken: list[Any] = []
    answers: list[int] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = answers.pop(0) if answers else 200
            if status == 200:
                taken.append(said)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with served(HTTPServer(("127.0.0.1", 0), Hook)) as port:
        yield told_by(webhook=f"http://127.0.0.1:{port}/hook"), taken, answers


def told_by(**ways: str) -> Settings:
    return replace(Settings(), notify=replace(Notify(), **ways))


class Mail(socketserver.StreamRequestHandler):
    """Just enough of a mail server."""

    def handle(self) -> None:
        self._say("220 mail.test")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self._say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(lines).decode())  # type: ignore[attr-defined]
            self._say("221 bye" if word == b"QUIT" else "250 yes")
            if word == b"QUIT":
                return

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


def test_a_silence_and_its_end_are_told_once_each(store, hook):
    settings, taken, _ = hook
    now = datetime.now(UTC)
    notify.tell(store, settings, now)
    assert taken == []

    for _ in range(3):
        notify.tell(store, settings, now + LATER)
    assert [[b["id"] for b in one["silent"]] for one in taken] == [["b1"]]
    assert set(taken[0]["silent"][0]) == {"id", "name", "seen_at"}

    for _ in range(3):
        notify.tell(store, settings, now)
    assert [[b["id"] for b in one["back"]] for one in taken] == [[], ["b1"]]

    notify.tell(store, settings, now + LATER)
    assert len(taken) == 3, "the next silence is another one"


def test_a_hook_that_fails_is_tried_again(store, hook, caplog):
    settings, taken, answers = hook
    later = datetime.now(UTC) + LATER
    answers += [500, 500]
    for _ in range(4):
        notify.tell(store, settings, later)
    assert len(taken) == 1
    assert caplog.text.count("notify-failed") == 2


def test_of_two_machines_one_tells_it(store):
    later = datetime.now(UTC) + LATER
    assert [bool(notify.claim(store, later)) for _ in range(2)] == [True, False]


def test_a_mail_says_which_booth(store):
    server = socketserver.TCPServer(("127.0.0.1", 0), Mail)
    letters = server.letters = []  # type: ignore[attr-defined]
    later = datetime.now(UTC) + LATER
    with served(server) as port:
        settings = told_by(email="staff@uni.test", smtp=f"127.0.0.1:{port}", sender="c@uni.test")
        for _ in range(2):
            notify.tell(store, settings, later)
    (letter,) = letters
    assert "To: staff@uni.test" in letter
    assert "Subject: Interview coach: Library is silent" in letter
    assert "Library (b1) is silent; last seen" in letter


def test_a_retired_booth_may_be_silent(store, hook):
    settings, taken, _ = hook
    store.booths.retire("b1")
    notify.tell(store, settings, datetime.now(UTC) + LATER)
    assert taken == []


@pytest.mark.parametrize("address", ["http://example.test/hook", "file:///etc/hostname", "hook"])
def test_a_webhook_without_tls_is_not_used(store, address, caplog):
    later = datetime.now(UTC) + LATER
    notify.tell(store, told_by(webhook=address), later)
    assert "notify-failed: ValueError" in caplog.text
    assert store.booths.all()[0].told_silent_at is None
