"""A booth in a test: the real program under Xvfb, with a private sound server and real touches."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import load
from kiosk.interview.rehearse import RECORDINGS
from kiosk.screens.painters import paint
from kiosk.screens.paper import BODY, Style
from kiosk.screens.view import View
from kiosk.store import Store
from tests.kit.booth.pulse import Pulse, private_pulse
from tests.kit.booth.screen import code_on, screen_of, stands_on
from tests.kit.booth.surroundings import SIZE, display, prepare
from tests.kit.fakes import cups

MAIN = (1150, 662)
"""Where the main action is on every screen."""
LEAVE = (110, 662)
PATIENCE_S = 90.0
TOUCHES = 4
READ_S = 30.0
LEFT_S = 120.0
WARM_S = 180.0
"""A machine that runs other tests beside it is slow to load models."""


@dataclass
class TestedBooth:
    """A running booth: what it writes, and ways to touch it."""

    __test__ = False
    folder: Path
    pulse: Pulse
    printer: cups.Printer
    environment: dict[str, str]
    process: subprocess.Popen
    seen: int = 0

    # --- what it did --------------------------------------------------------------------------

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def screens(self) -> list[str]:
        return re.findall(r"kiosk\.window\.app:screen (\w+)", self.log)

    def wait_for(self, screen: str, seconds: float = PATIENCE_S) -> float:
        """Wait until a screen comes up that was not waited for before; return how long it took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            new = self.screens()[self.seen :]
            if screen in new:
                self.seen += new.index(screen) + 1
                time.sleep(0.45)  # the window is deaf for a moment after a change
                return time.monotonic() - began
            assert self.process.poll() is None, self.log[-2000:]
            time.sleep(0.05)
        raise AssertionError(f"{screen} did not come: {self.screens()}\n{self.log[-1500:]}")

    def wait_for_event(self, name: str, count: int = 1, seconds: float = PATIENCE_S) -> None:
        """Wait until something has happened so often since the booth was started."""
        until = time.monotonic() + seconds
        while self.log.count(f"event {name}") < count:
            assert time.monotonic() < until, f"no {name}: {self.log[-1500:]}"
            time.sleep(0.1)
        time.sleep(0.5)

    def wait_until_warm(self) -> float:
        """Wait until an interview can begin; return how long the booth says it took."""
        until = time.monotonic() + WARM_S
        while time.monotonic() < until:
            warm = re.search(r"warm after ([\d.]+) s", self.log)
            if warm:
                time.sleep(0.5)
                return float(warm.group(1))
            assert self.process.poll() is None, self.log[-2000:]
            time.sleep(0.2)
        raise AssertionError(f"never warm: {self.log[-1500:]}")

    def wait_until_left(self, seconds: float = LEFT_S) -> None:
        """Wait until the booth is back on its attract screen, where a test broke off too."""
        until = time.monotonic() + seconds
        while self.screens()[-1:] not in ([], ["attract"]):
            assert self.process.poll() is None, self.log[-2000:]
            assert time.monotonic() < until, f"never left: {self.screens()[-3:]}"
            time.sleep(0.1)
        self.seen = len(self.screens())

    # --- what a candidate reads ---------------------------------------------------------------

    def wait_to_read(self, sentence: str, style: Style = BODY, seconds: float = READ_S) -> None:
        """Wait until a line stands on the screen, letter by letter."""
        self._wait_for_line(sentence, style, there=True, seconds=seconds)

    def wait_until_gone(self, sentence: str, style: Style = BODY, seconds: float = READ_S) -> None:
        """Wait until a line does not stand on the screen any more."""
        self._wait_for_line(sentence, style, there=False, seconds=seconds)

    def _wait_for_line(self, sentence: str, style: Style, *, there: bool, seconds: float) -> None:
        until = time.monotonic() + seconds
        while stands_on(screen_of(self.folder / "screen"), sentence, style) is not there:
            said = f"{'never read' if there else 'still there'}: {sentence}"
            assert time.monotonic() < until, f"{said} on {self.screens()[-1:]}: {self.log[-1000:]}"
            time.sleep(0.2)

    def wait_for_code(self, seconds: float = READ_S) -> str:
        """Wait until a phone could read a QR code off the screen; return what it says."""
        until = time.monotonic() + seconds
        while not (code := code_on(screen_of(self.folder / "screen"))):
            assert time.monotonic() < until, f"no code on {self.screens()[-1:]}: {self.log[-1000:]}"
            time.sleep(0.2)
        return code

    # --- what a candidate does ----------------------------------------------------------------

    def touch(self, x: int, y: int) -> None:
        move = ["mousemove", str(x), str(y), "sleep", "0.1"]
        self._xdotool(*move, "mousedown", "1", "sleep", "0.08", "mouseup", "1")

    def hold(self, x: int, y: int, seconds: float) -> None:
        """Keep a finger on a place."""
        move = ["mousemove", str(x), str(y), "sleep", "0.1"]
        self._xdotool(*move, "mousedown", "1", "sleep", str(seconds), "mouseup", "1")

    def touch_until(self, screen: str, at: tuple[int, int] = MAIN) -> None:
        """Touch until a screen comes: on a busy machine a touch may fall into a change."""
        for _ in range(TOUCHES):
            self.touch(*at)
            with contextlib.suppress(AssertionError):
                self.wait_for(screen, PATIENCE_S / TOUCHES)
                return
        raise AssertionError(f"{screen} did not come: {self.screens()}\n{self.log[-1500:]}")

    def press_until(self, screen: str, label: str, view: View) -> None:
        """Touch the target with this label until a screen comes."""
        self.touch_until(screen, self.where(label, view))

    def where(self, label: str, view: View) -> tuple[int, int]:
        """Return the middle of the target with this label, where the painter puts it."""
        import pygame

        targets = paint(pygame.Surface(SIZE, depth=32), view)
        return next(t for t in targets if t.label == label).rect.center

    def key(self, *names: str) -> None:
        for name in names:
            self._xdotool("key", name)
            time.sleep(0.15)

    def press(self, label: str, view: View) -> None:
        """Touch the target with this label, where the painter puts it for such a view."""
        self.touch(*self.where(label, view))

    def answer(self, recording: Path, seconds: float | None = None) -> None:
        """Talk into the microphone with a recording, or the first seconds of one."""
        time.sleep(0.8)  # nobody starts before the coach's echo is gone
        talking = self.pulse.play(recording)
        if seconds is None:
            talking.wait(90)
        else:
            time.sleep(seconds)
            talking.terminate()
            talking.wait(10)

    def _xdotool(self, *words: str) -> None:
        environment = {**os.environ, **self.environment}
        subprocess.run(["xdotool", *words], env=environment, check=True, timeout=20)

    def store(self) -> Store:
        return Store.open(f"sqlite:///{self.folder / 'var' / 'coach.sqlite'}")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


@contextmanager
def running_booth(folder: Path, **settings: str) -> Iterator[TestedBooth]:
    """Run a booth with one job and an empty stick folder until the block ends."""
    needed = ("Xvfb", "xdotool", "pdftotext", "cupsd")
    missing = [name for name in needed if not shutil.which(cups.program(name))]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {missing}")
    models = load().paths.models_dir
    if not (models / "verified.json").is_file():
        pytest.skip("the models are not on this machine: python -m provisioning models")
    prepare(folder)
    with private_pulse() as pulse, display(folder / "screen") as name, cups.printer() as printer:
        pulse.room_tone()
        environment = {
            **pulse.environment,
            "DISPLAY": name,
            "CUPS_SERVER": str(printer.socket),
            "KIOSK_BOOTH_PRINTER": cups.QUEUE,
            "KIOSK_LOG": "INFO",
            "KIOSK_PATHS_VAR": str(folder / "var"),
            "KIOSK_PATHS_MODELS": str(models),
            "KIOSK_VOICE_ONLINE": "no",
            "KIOSK_INTERVIEWING_WARM_UP": "no",
            "KIOSK_INTERVIEWING_SELF_JUDGEMENT": "no",
            "KIOSK_BOOTH_STICKS": str(folder / "media"),
            "KIOSK_BOOTH_CAMERA": str(RECORDINGS / "strong" / "face.mp4"),
            **settings,
        }
        with (folder / "log").open("wb") as log:
            size = f"{SIZE[0]}x{SIZE[1]}"
            words = [sys.executable, "-m", "kiosk", "run", "--window", "--size", size]
            process = subprocess.Popen(
                words, env={**os.environ, **environment}, cwd=REPOSITORY, stdout=log, stderr=log
            )
        booth = TestedBooth(folder, pulse, printer, environment, process)
        try:
            yield booth
        finally:
            booth.stop()
