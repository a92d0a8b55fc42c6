"""Decides what a password must be and how it is kept (argon2id, the library's own costs)."""

import re

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from admin.errors import FormError
from admin.queues import HASHES

SHORTEST, LONGEST = 12, 200
"""NIST SP 800-63B asks for length, not for kinds of letters; the longest bounds the hashing."""
FEWEST_LEFT = 5
"""Letters that must be left once everything that is tried first is taken out."""
WORDS = """
password passwort passphrase wachtwoord contrasena motdepasse parola senha hasło lozinka kennwort
qwertyuiop qwertzuiop azertyuiop qwerty qwertz azerty asdfghjkl asdfgh zxcvbnm zxcvbn yxcvbnm
qazwsxedc qazwsx wsxedc abcdefghijklmnopqrstuvwxyz abcdefgh abcdef abcd abc
administrator admin root superuser letmein welcome login master secret changeme default guest user
iloveyou loveyou love monkey dragon football baseball basketball soccer hockey princess sunshine
shadow superman batman starwars pokemon michael jordan jennifer charlie daniel ashley thomas jessica
killer hunter trustno whatever freedom flower cheese computer internet samsung google facebook
summer winter spring autumn january february march april may june july august september october
november december monday tuesday wednesday thursday friday saturday sunday
interview coach interviewcoach kiosk panel career careers careercentre careercenter university
college campus student students school booth staff counsellor counselor nursing
correct horse battery staple thisis mypassword my the this is new test testing temp hello
please open sesame access house company office
"""
TRIED_FIRST = tuple(WORDS.split())
"""What lists of leaked passwords are full of, and what this place suggests."""
LEET = str.maketrans("013457@$!", "oleastasi")

_hasher = PasswordHasher()
NOBODY = _hasher.hash("nobody has this password")
"""Verified where there is no such person, so that the answer takes as long as for one."""


def hashed(password: str, *, name: str = "") -> str:
    """Return what is kept of a new password.

    Raises:
        FormError: it is too short, too long, common, or little more than the name.
        PanelError: busy.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise FormError("password", f"A password has {SHORTEST} to {LONGEST} characters.")
    if common(password, name):
        raise FormError(
            "password",
            "This password is among the first that are tried. Take a few words of yours.",
        )
    with HASHES.turn():
        return _hasher.hash(password)


def common(password: str, name: str = "") -> bool:
    """Return whether nothing of its own is left of a password once names, common words, rows of
    keys, digits and signs are taken out, also where digits stand for letters."""
    folded = password.lower()
    return any(_left(one, name.lower()) < FEWEST_LEFT for one in (folded, folded.translate(LEET)))


def _left(text: str, name: str) -> int:
    """Count the different letters that are left."""
    for word in sorted((*TRIED_FIRST, *name.split(), name), key=len, reverse=True):
        if len(word) > 2:
            text = text.replace(word, " ")
    return len(set(re.sub(r"[\W\d_]+", "", text)))


def right(kept_hash: str | None, password: str) -> bool:
    """Return whether the password is the one kept; no hash is nobody's and never right.

    Raises:
        PanelError: busy.
    """
    if len(password) > LONGEST:
        return False
    try:
        with HASHES.turn():
            return _hasher.verify(kept_hash or NOBODY, password) and bool(kept_hash)
    except (VerificationError, InvalidHashError):
        return False
