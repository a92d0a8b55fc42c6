"""A member of staff walks through the panel in a browser, from the claim code to signing out."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from kiosk.domain.sections import Paths
from kiosk.domain.settings import Settings
from kiosk.store import Store
from tests.kit.fakes import cups
from tests.kit.panel.chromium import CHROMIUM, DRIVER, Browser, browser, patient, wait_for
from tests.kit.panel.tested_panel import PASSWORD
from tests.kit.panel.walked_questions import own_questions

REPOSITORY = Path(__file__).parents[2]
LINES = (
    "Rail engineer",
    "Requirements:",
    "- Three years of Python and Django",
    "- Good knowledge of PostgreSQL",
    "- Docker is a plus",
    "What you will do:",
    "- Design REST APIs that others like to use",
)
STARTS_IN_S = 60.0


@dataclass(frozen=True)
class Running:
    address: str
    store: Store
    code: str
    printer: cups.Printer
    environment: dict[str, str]


@pytest.fixture(scope="module")
def parts() -> None:
    missing = [
        name
        for name, found in (("chromium", CHROMIUM), ("chromedriver", DRIVER), ("cupsd", cups.CUPSD))
        if not found or not shutil.which("lp")
    ]
    if missing and os.environ.get("CI"):
        pytest.fail(f"asked for and not installed: {missing}")
    if missing:
        pytest.skip(f"not installed: {missing}")


@pytest.fixture(scope="module")
def panel(parts, tmp_path_factory) -> Iterator[Running]:
    """The panel as it is started on a booth: its own process, TLS, a printer."""
    var = tmp_path_factory.mktemp("var")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with cups.printer() as printer:
        environment = os.environ | {
            "KIOSK_PATHS_VAR": str(var),
            "KIOSK_PANEL_PORT": str(port),
            "KIOSK_BOOTH_PRINTER": cups.QUEUE,
            "KIOSK_PATHS_MODELS": str(REPOSITORY / "var" / "models"),
            "KIOSK_VOICE_ONLINE": "no",
            "CUPS_SERVER": str(printer.socket),
        }
        words = [sys.executable, "-m", "admin"]
        process = subprocess.Popen(
            words, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, text=True
        )
        try:
            assert process.stdout is not None
            said = process.stdout.readline() + process.stdout.readline()
            code = re.search(r"Claim code: (\S+)", said)
            assert code is not None, said
            _answers(port)
            store = Store.open(replace(Settings(), paths=Paths(var=str(var))).store_url)
            address = f"https://127.0.0.1:{port}"
            yield Running(address, store, code[1], printer, environment)
        finally:
            process.terminate()
            process.wait(20)
            process.stdout.close()


def _answers(port: int) -> None:
    until = time.monotonic() + STARTS_IN_S
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        subprocess.run(["sleep", "0.2"], check=True)
    raise AssertionError("the panel did not open its port")


def pdf_of_a_job(path: Path) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for number, line in enumerate(LINES):
        canvas.drawString(72, 760 - 18 * number, line)
    canvas.save()
    return path


def test_staff_walk_through_the_panel(panel, tmp_path):
    with browser(panel.address) as page:
        page.driver.set_window_size(1280, 900)
        claim(page, panel)
        job_from_a_pdf(page, panel, tmp_path)
        render_and_hear(page)
        own_questions(page)
        interview_appears(page, panel)
        report_is_downloaded_and_printed(page, panel)
        viewer_cannot_edit(page, panel)
        assert [line for line in page.complaints() if "Content Security" in line] == []


def claim(page: Browser, panel: Running) -> None:
    page.go("/")
    assert page.path == "/claim"
    page.type("code", panel.code.lower())
    page.type("name", "Dana")
    page.type("password", PASSWORD)
    page.type("again", PASSWORD)
    page.press("Claim this panel")
    wait_for(page, "Welcome, dana")
    assert page.path == "/jobs"


def job_from_a_pdf(page: Browser, panel: Running, folder: Path) -> None:
    page.go("/jobs/new")
    page.driver.find_element(By.NAME, "file").send_keys(str(pdf_of_a_job(folder / "job.pdf")))
    page.press("Find the requirements")
    wait_for(page, "requirements found")
    first = page.driver.find_element(By.NAME, "r-text")
    assert first.get_attribute("value") == "Three years of Python and Django"
    first.clear()
    first.send_keys("Four years of Python and Django")
    page.press("Keep")
    wait_for(page, "Kept.")
    job = next(job for job in panel.store.jobs() if job.title == "Rail engineer")
    assert job.requirements[0].text == "Four years of Python and Django"
    assert "PostgreSQL" in job.keywords


def render_and_hear(page: Browser) -> None:
    page.press("Questions")
    Select(page.driver.find_element(By.NAME, "n")).select_by_visible_text("3")
    patient(page).until(lambda driver: "n=3" in driver.current_url)
    page.press("Render clips")
    patient(page, 120).until(
        lambda driver: "caption only" in page.text or driver.find_elements(By.TAG_NAME, "audio")
    )
    sounds = page.driver.find_elements(By.TAG_NAME, "audio")
    if not sounds:
        assert "caption only" in page.text, "without a voice on the machine the page says so"
        return
    length = page.driver.execute_async_script(
        "const done = arguments[1], sound = arguments[0];"
        "sound.onloadedmetadata = () => done(sound.duration);"
        "sound.onerror = () => done(0); sound.preload = 'auto'; sound.load();",
        sounds[0],
    )
    assert length > 1.0, "the browser can play the clip"


def interview_appears(page: Browser, panel: Running) -> None:
    """A rehearsal on this booth is on the page while it runs, and whole when it is over."""
    rehearsal = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "rehearse", "--candidate", "hesitant"],
        cwd=REPOSITORY,
        env=panel.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        patient(page, 240).until(lambda _: "running" in shown(page, "/interviews"))
        _, said = rehearsal.communicate(timeout=240)
        assert rehearsal.returncode == 0, said[-2000:]
    finally:
        rehearsal.kill()
    assert "1 interview" in shown(page, "/interviews?q=backend")
    page.driver.find_element(By.CSS_SELECTOR, "tbody a").click()
    wait_for(page, "Confidence Score")
    assert "Question 1" in page.text
    assert page.driver.find_elements(By.CSS_SELECTOR, "mark.said")


def shown(page: Browser, path: str) -> str:
    page.go(path)
    return page.text


def report_is_downloaded_and_printed(page: Browser, panel: Running) -> None:
    page.press("PDF")
    patient(page).until(lambda _: list(page.downloads.glob("*.pdf")))
    saved = next(page.downloads.glob("*.pdf")).read_bytes()
    with pdfplumber.open(BytesIO(saved)) as pdf:
        text = " ".join(sheet.extract_text() for sheet in pdf.pages)
    assert "PostgreSQL" in text
    page.press("Print")
    wait_for(page, "on its way to the printer")
    assert panel.printer.printed().startswith(b"%PDF")


def viewer_cannot_edit(page: Browser, panel: Running) -> None:
    page.go("/people")
    page.type("name", "vic")
    page.driver.find_element(By.CSS_SELECTOR, "form[novalidate] [name=password]").send_keys(
        PASSWORD
    )
    page.press("Add")
    wait_for(page, "vic can sign in now")
    page.press("Sign out")
    assert page.path.startswith("/sign-in")
    page.type("name", "vic")
    page.type("password", PASSWORD)
    page.press("Sign in")
    wait_for(page, "Welcome, vic")
    own = f"{PASSWORD} of mine"
    wait_for(page, "This password was given to you")
    for name, words in (("old", PASSWORD), ("password", own), ("again", own)):
        page.type(name, words)
    page.press("Change the password")
    wait_for(page, "Your password is changed")
    page.go("/jobs")
    assert "New job" not in page.text
    page.go("/jobs/new")
    assert "Not yours to do" in page.text
    page.go("/jobs")
    page.press("Rail engineer")
    assert not page.driver.find_element(By.NAME, "title").is_enabled()
    page.press("Sign out")
    page.go("/jobs")
    assert page.path.startswith("/sign-in")
