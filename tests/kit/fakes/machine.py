"""A folder that stands for a machine, and a small tree to install on it."""

import shutil
from pathlib import Path

from provisioning.install.machine import InstallError, Machine
from provisioning.install.places import LOG

TREE = Path(__file__).parents[3]
BOOKWORM = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n'


class Recorded(Machine):
    """A machine in a folder whose commands are written down and answered from a table."""

    def __init__(self, root: Path, *, dry: bool = False) -> None:
        super().__init__(LOG, dry=dry, root=root)
        self.ran: list[str] = []
        self.answers: dict[str, str] = {}
        self.fails: set[str] = set()

    def run(self, *words, env=None, cwd=None):
        line = " ".join(words)
        self.ran.append(line)
        if any(line.startswith(start) for start in self.fails):
            raise InstallError(f"{line} failed")

    def asks(self, *words):
        line = " ".join(words)
        return next((said for start, said in self.answers.items() if line.startswith(start)), None)


def debian_in(folder: Path) -> Recorded:
    """Return a bare Debian 12 in an empty folder."""
    for path, text in (
        ("etc/os-release", BOOKWORM),
        ("etc/hostname", "debian\n"),
        ("etc/hosts", "127.0.0.1\tlocalhost\n127.0.1.1\tdebian\n"),
        ("etc/machine-id", "4f0c1c1e6f0b4a\n"),
        ("etc/cups/cupsd.conf", "LogLevel warn\nMaxJobTime 3\n"),
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / "run/systemd/system").mkdir(parents=True)
    return Recorded(folder)


def tree_in(to: Path) -> Path:
    """Put a small tree that looks like ours into a folder."""
    for name in ("pyproject.toml", "torch.lock", "requirements.lock"):
        shutil.copy(TREE / name, to)
    shutil.copytree(TREE / "systemd", to / "systemd")
    (to / "provisioning/install").mkdir(parents=True)
    (to / "provisioning/install/packages.txt").write_text(
        "run: ffmpeg gcc\nbooth: cups\ntest: xvfb\n"
    )
    for name in (".git/HEAD", "var/coach.sqlite", ".venv/bin/python"):
        (to / name).parent.mkdir(parents=True)
        (to / name).write_text("")
    return to
