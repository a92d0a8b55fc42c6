"""The installed booth as the test meets it: its screen's name, its keys, its sound, its journal."""

import json
import time
from pathlib import Path

from tests.appliance.container import TREE, Container, until

KIOSK, PANEL = "interview-coach-kiosk.service", "interview-coach-admin.service"
VAR = "/var/lib/interview-coach"
DATABASE = f"{VAR}/coach.sqlite"
PYTHON = "/opt/interview-coach/current/.venv/bin/python"
CANDIDATE = "/opt/interview-coach/current/kiosk/interview/recordings/strong"
SOUND = "unix:/run/test-sound/native"

DISPLAY = """[Service]
ExecStart=
ExecStart=/usr/bin/Xvfb :0 -screen 0 1280x720x24 -nolisten tcp
"""
SOUND_UNIT = f"""[Unit]
Description=Sound without hardware: what `room` plays is what the microphone hears
[Service]
User=interview-coach
RuntimeDirectory=test-sound
Environment=HOME=/run/test-sound XDG_RUNTIME_DIR=/run/test-sound PULSE_RUNTIME_PATH=/run/test-sound
ExecStart=/usr/bin/pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no \\
    --disable-shm=yes -L "module-null-sink sink_name=room" \\
    -L "module-null-sink sink_name=speaker" \\
    -L "module-native-protocol-unix auth-anonymous=1 socket=/run/test-sound/native"
ExecStartPost=/bin/sh -c 'until [ -S /run/test-sound/native ]; do sleep 0.1; done'
ExecStartPost=/usr/bin/pactl -s {SOUND} set-default-sink speaker
ExecStartPost=/usr/bin/pactl -s {SOUND} set-default-source room.monitor
[Install]
WantedBy=interview-coach.target
"""
ALSA = "".join(f'{kind}.!default {{ type pulse server "{SOUND}" }}\n' for kind in ("pcm", "ctl"))


def give_screen(box: Container) -> None:
    """Put a virtual screen in the place of one: without any, an installation does not end well."""
    box.shell(
        "export DEBIAN_FRONTEND=noninteractive; apt-get update -q; "
        "apt-get install -y -q --no-install-recommends "
        "xvfb xdotool pulseaudio pulseaudio-utils procps",
        timeout=600,
    )
    box.write("/etc/systemd/system/interview-coach-display.service.d/test.conf", DISPLAY)


def give_recorded_devices(box: Container) -> None:
    """Put a virtual sound card and a recorded camera in the devices' places."""
    box.write("/etc/systemd/system/test-sound.service", SOUND_UNIT)
    box.write("/etc/asound.conf", ALSA)
    settings = box.root / "etc/interview-coach.toml"
    camera = f'camera = "{CANDIDATE}/face.mp4"\n\n[panel]'
    if "camera" not in settings.read_text():
        settings.write_text(settings.read_text().replace("[panel]", camera))
    box.does("systemctl", "enable", "test-sound.service")


class Booth:
    """One booth in its container."""

    def __init__(self, box: Container) -> None:
        self.box = box

    # --- what it says -----------------------------------------------------------------------------

    def screen(self) -> str:
        """Return the name of the screen, as the booth tells systemd; nothing while it is down."""
        told = self.box.says("systemctl", "show", KIOSK, "--property=ActiveState,StatusText")
        facts = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
        return facts.get("StatusText", "") if facts.get("ActiveState") == "active" else ""

    def active(self, unit: str) -> bool:
        return self.box.says("systemctl", "is-active", unit) == "active"

    def pid(self, unit: str = KIOSK) -> int:
        return int(self.box.says("systemctl", "show", unit, "--property=MainPID", "--value"))

    def journal(self, *which: str) -> list[dict[str, str]]:
        """Return what the booth's programs wrote, as the journal has it."""
        told = self.box.does("journalctl", "--no-pager", "-o", "json", *which)
        return [json.loads(line) for line in told.splitlines() if line.startswith("{")]

    def sql(self, question: str) -> list[list[object]]:
        code = (
            "import json, sqlite3, sys; "
            f"rows = sqlite3.connect('{DATABASE}', timeout=10).execute(sys.argv[1]).fetchall(); "
            "print(json.dumps(rows))"
        )
        found: list[list[object]] = json.loads(self.box.does(PYTHON, "-c", code, question))
        return found

    def answers(self) -> int:
        return int(str(self.sql("SELECT count(*) FROM answers")[0][0]))

    # --- what is done to it -----------------------------------------------------------------------

    def key(self, name: str) -> None:
        self.box.run("env", "DISPLAY=:0", "xdotool", "key", name)

    def kill(self, signal: str, *pids: int) -> None:
        assert all(pid > 1 for pid in pids), pids  # 0 would be the test itself
        self.box.does("kill", f"-{signal}", *map(str, pids))

    def touch(self, x: int, y: int) -> None:
        self.box.run("env", "DISPLAY=:0", "xdotool", "mousemove", str(x), str(y),
                     "mousedown", "1", "sleep", "0.2", "mouseup", "1")  # fmt: skip

    def reach(self, screen: str, press: str = "Return", seconds: float = 60.0) -> float:
        """Press a key until a screen comes; return how long it took."""
        began = time.monotonic()
        while (now := self.screen()) != screen:
            assert time.monotonic() - began < seconds, f"{screen} does not come; it is at {now}"
            self.key(press)
            time.sleep(1.0)
        return time.monotonic() - began

    def comes_to(self, *screens: str, seconds: float) -> float:
        return until(lambda: self.screen() in screens, seconds, f"{screens} did not come")

    def say(self, number: int) -> None:
        """Play a recorded answer into the microphone, to its end."""
        file = f"{CANDIDATE}/answers/{number}.flac"
        self.box.does("sh", "-c", f"ffmpeg -loglevel error -i {file} -f wav - | "
                      f"pacat -s {SOUND} --device=room --file-format=wav", timeout=180)  # fmt: skip


def files_of(candidate: str = "strong") -> list[Path]:
    return sorted((TREE / "kiosk/interview/recordings" / candidate / "answers").glob("*.flac"))
