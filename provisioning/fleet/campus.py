"""Make this machine's PostgreSQL the campus of many booths; safe to run again.

It brings the tables up to date, fences booths in, and keeps where booths reach the database.
"""

import argparse
import socket
import ssl
import struct
import sys
from pathlib import Path

from sqlalchemy import text

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, FleetError
from kiosk.fleet import enrolment
from kiosk.fleet.fence import GROUP, prepare
from kiosk.store import Store
from kiosk.store.database import upsert
from kiosk.store.tables import FactRow

WAIT_S = 10.0
SSL_REQUEST = struct.pack("!ii", 8, 80877103)
"""PostgreSQL's protocol, message SSLRequest."""


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning campus", description=__doc__)
    parser.add_argument("--address", default="", help="HOST or HOST:PORT as booths reach it")
    parser.add_argument("--certificate", type=Path, help="PEM of the authority that booths trust")
    options = parser.parse_args(words)
    try:
        settings = settings_file.load()
        store = Store.open(settings.store_url)
        try:
            prepare(store.database)
            refuse_plain(store)
            keep(store, options.address, options.certificate)
            print(what_next(store))
        finally:
            store.close()
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    except OSError as err:
        sys.stderr.write(f"The certificate cannot be had: {err}\n")
        return 2
    return 0


def refuse_plain(store: Store) -> None:
    """Make sure that booths can come by TLS.

    Raises:
        FleetError: campus-insecure, with how to switch TLS on.
    """
    if _says(store, "ssl") == "off" and _says(store, "listen_addresses"):
        raise FleetError(
            "campus-insecure",
            "This PostgreSQL speaks without TLS. As its superuser: ALTER SYSTEM SET ssl = on; and"
            " a certificate in ssl_cert_file and ssl_key_file, then restart it.",
        )


def keep(store: Store, address: str, certificate: Path | None) -> None:
    """Keep what booths are told: where the database is, and by which certificate they know it.

    Raises:
        FleetError: campus-insecure where the certificate is none.
        OSError: no server answers at the address.
    """
    told: dict[str, str] = {enrolment.ADDRESS: address} if address else {}
    if _says(store, "listen_addresses"):
        own = certificate_at(address or "localhost", int(_says(store, "port")))
        trusted = certificate.read_text() if certificate is not None else own
        told[enrolment.CERTIFICATE] = trusted if certificate or _signed_itself(own) else ""
        pinned = _same(trusted, own) and _signed_itself(own)
        told[enrolment.MODE] = "verify-ca" if pinned else "verify-full"
    with store.database.writing() as session:
        for name, value in told.items():
            upsert(session, FactRow(name=name, value=value))


def certificate_at(address: str, port: int) -> str:
    """Return the certificate that a PostgreSQL shows, as PEM.

    Raises:
        OSError: nothing answers there, or not by TLS.
    """
    parts = address.rpartition(":") if address.count(":") == 1 else (address, "", str(port))
    host = parts[0].strip("[]")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # it is what we ask for
    with socket.create_connection((host, int(parts[2])), timeout=WAIT_S) as plain:
        plain.sendall(SSL_REQUEST)
        if plain.recv(1) != b"S":
            raise OSError(f"{address} does not speak TLS.")
        with context.wrap_socket(plain, server_hostname=host) as safe:
            return ssl.DER_cert_to_PEM_cert(safe.getpeercert(binary_form=True) or b"")


def what_next(store: Store) -> str:
    """Return what is left for a person to do."""
    listens = _says(store, "listen_addresses")
    database = store.database.engine.url.database
    lines = ["The campus is ready for booths."]
    if listens in ("", "localhost"):
        lines.append("It listens on this machine only: ALTER SYSTEM SET listen_addresses = '*';")
    lines += [
        "In pg_hba.conf (SHOW hba_file; as its superuser) booths need the line",
        f"  hostssl  {database}  +{GROUP}  all  scram-sha-256",
        "Then, in the panel: Booths, Enrol a booth. At the booth:",
        "  sudo interview-coach enrol https://THIS-PANEL:8443 CODE",
    ]
    return "\n".join(lines)


def _says(store: Store, name: str) -> str:
    with store.database.reading() as session:
        return str(
            session.scalar(text("SELECT current_setting(:name, true)"), {"name": name}) or ""
        )


def _same(given: str, own: str) -> bool:
    from cryptography import x509

    try:
        certificates = [x509.load_pem_x509_certificate(one.encode()) for one in (given, own)]
    except ValueError as err:
        raise FleetError("campus-insecure", "The certificate given is not PEM.") from err
    return certificates[0] == certificates[1]


def _signed_itself(certificate: str) -> bool:
    from cryptography import x509

    found = x509.load_pem_x509_certificate(certificate.encode())
    return found.issuer == found.subject
