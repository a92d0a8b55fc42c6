"""A campus in small: booths as processes push a semester through bad lines into one PostgreSQL,
which is killed meanwhile, while staff look at the panel.

`python -m tests.fleet_simulation.run [--booths 50] [--interviews 100000] [--json]` prints figures,
and what was lost, doubled or brought back; exit code 1 where anything was.
"""

import argparse
import contextlib
import json
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg

from kiosk.bench import campus_server as postgres
from kiosk.bench import panel_load as panels
from kiosk.bench import semester
from kiosk.domain.settings import Settings
from kiosk.fleet import enrolment, fence
from kiosk.store import Store
from kiosk.store.database import upsert
from kiosk.store.tables import FactRow
from tests.fleet_simulation import bad_line, booth_process, panel_visits, verdict
from tests.fleet_simulation.parts import RETIRED, Fleet, Outcome

AMENDED = 0.02
KILL_AFTER = 0.4
"""Share of the interviews at the campus when PostgreSQL is killed and staff delete and retire."""
DOWN_S = 2.0
DELETED = 5
OPTIONS = (
    "max_connections=200",
    "shared_buffers=256MB",
    "max_wal_size=4GB",
    "wal_compression=lz4",
)
"""docs/fleet.md recommends them; every commit is synced to the disk."""


def simulate(booths: int, interviews: int, rate: float) -> Outcome:
    """Run the whole of it once."""
    folder = Path(tempfile.mkdtemp(prefix="fleet-"))
    outcome = Outcome()
    try:
        with (
            postgres.running(*OPTIONS) as server,
            bad_line.link(server.port) as link,
            _panel(folder, server, link) as panel,
        ):
            fleet = Fleet(folder, server, link)
            try:
                tasks = _tasks(fleet, panel, booths, interviews, rate)
                _push(fleet, panel, tasks, outcome)
            finally:
                fleet.end()
            verdict.compare(fleet, outcome)
            verdict.costs(fleet, panel, outcome)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return outcome


@contextlib.contextmanager
def _panel(folder: Path, server: postgres.Server, link: bad_line.Link) -> Iterator[panels.Panel]:
    """Prepare the campus as `provisioning campus` does, and run the panel on it."""
    campus = Store.open(server.url)
    fence.prepare(campus.database)
    with campus.database.writing() as session:
        upsert(session, FactRow(name=enrolment.ADDRESS, value=f"127.0.0.1:{link.port}"))
        certificate = server.certificate.read_text()
        upsert(session, FactRow(name=enrolment.CERTIFICATE, value=certificate))
    campus.overrides.change(Settings(), {"privacy": {"retention_days": 365}})
    panels.claim(campus)
    campus.close()
    with panels.running(folder / "panel", KIOSK_DATABASE_URL=server.url) as panel:
        yield panel


def _tasks(
    fleet: Fleet, panel: panels.Panel, booths: int, interviews: int, rate: float
) -> list[booth_process.Task]:
    """Enrol every booth, one of them through the panel's own door, and share the interviews out."""
    semester.template(fleet.folder)
    campus = Store.open(fleet.server.url)
    names = [f"booth-{number:02d}" for number in range(1, booths + 1)]
    tasks = []
    for number, booth_id in enumerate([*names, RETIRED]):
        share = interviews * (number + 1) // booths - interviews * number // booths
        stock = semester.Stock(fleet.folder, booth_id, share, max(4, int(share * AMENDED)))
        if number == 0:
            code = enrolment.make_code(campus.database, "simulation")
            url = panel_visits.enrol(panel, code, booth_id)["url"]
        else:
            url = enrolment.enrol(campus.database, booth_id, booth_id).url
        if booth_id == RETIRED:
            stock = semester.Stock(fleet.folder, booth_id, min(share, 60), 4)
        tasks.append(
            booth_process.Task(
                stock, url, fleet.server.certificate, 100 + number, booth_id == RETIRED, rate
            )
        )
    campus.close()
    return tasks


def _push(fleet: Fleet, panel: panels.Panel, tasks: list[booth_process.Task], to: Outcome) -> None:
    """Let all booths push, kill PostgreSQL in the middle of it, delete and retire."""
    total = sum(task.stock.interviews for task in tasks)
    began = time.monotonic()
    fleet.start(tasks)
    fleet.hear("filled", len(tasks))
    to.figures["booths ready after"] = round(time.monotonic() - began, 1)
    fleet.say(f"{len(tasks)} booths hold {total} interviews")

    looking = panel_visits.Looking(panel)
    looking.start()
    began, busy = time.monotonic(), _busy()
    fleet.gates.begin.set()
    fleet.hear("pushed", len(tasks), lambda: _in_the_middle(fleet, panel, total))
    if not fleet.deleted:
        _interfere(fleet, panel)
    fleet.say("everything is sent; once more, with old versions after the new ones")
    fleet.gates.last.set()
    took = time.monotonic() - began
    to.figures["cores busy meanwhile, all programs"] = round((_busy() - busy) / took, 2)
    fleet.hear("ended", len(tasks))
    fleet.seen = looking.stop()

    to.figures["interviews"] = total
    to.figures["seconds until all were sent"] = round(took, 1)
    to.figures["interviews a second"] = round(total / took, 1)
    fleet.failed = False


def _busy() -> float:
    """Return the seconds of processor that all programs of this machine have used."""
    spent = psutil.cpu_times()
    return float(sum(spent[:3]))


def _in_the_middle(fleet: Fleet, panel: panels.Panel, total: int) -> None:
    """Say how far it is; once enough is there, kill PostgreSQL and let staff do their part."""
    count = fleet.count()
    fleet.say(f"{count} of {total} at the campus")
    if fleet.deleted or count < KILL_AFTER * total:
        return
    _interfere(fleet, panel)


def _interfere(fleet: Fleet, panel: panels.Panel) -> None:
    fleet.say("PostgreSQL is killed")
    fleet.killed_at = time.monotonic()
    fleet.postgres_s = fleet.server.processor()
    fleet.server.kill()
    time.sleep(DOWN_S)
    fleet.server.start()
    fleet.up_at = time.monotonic()
    fleet.say(f"it is back after {fleet.up_at - fleet.killed_at:.1f} s")

    known = [one for told in fleet.told.values() if told.booth_id != RETIRED for one in told.ids]
    with psycopg.connect(fleet.server.url) as connection:
        found = connection.execute("SELECT id FROM interviews WHERE id = ANY(%s)", [known])
        chosen = [row[0] for row in found.fetchmany(DELETED)]
    for one in chosen:
        panel_visits.delete(panel, one)
    panel_visits.retire(panel, RETIRED)
    fleet.deleted = chosen
    fleet.kept_of_retired = fleet.count(RETIRED)
    fleet.say(f"staff deleted {len(chosen)} interviews and retired a booth")


UNITS = {
    "seconds": "s",
    "booths ready": "s",
    "panel list": "ms",
    "panel detail": "ms",
    "panel pages": "ms",
    "processor": "s",
    "WAL": "MB",
}


def unit(name: str) -> str:
    return next((unit for word, unit in UNITS.items() if name.startswith(word)), "")


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fleet_simulation.run", description=__doc__
    )
    parser.add_argument("--booths", type=int, default=50)
    parser.add_argument("--interviews", type=int, default=100_000)
    own = Settings().fleet.interviews_per_s
    parser.add_argument("--rate", type=float, default=own, help="interviews a second of a booth")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing of it stays behind
    outcome = simulate(options.booths, options.interviews, options.rate)
    if options.json:
        said = json.dumps({"figures": outcome.figures, "problems": outcome.problems})
    else:
        lines = [
            f"{name:<48} {value:>12,g} {unit(name)}" for name, value in outcome.figures.items()
        ]
        said = "\n".join([*lines, *(outcome.problems or ["nothing lost, nothing doubled"])])
    sys.stdout.write(said + "\n")
    return 1 if outcome.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
