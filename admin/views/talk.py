"""The page for the talk with a student: one's own rating first, then what the machine found."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from admin import job_form, moments, talk
from admin.access import allowed, settings, staff, store
from admin.errors import FormError
from admin.log import note, note_reading
from admin.seeing import may_see
from admin.signed_in import current_user
from admin.telling import pace
from kiosk.domain.interview import Interview
from kiosk.store.people import Role
from kiosk.store.talks import POINTS, Criterion, Rating

blueprint = Blueprint("talk", __name__)

LONGEST_NOTE, LONGEST_ANSWER_NOTE = 8000, 1000
LONGEST_NAME, LONGEST_ANCHOR, MOST_CRITERIA = 60, 120, 8
EMPTY_ROWS = 1
PHONE = 340.0
"""Width at which a chart can be read on a phone of 390 pixels."""


@blueprint.get("/interviews/<interview_id>/talk")
@staff
def index(interview_id: str) -> ResponseReturnValue:
    interview, me = _interview(interview_id), current_user.person.name
    note_reading("talk", interview_id)
    now, ratings = settings(), store().talks.ratings(interview_id)
    return render_template(
        "talk.html",
        interview=interview,
        shown=store().talks.shown(interview_id, me),
        talk=store().talks.get(interview_id),
        strengths=talk.strengths(interview, now),
        parts=talk.parts(interview, now),
        answers=talk.answers(interview, now),
        told={a.question.id: moments.told(a, now) for a in interview.answers},
        paces={a.question.id: (pace(a, now), pace(a, now, PHONE)) for a in interview.answers},
        mine={one.question_id: one for one in ratings if one.person == me},
        others=[one for one in ratings if one.person != me],
        rubric=store().talks.rubric(),
        points=POINTS,
    )


@blueprint.post("/interviews/<interview_id>/talk")
@staff
def save(interview_id: str) -> ResponseReturnValue:
    """Keep the note, the mark and one's own ratings; then show the score where it is asked for."""
    interview, me = _interview(interview_id), current_user.person.name
    words = job_form.text(request.form.get("note", ""), "note", LONGEST_NOTE, needed=False)
    before = not store().talks.shown(interview_id, me)
    rubric = store().talks.rubric()
    ratings = [_rating(n, one.answer.question.id, before, rubric) for n, one in _answers(interview)]
    talked = request.form.get("talked") == "yes"
    store().talks.write(interview_id, me, words, talked=talked)
    for rating in ratings:
        if rating is not None:
            store().talks.rate(interview_id, rating)
    note("wrote about", "interview", interview_id)
    if request.form.get("then") == "show":
        store().talks.show(interview_id, me)
    flash("Kept.", "success")
    return redirect(url_for("talk.index", interview_id=interview_id))


@blueprint.route("/settings/rubric", methods=["GET", "POST"])
@allowed(Role.ADMIN)
def rubric() -> ResponseReturnValue:
    """Change what staff rate answers by."""
    if request.method == "GET":
        return _rubric_page(store().talks.rubric())
    criteria = _criteria(request.form)
    store().talks.set_rubric(criteria)
    note("changed", "rubric")
    flash("Kept. Ratings so far stay as they were.", "success")
    return redirect(url_for("talk.rubric"))


def _rubric_page(criteria: tuple[Criterion, ...]) -> str:
    return render_template("rubric.html", criteria=criteria, empty=range(EMPTY_ROWS), points=POINTS)


def _criteria(form: MultiDict[str, str]) -> tuple[Criterion, ...]:
    names = form.getlist("name")
    columns = [form.getlist(f"anchor-{n}") for n in POINTS]
    if any(len(column) != len(names) for column in columns) or len(names) > MOST_CRITERIA + 1:
        raise FormError("rubric", f"A rubric has at most {MOST_CRITERIA} criteria.")
    found = tuple(
        Criterion(
            job_form.line(name, "name", LONGEST_NAME),
            tuple(job_form.line(c[n], "anchor", LONGEST_ANCHOR, needed=False) for c in columns),  # type: ignore[arg-type]
        )
        for n, name in enumerate(names)
        if name.strip()
    )
    if not found or len({one.name for one in found}) < len(found):
        raise FormError("rubric", "A rubric needs criteria, each with a name of its own.")
    return found


def _rating(
    place: int, question_id: str, before: bool, rubric: tuple[Criterion, ...]
) -> Rating | None:
    """Return what the form says of one answer; None where it says nothing."""
    points: dict[str, int] = {}
    for number, criterion in enumerate(rubric):
        given = request.form.get(f"points-{place}-{number}", "")
        if given:
            if given not in map(str, POINTS):
                raise FormError("points", "An answer is rated with 1 to 4 points.")
            points[criterion.name] = int(given)
    said = request.form.get(f"note-{place}", "")
    words = job_form.text(said, "note", LONGEST_ANSWER_NOTE, needed=False)
    if not points and not words:
        return None
    return Rating(question_id, current_user.person.name, points, words, before)


def _answers(interview: Interview) -> list[tuple[int, talk.ShownAnswer]]:
    return list(enumerate(talk.answers(interview, settings())))


def _interview(interview_id: str) -> Interview:
    found = store().interview(interview_id) if may_see(interview_id) else None
    return found or abort(404)
