"""A PostgreSQL of its own for tests, on a socket in a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def programs() -> Path | None:
    """Return the folder of the newest server on this machine."""
    return FOLDERS[0] if FOLDERS else None


@contextmanager
def server() -> Iterator[str]:
    """Run a server and give its URL. It refuses to run as root, so it runs as `postgres` then."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    data = folder / "data"
    as_user: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    found = programs()
    assert found is not None

    def run(program: str, *words: str) -> None:
        subprocess.run(
            [*as_user, str(found / program), *words],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    quick = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run("initdb", "-D", str(data), "-U", "coach", "--auth=trust", "--no-sync", "-E", "UTF8")
    run("pg_ctl", "-D", str(data), "-w", "-o", quick, "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://coach@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
