"""The report of an interview: as a PDF, and on paper."""

import logging
from collections.abc import Callable

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from admin import report_page, talk
from admin.access import settings, staff, store
from admin.log import note, note_reading
from admin.queues import RENDERS
from admin.seeing import may_see
from admin.views.interviews import page_of
from kiosk.devices.printer import CupsPrinter
from kiosk.domain.errors import PrinterError
from kiosk.domain.interview import Interview
from kiosk.domain.settings import Settings
from kiosk.report import render, story
from kiosk.report.blocks import Block
from kiosk.report.pdf import laid_out

log = logging.getLogger(__name__)

blueprint = Blueprint("reports", __name__, url_prefix="/interviews/<interview_id>")

PAPERS = ("A4", "Letter")


@blueprint.get("/report.pdf")
@staff
def pdf(interview_id: str) -> ResponseReturnValue:
    interview = _interview(interview_id)
    note("took as PDF", "report", interview_id)
    notes = _notes(interview) if request.args.get("notes") == "yes" else ()
    return pdf_response(lambda: interview, request.args.get("paper", ""), notes)


@blueprint.get("/report")
@staff
def page(interview_id: str) -> ResponseReturnValue:
    """The same report as a page, for whoever cannot use a picture of one."""
    interview = _interview(interview_id)
    note_reading("report", interview_id)
    notes = _notes(interview) if request.args.get("notes") == "yes" else ()
    body = report_page.told(interview, settings(), notes)
    return render_template("read.html", interview=interview, body=body)


@blueprint.post("/print")
@staff
def on_paper(interview_id: str) -> ResponseReturnValue:
    interview = _interview(interview_id)
    now = settings()
    with RENDERS.turn():
        notes = _notes(interview) if request.form.get("notes") == "yes" else ()
        made = _made(interview, now, now.panel.paper, notes)
    try:
        CupsPrinter(now.booth.printer).print_pdf(made, "Interview report")
    except PrinterError as err:
        log.warning("print: %s", err.code)
        flash(f"{err.message} ({err.code}) The PDF can be opened and printed from here.", "danger")
        return page_of(interview_id), 503
    note("printed", "report", interview_id)
    flash("The report is on its way to the printer.", "success")
    return redirect(url_for("interviews.detail", interview_id=interview_id))


def pdf_response(
    take: Callable[[], Interview], paper: str, notes: tuple[Block, ...] = ()
) -> Response:
    """Return the report as a download. The interview is taken once there is a turn to draw it: who
    is asked to come again has used up nothing of a link."""
    now = settings()
    chosen = paper if paper in PAPERS else now.panel.paper
    with RENDERS.turn():
        made = _made(take(), now, chosen, notes)
    return Response(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="interview-report.pdf"'},
    )


def _made(interview: Interview, now: Settings, paper: str, notes: tuple[Block, ...]) -> bytes:
    if not notes:
        return render(interview, now, paper)
    return laid_out((*story.tell(interview, now), *notes), paper).content


def _notes(interview: Interview) -> tuple[Block, ...]:
    talks = store().talks
    return talk.blocks(
        talks.get(interview.id),
        talks.ratings(interview.id),
        talk.answers(interview, settings()),
        talks.rubric(),
    )


def _interview(interview_id: str) -> Interview:
    found = store().interview(interview_id) if may_see(interview_id) else None
    return found or abort(404)
