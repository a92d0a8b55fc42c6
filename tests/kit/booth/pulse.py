"""A private PulseAudio: the sink `room` is what the microphone hears, `speaker` what is said."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

ASOUNDRC = """
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.boothmic { type pulse device room.monitor hint { show on description "Booth microphone" } }
"""

ROOM = "module-null-sink sink_name=room rate=48000"
TONE_RMS = 10 ** (-62 / 20)
"""As loud as the room of the recordings."""
TONE_S = 900


@dataclass
class Pulse:
    """A running sound server and the environment that leads to it."""

    folder: Path
    process: subprocess.Popen
    _tone: subprocess.Popen | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "PULSE_RUNTIME_PATH": str(self.folder),
            "PULSE_SERVER": f"unix:{self.folder}/socket",
            "SDL_AUDIODRIVER": "pulseaudio",
        }

    def run(self, *words: str, **options) -> subprocess.CompletedProcess:
        return subprocess.run(
            words, env={**os.environ, **self.environment}, check=True, timeout=60, **options
        )

    def start(self, *words: str) -> subprocess.Popen:
        return subprocess.Popen(words, env={**os.environ, **self.environment})

    def play(self, sound: Path) -> subprocess.Popen:
        """Let a recorded candidate talk into the microphone; returns at once."""
        return self.start("paplay", "--device=room", str(sound))

    @contextmanager
    def heard(self, into: Path) -> Iterator[None]:
        """Record what the booth says while the block runs, raw 16-bit mono at 16 kHz."""
        form = ("--rate=16000", "--channels=1", "--format=s16le", "--raw")
        with into.open("wb") as file:
            recorder = subprocess.Popen(
                ("parec", "--device=speaker.monitor", *form),
                env={**os.environ, **self.environment},
                stdout=file,
            )
            try:
                yield
            finally:
                recorder.terminate()
                recorder.wait(5)

    # --- the microphone's cable and switch ----------------------------------------------------

    def unplug_microphone(self) -> None:
        """Take the microphone away, as a pulled cable does.

        Who recorded from it is moved to what there still is: the speaker's monitor. The room's own
        sound must not be moved there too.
        """
        self._hush()
        modules = self.run("pactl", "list", "short", "modules", capture_output=True, text=True)
        lines = [line for line in modules.stdout.splitlines() if "sink_name=room" in line]
        for line in lines:
            self.run("pactl", "unload-module", line.split()[0])

    def plug_in_microphone(self) -> None:
        self.run("pactl", "load-module", *ROOM.split(), stdout=subprocess.DEVNULL)
        self.room_tone()

    def mute_microphone(self, *, muted: bool) -> None:
        """Turn the microphone's own switch: it then gives nothing but zeros."""
        self.run("pactl", "set-source-mute", "room.monitor", str(int(muted)))

    @contextmanager
    def air(self) -> Iterator[None]:
        """Let the microphone hear the speaker while the block runs, as it does in a room."""
        words = ("module-loopback", "source=speaker.monitor", "sink=room", "latency_msec=60")
        loaded = self.run("pactl", "load-module", *words, capture_output=True, text=True)
        try:
            yield
        finally:
            self.run("pactl", "unload-module", loaded.stdout.strip())

    def room_tone(self) -> None:
        """Let the room be as quiet as rooms are; without this its silence is all zeros."""
        self._hush()
        sound = self.folder / "tone.raw"
        if not sound.exists():
            noise = np.random.default_rng(6).normal(0.0, TONE_RMS * 32_768, 16_000 * TONE_S)
            sound.write_bytes(noise.astype(np.int16).tobytes())
        form = ("--rate=16000", "--channels=1", "--format=s16le", "--raw")
        self._tone = self.start("paplay", "--device=room", *form, str(sound))

    def _hush(self) -> None:
        if self._tone is not None:
            self._tone.kill()
            self._tone.wait(5)
            self._tone = None

    def stop(self) -> None:
        self._hush()
        self.process.terminate()
        self.process.wait(10)


def start_pulse(folder: Path) -> Pulse:
    """Start a sound server with its files in a folder."""
    (folder / ".asoundrc").write_text(ASOUNDRC)
    words = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    modules = (
        ROOM,
        "module-null-sink sink_name=speaker rate=44100",
        f"module-native-protocol-unix auth-anonymous=1 socket={folder}/socket",
    )
    for module in modules:
        words += ["-L", module]
    environment = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_RUNTIME_PATH": str(folder),
    }
    environment.pop("PULSE_SERVER", None)
    process = subprocess.Popen(
        [*words, "--disable-shm=yes"], env=environment, stderr=subprocess.DEVNULL
    )
    pulse = Pulse(folder, process)
    for _ in range(100):
        if (folder / "socket").exists():
            break
        time.sleep(0.1)
    pulse.run("pactl", "set-default-sink", "speaker")
    pulse.run("pactl", "set-default-source", "room.monitor")
    return pulse


@contextmanager
def private_pulse() -> Iterator[Pulse]:
    """Run a sound server and lead this process to it."""
    missing = [
        name for name in ("pulseaudio", "paplay", "parec", "pactl") if not shutil.which(name)
    ]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {missing}")
    with tempfile.TemporaryDirectory(prefix="pulse") as name:
        pulse = start_pulse(Path(name))
        before = {key: os.environ.get(key) for key in pulse.environment}
        os.environ.update(pulse.environment)
        try:
            yield pulse
        finally:
            for key, value in before.items():
                os.environ.pop(key, None) if value is None else os.environ.update({key: value})
            pulse.stop()
