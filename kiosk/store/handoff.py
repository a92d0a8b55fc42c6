"""Hands a resume from the phone to the booth, and a report from the booth to the phone.

A token of 256 bits opens each hand-off once it is known. That of a resume can also be made from a
code of eight letters, which a person types who cannot scan; it is slow to make, so that eight are
enough for ten minutes. The store keeps only the token's hash to
find the row, and what is handed over is sealed with a key made of the token itself (AES-GCM), so
that neither the database nor a backup of it tells anything: the resume's text lies there unreadable
from the upload until the booth takes it, and is deleted then.
"""

import base64
import hashlib
import json
import secrets
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import StoreError
from kiosk.domain.interview import Interview
from kiosk.domain.job import Resume
from kiosk.domain.plain import from_plain, to_plain
from kiosk.store.database import Database
from kiosk.store.tables import HandoffRow

TOKEN_BYTES = 32
LETTERS, CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 8
"""None that is taken for another: no I, O, 0, 1."""
SLOW = {"n": 2**15, "r": 8, "p": 1, "maxmem": 2**26, "dklen": TOKEN_BYTES}
"""scrypt: a tenth of a second and 32 MB for each code that is tried."""
NONCE_BYTES = 12  # what AES-GCM is specified for
MOST_DOWNLOADS = 20
"""A report offered for one student's phones; more is somebody else's."""
MOST_BROKEN = 5
"""Files that could not be read before a link is over: each costs a child process."""


class Kind(StrEnum):
    UPLOAD = "upload"
    REPORT = "report"


@dataclass(frozen=True)
class Offer:
    """A hand-off as the booth shows it: `path` goes behind the panel's address into the QR code."""

    token: str
    path: str
    expires_at: datetime
    code: str = ""
    """What a person types instead of scanning, as K7P3-2QXM; empty for a report."""


class Handoffs:
    """The hand-offs of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_upload(self, minutes: int) -> Offer:
        """Offer the phone a page to bring a resume, once, for some minutes."""
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
        shown = f"{code[:4]}-{code[4:]}"
        offer = self._offer(Kind.UPLOAD, timedelta(minutes=minutes), token=token_of(code))
        return replace(offer, code=shown)

    def receive(self, token: str, resume: Resume) -> None:
        """Put the resume down for the booth; the token cannot bring a second one.

        Raises:
            StoreError: handoff-gone where the token is wrong, used or too old.
        """
        sealed = _seal(token, to_plain(resume))
        with self._database.writing() as session:
            row = _find(session, token, Kind.UPLOAD, alone=True)
            if row is None or row.sealed is not None:
                raise _gone()
            row.sealed, row.count = sealed, 1

    def broke(self, token: str) -> None:
        """Count a file that could not be read; after the fifth the link is over."""
        with self._database.writing() as session:
            row = _find(session, token, Kind.UPLOAD, alone=True)
            if row is None:
                return
            row.broken += 1
            if row.broken >= MOST_BROKEN:
                session.delete(row)

    def take(self, token: str) -> Resume | None:
        """Return what the phone brought and delete it; None while nothing has come.

        Raises:
            StoreError: handoff-gone where the token is wrong, taken or too old.
        """
        with self._database.reading() as session:  # the booth asks often, and mostly for nothing
            row = _find(session, token, Kind.UPLOAD)
            if row is not None and row.sealed is None:
                return None
        with self._database.writing() as session:
            row = _find(session, token, Kind.UPLOAD, alone=True)
            if row is None or row.sealed is None:
                raise _gone()
            sealed = row.sealed
            session.delete(row)
        self._database.scrub()
        return from_plain(Resume, _unseal(token, sealed))

    def close(self, token: str) -> None:
        """Withdraw an offer: the candidate went on without it, or left."""
        self._delete(token)

    def offer_report(self, interview: Interview, hours: int) -> Offer:
        """Offer the phone a page to collect the report of an interview, also of one not kept."""
        sealed = _Sealed(interview.id, to_plain(interview))
        return self._offer(Kind.REPORT, timedelta(hours=hours), sealed)

    def open(self, token: str, kind: Kind) -> datetime | None:
        """Return until when a token is good; None where it is wrong, used or too old."""
        with self._database.reading() as session:
            row = _find(session, token, kind)
            used = row is not None and kind is Kind.UPLOAD and row.sealed is not None
            return None if row is None or used else row.expires_at

    def collect(self, token: str) -> Interview:
        """Return the interview of a report and count the download.

        Raises:
            StoreError: handoff-gone where the token is wrong, too old or worn out.
        """
        with self._database.writing() as session:
            row = _find(session, token, Kind.REPORT, alone=True)
            if row is None or row.sealed is None or row.count >= MOST_DOWNLOADS:
                raise _gone()
            row.count += 1
            sealed = row.sealed
        return from_plain(Interview, _unseal(token, sealed))

    def sweep(self, now: datetime | None = None) -> int:
        """Delete what is too old; return how many there were."""
        with self._database.writing() as session:
            gone = session.execute(
                delete(HandoffRow)
                .where(HandoffRow.expires_at <= (now or datetime.now(UTC)))
                .returning(HandoffRow.id)
            ).all()
        if gone:
            self._database.scrub()
        return len(gone)

    def _offer(
        self,
        kind: Kind,
        lives: timedelta,
        content: "_Sealed | None" = None,
        token: str | None = None,
    ) -> Offer:
        self.sweep()
        token = token or secrets.token_urlsafe(TOKEN_BYTES)
        expires_at = datetime.now(UTC) + lives
        with self._database.writing() as session:
            session.add(
                HandoffRow(
                    id=str(uuid4()),
                    token_hash=_hash(token),
                    kind=kind.value,
                    interview_id=content and content.interview_id,
                    expires_at=expires_at,
                    count=0,
                    sealed=content and _seal(token, content.document),
                )
            )
        return Offer(token, f"/handoff/{kind.value}/{token}", expires_at)

    def _delete(self, token: str) -> None:
        with self._database.writing() as session:
            session.execute(delete(HandoffRow).where(HandoffRow.token_hash == _hash(token)))
        self._database.scrub()


@dataclass(frozen=True)
class _Sealed:
    interview_id: str
    document: dict[str, Any]


def token_of(code: str) -> str:
    """Return the token that a typed code stands for, however it is spaced and cased; a code that
    nobody was given makes a token that nothing is found by."""
    letters = "".join(letter for letter in code.upper() if letter in LETTERS)[:CODE_LETTERS]
    made = hashlib.scrypt(letters.encode(), salt=b"interview coach: bring a resume", **SLOW)
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _find(session: Session, token: str, kind: Kind, *, alone: bool = False) -> HandoffRow | None:
    """Return the row of a token that is good; `alone` has whoever else wants to use it wait."""
    found = select(HandoffRow).where(
        HandoffRow.token_hash == _hash(token),
        HandoffRow.kind == kind.value,
        HandoffRow.expires_at > datetime.now(UTC),
    )
    return session.scalar(found.with_for_update() if alone else found)


def _gone() -> StoreError:
    return StoreError("handoff-gone", "This link has been used, or is too old.")


def _hash(token: str) -> str:
    return hashlib.sha256(b"find " + token.encode()).hexdigest()


def _key(token: str) -> bytes:
    # the token is 256 random bits, so one hash of it is as good a key as a slow derivation
    return hashlib.sha256(b"seal " + token.encode()).digest()


def _seal(token: str, document: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    packed = zlib.compress(json.dumps(document, ensure_ascii=False).encode())
    return nonce + AESGCM(_key(token)).encrypt(nonce, packed, None)


def _unseal(token: str, sealed: bytes) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, packed = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    document: dict[str, Any] = json.loads(
        zlib.decompress(AESGCM(_key(token)).decrypt(nonce, packed, None))
    )
    return document
