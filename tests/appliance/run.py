"""`make appliance`: a bare Debian becomes a booth, is used, hurt, updated and searched.

Prints one line per scenario. A whole run writes its table, with its time and processor, into
docs/reliability.md; one of some scenarios into var/appliance.md. As root; needs debootstrap and
systemd-nspawn (45 minutes on 2 cores, 5 GB below /var/tmp).

    python -m tests.appliance.run [--keep] [--from DIR] [NAME...]

`--keep` plays on in the container of the last run; `--from` installs out of a folder that
`./setup.sh fetch` made, with no network in the container from the first moment.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.appliance import faults, life, losses, table
from tests.appliance.booth import KIOSK, PANEL, Booth, give_recorded_devices, give_screen
from tests.appliance.container import Container

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
    "restart of the unit under load": faults.restart_under_load,
    "the display dies": faults.kill_display,
    "the database is damaged": losses.damaged_database,
    "the database is locked in mid-interview": losses.locked_database,
    "the disk is full in mid-interview": losses.full_disk,
    "the disk is read-only": losses.read_only_disk,
    "the sound is gone in mid-interview": losses.sound_gone,
    "gTTS answers nonsense": losses.nonsense_voice,
    "the network is gone": losses.no_network,
    "power cut in mid-interview": faults.power_cut,
    "an update that succeeds": life.good_update,
    "an update that does not start": life.bad_update,
    "uninstall": life.uninstall,
}


def main(words: list[str]) -> int:
    options = argparse.ArgumentParser(prog="python -m tests.appliance.run")
    options.add_argument("--keep", action="store_true")
    options.add_argument("--from", dest="prepared", type=Path)
    options.add_argument("names", nargs="*")
    given = options.parse_args(words)
    keep, wanted, prepared = given.keep, given.names, given.prepared
    box = Container(Container.bare("booth").root) if not keep else Container.kept("booth")
    lines: list[str] = []
    began = datetime.now(UTC)
    try:
        if not keep:
            lines += install(box, prepared)
        failed = scenarios(Booth(box), wanted, lines)
    finally:
        box.off()
    whole = not keep and not wanted
    table.write(table.made(began, box.root, words, lines), whole=whole)
    return 1 if failed else 0


def install(box: Container, prepared: Path | None) -> list[str]:
    """Install the booth in the bare Debian: with the network of this machine, or with none and a
    prepared folder."""
    box.boot(network=True)
    give_screen(box)
    words, how = [], "with a network"
    if prepared is not None:
        box.off()
        subprocess.run(["cp", "-a", str(prepared), str(box.root / "root/prepared")], check=True)
        box.boot()
        words, how = ["--from", "/root/prepared"], "without a network, from a prepared folder"
    began = time.monotonic()
    install = ["/src/setup.sh", "install", *words, "--no-clips", "--name", "coach-test"]
    box.does(*install, timeout=2400)
    took = time.monotonic() - began
    give_recorded_devices(box)
    box.off()
    return [told("install on a bare Debian", f"all steps, {how}", took)]


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
