"""Whether the machine can carry a booth: its disk, its clock, and its units."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.checks.check import Check, amber, green, red
from kiosk.domain.settings import Settings

PROGRAM = Path(__file__)
DISK_RED_BYTES = 300e6
"""A database, a backup of it and a day's journal need less; below it nothing can be kept."""
DISK_AMBER_BYTES = 2e9
"""An update puts a second release beside the first."""

KIOSK = "interview-coach-kiosk.service"
UNITS = (KIOSK, "interview-coach-admin.service",
         "interview-coach-housekeeping.timer")  # fmt: skip
COMMAND_S = 5.0


def disk(settings: Settings) -> Iterator[Check]:
    """Say how much room is left where the booth keeps things."""
    folder = Path(settings.paths.var)
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    says = f"{free / 1e9:.1f} GB are free."
    if free < DISK_RED_BYTES:
        yield red("disk", says, "Free some room: interviews can no longer be kept.")
    elif free < DISK_AMBER_BYTES:
        yield amber("disk", says, "Free some room before the next update.")
    else:
        yield green("disk", says)


def clock(settings: Settings) -> Iterator[Check]:
    """Compare the clock with what is certain: this program was made before now."""
    now = datetime.now(UTC)
    made = datetime.fromtimestamp(PROGRAM.stat().st_mtime, UTC)
    if now < made - timedelta(days=1):
        yield red(
            "clock",
            f"It says {now:%Y-%m-%d %H:%M} UTC, which is before this program was made.",
            "Set the clock: timedatectl set-time, or give the booth a network for NTP.",
        )
        return
    synchronised = said(["timedatectl", "show", "--property=NTPSynchronized", "--value"])
    if synchronised == "no":
        yield amber(
            "clock",
            f"It says {now:%Y-%m-%d %H:%M} UTC, and nothing keeps it right.",
            "Install systemd-timesyncd, or allow NTP on this network.",
        )
    else:
        kept = ", kept right by NTP" if synchronised == "yes" else ""
        yield green("clock", f"{now:%Y-%m-%d %H:%M} UTC{kept}.")


def units(settings: Settings) -> Iterator[Check]:
    """Ask systemd after the booth's units; a desk machine has none and needs none."""
    for unit in UNITS:
        shown = said(
            ["systemctl", "show", unit, "--property=LoadState,ActiveState,NRestarts,StatusText"]
        )
        facts = dict(line.split("=", 1) for line in (shown or "").splitlines() if "=" in line)
        yield _unit(unit, facts)


def _unit(unit: str, facts: dict[str, str]) -> Check:
    if facts.get("LoadState") != "loaded":
        return amber(unit, "Not installed as a booth.", "For a booth: sudo ./setup.sh install.")
    state, restarts = facts.get("ActiveState"), facts.get("NRestarts", "0")
    look = f"See why: journalctl -u {unit} -n 50; then systemctl restart {unit}."
    if state != "active":
        return red(unit, f"It is {state}.", look)
    says = facts.get("StatusText") or "It is running."
    if restarts not in ("0", ""):
        return amber(unit, f"{says} It was restarted {restarts} times.", look)
    return green(unit, says)


def said(words: list[str]) -> str | None:
    """Return what a command printed; None where there is no such command or it failed."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=COMMAND_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
