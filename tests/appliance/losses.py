"""The scenarios in which the database, the disk, the sound or the network fails the booth."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.appliance.booth import DATABASE, KIOSK, PANEL, PYTHON, VAR, Booth
from tests.appliance.container import until
from tests.appliance.faults import BACK_S, HOME, back
from tests.appliance.life import answer, begin, done, leave

LOCKED_S = 45
"""Longer than an answer takes to be understood, and the store to give up."""
GONE_S = 5.0
CURRENT = "/opt/interview-coach/current"
NONSENSE = """
import os, uuid
from tests.kit.fakes.gtts_endpoint import endpoint
with endpoint() as gtts:
    gtts.manner = "nonsense"
    os.environ["KIOSK_VOICE_GTTS_HOST"] = gtts.url
    from kiosk.domain import settings
    from kiosk.voice import Voice
    clip = Voice(settings.load()).clip(f"What would you do with number {uuid.uuid4().int % 9999}?")
    print(clip.source, len(gtts.asked))
"""
FILL = f"dd if=/dev/zero of={VAR}/fill bs=4k 2>/dev/null || true"


# --- the database ---------------------------------------------------------------------------------


def damaged_database(booth: Booth) -> str:
    """Write over the database; the booth's next start puts the last good copy back."""
    booth.box.does("/usr/local/sbin/interview-coach", "housekeeping", "--no-clips")
    kept = booth.answers()
    booth.box.does("systemctl", "stop", KIOSK, PANEL)
    booth.box.shell(
        f"rm -f {DATABASE}-wal {DATABASE}-shm; "
        f"dd if=/dev/urandom of={DATABASE} bs=4096 seek=1 count=40 conv=notrunc"
    )
    began = time.monotonic()
    booth.box.does("systemctl", "start", "--no-block", KIOSK, PANEL)
    booth.comes_to(*HOME, seconds=BACK_S)
    took = time.monotonic() - began
    until(lambda: booth.active(PANEL), BACK_S, "the panel stays away")
    assert booth.answers() == kept
    faults = booth.sql("SELECT code FROM faults")
    assert ["store-restored"] in faults, faults
    return f"the last good copy is back after {took:.1f} s, {kept} answers, noted for staff"


def locked_database(booth: Booth) -> str:
    """Hold the database's lock while an answer wants to be kept; it is kept with the next one."""
    begin(booth)
    was, before = booth.pid(), booth.answers()
    code = (
        f"import sqlite3, time; c = sqlite3.connect('{DATABASE}', isolation_level=None); "
        f"c.execute('BEGIN IMMEDIATE'); time.sleep({LOCKED_S})"
    )
    booth.say(1)
    booth.box.does("systemd-run", "--quiet", "--unit=test-lock", PYTHON, "-c", code)
    screen = done(booth)
    late = booth.answers() == before
    until(lambda: not booth.active("test-lock.service"), LOCKED_S, "the lock stays")
    assert screen == "listening", screen
    answer(booth, 2)
    assert booth.pid() == was, "the booth was restarted"
    assert booth.answers() >= before + 2, "an answer was lost"
    leave(booth)
    return f"{'kept with the next answer' if late else 'kept once it was free'}; both are there"


# --- disk, sound, network -------------------------------------------------------------------------


def full_disk(booth: Booth) -> str:
    """Fill the booth's disk in mid-interview, make room, and kill the booth on a full disk."""
    with _small_disk(booth):
        begin(booth)
        was, before = booth.pid(), booth.answers()
        booth.box.shell(FILL)
        assert answer(booth, 1) == "listening"
        booth.box.shell(f"rm {VAR}/fill")
        answer(booth, 2)
        assert booth.pid() == was, "the booth was restarted"
        kept = booth.answers()
        assert kept >= before + 2, "an answer was lost"
        booth.box.shell(FILL)
        booth.kill("KILL", was)
        again = back(booth, was, kept)
    booth.comes_to(*HOME, seconds=BACK_S)
    return f"the interview went on and both answers are there; killed while it is full: {again}"


@contextmanager
def _small_disk(booth: Booth) -> Iterator[None]:
    """Have the booth's folder on a disk of its own; what is written there is gone afterwards."""
    services = (KIOSK, PANEL)
    booth.box.does("systemctl", "stop", *services)
    booth.box.shell(
        "mkdir -p /run/small; mount -t tmpfs -o size=120m,mode=0700 none /run/small; "
        f"cp -a {VAR}/. /run/small/; chown interview-coach: /run/small; "
        f"mount --bind /run/small {VAR}; systemctl start {KIOSK} {PANEL}"
    )
    try:
        yield
    finally:
        booth.box.does("systemctl", "stop", *services)
        booth.box.shell(f"umount -l {VAR}; umount -l /run/small")
        booth.box.does("systemctl", "start", "--no-block", *services)


def read_only_disk(booth: Booth) -> str:
    """Make the booth's folder read-only, as a failing disk is, and kill the booth; then mend it."""
    was, kept = booth.pid(), booth.answers()
    booth.box.shell(f"mount --bind {VAR} {VAR}; mount -o remount,bind,ro {VAR}")
    try:
        booth.kill("KILL", was)
        began = time.monotonic()
        until(lambda: booth.pid() not in (0, was), BACK_S, "the booth was not started again")
        booth.comes_to(*HOME, seconds=BACK_S)
        took = time.monotonic() - began
    finally:
        booth.box.does("systemctl", "stop", KIOSK, PANEL)
        booth.box.shell(f"umount -l {VAR}")
        booth.box.does("systemctl", "start", "--no-block", KIOSK, PANEL)
    booth.comes_to(*HOME, seconds=BACK_S)
    assert booth.answers() == kept
    return f"at its first screen after {took:.1f} s, and says what is wrong; nothing is lost"


def sound_gone(booth: Booth) -> str:
    """Take the sound away in mid-answer and give it back; the interview goes on."""
    begin(booth)
    was, before = booth.pid(), booth.answers()
    booth.box.does("systemctl", "stop", "test-sound.service")
    time.sleep(GONE_S)
    assert booth.pid() == was, "the booth was restarted"
    booth.box.does("systemctl", "start", "test-sound.service")
    time.sleep(GONE_S)
    screen = answer(booth, 1)
    assert booth.pid() == was, "the booth was restarted"
    assert booth.answers() > before
    leave(booth)
    return f"gone for {GONE_S:.0f} s; the answer after it is there, then {screen}"


def nonsense_voice(booth: Booth) -> str:
    """Have what answers in gTTS's place talk nonsense; the machine's own voice speaks."""
    said = booth.box.does(
        "runuser", "-u", "interview-coach", "--", "env", "-C", CURRENT,
        "HOME=/var/cache/interview-coach", PYTHON, "-c", NONSENSE,
    )  # fmt: skip
    assert said.splitlines()[-1] == "local 1", said
    return "asked once, not believed; the question is spoken by the machine's own voice"


def no_network(booth: Booth) -> str:
    """There is none in the container but its own loopback; an interview was held all the same."""
    links = booth.box.says("sh", "-c", "ls /sys/class/net")
    assert links == "lo", links
    return "everything above ran without one"
