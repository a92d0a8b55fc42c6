"""A CUPS of its own for tests: one queue that prints into a file, on a socket in a folder.

Its printer is scripted: it can want something in the middle of a job, and it can fail.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CUPSD = shutil.which("cupsd", path="/usr/sbin:/usr/bin")
QUEUE = "coach-test"


def program(name: str) -> str:
    """Return where a program of CUPS is; Debian keeps some out of a user's path."""
    return shutil.which(name, path="/usr/sbin:/usr/bin") or name


BACKEND = """#!/bin/sh
if [ -e {folder}/fails ]; then exit 1; fi
echo "STATE: none" >&2
if [ -e {folder}/wants ]; then
    reason=$(cat {folder}/wants)
    echo "STATE: +$reason" >&2
    while [ -e {folder}/wants ]; do sleep 0.1; done
    echo "STATE: -$reason" >&2
fi
cat "$6" > {paper}.part && mv {paper}.part {paper}
"""


@dataclass(frozen=True)
class Printer:
    socket: Path
    """Goes into CUPS_SERVER, so that `lp` finds it."""
    paper: Path
    """What was printed."""

    def wants(self, reason: str | None) -> None:
        """Have the printer stand still from the next job on for a reason of IPP; None: go on."""
        wish = self.socket.parent / "wants"
        if reason is None:
            wish.unlink(missing_ok=True)
        else:
            wish.write_text(reason)

    def fails(self, *, now: bool) -> None:
        """Have it give every job up, or take them again."""
        sign = self.socket.parent / "fails"
        sign.write_text("") if now else sign.unlink(missing_ok=True)

    def queue(self, verb: str) -> None:
        """Do to the queue what staff do: cupsdisable, cupsenable, cupsreject, cupsaccept."""
        subprocess.run([program(verb), "-h", str(self.socket), QUEUE], check=True, timeout=20)

    def printed(self, wait_s: float = 30.0) -> bytes:
        """Wait for a job to come out and return it."""
        until = time.monotonic() + wait_s
        while time.monotonic() < until:
            if self.paper.exists() and self.paper.stat().st_size:
                return self.paper.read_bytes()
            subprocess.run(["sleep", "0.2"], check=True)
        return b""


@contextmanager
def printer(port: int | None = None) -> Iterator[Printer]:
    """Run the printing system until the block is over; also at a port of this machine, as a
    printer at its USB is reached."""
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    folder.chmod(0o755)
    socket, paper = folder / "sock", folder / "out" / "paper.pdf"
    for name in ("out", "spool", "cache", "state", "root", "bin"):
        (folder / name).mkdir()
    (folder / "out").chmod(0o777)  # the printing system writes as a user of its own
    for part in Path("/usr/lib/cups").iterdir():
        if part.name != "backend":
            (folder / "bin" / part.name).symlink_to(part)
    (folder / "bin" / "backend").mkdir()
    backend = folder / "bin" / "backend" / "paper"
    backend.write_text(BACKEND.format(folder=folder, paper=paper))
    backend.chmod(0o755)
    (folder / "bin" / "backend" / "ipp").symlink_to("/usr/lib/cups/backend/ipp")
    listens = f"Listen {socket}\n" + (f"Listen localhost:{port}\n" if port else "")
    (folder / "cupsd.conf").write_text(
        f"{listens}Browsing Off\nDefaultAuthType None\nLogLevel warn\n"
        "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Location /admin>\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
    )
    (folder / "cups-files.conf").write_text(
        f"ServerRoot {folder}/root\nRequestRoot {folder}/spool\n"
        f"CacheDir {folder}/cache\nStateDir {folder}/state\nErrorLog {folder}/log\n"
        f"AccessLog {folder}/access\nPageLog {folder}/pages\nServerBin {folder}/bin\n"
        "SystemGroup root\n"
    )
    words = ["-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"]
    assert CUPSD is not None
    service = subprocess.Popen([CUPSD, *words], stderr=subprocess.DEVNULL)
    try:
        _add_queue(socket)
        yield Printer(socket, paper)
    finally:
        service.terminate()
        service.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


def _add_queue(socket: Path) -> None:
    add = [program("lpadmin"), "-h", str(socket), "-p", QUEUE, "-E", "-v", "paper:/", "-m", "raw",
           "-o", "printer-error-policy=abort-job"]  # fmt: skip
    for _ in range(50):
        if (
            socket.exists()
            and subprocess.run(add, check=False, capture_output=True).returncode == 0
        ):
            return
        subprocess.run(["sleep", "0.2"], check=True)
    raise AssertionError("the printing system did not start")
