"""Waits for a resume: from a phone through the panel's hand-off, or from a USB stick."""

import logging
from pathlib import Path

from kiosk.coach.match.resume_text import read_resume
from kiosk.devices.stick import Found, refuse_large, resumes_on_stick
from kiosk.domain.errors import CoachError, StoreError
from kiosk.domain.job import Resume
from kiosk.domain.settings import Settings
from kiosk.screens.resume_view import StickFile, Typed
from kiosk.store import Store
from kiosk.store.cards import is_card
from kiosk.store.handoff import Offer
from kiosk.window import booth_events
from kiosk.window.booth import Booth
from kiosk.window.panel_address import no_phone, panel_url

log = logging.getLogger(__name__)

LOOK_S = 1.0
TYPED = "/resume"
"""The panel's page for who cannot scan (admin/views/typed.py)."""
OTHER_WAYS = "A USB stick works, or go on without."


class ResumeIntake:
    """Open while the Resume screen is; every look is an errand, so that no frame waits for it."""

    def __init__(self, booth: Booth, store: Store, settings: Settings) -> None:
        self.resume: Resume | None = None
        self._booth = booth
        self._store = store
        self._settings = settings
        self._offer: Offer | None = None
        self._shown: str | None = ""
        self._expires = 0.0
        self._found: tuple[Found, ...] = ()
        self._open = True
        self._next = 0.0
        self._looking = False

    def poll(self) -> None:
        """Look again when it is time; returns at once."""
        now = self._booth.clock.now()
        if self._offer is not None:
            self._booth.tell(booth_events.UploadWaits(max(0.0, self._expires - now)))
        if self._open and not self._looking and now >= self._next:
            self._looking, self._next = True, now + LOOK_S
            self._booth.errand(self._look)

    def choose(self, number: int) -> None:
        """Read one of the files on the stick."""
        if number < len(self._found):
            self._booth.errand(self._read, self._found[number])

    def close(self) -> None:
        """Withdraw the offer; a phone that comes now is told that it is too late."""
        self._open = False
        if self._offer is not None:
            self._booth.errand(self._store.handoff.close, self._offer.token)
            self._offer = None

    # --- errands ------------------------------------------------------------------------------

    def _look(self) -> None:
        try:
            if self._open:
                self._look_for_stick()
                self._look_for_phone()
        finally:
            self._looking = False

    def _look_for_stick(self) -> None:
        found = resumes_on_stick(Path(self._settings.booth.sticks))
        if found != self._found:
            self._found = found
            files = tuple(StickFile(one.name, one.megabytes) for one in found)
            self._booth.tell(booth_events.StickSeen(files))

    def _look_for_phone(self) -> None:
        panel = self._settings.panel
        if why_not := no_phone(panel):
            self._show(None, f"{why_not} {OTHER_WAYS}")
            return
        offer = self._offer or self._new_offer()
        address = panel_url(panel)
        typed = Typed(f"{address}{TYPED}", offer.code, panel.wifi)
        self._show(f"{address}{offer.path}", None, typed)
        self._take(offer)

    def _new_offer(self) -> Offer:
        minutes = self._settings.panel.upload_minutes
        self._offer = self._store.handoff.open_upload(minutes)
        self._expires = self._booth.clock.now() + minutes * 60
        return self._offer

    def _take(self, offer: Offer) -> None:
        try:
            resume = self._store.handoff.take(offer.token)
        except StoreError as err:
            if err.code == "handoff-gone":
                self._offer = None  # too old: the next look makes a new one
            return
        if resume is not None and self._open:
            self._offer = None
            if is_card(resume.text):
                self._booth.tell(booth_events.CardPasted(resume.text))
            else:
                self._came(resume)

    def _show(self, url: str | None, why_not: str | None, typed: Typed | None = None) -> None:
        if url != self._shown:
            self._shown = url
            self._booth.tell(booth_events.UploadOffered(url, why_not, typed))

    def _read(self, found: Found) -> None:
        try:
            refuse_large(found, self._settings.matching.max_bytes)
            resume = read_resume(found.path, self._settings.matching)
        except CoachError as err:
            log.info("resume refused: %s", err.code)
            self._booth.tell(booth_events.ResumeRefused(err.message))
            return
        except OSError:
            self._booth.tell(
                booth_events.ResumeRefused("The stick was pulled out. Please put it in again.")
            )
            return
        if self._open:
            self._came(resume)

    def _came(self, resume: Resume) -> None:
        self._open = False
        self.resume = resume
        self._booth.tell(booth_events.ResumeCame())
