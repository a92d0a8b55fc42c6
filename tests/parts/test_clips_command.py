"""`provisioning clips` renders what the booth says, and goes on where it was stopped."""

from dataclasses import replace

import pytest

from kiosk.coach.benchmarks import spoken
from kiosk.coach.jobs import starter_jobs
from kiosk.coach.plan import plan, stems
from kiosk.domain.settings import load
from kiosk.interview.turn import BRIEFLY, THANKS, WARM_UP
from kiosk.store import Store
from kiosk.voice import Voice
from kiosk.voice.cache import Cache
from provisioning.assets import clips
from tests.kit.campus.tested_campus import machine, owner_url
from tests.kit.fakes.gtts_endpoint import endpoint

JOB = starter_jobs()[0]


@pytest.fixture
def booth(tmp_path, monkeypatch):
    """A booth with one job, a stand-in of gTTS, and no local voice."""
    with endpoint() as standin:
        monkeypatch.setenv("KIOSK_PATHS_VAR", str(tmp_path))
        monkeypatch.setenv("KIOSK_VOICE_GTTS_HOST", standin.url)
        monkeypatch.setenv("KIOSK_VOICE_GTTS_TIMEOUT_S", "30")
        standin.seconds = 12.0
        store = Store.open(load().store_url)
        for job in store.jobs():
            store.save_job(replace(job, active=False))
        store.save_job(JOB)
        yield standin


def test_every_follow_up_and_question_is_rendered_once(booth, capsys):
    assert clips.main([]) == 0
    texts = {*stems(), *(q.text for q in plan(JOB, None, None, 12))}
    texts |= {WARM_UP.text, BRIEFLY, THANKS}
    asked = len(booth.asked)
    assert asked >= len(texts) + len(spoken())  # gTTS asks for a long text in pieces
    coach = Voice(load())
    assert all(coach.cached(text) for text in texts)
    assert all(coach.other().cached(text) for text in spoken())
    assert not any(coach.cached(text) for text in spoken()), "somebody else gives the examples"
    texts |= set(spoken())
    assert f"All {len(texts)} sentences are ready" in capsys.readouterr().err

    assert clips.main([]) == 0
    assert len(booth.asked) == asked

    known = Store.open(load().store_url).clips.of("en", tuple(texts))
    assert {clip.source.value for clip in known.values()} == {"gtts"}


def test_it_goes_on_where_it_was_stopped(booth):
    for text in stems()[:5]:
        Voice(load()).clip(text)
    before = set(booth.asked)
    assert clips.main([]) == 0
    assert before & set(booth.asked[len(before) :]) == set()


def test_without_any_voice_it_says_so(booth, capsys):
    booth.manner = "error"
    assert clips.main([]) == 2
    assert "will be captions" in capsys.readouterr().err


def test_the_campus_offers_its_clips_and_a_booth_plays_them(
    booth, campus, campus_server, tmp_path, monkeypatch
):
    for job in campus.jobs():
        campus.save_job(replace(job, active=False))
    campus.save_job(JOB)
    monkeypatch.setenv("KIOSK_DATABASE_URL", owner_url(campus_server))
    assert clips.main([]) == 0
    joined = machine(tmp_path, campus, campus_server, "booth-8")
    assert not Voice(joined.settings).cached(stems()[0])
    shelf = Cache(joined.settings.paths.clips_dir, joined.settings.voice.cache_bytes)
    assert joined.sync(shelf=shelf).clips > 20
    texts = {*stems(), *(q.text for q in plan(JOB, None, None, 12))}
    assert all(Voice(joined.settings).cached(text) for text in texts)
    joined.store.close()
