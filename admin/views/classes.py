"""A whole class at once: its codes on paper, its reports printed or taken together."""

import io
import zipfile

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin import pictures
from admin.access import settings, staff, store
from admin.errors import FormError
from admin.log import note
from admin.queues import RENDERS
from admin.seeing import seen_groups
from kiosk.devices.printer import CupsPrinter
from kiosk.domain.errors import PrinterError
from kiosk.report import render
from kiosk.store.groups import Group
from kiosk.store.query import Query, Sort

blueprint = Blueprint("classes", __name__, url_prefix="/groups")

MOST = 60
"""Reports at once: a class and a half, and some 15 s of one core."""


@blueprint.get("/codes")
@staff
def codes() -> ResponseReturnValue:
    """A sheet to be printed and cut: a card for each group with its name and its code to scan."""
    only, chosen = seen_groups(), request.args.get("group", "")
    shown = [
        (group, pictures.code(group.code, sized=False))
        for group in store().groups.all()
        if (only is None or group.id in only) and chosen in ("", group.id) and group.active
    ]
    return render_template("codes.html", shown=shown)


@blueprint.post("/<group_id>/print")
@staff
def on_paper(group_id: str) -> ResponseReturnValue:
    """Print the reports of a group, one after the other; what is printed is said, and noted."""
    group, printed = _seen(group_id), 0
    printer = CupsPrinter(settings().booth.printer)
    try:
        for interview_id in _reports(group):
            printer.print_pdf(_made(interview_id), "Interview report")
            note("printed", "report", interview_id)
            printed += 1
    except PrinterError as err:
        flash(f"{err.message} ({err.code}) {printed} reports were printed before.", "danger")
        return redirect(url_for("interviews.index", group=group.id))
    flash(f"{printed} reports are on their way to the printer.", "success")
    return redirect(url_for("interviews.index", group=group.id))


@blueprint.post("/<group_id>/reports.zip")
@staff
def together(group_id: str) -> ResponseReturnValue:
    """Return the reports of a group as one file of PDFs, numbered by time."""
    group, file = _seen(group_id), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for number, interview_id in enumerate(_reports(group), 1):
            packed.writestr(f"report-{number:02d}.pdf", _made(interview_id))
            note("took as PDF", "report", interview_id)
    return Response(
        file.getvalue(),
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="reports.zip"'},
    )


def _made(interview_id: str) -> bytes:
    now, interview = settings(), store().interview(interview_id)
    if interview is None:
        abort(410)  # deleted meanwhile
    with RENDERS.turn():
        return render(interview, now, now.panel.paper)


def _reports(group: Group) -> list[str]:
    """Return the interviews of a group, the oldest first.

    Raises:
        FormError: there are none, or more than are made at once.
    """
    query = Query(
        group_id=group.id, groups=seen_groups(), sort=Sort.STARTED, descending=False, size=MOST + 1
    )
    found = store().interviews.page(query)
    if not 1 <= found.total <= MOST:
        raise FormError("group", f"{found.total} reports: 1 to {MOST} can be made at once.")
    return [line.id for line in found.lines]


def _seen(group_id: str) -> Group:
    only, group = seen_groups(), store().groups.get(group_id)
    if group is None or (only is not None and group.id not in only):
        abort(404)
    return group
