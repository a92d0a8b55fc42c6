"""What came of a run of the fleet simulation: what is lost, doubled or back, and what it cost."""

import time
from collections import Counter

import psutil
import psycopg

from kiosk.bench import panel_load as panels
from kiosk.store import Store
from tests.fleet_simulation import booth_process, panel_visits, sums
from tests.fleet_simulation.parts import RETIRED, Fleet, Outcome


def compare(fleet: Fleet, to: Outcome) -> None:
    """Find what is lost, doubled, changed or brought back."""
    began = time.monotonic()
    campus = sums.of_campus(fleet.server.url)
    gone = {*fleet.deleted, *(told.erased for told in fleet.told.values())} - {""}
    with psycopg.connect(fleet.server.url) as connection:
        found = connection.execute("SELECT id FROM interviews WHERE id = ANY(%s)", [list(gone)])
        to.problems += [f"{row[0]} was deleted and came back" for row in found]
    for booth_id, told in sorted(fleet.told.items()):
        if booth_id == RETIRED:
            continue
        for table, here in told.sums.items():
            there = campus.get(booth_id, {}).get(table, (0, 0))
            if here != there:
                to.problems.append(
                    f"{booth_id} {table}: {here} at the booth, {there} at the campus"
                )
        to.problems += [] if told.sums else [f"{booth_id} holds nothing"]
    refused = fleet.told[RETIRED].faults[booth_process.REFUSED]
    if not refused or fleet.count(RETIRED) != fleet.kept_of_retired:
        to.problems.append(f"the retired booth went on: {fleet.told[RETIRED].faults}")
    _compare_here(fleet, to)
    to.figures["seconds to count and compare"] = round(time.monotonic() - began, 1)


def _compare_here(fleet: Fleet, to: Outcome) -> None:
    """Find what the panel deleted and a booth still has; and what the panel failed to answer."""
    for booth_id in fleet.told:
        store = Store.open(f"sqlite:///{fleet.folder / booth_id / 'coach.sqlite'}")
        kept = [one for one in fleet.deleted if store.interviews.line(one) is not None]
        to.problems += [f"{one} is still at {booth_id}" for one in kept]
        store.close()
    for at, why in fleet.seen.refused:
        if not fleet.killed_at - 1 < at < fleet.up_at + panel_visits.AWAY_S:
            to.problems.append(f"the panel did not answer: {why}")


def costs(fleet: Fleet, panel: panels.Panel, to: Outcome) -> None:
    """Tell what was slow, cut and tried again, and who used the processors."""
    told = fleet.told.values()
    faults: Counter[str] = sum((one.faults for one in told), Counter())
    to.figures |= fleet.seen.figures()
    to.figures["panel refused while PostgreSQL was away"] = len(fleet.seen.refused)
    to.figures |= {f"lines {mood}": count for mood, count in fleet.link.counts().items()}
    to.figures |= {f"tries ended by {code}": count for code, count in sorted(faults.items())}
    to.figures["rounds"] = sum(one.rounds for one in told)
    to.figures["sent twice on purpose"] = sum(one.doubled for one in told)
    to.figures["old versions after new ones"] = sum(len(one.ids) for one in told)
    to.figures["deleted by the panel, and at a booth"] = len(fleet.deleted) + len(told) - 1
    to.figures["processor of all booths"] = round(sum(one.cpu_s for one in told), 1)
    to.figures["processor of the panel"] = _processor(panel.process.pid)
    to.figures["processor of PostgreSQL"] = round(fleet.postgres_s + fleet.server.processor(), 1)
    to.figures["processor of the link"] = fleet.link.processor()
    to.figures["WAL written"] = _wal(fleet)


def _processor(pid: int) -> float:
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return round(sum(sum(one.cpu_times()[:2]) for one in family), 1)


def _wal(fleet: Fleet) -> float:
    with psycopg.connect(fleet.server.url) as connection:
        row = connection.execute("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')").fetchone()
    return round(float((row or [0])[0]) / 1e6)
