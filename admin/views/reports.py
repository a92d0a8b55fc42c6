"""The report of an interview: as a PDF, and on paper."""

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from admin import printing
from admin.access import settings, staff, store
from admin.log import note
from kiosk.domain.interview import Interview
from kiosk.report import render

blueprint = Blueprint("reports", __name__, url_prefix="/interviews/<interview_id>")

PAPERS = ("A4", "Letter")


@blueprint.get("/report.pdf")
@staff
def pdf(interview_id: str) -> ResponseReturnValue:
    return pdf_response(_interview(interview_id), request.args.get("paper", ""))


@blueprint.post("/print")
@staff
def on_paper(interview_id: str) -> ResponseReturnValue:
    interview = _interview(interview_id)
    now = settings()
    printing.print_pdf(
        render(interview, now, now.panel.paper), "Interview report", now.booth.printer
    )
    note("printed", "report", interview_id)
    flash("The report is on its way to the printer.", "success")
    return redirect(url_for("interviews.detail", interview_id=interview_id))


def pdf_response(interview: Interview, paper: str) -> Response:
    """Return the report as a download."""
    now = settings()
    chosen = paper if paper in PAPERS else now.panel.paper
    return Response(
        render(interview, now, chosen),
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="interview-report.pdf"'},
    )


def _interview(interview_id: str) -> Interview:
    return store().interview(interview_id) or abort(404)
