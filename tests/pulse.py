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

import pytest

ASOUNDRC = """
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.boothmic { type pulse device room.monitor hint { show on description "Booth microphone" } }
"""


@dataclass
class Pulse:
    """A running sound server and the environment that leads to it."""

    folder: Path
    process: subprocess.Popen

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

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


def start_pulse(folder: Path) -> Pulse:
    """Start a sound server with its files in a folder."""
    (folder / ".asoundrc").write_text(ASOUNDRC)
    words = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    modules = (
        "module-null-sink sink_name=room rate=48000",
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
