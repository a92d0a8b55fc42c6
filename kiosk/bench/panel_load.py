"""A panel started as a booth starts it, and asked as a browser asks it."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path
from threading import Event
from urllib.parse import urlencode

from kiosk.domain.sections import REPOSITORY
from kiosk.store import Store

STARTS_IN_S = 90.0
NAME = "bench"
PASSWORD = "a bench of wood"  # noqa: S105 - of a panel that lives for one measurement


@dataclass(frozen=True)
class Panel:
    """A running panel, and the cookies of who is signed in to it."""

    process: "subprocess.Popen[str]"
    port: int
    cookie: str

    def connect(self) -> HTTPSConnection:
        own = ssl._create_unverified_context()  # noqa: S323 - it made its certificate just now
        return HTTPSConnection("127.0.0.1", self.port, context=own, timeout=60)

    def ask(self, path: str, line: HTTPSConnection | None = None) -> tuple[float, bytes]:
        """Return the seconds until the last byte, and the page."""
        if line is None:
            with closing(self.connect()) as own:
                return self.ask(path, own)
        began = time.perf_counter()
        line.request("GET", path, headers={"Cookie": self.cookie})
        answer = line.getresponse()
        page = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return time.perf_counter() - began, page

    def send(self, path: str, page: str = "", **fields: str) -> tuple[int, str]:
        """Send a form with the token of its page; return the status and the new cookie."""
        with closing(self.connect()) as line:
            line.request("GET", page or path, headers={"Cookie": self.cookie})
            answer = line.getresponse()
            _, found, after = answer.read().decode().partition('name="csrf_token"')
            if not found:
                raise RuntimeError(f"{page or path} answered {answer.status} without a form")
            token = after.split('value="', 1)[1].split('"', 1)[0]
            cookie = _cookie(answer, self.cookie)
            headers = {
                "Cookie": cookie,
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"https://127.0.0.1:{self.port}{path}",
            }
            line.request("POST", path, urlencode({"csrf_token": token} | fields), headers)
            answer = line.getresponse()
            answer.read()
            return answer.status, _cookie(answer, cookie)


@contextmanager
def running(folder: Path, **more: str) -> Iterator[Panel]:
    """Run a panel that keeps its files in the folder, with `more` in its environment, and sign
    NAME in to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"KIOSK_PATHS_VAR": str(folder), "KIOSK_PANEL_PORT": str(port)}
    environment |= more
    process = subprocess.Popen(
        [sys.executable, "-m", "admin"],
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        panel = Panel(process, port, "")
        _wait(panel)
        _, cookie = panel.send("/sign-in", name=NAME, password=PASSWORD)
        yield Panel(process, port, cookie)
    finally:
        process.terminate()
        process.wait(30)


def claim(store: Store) -> None:
    """Make the administrator who is signed in by `running`."""
    from argon2 import PasswordHasher

    store.people.claim(store.claim_code() or "", NAME, PasswordHasher().hash(PASSWORD))


def _wait(panel: Panel) -> None:
    until = time.monotonic() + STARTS_IN_S
    while True:
        try:
            panel.ask("/healthz")
            return
        except OSError:
            if time.monotonic() > until:
                raise
            Event().wait(0.2)


def _cookie(answer: HTTPResponse, before: str = "") -> str:
    """Return the panel's cookies, the session's and the browser's, as they are after an answer."""
    kept = dict(one.split("=", 1) for one in before.split("; ") if one)
    new = [one.split(";", 1)[0] for one in answer.headers.get_all("Set-Cookie", [])]
    kept |= dict(one.split("=", 1) for one in new if one.startswith("__Host-"))
    return "; ".join(f"{name}={value}" for name, value in kept.items())
