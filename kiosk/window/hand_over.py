"""How the report leaves with its owner: behind a code for the phone, or from the printer."""

import logging
from dataclasses import replace

from kiosk import report
from kiosk.domain.errors import CoachError
from kiosk.domain.interview import Interview
from kiosk.domain.settings import Settings
from kiosk.interview.parts import Parts
from kiosk.screens.endings_view import PRINTING, TakeHome
from kiosk.window import booth_events
from kiosk.window.booth import Booth
from kiosk.window.panel_address import no_phone, panel_url

log = logging.getLogger(__name__)

FAILED = "It was not printed. You can try again."


class HandOver:
    """One candidate's report. Belongs to the window's thread; slow things are errands."""

    def __init__(self, booth: Booth, parts: Parts, settings: Settings) -> None:
        self.home = TakeHome()
        self._booth, self._parts, self._settings = booth, parts, settings
        self._interview: Interview | None = None

    @property
    def interview(self) -> Interview | None:
        """The finished interview that is handed over."""
        return self._interview

    def offer(self, whole: Interview, *, kept: bool) -> None:
        """Offer the report; keep the interview now where the store was busy before."""
        self._interview = whole
        if not kept:
            self._booth.promise(self._parts.store.keep, whole)
        self._booth.promise(self._offer, whole)

    def again(self, whole: Interview) -> None:
        """Offer the report anew: a card goes with it from now on."""
        self._interview = whole
        self._booth.promise(self._offer, whole)

    def _offer(self, whole: Interview) -> None:
        """Put the report behind a code for the phone."""
        panel = self._settings.panel
        home = TakeHome(hours=panel.collect_hours)
        if why_not := no_phone(panel):
            self._tell(replace(home, why_not=why_not))
            return
        offer = self._parts.store.handoff.offer_report(whole, panel.collect_hours)
        self._tell(replace(home, url=f"{panel_url(panel)}{offer.path}"))

    def print(self) -> None:
        """Print the report, and not again while it is being printed."""
        if self._interview is not None and self.home.again:
            self._tell(replace(self.home, printing=PRINTING, again=False))
            self._booth.errand(self._print, self._interview)

    def printed(self, *, done: bool) -> None:
        """Say what has become of it; a print that failed is offered again."""
        if self._interview is None:
            return
        says = "Please take your report from the printer." if done else FAILED
        self._tell(replace(self.home, printing=says, again=not done))

    def _print(self, whole: Interview) -> None:
        try:
            pdf = report.render(whole, self._settings, self._settings.panel.paper)
            self._booth.watch.follow(self._booth.printer.print_pdf(pdf, "Interview report"))
        except CoachError as err:
            log.warning("print: %s", err.code)
            self._tell(replace(self.home, printing=err.message, again=True))

    def _tell(self, home: TakeHome) -> None:
        self.home = home
        self._booth.tell(booth_events.Home(home))

    def forget(self) -> None:
        self._interview = None
        self._booth.watch.forget()
