"""What a booth's exchange with the campus costs: interviews a second beside keeping them one by one
as the panel would, and processor and memory of an exchange that has nothing to send.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.bench import Figure, campus_server, semester
from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import Settings

INTERVIEWS = 1500
ONE_BY_ONE = 300
RUNS = 5
EVERY_S = 60.0
"""The timer's pace."""
BOOTH = "bench"
LOOK_S = 0.02


def figures(settings: Settings) -> Iterator[Figure]:
    """Start a PostgreSQL with every commit on the disk, and exchange with it."""
    with campus_server.running() as server, tempfile.TemporaryDirectory() as folder:
        url = _prepare(server)
        file = _fill(Path(folder))
        peer = _one_by_one(file, server)
        rate = _pushed(file, url, server)
        yield Figure(
            "interviews a second of one booth, TLS, against one by one",
            round(rate, 1),
            "/s",
            round(peer, 1),
            round(rate / peer, 2),
        )
        yield from _at_rest(file.parent, url, server)


def _prepare(server: Any) -> str:
    """Make a campus of the server, and return the way of one booth."""
    from kiosk.fleet import enrolment, fence
    from kiosk.store import Store
    from kiosk.store.tables import FactRow

    store = Store.open(server.url)
    fence.prepare(store.database)
    with store.database.writing() as session:
        session.add(FactRow(name=enrolment.ADDRESS, value=f"127.0.0.1:{server.port}"))
        session.add(FactRow(name=enrolment.CERTIFICATE, value=server.certificate.read_text()))
    store.overrides.change(Settings(), {"privacy": {"retention_days": 365}})
    url = enrolment.enrol(store.database, BOOTH, "Bench").url
    store.close()
    return url


def _fill(folder: Path) -> Path:
    semester.template(folder)
    stock = semester.Stock(folder, BOOTH, INTERVIEWS, 0)
    semester.fill(stock, 11)
    file: Path = stock.file
    return file


def _one_by_one(file: Path, server: Any) -> float:
    """Return how many interviews a second are read here and kept there, over the socket."""
    from kiosk.store import Store
    from kiosk.store.query import Query

    store, there = Store.open(f"sqlite:///{file}"), Store.open(server.url)
    ids = [line.id for line in store.interviews.page(Query(size=ONE_BY_ONE)).lines]
    began = time.perf_counter()
    for one in ids:
        interview = store.interview(one)
        if interview is not None:
            there.keep(interview)
    took = time.perf_counter() - began
    with there.database.writing() as session:  # without a trace, so that they come again
        session.connection().exec_driver_sql("TRUNCATE interviews, uses CASCADE")
    store.close()
    there.close()
    return len(ids) / took


def _pushed(file: Path, url: str, server: Any) -> float:
    """Return how many interviews a second one exchange sends."""
    from kiosk.fleet.campus import Campus
    from kiosk.fleet.handshake import Identity
    from kiosk.fleet.sync import sync
    from kiosk.store import Store

    store = Store.open(f"sqlite:///{file}")
    began = time.perf_counter()
    with Campus.open(url, certificate=server.certificate) as campus:
        made = sync(store, campus, Settings(), Identity(BOOTH, "Bench", "bench", {}))
    took = time.perf_counter() - began
    store.close()
    return made.sent / took


def _at_rest(var: Path, url: str, server: Any) -> Iterator[Figure]:
    """Run the service as its timer does, with nothing to send."""
    environment = os.environ | {
        "KIOSK_PATHS_VAR": str(var),
        "KIOSK_BOOTH_ID": BOOTH,
        "KIOSK_FLEET_URL": f"{url}&sslrootcert={server.certificate}",
    }
    ran = [_run(environment) for _ in range(RUNS)]
    cpu, took, memory = (sorted(values)[RUNS // 2] for values in zip(*ran, strict=True))
    yield Figure("an exchange with nothing to send, processor", round(cpu, 2), "s")
    yield Figure("an exchange with nothing to send", round(took, 2), "s")
    yield Figure("sync at rest, share of a core", round(100 * cpu / EVERY_S, 2), "%")
    yield Figure("memory of a sync, most", round(memory / 1e6, 1), "MB")


def _run(environment: dict[str, str]) -> tuple[float, float, float]:
    """Sync once; return the seconds of processor, those on the clock, and the most memory."""
    began = time.perf_counter()
    words = [sys.executable, "-m", "provisioning", "sync"]
    process = subprocess.Popen(words, cwd=REPOSITORY, env=environment)
    most = 0
    while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
        most = max(most, _most_memory(process.pid))
        time.sleep(LOOK_S)
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    if process.returncode:
        raise RuntimeError(f"the sync ended with {process.returncode}")
    return ended[2].ru_utime + ended[2].ru_stime, time.perf_counter() - began, float(most)


def _most_memory(pid: int) -> int:
    """Return the most bytes that a process has held so far; rusage would tell this bench's own,
    which a process takes over from its parent."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) * 1024 if found else 0
