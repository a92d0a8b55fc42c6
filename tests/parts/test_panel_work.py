"""What staff do in the panel beside jobs and interviews: settings, booths, insight, health."""

import re
import time
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.kit.panel.tested_panel import (
    job_in,
    send,
    store_of,
)
from tests.kit.samples.interviews import strong

pytestmark = pytest.mark.usefixtures("wiped")


def test_a_setting_changed_here_reaches_the_booth(panel, dana):
    base = panel.extensions["settings"]
    fields = {"shown": ["interviewing.questions", "interviewing.follow_ups"]}
    fields |= {"interviewing.questions": "8"}
    assert send(dana, "/settings", **fields).status_code == 302
    now = store_of(panel).settings(base)
    assert (now.interviewing.questions, now.interviewing.follow_ups) == (8, False)
    send(dana, "/settings/reset", page="/settings", key="interviewing.questions")
    assert store_of(panel).settings(base).interviewing.questions == base.interviewing.questions


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("interviewing.questions", "0"),
        ("interviewing.questions", "many"),
        ("interviewing.mode", "gentle"),
        ("panel.session_minutes", "-1"),
        ("panel.paper", "A0"),
        ("voice.language", "../en"),
        ("bands.pace_green", "1,2,3"),
        ("weights.star", "nan"),
        ("database.url", "sqlite:////etc/shadow"),
        ("nothing", "1"),
        ("privacy.retention_days", "1e99"),
    ],
)
def test_a_setting_that_cannot_be_changes_nothing(panel, dana, key, value):
    assert send(dana, "/settings", **{"shown": key, key: value}).status_code == 400
    assert store_of(panel).overrides.kept() == {}


def test_the_settings_page_sends_back_what_it_shows(panel, dana):
    page = dana.get("/settings").text
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    assert len(shown) > 30
    fields = {"shown": shown}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+\.[^"]+)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            fields.setdefault(name[1], []).append(re.search(r'value="([^"]*)"', tag)[1])
    for name, options in re.findall(r'<select[^>]*name="([^"]+\.[^"]+)">(.*?)</select>', page):
        fields[name] = re.search(r"<option selected>([^<]+)", options)[1]
    assert send(dana, "/settings", **fields).status_code == 302
    assert store_of(panel).overrides.kept() == {}


def test_booths_are_renamed_and_retired(panel, dana):
    store_of(panel).booths.heartbeat("b1", "Kiosk", "1.0", {"disk_free_bytes": 41e9})
    assert "41,000 MB" in dana.get("/booths").text
    send(dana, "/booths/b1/rename", "/booths", name="Library")
    assert "Retire Library?" in dana.get("/booths/b1/retire").text
    send(dana, "/booths/b1/retire")
    booth = store_of(panel).booths.all()[0]
    assert (booth.name, booth.retired) == ("Library", True)
    send(dana, "/booths/b1/return", "/booths")
    assert not store_of(panel).booths.all()[0].retired
    assert send(dana, "/booths/none/retire", "/booths").status_code == 404


def test_small_groups_are_not_shown(panel, dana):
    one = strong()
    for _ in range(9):
        store_of(panel).keep(replace(one, id=str(uuid4())))
    day = one.started_at.date()
    page = f"/insight?job={one.job.id}&since={day}&until={day}"
    assert dana.get(page).text.count("so that nobody is recognised") == 3
    store_of(panel).keep(one)
    assert "so that nobody is recognised" not in dana.get(page).text
    later = f"/insight?job={one.job.id}&since={day + timedelta(1)}&until={day + timedelta(2)}"
    assert dana.get(later).text.count("so that nobody is recognised") == 3
    for wrong in ("since=tomorrow", "since=2027-02-02&until=2027-02-01", "since=0001-01-01"):
        assert dana.get(f"/insight?{wrong}").status_code == 400
    assert dana.get("/insight?job=unknown").status_code == 404


def test_health_and_figures(panel, dana):
    from pathlib import Path

    store_of(panel).keep(strong())
    store_of(panel).booths.heartbeat("b1", "Kiosk", "1.0", {"queue": 2})
    store_of(panel).booths.fault("b1", "mic-gone")
    anybody = panel.test_client()
    assert anybody.get("/healthz").json == {"ok": True}
    assert anybody.get("/metrics").status_code == 403
    wrong = {"Authorization": "Bearer guess"}
    assert anybody.get("/metrics", headers=wrong).status_code == 403
    token = (Path(panel.extensions["settings"].paths.var) / "panel.metrics").read_text()
    text = anybody.get("/metrics", headers={"Authorization": f"Bearer {token}"}).text
    for line in (
        'coach_booth_up{booth="b1"} 1.0',
        'coach_booth_fact{booth="b1",fact="queue"} 2.0',
        'coach_faults_total{booth="b1",code="mic-gone"} 1.0',
        'coach_interviews_total{booth="booth-1",state="finished"} 1.0',
    ):
        assert line in text, line
    assert 'coach_panel_request_seconds_count{status="200",view="health.healthz"} 1.0' in text
    assert strong().candidate not in text


def test_rendering_tells_how_far_it_is(panel, dana):
    job = job_in(panel)
    page = f"/jobs/{job.id}/questions"
    assert dana.get(f"{page}/progress").status_code == 404
    assert send(dana, f"{page}/render", page, n=1).status_code == 302
    over = time.monotonic() + 60
    while (now := dana.get(f"{page}/progress").json)["running"] and time.monotonic() < over:
        pass
    assert now["percent"] == 100
    assert not now["running"]


def test_one_question_is_listened_to_before_all_are_rendered(panel, dana):
    job = job_in(panel)
    page = f"/jobs/{job.id}/questions"
    asked = re.findall(r'name="question" value="([^"]+)"', dana.get(f"{page}?n=3").text)
    assert 'aria-label="Speak question 1 and listen"' in dana.get(f"{page}?n=3").text
    assert send(dana, f"{page}/render", page, n=3, question=asked[0]).status_code == 302
    over = time.monotonic() + 60
    while dana.get(f"{page}/progress").json["running"] and time.monotonic() < over:
        time.sleep(0.1)
    assert store_of(panel).clips.rendering(job.id).total == 1, "that one, not all three"
    other = send(dana, f"{page}/render", page, n=3, question="no such question")
    assert other.status_code == 404
