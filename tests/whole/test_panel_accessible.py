"""Every page can be used by everybody: axe-core finds nothing, and the keyboard alone is enough."""

import os
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kiosk.bench import panel_load as panels
from tests.kit.panel import axe
from tests.kit.panel.chromium import CHROMIUM, DRIVER, Browser, wait_for
from tests.kit.panel.every_page import LOOKS, SIGNED_IN, SIGNED_OUT, Shown, shown_in, signed_in
from tests.kit.samples.interviews import hesitant

pytestmark = pytest.mark.timeout(600)

MOST_TABS = 400
PUSHED = """
const tables = [...document.querySelectorAll('.table-responsive')];
return tables.some(e => e.scrollWidth > e.clientWidth + 1);
"""


@pytest.fixture(scope="module")
def program() -> str:
    return axe.source()


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> Iterator[Shown]:
    if not CHROMIUM or not DRIVER:
        if os.environ.get("CI"):
            pytest.fail("asked for and not installed: chromium, chromedriver")
        pytest.skip("chromium or chromedriver is not installed")
    with shown_in(tmp_path_factory.mktemp("accessible")) as shown:
        yield shown


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


LEAVING = """
const leaving = new Event('beforeunload', {cancelable: true});
window.dispatchEvent(leaving);
return leaving.defaultPrevented;
"""


@pytest.mark.parametrize(("path", "name"), [("/jobs/new", "text"), ("/settings/rubric", "name")])
def test_what_was_typed_and_not_kept_is_not_left_without_a_question(shown, path, name):
    signed_in(shown.page)
    shown.page.go(path)
    assert not shown.page.driver.execute_script(LEAVING)
    shown.page.driver.find_element(By.NAME, name).send_keys("typed")
    assert shown.page.driver.execute_script(LEAVING)
    shown.page.driver.execute_script("window.onbeforeunload = null; document.forms[0].reset();")
    shown.page.driver.execute_script(
        "for (const form of document.forms) form.dispatchEvent(new Event('submit'))"
    )
