"""The panel's server as a booth starts it, and what slow or rude connections do to others."""

import json
import socket
import ssl
import time
from contextlib import ExitStack, closing

import pytest

from admin.serving.guests import Limits
from kiosk.bench import panel_load as panels
from kiosk.store import Store
from tests.kit.panel.served import GET, Served

SLOW = 64
ANSWERS_IN_S = 1.0
HEADER = b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    store = Store.open(f"sqlite:///{folder / 'coach.sqlite'}")
    panels.claim(store)
    with panels.running(folder, KIOSK_DATABASE_URL="") as running:
        yield running, store
    store.close()


def unshaken(port: int) -> socket.socket:
    """One byte of a TLS hello, and nothing more."""
    line = socket.create_connection(("127.0.0.1", port), timeout=20)
    line.sendall(b"\x16")
    return line


def shaken(port: int, said: bytes) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=20)
    context = ssl._create_unverified_context()  # noqa: S323 - it made its certificate just now
    secret = context.wrap_socket(line)
    secret.sendall(said)
    return secret


KINDS = {
    "hello": unshaken,
    "header": lambda port: shaken(port, b"GET / HTTP/1.1\r\nHost: loc"),
    "body": lambda port: shaken(port, HEADER + b"\r\nname=dana"),
}


def upload(panel: panels.Panel, store: Store) -> tuple[float, str]:
    """Bring a resume by a fresh link; return the seconds and the page."""
    path = store.handoff.open_upload(5).path
    with closing(panel.connect()) as line:
        line.request("GET", path)
        answer = line.getresponse()
        page, cookie = answer.read().decode(), panels._cookie(answer)
        token = page.split('name="csrf_token" value="', 1)[1].split('"', 1)[0]
        fields = (("csrf_token", "", token), ("file", '; filename="cv.txt"', "Nurse, ten years"))
        body = "".join(
            f'--x\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
            for name, more, value in fields
        )
        headers = {
            "Content-Type": "multipart/form-data; boundary=x",
            "Cookie": cookie,
            "Referer": f"https://127.0.0.1:{panel.port}{path}",
        }
        began = time.perf_counter()
        line.request("POST", path, f"{body}--x--\r\n", headers)
        page = line.getresponse().read().decode()
        return time.perf_counter() - began, page


def journey(panel: panels.Panel, store: Store) -> dict[str, float]:
    """Ask for health, sign in, bring a resume; return the seconds of each answer."""
    health, page = panel.ask("/healthz")
    assert json.loads(page) == {"ok": True}
    began = time.perf_counter()
    stranger = panels.Panel(panel.process, panel.port, "")
    status, _ = stranger.send("/sign-in", name=panels.NAME, password=panels.PASSWORD)
    assert status == 302
    signed_in = (time.perf_counter() - began) / 2  # the form, and its answer
    brought, page = upload(panel, store)
    assert "The booth has it" in page
    return {"health": health, "sign-in": signed_in, "upload": brought}


@pytest.mark.parametrize("kind", KINDS)
def test_slow_sockets_keep_nobody_waiting(panel, kind):
    running, store = panel
    usual = journey(running, store)  # a machine with other work to do is slower by itself
    with ExitStack() as held:
        for _ in range(SLOW):
            held.enter_context(closing(KINDS[kind](running.port)))
        for step, taken in journey(running, store).items():
            assert taken < ANSWERS_IN_S + 2 * usual[step], step


def test_a_half_request_is_over_after_its_deadline(panel):
    running, _ = panel
    for kind in ("hello", "header"):
        began = time.perf_counter()
        with closing(KINDS[kind](running.port)) as line:
            assert line.recv(100) == b"", "the panel hung up"
        assert time.perf_counter() - began < Limits().header_s + 3


def test_a_large_body_is_refused_without_being_read(panel):
    running, _ = panel
    with closing(shaken(running.port, HEADER.replace(b"5000", b"99000000") + b"\r\n")) as line:
        assert line.recv(12) == b"HTTP/1.1 413"


@pytest.mark.parametrize(
    "said",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",  # no Host
        b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
    ],
    ids=["noise", "no host", "absolute", "two lengths", "long header"],
)
def test_what_is_no_request_gets_an_error_and_the_panel_lives(panel, said):
    running, _ = panel
    with closing(shaken(running.port, said)) as line:
        assert line.recv(10) == b"HTTP/1.1 4"
    assert running.ask("/healthz")[1]


# --- the server alone, with limits that a test can wait for --------------------------------------


def test_a_request_of_two_lengths_is_refused_and_what_follows_it_is_not_read():
    said = HEADER + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + GET
    with Served(Limits()) as served, closing(served.line(said)) as line:
        answers = b""
        while piece := line.recv(1000):
            answers += piece
    assert answers.startswith(b"HTTP/1.1 400")
    assert answers.count(b"HTTP/1.1") == 1


def test_one_connection_asks_again_and_again():
    with Served(Limits()) as served, closing(served.line(GET)) as line:
        for _ in range(3):
            said = line.recv(1000)
            assert said.startswith(b"HTTP/1.1 200")
            assert said.endswith(b"/a b 0")
            line.sendall(GET)
        chunked = (
            b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        )
        line.sendall(chunked)
        line.recv(1000)  # of the GET before
        assert line.recv(1000).endswith(b"/ 3")


def test_who_is_refused_in_the_middle_still_gets_the_answer():
    with Served(Limits()) as served:
        said = b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"y" * 70_000
        with closing(served.line(said)) as line:
            for _ in range(3):  # it goes on talking, as one who has not read yet
                time.sleep(0.1)
                line.sendall(b"y" * 10_000)
            assert line.recv(10) == b"HTTP/1.1 4"


def test_the_slowest_of_an_address_makes_room():
    with Served(Limits(per_address=3)) as served, ExitStack() as held:
        lines = [held.enter_context(closing(served.line(b"GET / HT"))) for _ in range(3)]
        time.sleep(0.2)
        fourth = held.enter_context(closing(served.line(GET)))
        assert fourth.recv(12) == b"HTTP/1.1 200"
        assert lines[0].recv(10) == b"", "the first one went"
        lines[2].sendall(b"TP/1.1\r\nHost: x\r\n\r\n")
        assert lines[2].recv(12) == b"HTTP/1.1 200"


def test_the_largest_half_body_makes_room():
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n"
    with Served(Limits(held_bytes=100_000)) as served, ExitStack() as held:
        large = held.enter_context(closing(served.line(head + bytes(55_000))))
        time.sleep(0.2)
        small = held.enter_context(closing(served.line(head + bytes(50_000))))
        assert large.recv(10) == b""
        small.sendall(bytes(10_000))
        assert small.recv(1000).endswith(b"/ 60000")


def test_a_body_that_drips_is_cut_off():
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 60\r\n\r\n"
    with Served(Limits(body_s=0.5)) as served, closing(served.line(head)) as line:
        began = time.perf_counter()
        try:
            for _ in range(40):
                line.sendall(b"x")
                time.sleep(0.1)
        except OSError:
            pass
        assert time.perf_counter() - began < 2
