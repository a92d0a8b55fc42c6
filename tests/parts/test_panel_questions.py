"""Questions of the staff's own: what a good answer holds, and a set of them in a file."""

from io import BytesIO

from kiosk.coach.plan import plan
from tests.kit.panel.tested_panel import (
    job_in,
    send,
    store_of,
)


def test_questions_of_ones_own_have_their_good_answer_and_travel_in_a_file(panel, dana):
    job = job_in(panel)
    page = f"/jobs/{job.id}/questions"
    text, good = "What do you cook on Sundays?", "A dish and why."
    send(dana, f"{page}/add", page, text=text, good=good, n=5)
    own = next(q for q in plan(store_of(panel).job(job.id), None, None, 5) if q.text == text)
    assert own.good == good
    assert "A dish and why." in dana.get(page).text

    file = dana.get(f"{page}/set")
    assert file.json == [{"text": text, "good": good}]
    send(dana, f"{page}/drop", page, question=own.id, n=5)
    for _ in range(2):
        send(dana, f"{page}/set", page, set=(BytesIO(file.data), "questions.json"))
    edits = [edit for edit in store_of(panel).job(job.id).edits if edit.added]
    assert [(edit.text, edit.good) for edit in edits] == [(text, good)]
    for content in (b"", b"[1]", b"{}", b'[{"good": "no words"}]', b"\xff"):
        answer = send(dana, f"{page}/set", page, set=(BytesIO(content), "questions.json"))
        assert answer.status_code == 400
