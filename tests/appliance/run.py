"""`make appliance`: a bare Debian becomes a booth, is used, hurt, updated and searched.

Prints one line per scenario and writes the table for docs/reliability.md to var/appliance.md. As
root; needs debootstrap and systemd-nspawn (15 minutes on 2 cores, 5 GB below /var/tmp).
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from tests.appliance import faults, life, losses
from tests.appliance.booth import KIOSK, PANEL, Booth, give_recorded_devices, give_screen
from tests.appliance.container import TREE, Container

SCENARIOS: dict[str, Callable[[Booth], str]] = {
    "install, a second time": life.install_again,
    "power-on to Attract": life.power_on,
    "both services ready, under their hardening": life.ready,
    "an interview with recorded devices": life.interview,
    "journal: fields, and no personal data": life.journal,
    "disk searched for words of the interview": life.disk,
    "backup, wipe, restore": life.backup_and_restore,
    "kill -9 of the booth in mid-interview": faults.kill_booth,
    "kill -9 of the transcriber in mid-interview": faults.kill_transcriber,
    "kill -9 of the panel": faults.kill_panel,
    "the booth hangs in mid-interview": faults.hang,
    "the display dies": faults.kill_display,
    "the database is damaged": losses.damaged_database,
    "the database is locked in mid-interview": losses.locked_database,
    "the disk is full in mid-interview": losses.full_disk,
    "the disk is read-only": losses.read_only_disk,
    "the sound is gone in mid-interview": losses.sound_gone,
    "gTTS answers nonsense": losses.nonsense_voice,
    "the network is gone": losses.no_network,
    "power cut in mid-interview": faults.power_cut,
    "an update that does not start": life.bad_update,
    "uninstall": life.uninstall,
}


def main(words: list[str]) -> int:
    keep = "--keep" in words
    wanted = [word for word in words if not word.startswith("--")]
    box = Container(Container.bare("booth").root) if not keep else Container.kept("booth")
    lines: list[str] = []
    try:
        if not keep:
            lines += install(box)
        failed = scenarios(Booth(box), wanted, lines)
    finally:
        box.off()
    (TREE / "var").mkdir(exist_ok=True)
    made = f"Made by `make appliance` on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC.\n\n"
    head = "| what | result | seconds |\n|---|---|---|\n"
    (TREE / "var/appliance.md").write_text(made + head + "\n".join(lines) + "\n")
    return 1 if failed else 0


def install(box: Container) -> list[str]:
    """Install the booth in the bare Debian, with the network of this machine."""
    box.boot(network=True)
    give_screen(box)
    began = time.monotonic()
    box.does("/src/setup.sh", "install", "--no-clips", "--name", "coach-test", timeout=2400)
    took = time.monotonic() - began
    give_recorded_devices(box)
    box.off()
    return [told("install on a bare Debian", "all steps", took)]


def scenarios(booth: Booth, wanted: list[str], lines: list[str]) -> int:
    """Play the scenarios; return how many failed."""
    failed = 0
    booth.box.boot()
    for name, scenario in SCENARIOS.items():
        if wanted and not any(word in name for word in wanted):
            continue
        began = time.monotonic()
        try:
            result = scenario(booth)
        except (AssertionError, ValueError, OSError, subprocess.SubprocessError) as err:
            result, failed = f"FAILED: {type(err).__name__} {str(err)[:600]}", failed + 1
            booth.box.run("systemctl", "restart", KIOSK, PANEL)  # the next one begins at Attract
        lines.append(told(name, result, time.monotonic() - began))
    return failed


def told(name: str, result: str, seconds: float) -> str:
    line = f"| {name} | {result} | {seconds:.0f} |"
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
