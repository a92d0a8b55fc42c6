"""The booth's connection to the campus: never without TLS over a network, never without an end."""

import contextlib
import logging
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kiosk.domain.errors import CoachError, FleetError, StoreError

if TYPE_CHECKING:
    from psycopg import Connection, Error

WAITS = {
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "options": "-c statement_timeout=60s -c lock_timeout=5s -c timezone=UTC -c jit=off",
}
"""A cable that was pulled is noticed in half a minute, not in the two hours of TCP."""
SAFE = ("verify-full", "verify-ca")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
DEADLINE_S = 120.0

OF_A_ROW = ("22", "23", "54")
"""SQLSTATE: the value, its relation to others, or its size cannot be."""
REFUSED = ("28", "3D", "42501")
"""SQLSTATE: who logs in is not let in, or no longer."""
SHUT_OUT = ("authentication failed", "is not permitted to log in", "no pg_hba.conf entry")
"""What libpq tells of a login that was refused; it gives no SQLSTATE then."""


class Campus:
    """An open connection; `run` is one transaction on it."""

    def __init__(self, connection: "Connection[Any]", deadline_s: float = DEADLINE_S) -> None:
        self.connection = connection
        self.ready = False
        """The temporary tables of a push are there."""
        self._line = socket.socket(fileno=os.dup(connection.fileno()))
        self._deadline = threading.Timer(deadline_s, self._hang_up)
        self._deadline.daemon = True
        self._deadline.start()

    @classmethod
    def open(
        cls, url: str, *, certificate: Path | None = None, deadline_s: float = DEADLINE_S
    ) -> "Campus":
        """Connect. After `deadline_s` the connection is cut, whatever it waits for.

        Raises:
            FleetError: campus-insecure for a network without TLS; campus-refused.
            StoreError: store-locked where the campus cannot be reached.
        """
        words = WAITS | checked(url)
        if certificate is not None:
            words.setdefault("sslrootcert", str(certificate))
        import psycopg

        # what it says of a line that was cut, we say ourselves, by a code
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        with translated():
            connection = psycopg.connect(**words)  # type: ignore[arg-type]  # all are strings
        return cls(connection, deadline_s)

    @contextlib.contextmanager
    def run(self) -> Iterator["Connection[Any]"]:
        """Give the connection for one transaction.

        Raises:
            FleetError: row-refused, campus-refused or campus-unprepared; nothing was kept.
            StoreError: store-locked where the campus went away; the transaction may be kept then,
                whole, or not at all.
        """
        with translated(), self.connection.transaction():
            yield self.connection

    def close(self) -> None:
        self._deadline.cancel()
        self.connection.close()
        self._line.close()

    def __enter__(self) -> "Campus":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _hang_up(self) -> None:
        """Wake whoever waits for an answer that does not come."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours.

    Raises:
        FleetError: row-refused, campus-refused or campus-unprepared.
        StoreError: store-locked.
    """
    import psycopg

    try:
        yield
    except psycopg.Error as err:
        raise _ours(err) from err


def _ours(err: "Error") -> CoachError:
    import psycopg

    state = err.sqlstate or ""
    # the fence's own refusal of a row shares its state with a booth that may not come at all; the
    # text would tell them apart, but servers speak many languages
    fenced = err.diag.source_function == "ExecWithCheckOptions"
    if fenced or state.startswith(OF_A_ROW) or isinstance(err, psycopg.DataError):
        return FleetError("row-refused", "The campus does not take this as it is.")
    if state.startswith(REFUSED) or any(hint in str(err) for hint in SHUT_OUT):
        return FleetError(
            "campus-refused",
            "The campus does not let this booth in. Was it retired? Enrol it again.",
        )
    if isinstance(err, psycopg.OperationalError):
        return StoreError("store-locked", "The campus cannot be reached.", permanent=False)
    return FleetError(
        "campus-unprepared",
        "The campus' database lacks something. On its machine: python -m provisioning campus.",
    )


def checked(url: str) -> dict[str, str]:
    """Return the parts of an address, as the driver names them.

    Raises:
        FleetError: campus-insecure where it is none, or leads over a network to a server that need
            not prove who it is.
    """
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    plain = url.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        words = {key: str(value) for key, value in conninfo_to_dict(plain).items()}
    except psycopg.Error as err:
        raise FleetError("campus-insecure", "The address of the campus is not one.") from err
    hosts = [*words.get("host", "").split(","), *words.get("hostaddr", "").split(",")]
    far = [host for host in hosts if host and not host.startswith("/") and host not in LOOPBACK]
    if far and words.get("sslmode") not in SAFE:
        raise FleetError(
            "campus-insecure",
            "The way to the campus is not safe: its address needs sslmode=verify-full"
            " (or verify-ca). Enrol this booth again.",
        )
    return words
