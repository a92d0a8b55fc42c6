"""How a backup of release 0.2 and before was sealed: it is still opened, and not written any more.

The file is MAGIC, a salt and a nonce, then pieces of up to 1 MB, each under AES-256-GCM. The nonce
of a piece counts up and says whether it is the last: a file cut short never opens.
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kiosk.domain.errors import StoreError

if TYPE_CHECKING:  # loaded where it is used
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"interview-coach backup 1\n"
SALT_BYTES, PREFIX_BYTES, KEY_BYTES, TAG_BYTES = 16, 7, 32, 16
PIECE_BYTES = 1_000_000
SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**15, 8, 1

WRONG = "The passphrase is wrong, or the backup was damaged."
SHORT = "The backup is cut short: part of it is missing."


def opened(source: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """Yield the content after MAGIC piece by piece, each verified.

    Raises:
        StoreError: backup-unreadable (cut short) or backup-passphrase.
    """
    from cryptography.exceptions import InvalidTag

    header = source.read(SALT_BYTES + PREFIX_BYTES)
    if len(header) < SALT_BYTES + PREFIX_BYTES:
        raise StoreError("backup-unreadable", SHORT)
    cipher, prefix = _cipher(passphrase, header[:SALT_BYTES]), header[SALT_BYTES:]

    number, piece = 0, source.read(PIECE_BYTES + TAG_BYTES)
    while True:
        following = source.read(PIECE_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(prefix, number, last=not following), piece, MAGIC)
        except InvalidTag as err:
            if number == 0 and not _opens(cipher, prefix, piece):
                raise StoreError("backup-passphrase", WRONG) from err
            raise StoreError("backup-unreadable", SHORT) from err
        if not following:
            return
        number, piece = number + 1, following


def _opens(cipher: "AESGCM", prefix: bytes, piece: bytes) -> bool:
    """Say whether the first piece opens as one that is followed by others: then the passphrase is
    right, and the file was cut after it."""
    from cryptography.exceptions import InvalidTag

    try:
        cipher.decrypt(_nonce(prefix, 0, last=False), piece, MAGIC)
    except InvalidTag:
        return False
    return True


def _cipher(passphrase: str, salt: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    scrypt = Scrypt(salt=salt, length=KEY_BYTES, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P)
    return AESGCM(scrypt.derive(passphrase.encode()))


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)
