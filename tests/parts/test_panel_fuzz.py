"""Every form and upload of the panel takes anything: it answers in words, and keeps standing."""

import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit.panel.tested_panel import claimed, job_in, panel_in, store_of, token_in
from tests.kit.samples.interviews import strong

JOB = "/jobs/backend-engineer"
FORMS = {
    "/claim": ("code", "name", "password", "again"),
    "/theme": ("theme", "back"),
    "/jobs/new": ("id", "text", "title", "field"),
    JOB: ("seen", "title", "field", "gate", "text", "r-id", "r-text", "r-kind", "r-keywords"),
    f"{JOB}/questions/move": ("question", "to", "n"),
    f"{JOB}/questions/rewrite": ("question", "text", "n"),
    f"{JOB}/questions/switch": ("question", "n"),
    f"{JOB}/questions/add": ("text", "n"),
    f"{JOB}/questions/drop": ("question", "n"),
    "/booths/b1/rename": ("name",),
    "/settings": ("shown", "interviewing.questions", "bands.pace_green", "weights.star"),
    "/settings/reset": ("key",),
    "/people": ("name", "role", "password"),
    "/people/unknown/role": ("role",),
    "/people/me": ("old", "password", "again"),
    "/people/me/factor": ("code",),
    "/people/unknown/groups": ("which", "group"),
    "/groups": ("name", "code", "job", "questions", "mode", "first_day", "last_day"),
    "/settings/rubric": ("name", "anchor-1", "anchor-2", "anchor-3", "anchor-4"),
    f"/interviews/{strong().id}/talk": ("note", "talked", "points-0-0", "note-0", "then"),
    "/sign-in": ("name", "password"),
}
SEARCHES = {
    "/interviews": (
        "q",
        "job",
        "booth",
        "state",
        "mode",
        "since",
        "until",
        "sort",
        "order",
        "page",
    ),
    "/interviews/export.csv": ("q", "sort", "since"),
    "/jobs": ("q", "sort", "order", "page", "archived"),
    "/jobs/export": ("job",),
    f"{JOB}/questions": ("n",),
    "/insight": ("job", "group", "since", "until"),
    "/people/audit": ("q", "page"),
    f"/interviews/{strong().id}/report.pdf": ("paper",),
}
KNOWN = ("weights.star", "interviewing.questions", "must", "viewer", "up", "down", "yes", "started")
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from([*KNOWN, "", "0", "-1", "1e400", "nan", "9" * 40, "\0", "../../x", "x" * 5000]),
)
STARTS = (b"", b"%PDF-1.5\n", b"PK\x03\x04", b"{", b"\xff\xfe")
LIMITS = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    panel = panel_in(tmp_path_factory.mktemp("panel"))
    job_in(panel)
    store_of(panel).keep(strong())
    store_of(panel).booths.heartbeat("b1", "Kiosk", "1.0", {})
    return panel


@pytest.fixture(scope="module")
def dana(panel):
    return claimed(panel)


def fine(answer) -> None:
    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    if answer.mimetype == "text/html" and answer.status_code >= 400:
        assert re.search(r"<h1[^>]*>[^<]+</h1>", answer.text)


@pytest.mark.parametrize("path", sorted(FORMS))
@LIMITS
@given(data=st.data())
def test_every_form_takes_anything(panel, dana, path, data):
    names = FORMS[path]
    fields = st.lists(ANYTHING, max_size=3)
    form = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, fields)))
    token = token_in(dana.get("/jobs"))
    with dana.post(path, data={"csrf_token": token} | form) as answer:
        fine(answer)
    with dana.get("/jobs") as page:
        assert page.status_code == 200, "the panel still works, and the person is still signed in"


@pytest.mark.parametrize("path", sorted(SEARCHES))
@LIMITS
@given(data=st.data())
def test_every_search_takes_anything(dana, path, data):
    asked = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(SEARCHES[path], ANYTHING)))
    with dana.get(path, query_string=asked) as answer:
        assert answer.status_code < 500
        fine(answer)


@LIMITS
@given(start=st.sampled_from(STARTS), rest=st.binary())
@pytest.mark.parametrize("path", ["/jobs/new", "/jobs/import", "/handoff/upload/{token}"])
def test_every_upload_takes_anything(panel, dana, path, start, rest):
    offer = store_of(panel).handoff.open_upload(10)
    token = token_in(dana.get("/jobs"))
    file = (io.BytesIO(start + rest), "../../cv.pdf\0.exe")
    with dana.post(
        path.format(token=offer.token), data={"csrf_token": token, "file": file}
    ) as answer:
        assert answer.status_code < 500
        fine(answer)
