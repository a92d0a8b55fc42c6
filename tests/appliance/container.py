"""A bare Debian with systemd as PID 1 to install a booth in: debootstrap and systemd-nspawn."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

TREE = Path(__file__).parents[2]
CACHE = Path(os.environ.get("APPLIANCE_CACHE", "/var/tmp/interview-coach-appliance"))
"""Kept between runs: the bare Debian, and pip's downloads."""
BINDS = os.environ.get("APPLIANCE_BIND", "").split()
"""What a machine behind a proxy needs inside: pip's configuration, folders of wheels."""
DEBIAN = os.environ.get("APPLIANCE_DEBIAN", "bookworm")
"""Or trixie."""
INSIDE = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root"]
INSIDE += [f"{name}={value}" for name, value in os.environ.items() if name.startswith("PIP_")]
BOOT_S = 180.0


class Container:
    """One Debian, running or not. Its files are at `root`, from outside."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._nspawn: subprocess.Popen[bytes] | None = None
        self._leader = 0

    @classmethod
    def bare(cls, name: str) -> "Container":
        """Return a fresh container of a bare Debian with systemd; nothing of ours is in it."""
        base, root = CACHE / DEBIAN, CACHE / name
        if not (base / "etc/os-release").exists():
            _debootstrap(base)
        if root.exists():
            shutil.rmtree(root)
        subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(root)], check=True)
        return cls(root)

    @classmethod
    def kept(cls, name: str) -> "Container":
        """Return the container of the last run as it was left."""
        return cls(CACHE / name)

    def boot(self, *, network: bool = False) -> None:
        """Start it, and wait until systemd is up. Without a network of its own it has loopback."""
        pip = CACHE / "pip"
        pip.mkdir(exist_ok=True)
        binds = [f"--bind-ro={path}" for path in BINDS]
        binds += [] if network else ["--private-network"]
        self._nspawn = subprocess.Popen(
            ["systemd-nspawn", "--register=no", "--keep-unit", "-b", "-D", str(self.root),
             "--console=pipe", f"--bind-ro={TREE}:/src", f"--bind={pip}:/root/.cache/pip", *binds],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(self._has_leader, BOOT_S, "systemd-nspawn did not start")
        states = ("running", "degraded")
        until(lambda: self.says("systemctl", "is-system-running") in states, BOOT_S, "no boot")

    def _has_leader(self) -> bool:
        assert self._nspawn is not None
        assert self._nspawn.poll() is None, "systemd-nspawn ended"
        children = Path(f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children")
        found = children.read_text().split()
        self._leader = int(found[0]) if found else 0
        return bool(found)

    def run(self, *words: str, timeout: float = 120.0) -> subprocess.CompletedProcess[str]:
        """Run a command inside as root; both outputs together."""
        return subprocess.run(
            ["nsenter", "-t", str(self._leader), "-a", "env", "-i", *INSIDE, *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", timeout=timeout, check=False,
        )  # fmt: skip

    def says(self, *words: str) -> str:
        return self.run(*words).stdout.strip()

    def does(self, *words: str, timeout: float = 120.0) -> str:
        """Run a command that must work."""
        done = self.run(*words, timeout=timeout)
        assert done.returncode == 0, f"{' '.join(words)}: {done.stdout[-2000:]}"
        return done.stdout.strip()

    def shell(self, script: str, timeout: float = 120.0) -> str:
        return self.does("sh", "-ec", script, timeout=timeout)

    def write(self, path: str, text: str) -> None:
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def off(self) -> None:
        """Cut the power: everything inside is killed at once."""
        if self._nspawn is not None and self._nspawn.poll() is None:
            os.kill(self._leader, signal.SIGKILL)
            self._nspawn.wait(timeout=30)


def _this_machines_mirror() -> str:
    """Return where this machine's own Debian packages come from."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    return told.stdout.split()[0]


def _this_machines_debian() -> str:
    lines = Path("/etc/os-release").read_text().splitlines()
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    return facts.get("VERSION_CODENAME", DEBIAN)


def _debootstrap(base: Path) -> None:
    unfinished = base.with_name(f"{DEBIAN}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    mirror = os.environ.get("APPLIANCE_MIRROR") or _this_machines_mirror()
    packages = "systemd,systemd-sysv,dbus,ca-certificates"
    subprocess.run(
        ["debootstrap", "--variant=minbase", f"--include={packages}", DEBIAN,
         str(unfinished), mirror],
        stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    for path in ("apt/apt.conf.d", "apt/sources.list.d", "ssl/certs", "hosts"):  # as outside
        found = Path("/etc") / path
        if found.is_dir():  # links of the same name are there already: cp replaces, copytree ends
            inside = unfinished / "etc" / path
            inside.mkdir(parents=True, exist_ok=True)
            replace = ["cp", "-a", "--remove-destination", f"{found}/.", str(inside)]
            subprocess.run(replace, check=True)
        elif found.exists():
            shutil.copy(found, unfinished / "etc" / path)
    for file in (unfinished / "etc/apt/sources.list.d").iterdir():  # of this machine's own Debian
        file.write_text(file.read_text().replace(_this_machines_debian(), DEBIAN))
    unfinished.replace(base)


def until(true: Callable[[], bool], seconds: float, why: str) -> float:
    """Wait until something is true; return how long it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, f"after {seconds:g} s: {why}"
        time.sleep(0.1)
    return time.monotonic() - began
