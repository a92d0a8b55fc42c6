"""The scenarios in which something breaks. After each the booth is back, with what was answered."""

import time

from tests.appliance.booth import DATABASE, KIOSK, PANEL, PYTHON, VAR, Booth
from tests.appliance.container import until
from tests.appliance.life import answer, begin

BACK_S = 60.0
"""Longest time a fault may cost on a busy machine; the issue's own limit, 15 s, is reported."""
HOME = ("attract", "claim")


def _mid_interview(booth: Booth) -> int:
    """Have one answer given and the next question asked; return how many answers are kept."""
    begin(booth)
    assert answer(booth, 1) == "listening"
    kept = booth.answers()
    assert kept > 0
    return kept


def _back(booth: Booth, was: int, kept: int) -> str:
    """Wait for a new booth process at its first screen; see that no answer was lost."""
    began = time.monotonic()
    until(lambda: booth.pid() not in (0, was), BACK_S, "the booth was not started again")
    booth.comes_to(*HOME, seconds=BACK_S)
    took = time.monotonic() - began
    assert booth.answers() >= kept, "an answer was lost"
    running = booth.sql("SELECT count(*) FROM interviews WHERE state = 'running'")
    return f"back after {took:.1f} s, {kept} answers kept, {running[0][0]} left as running"


def kill_booth(booth: Booth) -> str:
    kept, was = _mid_interview(booth), booth.pid()
    booth.box.does("kill", "-9", str(was))
    return _back(booth, was, kept)


def kill_transcriber(booth: Booth) -> str:
    """Kill the process that transcribes while somebody talks; the interview goes on."""
    begin(booth)
    was, before = booth.pid(), booth.answers()
    child = booth.box.says("pgrep", "-P", str(was), "-f", "spawn_main").split()
    assert child, "there is no transcriber"
    booth.box.does("kill", "-9", *child)
    screen = answer(booth, 2)
    assert booth.pid() == was, "the booth itself was restarted"
    assert booth.answers() > before
    until(lambda: _left(booth), 30, "the interview could not be left")
    return f"the answer was transcribed by a new one, then {screen}"


def _left(booth: Booth) -> bool:
    booth.key("Escape")
    time.sleep(1.0)
    booth.key("Tab")
    booth.key("Return")
    time.sleep(2.0)
    return booth.screen() in ("erased", *HOME)


def kill_panel(booth: Booth) -> str:
    was = booth.pid(PANEL)
    booth.box.does("kill", "-9", str(was))
    took = until(
        lambda: booth.pid(PANEL) not in (0, was) and booth.active(PANEL), BACK_S, "no panel"
    )
    return f"back after {took:.1f} s"


def hang(booth: Booth) -> str:
    """Stop the booth's process as a hang would; the watchdog finds it."""
    was = booth.pid()
    began = time.monotonic()
    booth.box.does("kill", "-STOP", str(was))
    until(lambda: booth.pid() not in (0, was), BACK_S, "the watchdog did not act")
    found = time.monotonic() - began
    booth.comes_to(*HOME, seconds=BACK_S)
    return (
        f"found and started again after {found:.1f} s, back after {time.monotonic() - began:.1f} s"
    )


def kill_display(booth: Booth) -> str:
    was = booth.pid()
    booth.box.does("pkill", "-9", "Xvfb")
    return _back(booth, was, 0)


def damaged_database(booth: Booth) -> str:
    """Write over the database; the booth's next start puts the last good copy back."""
    booth.box.does("systemctl", "start", "interview-coach-housekeeping.service", timeout=300)
    kept = booth.answers()
    booth.box.does("systemctl", "stop", KIOSK, PANEL)
    booth.box.shell(
        f"rm -f {DATABASE}-wal {DATABASE}-shm; "
        f"dd if=/dev/urandom of={DATABASE} bs=4096 seek=1 count=40 conv=notrunc"
    )
    began = time.monotonic()
    booth.box.does("systemctl", "start", "--no-block", KIOSK, PANEL)
    booth.comes_to(*HOME, seconds=BACK_S)
    until(lambda: booth.active(PANEL), BACK_S, "the panel stays away")
    assert booth.answers() == kept
    faults = booth.sql("SELECT code FROM faults")
    assert ["store-restored"] in faults, faults
    return f"the last good copy is in place after {time.monotonic() - began:.1f} s; staff are told"


def locked_database(booth: Booth) -> str:
    """Hold the database's lock for 20 s in mid-interview; nothing is lost."""
    begin(booth)
    was, before = booth.pid(), booth.answers()
    code = (
        f"import sqlite3, time; c = sqlite3.connect('{DATABASE}', isolation_level=None); "
        "c.execute('BEGIN IMMEDIATE'); time.sleep(20)"
    )
    booth.box.does("systemd-run", "--quiet", PYTHON, "-c", code)
    screen = answer(booth, 1)
    assert booth.pid() == was
    until(lambda: booth.answers() > before, 60, "the answer never reached the database")
    until(lambda: _left(booth), 30, "the interview could not be left")
    return f"the answer was kept once it could be, then {screen}"


def full_disk(booth: Booth) -> str:
    """Have the booth's folder on a disk of 40 MB and fill it; then make room."""
    booth.box.does("systemctl", "stop", KIOSK, PANEL)
    booth.box.shell(
        f"mkdir -p /run/small; mount -t tmpfs -o size=40m,mode=0700 none /run/small; "
        f"cp -a {DATABASE}* /run/small/; mount --bind /run/small {VAR}; "
        f"chown interview-coach: {VAR}; dd if=/dev/zero of={VAR}/fill bs=64k 2>/dev/null || true"
    )
    try:
        booth.box.does("systemctl", "start", "--no-block", KIOSK)
        until(lambda: booth.active(KIOSK), BACK_S, "the booth does not start on a full disk")
        booth.comes_to(*HOME, seconds=BACK_S)
    finally:
        booth.box.shell(f"systemctl stop {KIOSK}; umount {VAR}; umount /run/small")
        booth.box.does("systemctl", "start", "--no-block", KIOSK, PANEL)
    booth.comes_to(*HOME, seconds=BACK_S)
    return "the booth comes up with a full disk, and goes on when there is room"


def no_network(booth: Booth) -> str:
    """There is none in the container but its own loopback; an interview was held all the same."""
    links = booth.box.says("sh", "-c", "ls /sys/class/net")
    assert links == "lo", links
    return "everything above ran without one"


def power_cut(booth: Booth) -> str:
    """Cut the power with an answer given; it is there when the power is back."""
    kept = _mid_interview(booth)
    booth.box.off()
    booth.box.boot()
    began = time.monotonic()
    booth.comes_to(*HOME, seconds=BACK_S)
    took = time.monotonic() - began
    assert booth.answers() == kept, "an answer was lost"
    return f"at Attract {took:.1f} s after systemd was up, {kept} answers kept"
