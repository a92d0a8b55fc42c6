"""What a candidate can mean with a card: bring one, take one, type its PIN."""

from dataclasses import dataclass

from kiosk.screens.act import Act


@dataclass(frozen=True)
class CardBrought(Act):
    """There is a card from an earlier visit."""


@dataclass(frozen=True)
class CardWanted(Act):
    """A card shall be taken home."""


@dataclass(frozen=True)
class CardKey(Act):
    """A digit of the PIN, or "back"."""

    key: str


@dataclass(frozen=True)
class CardClosed(Act):
    """Go on, with the card or without it."""
