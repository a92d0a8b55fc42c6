"""A counsellor's day in a browser: group, rating before the score, notes, lock, unlock, factor."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from admin import totp
from kiosk.bench import panel_load as panels
from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import Settings
from kiosk.store import Store
from tests.kit.panel.chromium import CHROMIUM, DRIVER, Browser, browser, wait_for
from tests.kit.samples.interviews import hesitant

GOOD = "{:.0f} to {:.0f}".format(*Settings().bands.pace_green)
PAGE = f"/interviews/{hesitant().id}"


@dataclass(frozen=True)
class Day:
    page: Browser
    store: Store
    folder: Path


@pytest.fixture
def day(tmp_path) -> Iterator[Day]:
    if not CHROMIUM or not DRIVER:
        if os.environ.get("CI"):
            pytest.fail("asked for and not installed: chromium, chromedriver")
        pytest.skip("chromium or chromedriver is not installed")
    store = Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")
    panels.claim(store)
    store.keep(hesitant())
    with (
        panels.running(tmp_path, KIOSK_DATABASE_URL="") as panel,
        browser(f"https://127.0.0.1:{panel.port}") as page,
    ):
        page.size(1280, dark=False)
        yield Day(page, store, tmp_path)
    store.close()


def sign_in(page: Browser, password: str = panels.PASSWORD) -> None:
    page.go("/sign-in")
    page.type("name", panels.NAME)
    page.type("password", password)
    page.press("Sign in")


def test_a_counsellors_day(day: Day):
    wrong_passwords_and_unlock(day)
    a_group(day)
    the_talk(day)
    the_second_factor(day)
    assert [line for line in day.page.complaints() if "Content Security" in line] == []


def wrong_passwords_and_unlock(day: Day) -> None:
    for _ in range(6):
        sign_in(day.page, "not this one")
        wait_for(day.page, "do not go together")
    sign_in(day.page)
    wait_for(day.page, "Wait a few minutes")
    done = subprocess.run(
        [sys.executable, "-m", "provisioning", "unlock", panels.NAME],
        cwd=REPOSITORY,
        env=os.environ | {"KIOSK_PATHS_VAR": str(day.folder), "KIOSK_DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"{panels.NAME} can try again.\n"), done.stderr
    sign_in(day.page)
    wait_for(day.page, f"Welcome, {panels.NAME}")


def a_group(day: Day) -> None:
    day.page.go("/groups")
    day.page.type("name", "Nursing, spring")
    day.page.press("Add")
    wait_for(day.page, "practises with the code")
    (group,) = day.store.groups.all()
    day.store.groups.join(hesitant().id, group.id)
    day.page.go(f"/interviews?group={group.id}")
    assert "1 interview" in day.page.text


def the_talk(day: Day) -> None:
    page = day.page
    page.go(PAGE)
    page.press("Talk")
    wait_for(page, "First your own view")
    assert "Confidence Score" not in page.text
    choose = 'document.querySelector(\'input[name="points-0-0"][value="2"]\').click()'
    page.driver.execute_script(choose)
    page.type("note", "The number first.")
    page.driver.execute_script("document.getElementById('talked').click()")
    page.press("Keep and show the score")
    wait_for(page, "Strengths")
    for words in ("Three things", "given before the score", GOOD, "talked about"):
        assert words in page.text
    (rating,) = day.store.talks.ratings(hesitant().id)
    assert (rating.before, dict(rating.points)) == (True, {"Answers the question": 2})


def the_second_factor(day: Day) -> None:
    page = day.page
    page.go("/people/me/factor")
    found = re.search(r'class="command">([A-Z2-7]{32})<', page.driver.page_source)
    assert found is not None
    page.type("password", panels.PASSWORD)
    page.type("code", totp.code(found[1], int(time.time() // 30)))
    page.press("Switch on")
    wait_for(page, "asks for the code after your password")
    page.press("Sign out")
    sign_in(page)
    wait_for(page, "The code from your phone")
    page.type("code", totp.code(found[1], int(time.time() // 30) + 1))  # none is good twice
    page.press("Sign in")
    wait_for(page, f"Welcome, {panels.NAME}")
