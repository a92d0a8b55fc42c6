"""Decides what a password must be and how it is kept (argon2id, the library's own costs)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from admin.errors import FormError

SHORTEST, LONGEST = 12, 200
"""NIST SP 800-63B asks for length, not for kinds of letters; the longest bounds the hashing."""

_hasher = PasswordHasher()
NOBODY = _hasher.hash("nobody has this password")
"""Verified where there is no such person, so that the answer takes as long as for one."""


def hashed(password: str, *, name: str = "") -> str:
    """Return what is kept of a new password.

    Raises:
        FormError: it is too short, too long, or only the name.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise FormError("password", f"A password has {SHORTEST} to {LONGEST} characters.")
    bare = password.lower().replace(name.lower(), "") if name else password
    if len(set(bare)) < 5:
        raise FormError("password", "This password is too easy to guess. Try a few words.")
    return _hasher.hash(password)


def right(kept_hash: str | None, password: str) -> bool:
    """Return whether the password is the one kept; None is nobody's and never right."""
    if len(password) > LONGEST:
        return False
    try:
        return _hasher.verify(kept_hash or NOBODY, password) and kept_hash is not None
    except (VerificationError, InvalidHashError):
        return False
