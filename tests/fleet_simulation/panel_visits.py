"""The panel while a fleet pushes: somebody looks at it once a second, staff delete and retire."""

import json
import random
import time
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException
from statistics import median, quantiles
from threading import Event, Thread

from kiosk.bench.panel_load import Panel

EVERY_S = 1.0
LISTS = ("", "sort=score", "q=analyst", "state=finished&page=40", "booth=booth-03")
AWAY_S = 15.0
"""So long after it was started again may PostgreSQL, and the panel's lines to it, need."""


@dataclass
class Seen:
    """How long the pages took, and which ones did not come."""

    lists: list[float] = field(default_factory=list)
    details: list[float] = field(default_factory=list)
    refused: list[tuple[float, str]] = field(default_factory=list)
    """When, on the monotonic clock, and why."""

    def figures(self) -> dict[str, float]:
        """Return median and p95 in milliseconds."""
        found: dict[str, float] = {}
        for name, taken in (
            ("list", self.lists),
            ("detail", self.details),
            ("pages", self.lists + self.details),
        ):
            if len(taken) > 1:
                found[f"panel {name}, median"] = round(1000 * median(taken), 1)
                found[f"panel {name}, p95"] = round(1000 * quantiles(taken, n=20)[-1], 1)
        return found


class Looking(Thread):
    """Somebody who asks for the list and for an interview once a second, until told to stop."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(daemon=True)
        self._panel, self._over = panel, Event()
        self._line = panel.connect()
        self._chance = random.Random(5)
        self.seen = Seen()

    def run(self) -> None:
        while not self._over.wait(EVERY_S):
            began = time.monotonic()
            try:
                taken, page = self._panel.ask(
                    f"/interviews?{self._chance.choice(LISTS)}", self._line
                )
                self.seen.lists.append(taken)
                if one := _an_interview(page, self._chance):
                    taken, _ = self._panel.ask(one, self._line)
                    self.seen.details.append(taken)
            except (OSError, HTTPException, RuntimeError) as err:
                self.seen.refused.append((began, f"{type(err).__name__}: {err}"))
                self._line.close()

    def stop(self) -> Seen:
        self._over.set()
        self.join(30)
        self._line.close()
        return self.seen


def _an_interview(page: bytes, chance: random.Random) -> str:
    """Return the address of one of the interviews on the page."""
    found = [part.split(b'"', 1)[0] for part in page.split(b'href="/interviews/')[1:]]
    ids = [one.decode() for one in found if len(one) == 36]
    return f"/interviews/{chance.choice(ids)}" if ids else ""


def delete(panel: Panel, interview_id: str) -> None:
    """Delete an interview as staff do."""
    status, _ = panel.send(f"/interviews/{interview_id}/delete")
    if status != 302:
        raise RuntimeError(f"the panel did not delete: {status}")


def retire(panel: Panel, booth_id: str) -> None:
    status, _ = panel.send(f"/booths/{booth_id}/retire", page="/booths")
    if status != 302:
        raise RuntimeError(f"the panel did not retire: {status}")


def enrol(panel: Panel, code: str, booth_id: str) -> dict[str, str]:
    """Enrol as a booth does, and return what the panel answers."""
    body = json.dumps({"code": code, "booth_id": booth_id, "name": booth_id})
    with closing(panel.connect()) as line:
        line.request("POST", "/enrol", body, {"Content-Type": "application/json"})
        answer = line.getresponse()
        said: dict[str, str] = json.loads(answer.read())
    if answer.status != 200:
        raise RuntimeError(f"the panel did not enrol: {answer.status} {said}")
    return said
