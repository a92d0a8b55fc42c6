"""Chromium for tests of the panel: headless, without a network of its own, any width, any light."""

import shutil
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import (
    NoSuchElementException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-prefers-reduced-motion",  # a colour read halfway from light to dark is no colour
    "--ignore-certificate-errors",  # the panel's certificate is its own
)

# What chromedriver says, beside "stale", when the page left while it was being read.
GONE = ("does not belong to the document", "aborted by navigation", "document unloaded")


class Browser:
    """A few verbs of a person at a browser."""

    def __init__(self, driver: webdriver.Chrome, address: str, downloads: Path) -> None:
        self.driver = driver
        self.address = address
        self.downloads = downloads

    def go(self, path: str) -> None:
        self.driver.get(self.address + path)

    def type(self, name: str, text: str) -> None:
        field = self.driver.find_element(By.NAME, name)
        field.clear()
        field.send_keys(text)

    def press(self, words: str) -> None:
        """Press the button, or follow the link, that says this."""
        path = f"//button[contains(normalize-space(.), '{words}')]"
        path += f" | //a[contains(normalize-space(.), '{words}')]"
        path += f" | //button[@aria-label='{words}']"
        shown = [e for e in self.driver.find_elements(By.XPATH, path) if e.is_displayed()]
        self.driver.execute_script(
            "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", shown[0]
        )
        shown[0].click()

    @property
    def text(self) -> str:
        """What a person reads now; a page that leaves meanwhile is stale, whatever it is called."""
        try:
            return self.driver.find_element(By.TAG_NAME, "body").text
        except WebDriverException as error:
            if any(words in (error.msg or "") for words in GONE):
                raise StaleElementReferenceException(error.msg) from error
            raise

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.address)

    def size(self, width: int, *, dark: bool) -> None:
        """Set the width of the window and whether the device is dark."""
        metrics = {"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": width < 600}
        self._metrics = metrics
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def picture(self, path: Path, tallest: int = 2600) -> None:
        """Take a picture of the whole page."""
        page = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        metrics = self._metrics | {"height": int(min(max(page["height"], 700), tallest))}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        taken = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        path.write_bytes(b64decode(taken["data"]))

    def complaints(self) -> list[str]:
        """Return what the console says: a blocked script or style among it."""
        return [line["message"] for line in self.driver.get_log("browser")]


@contextmanager
def browser(address: str) -> Iterator[Browser]:
    """Open a browser with an empty profile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        downloads = Path(folder) / "downloads"
        options = webdriver.ChromeOptions()
        for switch in (*QUIET, f"--user-data-dir={folder}/profile"):
            options.add_argument(switch)
        options.binary_location = CHROMIUM or ""
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.add_experimental_option(
            "prefs",
            {
                "download.default_directory": str(downloads),
                "plugins.always_open_pdf_externally": True,
            },
        )
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        try:
            yield Browser(driver, address, downloads)
        finally:
            driver.quit()


def wait_for(page: Browser, words: str, seconds: float = 60.0) -> None:
    patient(page, seconds).until(lambda _: words in page.text)


def patient(page: Browser, seconds: float = 60.0) -> WebDriverWait:
    """Wait also while one page gives way to the next, when there may be no body yet."""
    between = [StaleElementReferenceException, NoSuchElementException]
    return WebDriverWait(page.driver, seconds, ignored_exceptions=between)
