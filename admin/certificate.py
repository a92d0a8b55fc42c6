"""Gives the panel a certificate: the owner's own, or one it makes for itself on first start."""

import os
import socket
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded where it is used
    from cryptography import x509

LIVES = timedelta(days=825)
"""What browsers still accept of a certificate that staff trusted by hand."""
RENEW_BEFORE = timedelta(days=30)


def files(folder: Path) -> tuple[Path, Path]:
    """Return the files of certificate and key, made when they are missing or nearly over.

    The owner's own pair, `panel.crt` and `panel.key` in the folder, is never written over: ours
    have other names.
    """
    own = folder / "panel.crt", folder / "panel.key"
    if all(path.is_file() for path in own):
        return own
    made = folder / "self-made.crt", folder / "self-made.key"
    if not all(path.is_file() for path in made) or _nearly_over(made[0]):
        _make(*made)
    return made


def fingerprint(file: Path) -> str:
    """Return the SHA-256 of a certificate as browsers show it."""
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256

    return x509.load_pem_x509_certificate(file.read_bytes()).fingerprint(SHA256()).hex(":").upper()


def _nearly_over(path: Path) -> bool:
    from cryptography import x509

    kept = x509.load_pem_x509_certificate(path.read_bytes())
    return kept.not_valid_after_utc - datetime.now(UTC) < RENEW_BEFORE


def _make(certificate_path: Path, key_path: Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, socket.gethostname()[:64])])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + LIVES)
        .add_extension(x509.SubjectAlternativeName(_names()), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(key_path, private, 0o600)
    _write(certificate_path, made.public_bytes(serialization.Encoding.PEM), 0o644)


def _names() -> "list[x509.GeneralName]":
    """Return what the machine can be reached as: its names and addresses."""
    from cryptography import x509

    host = socket.gethostname()
    names = dict.fromkeys(["localhost", host, f"{host}.local"])
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except OSError:
        found = set()
    addresses = sorted(found | {"127.0.0.1"})
    return [
        *(x509.DNSName(one) for one in names),
        *(x509.IPAddress(ip_address(one.split("%")[0])) for one in addresses),
    ]


def _write(path: Path, content: bytes, mode: int) -> None:
    """Write beside the file and put it in its place, so that it is never half there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    beside.replace(path)
