"""The card a candidate comes back with, as it is on the screen. Its PIN never is."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.coach.card import Card


class CardStep(StrEnum):
    NONE = "none"
    SHOW = "show"
    """It is held to the camera."""
    PIN = "pin"
    """It was read: what is its PIN?"""
    OPEN = "open"
    CHOOSE = "choose"
    """A new one is taken: what shall its PIN be?"""
    MADE = "made"


@dataclass(frozen=True)
class CardView:
    step: CardStep = CardStep.NONE
    digits: int = 0
    says: str | None = None
    """Why a card cannot be opened."""
    card: Card | None = None
    """What the card of an earlier visit says."""
    text: str | None = None
    """The new card, as it stands in the QR code."""
