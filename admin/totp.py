"""The second factor: six digits that an app on the phone shows for 30 seconds (RFC 6238)."""

import base64
import hmac
import secrets
import time
from urllib.parse import quote

STEP_S = 30
DIGITS = 6
EARLY, LATE = 1, 1
"""Steps of 30 s by which a phone's clock may be off."""
SECRET_BYTES = 20
"""As long as SHA-1's result, which RFC 4226 asks for."""


def new_secret() -> str:
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def code(secret: str, step: int, digits: int = DIGITS) -> str:
    """Return the digits of a step: HOTP of RFC 4226 with the count of steps since 1970."""
    key = base64.b32decode(secret)
    made = hmac.digest(key, step.to_bytes(8, "big"), "sha1")
    start = made[-1] & 0x0F
    number = int.from_bytes(made[start : start + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**digits).zfill(digits)


def step_of(secret: str, given: str, now: float | None = None) -> int | None:
    """Return the step whose code was given, of those that may be now; None where it is none."""
    digits = "".join(given.split())
    today = int((time.time() if now is None else now) // STEP_S)
    found = None
    for step in range(today - LATE, today + EARLY + 1):
        if hmac.compare_digest(code(secret, step).encode(), digits.encode()):
            found = step
    return found


def address(secret: str, name: str, issuer: str = "Interview coach") -> str:
    """Return what an app reads from the QR code."""
    label = f"{quote(issuer)}:{quote(name)}"
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}"
