"""The questions of a job: to hear, reorder, rewrite, switch off and add, and their clips."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from flask import (
    Blueprint,
    abort,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from admin import job_form, rendering, undoing
from admin.access import allowed, settings, staff, store
from admin.errors import FormError
from admin.log import note
from kiosk.coach.plan import plan
from kiosk.domain.job import ClipSource, Job, Question, QuestionEdit
from kiosk.store.clips import key
from kiosk.store.people import Role

blueprint = Blueprint("questions", __name__, url_prefix="/jobs/<job_id>/questions")

LENGTHS = (3, 5, 8, 12)
CLIP_SAYS = {
    ClipSource.GTTS: ("cached", "good"),
    ClipSource.LOCAL: ("local voice", "key"),
    ClipSource.NONE: ("caption only", "warn"),
}
MISSING = ("missing", "quiet")


@blueprint.get("")
@staff
def index(job_id: str) -> ResponseReturnValue:
    job, length = _job(job_id), _length()
    questions = plan(job, None, None, length)
    clips = store().clips.of(settings().voice.language, tuple(q.text for q in questions))
    clips = {
        text: clip for text, clip in clips.items() if clip.path is None or Path(clip.path).is_file()
    }
    return render_template(
        "questions.html",
        job=job,
        length=length,
        lengths=LENGTHS,
        questions=questions,
        edits={edit.question_id: edit for edit in job.edits},
        off=[edit for edit in job.edits if not edit.on],
        clips=clips,
        says={text: CLIP_SAYS[clip.source] for text, clip in clips.items()},
        missing=MISSING,
        key=lambda text: key(settings().voice.language, text),
        rendering=store().clips.rendering(job.id),
    )


@blueprint.post("/move")
@allowed(Role.ADMIN)
def move(job_id: str) -> ResponseReturnValue:
    """Swap a question with the one before or after it; all shown keep their place from then on."""
    job, length = _job(job_id), _length()
    ids = [question.id for question in plan(job, None, None, length)]
    question_id = request.form.get("question", "")
    if question_id not in ids:
        abort(404)
    here = ids.index(question_id)
    there = here + (-1 if request.form.get("to") == "up" else 1)
    if 0 <= there < len(ids):
        ids[here], ids[there] = ids[there], ids[here]
    for place, one in enumerate(ids):
        job = _edited(job, replace(_edit(job, one), position=place))
    return _kept(job, "moved", question_id, length)


@blueprint.post("/rewrite")
@allowed(Role.ADMIN)
def rewrite(job_id: str) -> ResponseReturnValue:
    """Give a question other words; without words it gets its own back."""
    job, length = _job(job_id), _length()
    question = _question(job, length)
    words = job_form.line(
        request.form.get("text", ""), "question", job_form.LONGEST_QUESTION, needed=False
    )
    edit = replace(_edit(job, question.id), text=words or None)
    if edit.added and not words:
        raise FormError("question", "A question needs words.")
    return _kept(_edited(job, edit), "rewrote a question", question.id, length)


@blueprint.post("/switch")
@allowed(Role.ADMIN)
def switch(job_id: str) -> ResponseReturnValue:
    """Switch a question off, or on again."""
    job, length = _job(job_id), _length()
    question_id = request.form.get("question", "")
    known = next((e for e in job.edits if e.question_id == question_id and not e.on), None)
    if known is not None:
        back = replace(known, on=True, text=known.text if known.added else None)
        return _kept(_edited(job, back), "switched a question on", question_id, length)
    question = _question(job, length)
    edit = replace(_edit(job, question.id), on=False, text=question.text)  # to be shown by
    return _kept(_edited(job, edit), "switched a question off", question.id, length)


@blueprint.post("/add")
@allowed(Role.ADMIN)
def add(job_id: str) -> ResponseReturnValue:
    job = _job(job_id)
    words = job_form.line(request.form.get("text", ""), "question", job_form.LONGEST_QUESTION)
    good = job_form.line(
        request.form.get("good", ""), "good", job_form.LONGEST_QUESTION, needed=False
    )
    edit = _own(words, good)
    return _kept(_with_own(job, (edit,)), "added a question", edit.question_id, _length())


@blueprint.get("/set")
@staff
def export(job_id: str) -> ResponseReturnValue:
    """Send the job's own questions as a file, to be brought to another job or panel."""
    own = [edit for edit in _job(job_id).edits if edit.added]
    answer = jsonify([{"text": edit.text, "good": edit.good} for edit in own])
    answer.headers["Content-Disposition"] = "attachment; filename=questions.json"
    return answer


@blueprint.post("/set")
@allowed(Role.ADMIN)
def bring(job_id: str) -> ResponseReturnValue:
    """Add the questions of such a file; those the job has already are left out."""
    job, file = _job(job_id), request.files.get("set")
    brought = job_form.questions_from_json(file.read() if file else b"")
    known = {edit.text for edit in job.edits if edit.added}
    new = tuple(_own(text, good) for text, good in brought if text not in known)
    return _kept(_with_own(job, new), "brought questions", job.id, _length())


@blueprint.post("/drop")
@allowed(Role.ADMIN)
def drop(job_id: str) -> ResponseReturnValue:
    """Undo every change to a question; one that staff added goes."""
    job, question_id = _job(job_id), request.form.get("question", "")
    left = tuple(edit for edit in job.edits if edit.question_id != question_id)
    return _kept(replace(job, edits=left), "dropped a change", question_id, _length())


@blueprint.post("/render")
@allowed(Role.ADMIN)
def render(job_id: str) -> ResponseReturnValue:
    """Have the clips made, in a process of its own."""
    job, length = _job(job_id), _length()
    running = store().clips.rendering(job.id)
    only = request.form.get("question", "")
    if only:
        _question(job, length)
    if running is None or not running.running:
        rendering.start(job, length, store(), settings(), only)
        note("rendered a clip" if only else "rendered clips", "job", job.id, only)
    return redirect(url_for("questions.index", job_id=job.id, n=length))


@blueprint.get("/progress")
@staff
def progress(job_id: str) -> ResponseReturnValue:
    """How far the clips are, for the page's script."""
    now = store().clips.rendering(_job(job_id).id)
    if now is None:
        abort(404)
    return jsonify(percent=now.percent, running=now.running, says=f"{now.done} of {now.total}")


@blueprint.get("/clips/<clip_key>")
@staff
def clip(job_id: str, clip_key: str) -> ResponseReturnValue:
    """The sound of a clip: only ever a file of the clip folder."""
    _job(job_id)
    found = store().clips.path(clip_key)
    folder = settings().paths.clips_dir.resolve()
    path = Path(found).resolve() if found else None
    if path is None or not path.is_relative_to(folder) or not path.is_file():
        abort(404)
    return send_file(path, conditional=True, max_age=3600)


def _own(text: str, good: str) -> QuestionEdit:
    return QuestionEdit(f"own-{uuid4().hex[:12]}", text, added=True, good=good)


def _with_own(job: Job, new: tuple[QuestionEdit, ...]) -> Job:
    if sum(edit.added for edit in (*job.edits, *new)) > max(LENGTHS):
        raise FormError("question", "Twelve questions of your own are the most.")
    return replace(job, edits=(*job.edits, *new))


def _job(job_id: str) -> Job:
    return store().job(job_id) or abort(404)


def _length() -> int:
    """Return how many questions the page shows."""
    chosen = request.values.get("n", settings().interviewing.questions, type=int)
    return min(max(1, chosen), max(LENGTHS))


def _question(job: Job, length: int) -> Question:
    wanted = request.form.get("question", "")
    found = next((q for q in plan(job, None, None, length) if q.id == wanted), None)
    return found or abort(404)


def _edit(job: Job, question_id: str) -> QuestionEdit:
    known = (edit for edit in job.edits if edit.question_id == question_id)
    return next(known, QuestionEdit(question_id))


def _edited(job: Job, edit: QuestionEdit) -> Job:
    """Return the job with this edit in place of a former one; an edit that says nothing goes."""
    ids = [known.question_id for known in job.edits]
    edits = list(job.edits)
    if edit.question_id in ids:
        edits[ids.index(edit.question_id)] = edit
    else:
        edits.append(edit)
    return replace(job, edits=tuple(e for e in edits if e != QuestionEdit(e.question_id)))


def _kept(job: Job, act: str, question_id: str, length: int) -> ResponseReturnValue:
    undoing.remember(_job(job.id))
    store().save_job(job)
    note(act, "job", job.id, question_id)
    flash("Kept.", "success")
    return redirect(url_for("questions.index", job_id=job.id, n=length))
