"""The handshake with the campus: whether both ends go together, whether this is the booth it knows.

Against a copy of a booth's disk each sync draws a fresh turn, which the campus keeps. Only the
machine that drew the campus' turn may exchange: of two with the same memory the second one is told.

Turns are numbered, and the campus only ever takes a higher one. A number lower than the last that
was seen there means that the campus was put back from a backup: the booth goes on, and sends again
what the backup did not have.
"""

import json
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from kiosk.domain.errors import FleetError
from kiosk.fleet.campus import Campus
from kiosk.fleet.tombstones import SEEN
from kiosk.store import Store
from kiosk.store.audit_tables import AuditRow
from kiosk.store.database import HEAD, upsert
from kiosk.store.fleet_tables import RefusedRow, SentRow, TombstoneRow
from kiosk.store.tables import FactRow, UseRow

log = logging.getLogger(__name__)

TURN = "turn on the campus"
CLOCK_S = 300.0
"""A clock that is off by more than this would put interviews on a wrong day, or out of order."""
MOST_DRAWN = 50


@dataclass(frozen=True)
class Identity:
    """The booth, as it tells the campus of itself."""

    id: str
    name: str
    version: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Handshake:
    """What the campus said."""

    now: datetime
    clock_off_s: float
    """How far this machine's clock is ahead of the campus'."""

    @property
    def clock_right(self) -> bool:
        return abs(self.clock_off_s) <= CLOCK_S


def shake_hands(
    store: Store, campus: Campus, booth: Identity, clock: Callable[[], datetime]
) -> Handshake:
    """Tell the campus that this booth lives. `clock` is this machine's.

    Raises:
        FleetError: campus-newer, campus-older, booth-other, booth-cloned, campus-refused.
        StoreError: store-locked.
    """
    with campus.run() as connection:
        row = connection.execute("SELECT version_num, now() FROM alembic_version").fetchone()
    version, now = ("", clock()) if row is None else row
    handshake = Handshake(now, (clock() - now).total_seconds())
    facts = booth.facts | {
        "name": booth.name,
        "schema": HEAD,
        "clock_off_s": round(handshake.clock_off_s, 1),
    }
    if version < HEAD:
        raise FleetError("campus-older", "The campus is older than this booth. Update it first.")

    _take_turn(store, campus, booth, facts)
    if version > HEAD:
        raise FleetError("campus-newer", "The campus is newer than this booth. Update the booth.")
    return handshake


def _take_turn(store: Store, campus: Campus, booth: Identity, facts: dict[str, Any]) -> None:
    """Beat, and move the campus' turn on from one that this booth drew before.

    Raises:
        FleetError: booth-other, booth-cloned.
    """
    for _ in range(3):  # two syncs of one booth may meet; the turns of both are in its store
        with campus.run() as connection:
            row = connection.execute("SELECT id, turn FROM booths").fetchone()
        if row is None or row[0] != booth.id:
            raise FleetError(
                "booth-other", "These credentials are another booth's. Enrol this booth again."
            )
        with store.database.writing() as session:
            fresh = _draw(session, row[1])
            if fresh is None:
                raise FleetError(
                    "booth-cloned",
                    "Another machine has exchanged with the campus as this booth. Give one of the"
                    " two its own booth.id, and enrol it.",
                )
        with campus.run() as connection:
            moved = connection.execute(
                "UPDATE booths SET turn = %s, version = %s, facts = %s, seen_at = now()"
                " WHERE id = %s AND turn IS NOT DISTINCT FROM %s",
                (fresh, booth.version, json.dumps(facts), booth.id, row[1]),
            ).rowcount
        if moved:
            return
    raise FleetError("booth-cloned", "Another machine exchanges with the campus as this booth.")


def _draw(session: Session, there: str | None) -> str | None:
    """Draw a fresh turn and keep it before the campus has it, so that a lost reply is no clone;
    None where the turn that is there was not drawn here."""
    kept = session.get(FactRow, TURN)
    known = {"now": None, "drawn": [], "draws": 0} if kept is None else json.loads(kept.value)
    drawn = known["drawn"]
    earlier = there is not None and _number(there) < _number(known["now"])
    if earlier or (there is None and known["draws"]):
        log.warning("the campus was put back from a backup: what it has is told again")
        forget_what_is_there(session)
        drawn = []
    elif there is None or there in drawn:  # just enrolled, or the last one arrived
        drawn = []
    elif there != known["now"]:
        return None
    fresh = f"{known['draws'] + 1:011d}.{secrets.token_hex(10)}"
    drawn = [*drawn, fresh][-MOST_DRAWN:]
    value = json.dumps({"now": there, "drawn": drawn, "draws": known["draws"] + 1})
    upsert(session, FactRow(name=TURN, value=value))
    return fresh


def _number(turn: str | None) -> int:
    """Return the number of a turn: 0 where there is none, or an older release drew it."""
    number, dot, _ = (turn or "").partition(".")
    return int(number) if dot and number.isdecimal() else 0


def forget_what_is_there(session: Session) -> None:
    """Have everything told again, as to a campus that knows nothing; what it has changes nothing
    there."""
    session.execute(delete(SentRow))
    session.execute(delete(RefusedRow))
    for told in (UseRow, AuditRow, TombstoneRow):
        session.execute(update(told).values(told=False))
    session.execute(delete(FactRow).where(FactRow.name == SEEN))


def turn_kept(store: Store) -> str:
    """Return what this booth knows of its turns, to be kept beside the store as well."""
    with store.database.reading() as session:
        kept = session.get(FactRow, TURN)
    return "" if kept is None else kept.value


def recall_turn(store: Store, kept: str) -> None:
    """Take over what was kept beside the store if it is newer: then the store is an older copy of
    itself that was put back, and no clone."""
    with store.database.writing() as session:
        known = session.get(FactRow, TURN)
        if kept and (known is None or _draws(known.value) < _draws(kept)):
            upsert(session, FactRow(name=TURN, value=kept))


def _draws(kept: str) -> int:
    try:
        return int(json.loads(kept)["draws"])
    except (ValueError, KeyError, TypeError):
        return -1
