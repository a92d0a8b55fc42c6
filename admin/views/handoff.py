"""Hand-off: the phone's page to bring a resume, and its page to collect the report.

A token in the address opens each page; nobody signs in. What is brought is read in a child process,
sealed for the booth that holds the token, and the file is gone when the request ends.
"""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from admin import job_form, limits, links, reading, report_page, uploads
from admin.access import everyone, settings, store
from admin.errors import FormError, PanelError
from admin.failing import STATUS
from admin.log import note
from admin.queues import RENDERS
from admin.serving.turns import KNOWN
from admin.views.reports import pdf_response
from kiosk.domain.errors import ResumeError, StoreError
from kiosk.domain.interview import Interview
from kiosk.domain.job import Resume
from kiosk.store.handoff import Kind

blueprint = Blueprint("handoff", __name__, url_prefix="/handoff")

LONGEST_PASTED = 60_000


@blueprint.before_request
def only_looks() -> ResponseReturnValue | None:
    """Give nothing to who only asks what a link would bring, and take nothing off what it may."""
    return Response() if request.method == "HEAD" else None


@blueprint.route("/upload/<token>", methods=["GET", "POST"])
@everyone
def bring(token: str) -> ResponseReturnValue:
    """Take one resume, as a file or as pasted text, and put it down for the booth."""
    until = _open(token, Kind.UPLOAD)
    megabytes = settings().matching.max_bytes // 1_000_000
    if request.method == "GET":
        return render_template("bring.html", until=until, megabytes=megabytes, error=None)
    try:
        with links.alone(token):
            _bring(token)
    except (FormError, PanelError, ResumeError) as err:
        page = render_template("bring.html", until=until, megabytes=megabytes, error=err)
        return page, STATUS.get(err.code, 400)
    return render_template("brought.html")


def _bring(token: str) -> None:
    """Read what was sent and put it down, unless another request of this link did so meanwhile."""
    if store().handoff.open(token, Kind.UPLOAD) is None:
        raise _gone()
    try:
        store().handoff.receive(token, _brought())
    except ResumeError:
        store().handoff.broke(token)
        raise


@blueprint.get("/report/<token>")
@everyone
def fetch(token: str) -> ResponseReturnValue:
    return render_template("fetch.html", until=_open(token, Kind.REPORT), token=token)


@blueprint.get("/report/<token>/report.pdf")
@everyone
def fetch_pdf(token: str) -> ResponseReturnValue:
    _open_report(token)
    return pdf_response(lambda: _collected(token), request.args.get("paper", ""))


@blueprint.get("/report/<token>/read")
@everyone
def read(token: str) -> ResponseReturnValue:
    """The report as a page, for whoever reads with ears, fingers, or large letters."""
    _open_report(token)
    with RENDERS.turn():
        interview = _collected(token)
        body = report_page.told(interview, settings())
    return render_template("read.html", interview=interview, body=body)


def _open_report(token: str) -> None:
    _open(token, Kind.REPORT)
    limits.count("report", token)


def _collected(token: str) -> Interview:
    """Return the interview behind a link, and count that it was taken."""
    interview = store().handoff.collect(token)
    note("collected", "report", interview.id, "by its link", person="a candidate")
    return interview


def _open(token: str, kind: Kind) -> object:
    until = store().handoff.open(token, kind)
    if until is not None:
        request.environ[KNOWN] = True
        limits.count("hand-off", token)
    if until is None:
        limits.count("wrong token")
        raise _gone()
    return until


def _gone() -> StoreError:
    return StoreError("handoff-gone", "This link has been used, or is too old.")


def _brought() -> Resume:
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        largest = settings().matching.max_bytes
        return reading.resume_of(uploads.bytes_of(upload, largest), settings())
    pasted = request.form.get("text", "")
    if not pasted.strip():
        raise FormError("file", "Choose a file, or paste the text of your resume.")
    return reading.resume_pasted(job_form.text(pasted, "text", LONGEST_PASTED), settings())
