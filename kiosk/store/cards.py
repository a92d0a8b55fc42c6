"""Seals a candidate's card with the campus' key and opens it with the PIN its owner chose.

A card is text for a QR code: which campus it is of and on which day it was made, open but signed
(HMAC-SHA256); what it says, sealed (AES-GCM) under a key made of the campus' key and the PIN
(scrypt), so that neither the card nor the campus' key alone gives it up. Nothing of a card is kept:
of wrong PINs a count is, in memory, under the card's hash.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from kiosk.coach.card import Card, day_number, day_of, packed, unpacked
from kiosk.domain.errors import CardError
from kiosk.store.database import Database, upsert
from kiosk.store.tables import OverrideRow

KEY_NAME = "cards.key"
PREFIX = "ICC1-"
"""Capitals and digits only: a QR code holds half as much again of them."""
VERSION, CAMPUS_BYTES, DAY_BYTES, NONCE_BYTES, MAC_BYTES = 1, 4, 2, 12, 16
HEAD_BYTES = 1 + CAMPUS_BYTES + DAY_BYTES + NONCE_BYTES
MOST_LETTERS = 1500
KEY_BYTES = 32
WRONG_PINS, CLOSED_S = 5, 3600.0
PIN_DIGITS = 4

SAYS = {
    "card-unreadable": "This is no card of an interview coach.",
    "card-changed": "This card was changed or printed badly. Nothing of it can be shown.",
    "card-foreign": "This card is from another campus and cannot be read here.",
    "card-expired": "This card is too old. Take a new one home today.",
    "card-closed": "Five wrong PINs: this card stays closed for an hour.",
}


def _refused(code: str) -> CardError:
    return CardError(code, SAYS[code])


@dataclass
class _Tries:
    wrong: int = 0
    closed_until: float = 0.0


class Cards:
    """Makes and opens cards."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database, self._clock = database, clock
        self._tries: dict[bytes, _Tries] = {}

    def key(self) -> bytes:
        """Return the key of this campus; the first who asks makes it."""
        wanted = select(OverrideRow.value).where(OverrideRow.key == KEY_NAME)
        with self._database.reading() as session:
            value = session.scalar(wanted)
        if value is None:
            with self._database.writing() as session:  # somebody else may have been quicker
                value = session.scalar(wanted) or {"value": secrets.token_hex(KEY_BYTES)}
                upsert(session, OverrideRow(key=KEY_NAME, value=value, updated_at=_now()))
        return bytes.fromhex(value["value"])

    def seal(self, card: Card, pin: str, today: date | None = None) -> str:
        """Return the card as the text of a QR code."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key, nonce = self.key(), secrets.token_bytes(NONCE_BYTES)
        day = day_number(today or _now().date()).to_bytes(DAY_BYTES)
        head = bytes((VERSION,)) + _campus(key) + day + nonce
        body = head + AESGCM(_sealing(key, pin, nonce)).encrypt(nonce, packed(card), head)
        return PREFIX + base64.b32encode(body + _mac(key, body)).decode().rstrip("=")

    def look(self, text: str, days: int, today: date | None = None) -> bytes:
        """Say whether a card can be opened here, before its PIN is asked for; return it as bytes.

        Args:
            days: how long a card is good.

        Raises:
            CardError: card-unreadable, card-foreign, card-changed, card-expired or card-closed.
        """
        body, mac = _parted(text)
        key = self.key()
        if body[1 : 1 + CAMPUS_BYTES] != _campus(key):
            raise _refused("card-foreign")
        if not hmac.compare_digest(mac, _mac(key, body)):
            raise _refused("card-changed")
        made = day_of(int.from_bytes(body[1 + CAMPUS_BYTES :][:DAY_BYTES]))
        if ((today or _now().date()) - made).days > days:
            raise _refused("card-expired")
        if self._clock() < self._tries.setdefault(_hash(body), _Tries()).closed_until:
            raise _refused("card-closed")
        return body

    def open(self, text: str, pin: str, days: int, today: date | None = None) -> Card:
        """Return what a card says.

        Raises:
            CardError: as look, and card-pin.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        body = self.look(text, days, today)
        head, sealed = body[:HEAD_BYTES], body[HEAD_BYTES:]
        nonce = head[-NONCE_BYTES:]
        try:
            content = AESGCM(_sealing(self.key(), pin, nonce)).decrypt(nonce, sealed, head)
            card = unpacked(content)
        except InvalidTag:
            raise self._wrong(body) from None
        except ValueError:
            raise _refused("card-changed") from None
        self._tries.pop(_hash(body), None)
        return card

    def _wrong(self, body: bytes) -> CardError:
        tries = self._tries.setdefault(_hash(body), _Tries())
        tries.wrong += 1
        if tries.wrong >= WRONG_PINS:
            tries.wrong, tries.closed_until = 0, self._clock() + CLOSED_S
            return _refused("card-closed")
        left = WRONG_PINS - tries.wrong
        return CardError("card-pin", f"That PIN does not open this card. Tries left: {left}.")


def is_card(text: str) -> bool:
    """Say whether a text claims to be a card."""
    return text.strip().upper().startswith(PREFIX)


def _parted(text: str) -> tuple[bytes, bytes]:
    """Return what is signed, and its signature."""
    letters = text.strip().upper().removeprefix(PREFIX)
    if not is_card(text) or len(text) > MOST_LETTERS:
        raise _refused("card-unreadable")
    try:
        content = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        raise _refused("card-changed") from None
    if len(content) <= HEAD_BYTES + MAC_BYTES or content[0] != VERSION:
        raise _refused("card-changed")
    return content[:-MAC_BYTES], content[-MAC_BYTES:]


def _now() -> datetime:
    return datetime.now(UTC)


def _campus(key: bytes) -> bytes:
    return hashlib.sha256(b"campus " + key).digest()[:CAMPUS_BYTES]


def _mac(key: bytes, body: bytes) -> bytes:
    return hmac.new(hashlib.sha256(b"sign " + key).digest(), body, "sha256").digest()[:MAC_BYTES]


def _sealing(key: bytes, pin: str, nonce: bytes) -> bytes:
    """Return the key of one card: slow to make, so that PINs are not tried in bulk."""
    secret = hashlib.sha256(b"seal " + key + pin.encode()).digest()
    return hashlib.scrypt(secret, salt=nonce, n=2**14, r=8, p=1, dklen=32)


def _hash(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()
