"""The audit log: who read, changed, exported, printed and failed to sign in; its chain; as CSV."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import (
    Blueprint,
    Response,
    flash,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue

from admin import cells
from admin.access import allowed, store
from admin.listing import page_number
from admin.log import note
from admin.queues import WALKS
from admin.showing import moment
from kiosk.store.audit import AuditLine
from kiosk.store.people import Role

blueprint = Blueprint("audit", __name__, url_prefix="/people/audit")

LINES = 50
HEADER = ("at", "panel", "person", "act", "noun", "object", "name", "note", "number", "seal")


@dataclass(frozen=True)
class Named:
    """A line with the name of what it is about, and where that is."""

    line: AuditLine
    name: str
    address: str = ""


@blueprint.get("")
@allowed(Role.ADMIN)
def index() -> ResponseReturnValue:
    number, words = page_number(request.args), _words()
    first = number == 1 and not words
    store().counted.settle()
    lines, total = store().audit.page(number, LINES, words)
    named = Names().of
    return render_template(
        "audit.html",
        lines=[named(line) for line in lines],
        misfits=store().chains.misfits(lines),
        counted=store().counted.going_on() if first else (),
        chains=store().chains.stand() if first else (),
        total=total,
        number=number,
        pages=max(1, -(-total // LINES)),
        words=words,
    )


@blueprint.post("/walk")
@allowed(Role.ADMIN)
def walk() -> ResponseReturnValue:
    """Walk every chain from its first entry."""
    with WALKS.turn():
        chains = store().chains.walk()
    if all(chain.broken_at is None for chain in chains):
        entries = sum(chain.entries for chain in chains)
        flash(f"{entries:,} entries were walked, and each fits the one before.", "success")
    return redirect(url_for("audit.index"))


@blueprint.get("/export.csv")
@allowed(Role.ADMIN)
def export() -> ResponseReturnValue:
    store().counted.settle()
    note("exported", "audit log")
    return Response(
        stream_with_context(cells.lines(HEADER, _rows(_words()))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
    )


def _rows(words: str) -> Iterator[tuple[object, ...]]:
    named = Names().of
    for line in store().audit.each(words):
        yield (
            line.at.isoformat(),
            line.booth_id or "this one",
            line.person,
            line.act,
            line.noun,
            line.object_id,
            named(line).name,
            line.note,
            line.number,
            line.chain,
        )


def _words() -> str:
    return request.args.get("q", "").replace("\0", "")[:100]


class Names:
    """Knows what the ids of a log are called, each looked up once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[str, str]] = {}
        self._ways: dict[str, Callable[[str], tuple[str, str]]] = {
            "job": self._job,
            "person": self._person,
            "interview": self._interview,
            "report": self._interview,
            "talk": self._interview,
            "group": self._group,
            "booth": self._booth,
        }

    def of(self, line: AuditLine) -> Named:
        way = self._ways.get(line.noun)
        if way is None or not line.object_id:
            return Named(line, "")
        key = (line.noun, line.object_id)
        if key not in self._kept:
            self._kept[key] = way(line.object_id)
        return Named(line, *self._kept[key])

    @staticmethod
    def _job(job_id: str) -> tuple[str, str]:
        job = store().job(job_id)
        return (job.title, url_for("jobs.edit", job_id=job_id)) if job else ("", "")

    @staticmethod
    def _person(person_id: str) -> tuple[str, str]:
        person = store().people.get(person_id)
        return (person.name, "") if person else ("", "")

    @staticmethod
    def _interview(interview_id: str) -> tuple[str, str]:
        found = store().interviews.line(interview_id)
        if found is None:
            return "deleted", ""
        line = found[0]
        where = url_for("interviews.detail", interview_id=interview_id)
        return f"{line.job_title}, {moment(line.started_at)} UTC", where

    @staticmethod
    def _group(group_id: str) -> tuple[str, str]:
        group = store().groups.get(group_id)
        return (group.name, url_for("groups.edit", group_id=group_id)) if group else ("", "")

    @staticmethod
    def _booth(booth_id: str) -> tuple[str, str]:
        booth = next((one for one in store().booths.all() if one.id == booth_id), None)
        return (booth.name, "") if booth else ("", "")
