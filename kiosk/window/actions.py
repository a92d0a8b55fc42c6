"""What the booth does when something happened; update_view.py changes only what is seen."""

import time
from collections.abc import Callable
from typing import Any

from kiosk.interview import events
from kiosk.interview.events import Event
from kiosk.screens import acts, group_acts
from kiosk.screens.view import Screen, View
from kiosk.window import booth_events
from kiosk.window.booth import Booth, refresh
from kiosk.window.device_test import self_test
from kiosk.window.left_over import LeftOver
from kiosk.window.looks import Looks
from kiosk.window.staff_desk import PinPad, power_off
from kiosk.window.visit import Visit
from kiosk.window.visit_actions import BY_VISIT

CLAIM_S = 3.0
SILENT_S = {Screen.LISTENING: 20.0, Screen.ASKING: 180.0, Screen.THINKING: 180.0}
"""Longest silence of an interview whose thread lives: while it listens it says something ten times
a second; a question is spoken, and an answer understood, well within three minutes."""


class Actions:
    """Carries out what people and the interview ask for. Window's thread only."""

    def __init__(self, booth: Booth, leave: Callable[[], None]) -> None:
        """`leave` ends the program; systemd starts it again."""
        self.visit: Visit | None = None
        self._booth = booth
        self._leave = leave
        self._left_over: LeftOver | None = None
        self._looks = Looks(booth)
        self._next_refresh = 0.0
        self._trouble: str | None = None
        self._pin = PinPad(booth.settings.booth.staff_pin)

    def do(self, event: Event, view: View) -> None:
        """Do what an event asks for; `view` is the picture after it."""
        action = ACTIONS.get(type(event))
        if action is not None:
            action(self, event, view)
        wanted = BY_VISIT.get(type(event))
        if wanted is not None and self.visit is not None:
            wanted(self.visit, event, view)

    def poll(self, view: View) -> None:
        """Look at what changes by itself on the present screen; returns at once."""
        visit, now = self.visit, self._booth.clock.now()
        if view.screen is Screen.CLAIM and now >= self._next_refresh:
            self._next_refresh = now + CLAIM_S
            self.refresh()
        if visit is None:
            return
        self._tell_trouble(visit)
        if visit.intake is not None:
            visit.intake.poll()
        visit.player.poll()
        visit.models.poll()
        if view.screen is Screen.ASKING:
            self._booth.tell(booth_events.Spoken(self._booth.speaker.loudness_now()))
        self._looks.poll(visit, view)

    def fresh(self, view: View) -> bool:
        """Say whether the parts that serve a candidate are alive, for the watchdog."""
        visit = self.visit
        if visit is None or view.screen in (Screen.RESULTS, Screen.SORRY):
            return True
        if visit.worker is None or view.screen not in SILENT_S:
            return visit.fresh
        on_screen = self._booth.clock.now() - view.since  # before it the candidate was waited for
        silent = min(time.monotonic() - visit.worker.beat, on_screen)
        return visit.fresh and silent < SILENT_S[view.screen]

    def somebody_seen(self) -> bool:
        """Say whether the camera has seen a face in the last second."""
        sight = self.visit.sight if self.visit else None
        now = self._booth.clock.now()
        return sight is not None and any(g.faces for g in sight.between(now - 1.0, now + 1.0))

    def _tell_trouble(self, visit: Visit) -> None:
        if visit.trouble != self._trouble:
            self._trouble = visit.trouble
            self._booth.tell(booth_events.PartLost(self._trouble))

    # --- from the agreement to the interview --------------------------------------------------

    def agreed(self, _: Event, view: View) -> None:
        if self._booth.parts is not None:
            self._looks.begin()
            self._trouble = None
            self.visit = Visit(self._booth, self._booth.parts, view)

    def code_given(self, _: Event, view: View) -> None:
        self._looks.groups.ask(view.code.typed)

    def job_chosen(self, _: Event, view: View) -> None:
        if self.visit is not None:
            self.visit.open_intake()

    def back_to_jobs(self, _: Event, view: View) -> None:
        if self.visit is not None:
            self.visit.close_intake()
            self.visit.stop()

    def stick_file(self, event: acts.StickFileChosen, view: View) -> None:
        if self.visit is not None and self.visit.intake is not None:
            self.visit.intake.choose(event.number)

    def start(self, _: Event, view: View) -> None:
        """A resume is here, or the candidate goes on without: match and plan."""
        if self.visit is not None:
            self.visit.close_intake()
            self.visit.start(view)

    def without_camera(self, _: Event, view: View) -> None:
        if self.visit is not None:
            self.visit.without_camera()

    def calibrate_again(self, _: Event, view: View) -> None:
        self._looks.calibrate_again()

    # --- the interview ------------------------------------------------------------------------

    def finished(self, event: events.Finished, view: View) -> None:
        if self.visit is not None:
            self.visit.hand_over.offer(event.interview, kept=event.kept)

    def print(self, _: Event, view: View) -> None:
        if self.visit is not None:
            self.visit.hand_over.print()

    def printed(self, event: booth_events.Printed, view: View) -> None:
        if self.visit is not None:
            self.visit.hand_over.printed(done=event.done)

    # --- the end ------------------------------------------------------------------------------

    def leave(self, _: Event, view: View) -> None:
        """Wipe everything, what was said so far too."""
        self._end(view, left=True)

    def finish(self, _: Event, view: View) -> None:
        self._end(view, left=False)

    def failed(self, event: events.Failed, view: View) -> None:
        if self.visit is not None:
            self.visit.failed()
        self._booth.note_fault(event.code)
        self._end(view, left=False)

    def _end(self, view: View, *, left: bool) -> None:
        if self.visit is not None:
            self.visit.wipe(view, left=left)
            self._left_over = self.visit.left_over
            self.visit = None

    def delete_too(self, _: Event, view: View) -> None:
        if self._left_over is not None:
            self._left_over.delete()

    def gone(self, _: Event, view: View) -> None:
        """The last screen was left: what is kept stays, as it was said. Or somebody begins."""
        if view.screen is Screen.ATTRACT:
            self._left_over = None
        elif view.screen is Screen.CONSENT:
            self.refresh()  # what staff changed counts from now on

    # --- staff --------------------------------------------------------------------------------

    def pin_key(self, event: acts.PinKey, view: View) -> None:
        right = self._pin.key(event.key, self._booth.clock.now())
        if right is not None:
            self._booth.tell(booth_events.PinJudged(right))

    def staff_left(self, _: Event, view: View) -> None:
        self._pin.clear()
        self._booth.microphone.rest()
        self.refresh()

    def refresh(self) -> None:
        """Ask the store again what jobs there are, and whether somebody has claimed the panel."""
        if self._booth.parts is not None:
            self._booth.errand(refresh, self._booth, self._booth.parts)

    def self_test(self, _: Event, view: View) -> None:
        self._booth.errand(self._test)

    def _test(self) -> None:
        lines: tuple[Any, ...] = ()
        for line in self_test(self._booth):
            lines = (*lines, line)
            self._booth.tell(booth_events.Tested(lines, over=False))
        self._booth.tell(booth_events.Tested(lines, over=True))
        self._booth.microphone.rest()

    def louder(self, _: Event, view: View) -> None:
        self._booth.speaker.volume = view.staff.volume

    def restart(self, _: Event, view: View) -> None:
        self._leave()

    def switch_off(self, _: Event, view: View) -> None:
        self._booth.errand(power_off)
        self._leave()


ACTIONS: dict[type[Event], Callable[[Actions, Any, View], None]] = {
    acts.Agreed: Actions.agreed,
    group_acts.CodeGiven: Actions.code_given,
    booth_events.CodeScanned: Actions.code_given,
    acts.JobChosen: Actions.job_chosen,
    acts.BackToJobs: Actions.back_to_jobs,
    acts.AnotherJob: Actions.back_to_jobs,
    acts.StickFileChosen: Actions.stick_file,
    acts.WithoutResume: Actions.start,
    booth_events.ResumeCame: Actions.start,
    acts.WithoutCamera: Actions.without_camera,
    acts.CalibrateAgain: Actions.calibrate_again,
    events.Finished: Actions.finished,
    events.Failed: Actions.failed,
    acts.Print: Actions.print,
    booth_events.Printed: Actions.printed,
    acts.Leave: Actions.leave,
    acts.Finish: Actions.finish,
    booth_events.WalkedAway: Actions.leave,
    acts.DeleteToo: Actions.delete_too,
    acts.Touched: Actions.gone,
    acts.LanguageChosen: Actions.gone,
    booth_events.TimedOut: Actions.gone,
    acts.PinKey: Actions.pin_key,
    acts.StaffLeft: Actions.staff_left,
    acts.SelfTest: Actions.self_test,
    acts.Louder: Actions.louder,
    acts.Restart: Actions.restart,
    acts.SwitchOff: Actions.switch_off,
}
