"""Every page can be used by everybody: axe-core finds nothing, and the keyboard alone is enough."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kiosk.bench import panel_load as panels
from kiosk.store import Store
from kiosk.store.groups import Group
from kiosk.store.people import Role
from tests.kit.panel import axe
from tests.kit.panel.chromium import CHROMIUM, DRIVER, Browser, browser, wait_for
from tests.kit.samples.interviews import hesitant, strong, unmeasured
from tests.kit.samples.job import JOB
from tests.kit.samples.kept import some

pytestmark = pytest.mark.timeout(600)

LOOKS = [(width, dark) for width in (1280, 390) for dark in (False, True)]
SIGNED_OUT = ("/sign-in", "/nothing", "UPLOAD", "REPORT", "READ")
SIGNED_IN = (
    "/jobs",
    "/jobs?archived=yes",
    "/jobs/new",
    f"/jobs/{JOB.id}",
    f"/jobs/{JOB.id}/questions",
    "/interviews",
    f"/interviews/{hesitant().id}",
    f"/interviews/{unmeasured().id}",
    f"/interviews/{hesitant().id}/report",
    f"/interviews/{hesitant().id}/delete",
    f"/interviews/{hesitant().id}/talk",
    f"/interviews/{strong().id}/talk",
    "/groups",
    "/groups/codes",
    "GROUP",
    "/insight?since=2026-03-01&until=2026-03-31&job=" + strong().job.id,
    "/insight",
    "/booths",
    "/settings",
    "/settings/rubric",
    "/people",
    "/people/audit",
    "/people/me",
    "/people/me/factor",
    "/nothing",
)
MOST_TABS = 400
PUSHED = """
const tables = [...document.querySelectorAll('.table-responsive')];
return tables.some(e => e.scrollWidth > e.clientWidth + 1);
"""


@dataclass(frozen=True)
class Shown:
    page: Browser
    store: Store
    addresses: dict[str, str]

    def go(self, path: str) -> None:
        wanted = self.addresses.get(path, path)
        self.page.go(wanted)
        assert self.page.path == wanted, "another page came"


@pytest.fixture(scope="module")
def program() -> str:
    return axe.source()


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> Iterator[Shown]:
    if not CHROMIUM or not DRIVER:
        if os.environ.get("CI"):
            pytest.fail("asked for and not installed: chromium, chromedriver")
        pytest.skip("chromium or chromedriver is not installed")
    folder = tmp_path_factory.mktemp("accessible")
    store = Store.open(f"sqlite:///{folder / 'coach.sqlite'}")
    panels.claim(store)
    addresses = filled(store)
    with (
        panels.running(folder, KIOSK_DATABASE_URL="") as panel,
        browser(f"https://127.0.0.1:{panel.port}") as page,
    ):
        page.driver.set_script_timeout(60)
        page.size(1280, dark=False)
        yield Shown(page, store, addresses)
    store.close()


def filled(store: Store) -> dict[str, str]:
    """Put something on every page; return the addresses that are not known before."""
    store.save_job(JOB)
    for one in (hesitant(), unmeasured(), strong()):
        store.keep(one)
    some(store, 12)
    long = "Donaudampfschifffahrtsgesellschaftskapitaenin" * 2
    some(store, 1, candidate=long, booth_id=long[:60], job=replace(JOB, id="long", title=long))
    store.save_job(replace(JOB, id="long", title=long, field=long[:60]))
    store.people.add(long[:60], Role.VIEWER, "hash")
    store.groups.save(Group(long))
    group = Group("Nursing, spring", job_id=JOB.id)
    store.groups.save(group)
    store.groups.join(hesitant().id, group.id)
    facts = {"queue": 2, "disk_free_bytes": 41e9, "devices": {"camera": "front"}}
    store.booths.heartbeat("b1", "Library, first floor", "0.2.0", facts)
    store.booths.fault("b1", "mic-gone")
    store.talks.show(strong().id, panels.NAME)
    report = store.handoff.offer_report(strong(), 24).path
    return {
        "GROUP": f"/groups/{group.id}",
        "UPLOAD": store.handoff.open_upload(10).path,
        "REPORT": report,
        "READ": f"{report}/read",
    }


def signed_in(page: Browser) -> None:
    page.go("/sign-in")
    if "/sign-in" in page.path:
        page.type("name", panels.NAME)
        page.type("password", panels.PASSWORD)
        page.press("Sign in")
        wait_for(page, "Welcome")


@pytest.mark.parametrize(("width", "dark"), LOOKS, ids=["wide", "wide-dark", "phone", "phone-dark"])
def test_axe_finds_nothing_on_any_page(shown, program, width, dark):
    page, found = shown.page, []
    page.driver.delete_all_cookies()
    for paths in (SIGNED_OUT, SIGNED_IN):
        for path in paths:
            shown.go(path)
            page.size(width, dark=dark)
            found += [f"{path}: {one}" for one in axe.findings(page, program)]
            wide = page.driver.execute_script("return document.documentElement.scrollWidth")
            if wide > width:
                found.append(f"{path} is {wide} wide")
            if width > 1000 and page.driver.execute_script(PUSHED):
                found.append(f"{path}: a long name pushes columns away")
        page.size(1280, dark=False)
        signed_in(page)
    assert not found, "\n".join(sorted(set(found)))


def test_axe_would_find_something(shown, program):
    """A picture without words, put into a page, is found: or the test above proves nothing."""
    shown.page.go("/sign-in")
    put_in = "document.querySelector('main').appendChild(new Image()).src = '/static/icon.svg'"
    shown.page.driver.execute_script(put_in)
    assert any(one.startswith("image-alt") for one in axe.findings(shown.page, program))


FOCUSABLE = """
const radios = [...document.querySelectorAll('input[type=radio]')];
const stop = e => {  // of radio buttons Tab comes to the chosen one, or the first
  const same = radios.filter(o => o.name === e.name && o.form === e.form);
  return e.type !== 'radio' || e === (same.find(o => o.checked) || same[0]);
};
return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea,'
  + ' summary, audio[controls], [tabindex="0"]')]
  .filter(e => !e.disabled && e.checkVisibility() && stop(e))
  .map(e => { e.dataset.at = e.dataset.at || Math.random().toString(36); return e.dataset.at; });
"""
NOW = """
const e = document.activeElement, s = getComputedStyle(e);
return [e.dataset.at || '', s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0
  || s.boxShadow !== 'none'];
"""


@pytest.mark.parametrize("path", ["/jobs", "/groups", "/people", "/settings", "/insight"])
def test_tab_reaches_everything_and_shows_where_it_is(shown, path):
    page = shown.page
    page.size(1280, dark=False)
    still = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
    # a shadow that grows is none yet
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", still)
    signed_in(page)
    page.go(path)
    wanted = set(page.driver.execute_script(FOCUSABLE))
    reached, unseen = set(), []
    for _ in range(MOST_TABS):
        keys(page, Keys.TAB)
        at, seen = page.driver.execute_script(NOW)
        if at in reached and wanted <= reached:
            break
        if at:
            reached.add(at)
            unseen += [] if seen else [at]
    describe = (
        "return document.querySelector(`[data-at='${arguments[0]}']`).outerHTML.slice(0, 150)"
    )
    missed = [page.driver.execute_script(describe, one) for one in wanted - reached]
    assert not missed
    assert not [page.driver.execute_script(describe, one) for one in unseen]


def test_a_group_is_added_and_a_talk_written_with_the_keyboard_alone(shown):
    page = shown.page
    page.driver.delete_all_cookies()
    page.go("/sign-in")
    keys(page, panels.NAME, Keys.TAB, panels.PASSWORD, Keys.ENTER)
    wait_for(page, "Welcome")
    page.go("/groups")
    tab_to(page, "name")
    keys(page, "By keys", Keys.ENTER)
    wait_for(page, "By keys practises with the code")
    page.go(f"/interviews/{hesitant().id}/talk")
    tab_to(page, "points-0-0")
    keys(page, Keys.SPACE, Keys.ARROW_RIGHT)
    tab_to(page, "note")
    keys(page, "Seen by keys")
    tab_to(page, "then")
    keys(page, Keys.ENTER)
    wait_for(page, "Strengths")
    (rating,) = shown.store.talks.ratings(hesitant().id)
    assert list(rating.points.values()) == [2]
    assert shown.store.talks.get(hesitant().id).note == "Seen by keys"


def keys(page: Browser, *pressed: str) -> None:
    for one in pressed:
        ActionChains(page.driver).send_keys(one).perform()


def tab_to(page: Browser, name: str) -> None:
    """Press Tab until the field or button of this name has the focus."""
    for _ in range(MOST_TABS):
        keys(page, Keys.TAB)
        if page.driver.switch_to.active_element.get_attribute("name") == name:
            return
    raise AssertionError(f"Tab never came to {name}")


def test_the_way_to_the_content_is_the_first_stop(shown):
    signed_in(shown.page)
    shown.page.go("/jobs")
    keys(shown.page, Keys.TAB)
    first = shown.page.driver.switch_to.active_element
    assert first.text == "To the content"
    assert first.is_displayed()
    keys(shown.page, Keys.ENTER)
    assert shown.page.driver.find_element(By.ID, "main").is_displayed()
