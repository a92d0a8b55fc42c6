"""A candidate's card at the booth: read off the camera, opened with its PIN, made anew. Nothing of
it is kept: it is gone with the visit."""

import logging
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kiosk.coach.card import Card, grown
from kiosk.domain.errors import CardError, CoachError
from kiosk.domain.interview import Interview
from kiosk.domain.settings import Settings
from kiosk.domain.units import Image
from kiosk.screens.card_view import CardStep
from kiosk.screens.view import Screen
from kiosk.senses.code import read_code
from kiosk.senses.sight import Sight
from kiosk.store.cards import PIN_DIGITS, Cards, is_card
from kiosk.window import booth_events
from kiosk.window.booth import Booth

log = logging.getLogger(__name__)

LOOK_S = 0.15
"""How often a picture is searched for a card."""
HARD_S = 12.0
"""So long nobody needs for a card that is printed well."""
HARD = (
    "No card read yet. Hold it flat, in more light, nearer or further; or paste its text on your "
    "phone, behind the code for a resume."
)


@dataclass
class CardDesk:
    """One visit's card. Belongs to the window's thread; slow things are errands."""

    booth: Booth
    cards: Cards
    settings: Settings
    card: Card | None = None
    """What the card of an earlier visit says."""
    _text: str = ""
    _typed: str = ""
    _refused: str = ""
    """A card that was told to be none: it is not told again while it is held there."""
    _looking: "Future[None] | None" = None
    _next: float = 0.0
    _since: float | None = None
    """When the present card began to be looked for."""

    # --- brought ------------------------------------------------------------------------------

    def look(self, sight: Sight | None, screen: Screen) -> None:
        """Search the newest picture for a card, beside the window, where one is held to the
        camera; returns at once."""
        now, seen = self.booth.clock.now(), sight.latest() if sight is not None else None
        busy = self._looking is not None and not self._looking.done()
        wanted = screen is Screen.CARD and not self._text and now >= self._next
        if seen is None or busy or not wanted:
            return
        self._next = now + LOOK_S
        self._since = now if self._since is None else self._since
        if now - self._since > HARD_S and not self._refused:
            self._since = now
            self.booth.tell(booth_events.CardTold(CardStep.SHOW, HARD))
        self._looking = self.booth.errand(self._search, seen[0].image)

    def _search(self, image: Image) -> None:
        text = read_code(image)
        if text is not None and is_card(text):
            self.shown(text)

    def shown(self, text: str) -> None:
        """A card was shown, or pasted on the phone: can it be opened here?"""
        if text == self._refused:
            return
        try:
            self.cards.look(text, self.settings.privacy.card_days)
        except CardError as err:
            log.info("card refused: %s", err.code)
            self._refused = text
            self.booth.tell(booth_events.CardTold(CardStep.SHOW, err.message))
            return
        self._text = text
        self.booth.tell(booth_events.CardTold(CardStep.PIN))

    # --- typed --------------------------------------------------------------------------------

    def key(self, key: str, interview: Interview | None) -> None:
        """Take a digit or "back"; the last one opens the card, or makes one after an interview."""
        self._typed = self._typed[:-1] if key == "back" else self._typed + key
        if len(self._typed) < PIN_DIGITS:
            return
        pin, self._typed = self._typed, ""
        if interview is None:
            self.booth.errand(self._open, self._text, pin)
        else:
            self.booth.errand(self._make, interview, pin)

    def _open(self, text: str, pin: str) -> None:
        try:
            self.card = self.cards.open(text, pin, self.settings.privacy.card_days)
        except CardError as err:
            log.info("card refused: %s", err.code)
            step = CardStep.PIN if err.code == "card-pin" else CardStep.SHOW
            if step is CardStep.SHOW:
                self._text, self._refused = "", text
            self.booth.tell(booth_events.CardTold(step, err.message))
            return
        self.booth.tell(booth_events.CardOpened(self.card))

    def _make(self, interview: Interview, pin: str) -> None:
        try:
            today = datetime.now(UTC).date()
            card = grown(self.card, interview, self.settings.bands, today)
            text = self.cards.seal(card, pin)
        except CoachError as err:
            log.warning("card: %s", err.code)
            self.booth.tell(booth_events.CardTold(CardStep.CHOOSE, err.message))
            return
        self.booth.tell(booth_events.CardMade(replace(interview, card=text)))

    # --- over ---------------------------------------------------------------------------------

    def put_away(self) -> None:
        """The screen of the card is left; what it said stays for this visit."""
        self._typed, self._text, self._refused, self._since = "", "", "", None

    def forget(self) -> None:
        self.put_away()
        self.card = None
