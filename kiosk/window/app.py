"""The window: events in, one step, one picture, thirty a second while something moves."""

import contextlib
import logging
import threading
from collections import deque
from dataclasses import replace

import pygame

from kiosk.domain.settings import Settings
from kiosk.interview.events import Answered, Event, Failed, Finished, Matched, Trouble
from kiosk.screens.painters import paint
from kiosk.screens.paper import Target
from kiosk.screens.view import Screen, View
from kiosk.window.actions import Actions
from kiosk.window.booth import Booth, build, warm
from kiosk.window.booth_events import ResumeCame, TimedOut, WalkedAway, Wiped
from kiosk.window.idle import Idle
from kiosk.window.inputs import Inputs
from kiosk.window.next_screen import VISIT, lasts_s
from kiosk.window.update_view import after
from kiosk.window.watchdog import Watchdog

log = logging.getLogger(__name__)

QUICK_S, CALM_S = 1 / 30, 1 / 4
"""Seconds per picture while something moves, and on a screen that hardly does."""
QUICK = (Screen.CARD, Screen.CHECK, Screen.ASKING, Screen.LISTENING, Screen.THINKING)
SLOWEST_S = 5.0
"""A window that has not come round for this long does not feed the watchdog."""

WIPE_S = 3.0
"""Longest time to wait for the last wipe: what it deletes in the store is closed at the next start
too, and what it deletes in memory goes with the program."""


class App:
    """The booth's window and everything that happens in it."""

    def __init__(self, settings: Settings, surface: pygame.Surface, view: View) -> None:
        """`surface` is the open display, with the first picture on it."""
        self._queue: deque[Event] = deque()
        self.booth: Booth = build(settings, self._queue.append)
        self.actions = Actions(self.booth, self.leave)
        self.view = view
        self.frames: deque[float] = deque(maxlen=3_000)
        """Seconds each picture took, for the bench."""
        self._idle = Idle(settings.booth.idle_s, settings.booth.leave_s)
        self._inputs = Inputs()
        self._watchdog = Watchdog()
        self._targets: tuple[Target, ...] = ()
        self._painted: View | None = None
        self._left = threading.Event()
        self._surface = surface
        self._before = self.booth.clock.now()

    def leave(self) -> None:
        """End the program after this picture."""
        self._left.set()

    def run(self) -> None:
        """Show the first picture, warm the models behind it, and go on until told to leave."""
        self._picture()
        self._watchdog.ready("warming")
        warmer = threading.Thread(
            target=warm, args=(self.booth, self._left.wait), name="warmer", daemon=True
        )
        warmer.start()
        looker = threading.Thread(
            target=self.booth.watch.run, args=(self._left.wait,), name="printer", daemon=True
        )
        looker.start()
        try:
            while not self._left.is_set():
                self.turn()
        finally:
            self._watchdog.stopping()
            if self.actions.visit is not None:
                wiped = self.actions.visit.wipe(self.view, left=True)
                with contextlib.suppress(TimeoutError):  # a busy store does not keep us here
                    wiped.result(timeout=WIPE_S)
            self.booth.close()
            pygame.quit()

    def turn(self) -> None:
        """Once round: wait for something to happen, take it in, paint if anything changed."""
        playing = self.view.replay.playing is not None
        quick = self.view.screen in QUICK or playing or bool(self._queue)
        first = pygame.event.wait(round(1000 * (QUICK_S if quick else CALM_S)))
        now = self.booth.clock.now()
        self._take_inputs([first, *pygame.event.get()], now)
        self.actions.poll(self.view)
        self._take_events(now)
        self._let_time_pass(now)
        self._picture()
        in_time = self.booth.clock.now() - now < SLOWEST_S
        self._watchdog.feed(now, in_time and self.actions.fresh(self.view))
        self._watchdog.status(self.view.screen.value)

    # --- in -----------------------------------------------------------------------------------

    def _take_inputs(self, happened: list[pygame.event.Event], now: float) -> None:
        for one in happened:
            if one.type == pygame.QUIT:
                self.leave()
            elif one.type == pygame.VIDEORESIZE:
                self._surface, self._painted = pygame.display.get_surface(), None
            elif one.type in TOUCHES:
                self._idle.noticed()
            self.view, act = self._inputs.take(one, self.view, self._targets, now)
            if act is not None:
                self._queue.append(act)
        corner = self._inputs.held_corner(self.view, min(self._surface.get_size()), now)
        if corner is not None and self.booth.settings.booth.staff_pin:
            self._queue.append(corner)

    def _take_events(self, now: float) -> None:
        while self._queue:
            event = self._queue.popleft()
            if isinstance(event, TOLD):
                log.info("event %s", type(event).__name__)
            before = self.view.screen
            self.view = after(self.view, event, now)
            self.actions.do(event, self.view)
            if self.view.screen is not before:
                self._idle.noticed()
                log.info("screen %s", self.view.screen)

    def _let_time_pass(self, now: float) -> None:
        passed, self._before = now - self._before, now
        view = replace(self.view, now=now)
        if view.screen in VISIT:
            if (
                view.benchmark.speaking
                or view.replay.playing is not None
                or view.turn.speaking
                or self.actions.somebody_seen()
            ):
                self._idle.noticed()
            answering = bool(view.turn.text or view.turn.speaking)
            left = self._idle.left_s(passed, view.screen, answering, view.ease.time)
            if left == 0.0:
                self._queue.append(WalkedAway())
            elif left is not None or view.leaving_s is not None:
                view = replace(view, leaving_s=None if left is None else float(int(left) + 1))
        lasts = lasts_s(view)
        if lasts is not None and now - view.since >= lasts:
            self._queue.append(TimedOut())
        self.view = claim_first(view, now)

    # --- out ----------------------------------------------------------------------------------

    def _picture(self) -> None:
        """Paint the view if it differs from what is on the screen."""
        if self._painted is not None and still(self.view) == still(self._painted):
            return
        began = self.booth.clock.now()
        self._targets = paint(self._surface, self.view)
        pygame.display.flip()
        self._painted = self.view
        self.frames.append(self.booth.clock.now() - began)


TOLD = (Matched, Answered, Finished, Trouble, Failed, Wiped, ResumeCame)
"""What the log tells of an interview: that it happened, never what was said."""

TOUCHES = (
    pygame.MOUSEBUTTONDOWN,
    pygame.KEYDOWN,
    pygame.JOYBUTTONDOWN,
    pygame.JOYHATMOTION,
    pygame.FINGERDOWN,
)


def claim_first(view: View, now: float) -> View:
    """Return the claim screen instead of the attract screen while nobody has claimed the panel."""
    unclaimed = view.claim.code is not None and not view.claim.skipped
    if view.screen is Screen.ATTRACT and unclaimed:
        return replace(view, screen=Screen.CLAIM, since=now)
    if view.screen is Screen.CLAIM and not unclaimed:
        return replace(view, screen=Screen.ATTRACT, since=now)
    return view


def still(view: View) -> View:
    """Return what decides whether a new picture is needed: time only where something moves."""
    moves = view.ease.motion and view.screen in (Screen.ATTRACT, *QUICK)
    return view if moves else replace(view, now=0.0)
