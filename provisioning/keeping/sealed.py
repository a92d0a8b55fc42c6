"""How a backup is sealed: the age format (age-encryption.org/v1), under a passphrase.

`age -d FILE` opens it on any machine, without us. A passphrase becomes a key by scrypt, that key
opens the file's own; the content is in pieces of 64 KiB, each under ChaCha20-Poly1305 with a nonce
that counts up and says whether it is the last: a file cut short, put together anew or changed never
opens (https://c2sp.org/age).
"""

import base64
import binascii
import hmac
import os
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kiosk.domain.errors import StoreError
from provisioning.keeping import sealed_before
from provisioning.keeping.sealed_before import SHORT, WRONG

if TYPE_CHECKING:  # loaded where it is used
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

VERSION = b"age-encryption.org/v1\n"
KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES = 16, 16, 16, 16
PIECE_BYTES = 65_536
LOG_N, LARGEST_LOG_N = 16, 20
"""Of scrypt with r 8 and p 1: 64 MB and about 0.2 s a try; a file that asks for over 1 GB is
refused."""
LINE_BYTES = 200
SHORTEST = 10
NOT_OURS = "This file is not a backup of an interview coach."


def seal(source: BinaryIO, to: BinaryIO, passphrase: str) -> None:
    """Write the sealed form of a stream.

    Raises:
        StoreError: passphrase-short.
    """
    if len(passphrase) < SHORTEST:
        raise StoreError("passphrase-short", f"A passphrase has at least {SHORTEST} characters.")
    key, salt, nonce = (os.urandom(n) for n in (KEY_BYTES, SALT_BYTES, NONCE_BYTES))
    body = _wrapping(passphrase, salt, LOG_N).encrypt(bytes(12), key, None)
    told = b"-> scrypt %s %d\n%s\n---" % (_text(salt), LOG_N, _text(body))
    header = VERSION + told
    to.write(header + b" " + _text(_proof(key, header)) + b"\n" + nonce)
    cipher = _content(key, nonce)
    number, piece = 0, source.read(PIECE_BYTES)
    while True:
        following = source.read(PIECE_BYTES)
        to.write(cipher.encrypt(_counted(number, last=not following), piece, None))
        if not following:
            return
        number, piece = number + 1, following


def opened(source: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """Yield the content piece by piece, each verified; nothing is complete before the end.

    Raises:
        StoreError: backup-unreadable (not one of ours, changed, cut short) or backup-passphrase.
    """
    first = source.readline(LINE_BYTES)
    if first == sealed_before.MAGIC:
        yield from sealed_before.opened(source, passphrase)
        return
    if first != VERSION:
        raise StoreError("backup-unreadable", NOT_OURS)
    cipher = _content(_key(source, passphrase), _exactly(source, NONCE_BYTES))
    yield from _pieces(source, cipher)


def _pieces(source: BinaryIO, cipher: "ChaCha20Poly1305") -> Iterator[bytes]:
    from cryptography.exceptions import InvalidTag

    number, piece = 0, source.read(PIECE_BYTES + TAG_BYTES)
    while True:
        following = source.read(PIECE_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_counted(number, last=not following), piece, None)
        except InvalidTag as err:
            raise StoreError("backup-unreadable", SHORT) from err
        if not following:
            return
        number, piece = number + 1, following


def _key(source: BinaryIO, passphrase: str) -> bytes:
    """Read the header; return the file's own key.

    Raises:
        StoreError: backup-unreadable or backup-passphrase.
    """
    from cryptography.exceptions import InvalidTag

    lines = [source.readline(LINE_BYTES) for _ in range(3)]
    try:
        arrow, kind, salt, strength = lines[0].split()
        proof = lines[2].removeprefix(b"--- ")
        known = (arrow, kind) == (b"->", b"scrypt") and 1 <= int(strength) <= LARGEST_LOG_N
        if not known or proof == lines[2]:
            raise ValueError(lines[0])
        wrapping = _wrapping(passphrase, _bytes(salt), int(strength))
        key = wrapping.decrypt(bytes(12), _bytes(lines[1]), None)
        proved = hmac.compare_digest(_proof(key, VERSION + lines[0] + lines[1] + b"---"),
                                     _bytes(proof))  # fmt: skip
    except InvalidTag as err:
        raise StoreError("backup-passphrase", WRONG) from err
    except (ValueError, binascii.Error) as err:
        raise StoreError("backup-unreadable", SHORT) from err
    if not proved:
        raise StoreError("backup-unreadable", "The backup was changed.")
    return key


def _exactly(source: BinaryIO, count: int) -> bytes:
    read = source.read(count)
    if len(read) < count:
        raise StoreError("backup-unreadable", SHORT)
    return read


def _wrapping(passphrase: str, salt: bytes, log_n: int) -> "ChaCha20Poly1305":
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt = b"age-encryption.org/v1/scrypt" + salt
    return ChaCha20Poly1305(Scrypt(salt, 32, 2**log_n, 8, 1).derive(passphrase.encode()))


def _content(key: bytes, nonce: bytes) -> "ChaCha20Poly1305":
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(_derived(key, nonce, b"payload"))


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, what).derive(key)


def _proof(key: bytes, header: bytes) -> bytes:
    """Return what proves that a header was written by who knows the key."""
    return hmac.digest(_derived(key, b"", b"header"), header, "sha256")


def _counted(number: int, *, last: bool) -> bytes:
    return bytes(3) + struct.pack(">QB", number, last)


def _text(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    text = text.strip()
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
