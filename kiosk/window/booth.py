"""The one place that builds a booth: its devices, its parts, and the errands it runs beside the
window. Building opens nothing; the models are warmed behind the attract screen."""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiosk.coach.match import align
from kiosk.coach.measure import prosody
from kiosk.devices.clock import LiveClock
from kiosk.devices.microphone import LiveMicrophone
from kiosk.devices.pauses import growing
from kiosk.devices.printer import CupsPrinter
from kiosk.devices.speaker import LiveSpeaker
from kiosk.domain.errors import CoachError, StoreError
from kiosk.domain.settings import Settings
from kiosk.interview.events import Event
from kiosk.interview.parts import Devices, Parts, assemble
from kiosk.screens.view import Claim, Warmth
from kiosk.senses.mesh_library import mediapipe
from kiosk.window import booth_events
from kiosk.window.panel_address import panel_url, reachable_by_phone
from kiosk.window.printer_watch import PrinterWatch

log = logging.getLogger(__name__)

HEARING_S = 60.0
"""Longest time the transcriber may take to load."""
BUSY_S = 60.0
"""Longest time to go on asking a store that is busy."""


@dataclass
class Booth:
    """What lasts as long as the program; a visit lasts as long as a candidate."""

    settings: Settings
    tell: Callable[[Event], None]
    clock: LiveClock
    speaker: LiveSpeaker
    microphone: LiveMicrophone
    printer: CupsPrinter
    parts: Parts | None = None
    watch: PrinterWatch = field(init=False)
    current: Settings = field(init=False)
    """The settings with the panel's over them, as they were at the last look."""
    _errands: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="errands")
    )
    _closing: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.current = self.settings
        self.watch = PrinterWatch(self.printer, self.tell, self.note_fault)

    def note_fault(self, code: str) -> bool:
        """Keep a code for staff; false where the store is not open yet."""
        if self.parts is None:
            return False
        self.errand(self.parts.store.booths.fault, self.settings.booth.id, code)
        return True

    def errand(self, do: Callable[..., Any], *given: object) -> "Future[Any]":
        """Run something slow beside the window, after the errands before it."""
        return self._errands.submit(_careful, do, *given)

    def promise(self, do: Callable[..., Any], *given: object) -> "Future[Any]":
        """Run an errand that has to be done: a store that is busy is asked again until it is free.

        What is kept and what is deleted was promised to somebody. `do` may be done twice.
        """
        return self._errands.submit(_careful, self._until_done, do, *given)

    def _until_done(self, do: Callable[..., Any], *given: object) -> Any:
        pauses, waited = growing(), 0.0
        while True:
            try:
                return do(*given)
            except StoreError as err:
                if err.permanent or waited >= BUSY_S or self._closing.is_set():
                    raise
                log.warning("errand waits: %s", err.code)
            pause = next(pauses)
            self._closing.wait(pause)
            waited += pause

    def close(self) -> None:
        self._closing.set()
        self._errands.shutdown(wait=False, cancel_futures=True)
        self.speaker.close()
        if self.parts is not None:
            self.parts.close()
        else:
            self.microphone.close()


def _careful(do: Callable[..., Any], *given: object) -> Any:
    """Run an errand; one that fails is logged by its code, and the booth goes on."""
    try:
        return do(*given)
    except CoachError as err:
        log.warning("errand: %s", err.code)
    except OSError as err:
        log.warning("errand: %s", type(err).__name__)
    return None


def build(settings: Settings, tell: Callable[[Event], None]) -> Booth:
    """Return a booth of live devices. Nothing is opened yet."""
    listening = settings.listening
    speaker = LiveSpeaker(settings.booth.speaker, listening.echo_s)
    microphone = LiveMicrophone(
        settings.booth.microphone, listening.preroll_s, coach_heard=speaker.heard
    )
    printer = CupsPrinter(settings.booth.printer)
    return Booth(settings, tell, LiveClock(), speaker, microphone, printer)


def warm(booth: Booth, left: Callable[[float], bool]) -> None:
    """Get everything ready behind the attract screen, telling how far it is.

    What cannot be had now is tried again with growing pauses: a locked store comes free, and staff
    put a missing model in place. `left` lets a pause pass; true when the window was left in it.
    """
    for pause in growing():
        try:
            for says, share in _steps(booth):
                log.info("at %.1f s: %s", booth.clock.now(), says)
                booth.tell(booth_events.Warmed(Warmth(False, share, says)))
            booth.tell(booth_events.Warmed(Warmth()))
            log.info("warm after %.1f s", booth.clock.now())
            return
        except CoachError as err:
            log.warning("warming: %s", err.code)
            says = f"{err.message} ({err.code})"
            booth.tell(booth_events.Warmed(Warmth(False, 0.0, says)))
        if left(pause):
            return


def _steps(booth: Booth) -> Iterator[tuple[str, float]]:
    """Yield what comes next and how much is done, doing it in between."""
    yield "Opening the booth's memory", 0.05
    if booth.parts is None:
        devices = Devices(booth.clock, booth.microphone, booth.speaker)
        booth.parts = assemble(booth.settings, devices, on_trouble=_log)
    parts = booth.parts
    tidy(booth, parts)

    yield "Warming the ear for pace and pitch", 0.15
    prosody.warm()

    yield "Loading the language model", 0.35
    parts.meaning.warm()
    align.warm(parts.kept)

    yield "Waking the camera's eye", 0.5
    mediapipe()  # a second of imports that the first candidate does not wait for

    yield "Finding the speaker", 0.65
    booth.speaker.open()

    yield "Loading the transcriber", 0.75
    if not parts.hearing.ready(HEARING_S):
        raise CoachError("model-missing", "The transcriber cannot be loaded.")
    yield "Ready", 1.0


def tidy(booth: Booth, parts: Parts) -> None:
    """Close what a crash left open, and tell the window what the panel knows."""
    parts.store.end_left_behind(booth.settings.booth.id)
    refresh(booth, parts)


def refresh(booth: Booth, parts: Parts) -> None:
    """Tell the window the settings, the jobs there are, and the claim code while nobody has claimed
    the panel."""
    booth.current = parts.store.settings(booth.settings)
    booth.tell(booth_events.SettingsKnown(booth.current))
    booth.tell(booth_events.JobsKnown(parts.store.jobs()))
    today = date.today()
    booth.tell(
        booth_events.GroupsKnown(any(group.open_on(today) for group in parts.store.groups.all()))
    )
    url = panel_url(booth.current.panel)
    booth.tell(
        booth_events.ClaimKnown(Claim(url, parts.store.claim_code(), reachable_by_phone(url)))
    )


def _log(err: CoachError) -> None:
    log.warning("left out: %s", err.code)
