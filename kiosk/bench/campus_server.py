"""A PostgreSQL to measure and to test against: on a socket, and with TLS on a loopback port."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import psutil

from kiosk.domain.errors import SettingsError

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
QUICK = ("fsync=off",)
STARTS_IN_S = 60.0
"""The children of a server that was killed hold its memory for a moment; then it recovers."""


def programs() -> Path | None:
    """Return the folder of the newest server on this machine."""
    return FOLDERS[0] if FOLDERS else None


@dataclass(frozen=True)
class Server:
    """A running server. Its owner `coach` comes in by the socket, others by TLS and password."""

    folder: Path
    port: int
    options: tuple[str, ...]

    @property
    def url(self) -> str:
        return f"postgresql://coach@/postgres?host={self.folder}&port={self.port}"

    @property
    def certificate(self) -> Path:
        return self.folder / "server.crt"

    def start(self) -> None:
        """Start it, or start it again after `kill`, and wait until it answers."""
        own: tuple[str, ...] = ("ssl=on", f"ssl_cert_file={self.certificate}")
        own += (f"ssl_key_file={self.folder / 'server.key'}", "listen_addresses=127.0.0.1")
        own += (f"port={self.port}", f"unix_socket_directories={self.folder}")
        words = " ".join(f"-c {option}" for option in own + self.options)
        until = time.monotonic() + STARTS_IN_S
        while True:
            try:
                self._run("pg_ctl", "-w", "-o", words, "-l", str(self.folder / "log"), "start")
                return
            except subprocess.CalledProcessError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def kill(self) -> None:
        """End it as a power cut would: SIGKILL, no word to anybody."""
        os.kill(self._pid(), signal.SIGKILL)

    def processor(self) -> float:
        """Return the seconds of processor it has used since it was started."""
        parent = psutil.Process(self._pid())
        spent = sum(parent.cpu_times()[:4])  # with its children that have ended
        for child in parent.children():
            with contextlib.suppress(psutil.NoSuchProcess):
                spent += sum(child.cpu_times()[:2])
        return float(spent)

    def _pid(self) -> int:
        return int((self.folder / "data/postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "stop")

    def create(self) -> None:
        """Make an empty cluster, and a certificate for it."""
        self._run("initdb", "-U", "coach", "--auth-local=trust", "--auth-host=scram-sha-256",
                  "--no-sync", "-E", "UTF8")  # fmt: skip
        rules = self.folder / "data/pg_hba.conf"
        rules.write_text(rules.read_text().replace("host  ", "hostssl"))
        _certify(self.folder)

    def _run(self, program: str, *words: str) -> None:
        # it refuses to run as root, so it runs as `postgres` then
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        found = programs()
        if found is None:
            raise SettingsError("settings-unknown", "This needs Debian's package postgresql.")
        subprocess.run(
            [*as_user, str(found / program), "-D", str(self.folder / "data"), *words],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def running(*options: str) -> Iterator[Server]:
    """Run a server with these options; without any it syncs every commit to the disk."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(folder, port, options)
    server.create()
    server.start()
    try:
        yield server
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):  # a test may have killed it
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[str]:
    """Run a server whose data need not outlive it, and give its owner's URL."""
    with running(*QUICK) as started:
        yield started.url


def _certify(folder: Path) -> None:
    """Make a certificate for loopback, signed by itself, with the key only the server reads."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "campus.test")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    for path, content, mode in (
        (folder / "server.key", private, 0o600),
        (folder / "server.crt", made.public_bytes(serialization.Encoding.PEM), 0o644),
    ):
        path.touch(mode)
        path.write_bytes(content)
        if os.geteuid() == 0:
            shutil.chown(path, "postgres")
