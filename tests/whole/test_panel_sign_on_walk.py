"""A member of staff signs in at the provider of the campus, in a browser, and comes back."""

import os
from contextlib import closing

import pytest

from kiosk.bench import panel_load as panels
from kiosk.store import Store
from kiosk.store.people import Role
from tests.kit.panel.chromium import CHROMIUM, DRIVER, browser, wait_for
from tests.kit.panel.sign_on import running_provider

STAFF = {"s-1": {"preferred_username": "tutor", "groups": ["tutors"]}}


@pytest.fixture
def parts() -> None:
    if not CHROMIUM or not DRIVER:
        if os.environ.get("CI"):
            pytest.fail("asked for and not installed: chromium, chromedriver")
        pytest.skip("chromium or chromedriver is not installed")


def test_staff_sign_in_at_the_campus_and_come_back(parts, tmp_path):
    with closing(Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")) as store:
        panels.claim(store)
        with running_provider(STAFF) as issuer:
            settings = {
                "KIOSK_DATABASE_URL": "",
                "KIOSK_OIDC_ISSUER": issuer,
                "KIOSK_OIDC_CLIENT_ID": "panel",
                "KIOSK_OIDC_CLIENT_SECRET": "a secret",
                "KIOSK_OIDC_VIEWERS": "tutors",
                "KIOSK_OIDC_NAME": "university account",
            }
            with (
                panels.running(tmp_path, **settings) as panel,
                browser(f"https://127.0.0.1:{panel.port}") as page,
            ):
                page.size(1280, dark=False)
                page.go("/insight")  # leads to the sign-in, and back here
                page.press("university account")
                wait_for(page, "Authorize Client")
                page.type("sub", "s-1")
                page.driver.find_element("css selector", "form button").click()
                wait_for(page, "Interviews are counted")
                assert page.path == "/insight"
                page.go("/settings")
                assert "Not yours to do" in page.text
                page.press("tutor")
                wait_for(page, "You sign in with your university account")
                page.press("Sign out")
                wait_for(page, "university account")
                assert [one for one in page.complaints() if "Content Security" in one] == []
        assert store.people.by_name("tutor")[0].role is Role.VIEWER
