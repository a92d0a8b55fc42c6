"""What only staff do at the booth: the PIN that lets them in, and switching it off."""

import hmac
import logging
import shutil
import subprocess

log = logging.getLogger(__name__)

WRONG_PINS = 5
LOCKED_S = 60.0
"""After five wrong PINs the pad stays closed for a minute."""
POWER_S = 10.0


class PinPad:
    """Collects digits and judges them against the PIN of the settings; no PIN opens nothing."""

    def __init__(self, pin: str) -> None:
        self._wanted = pin
        self._typed, self._wrong, self._locked_until = "", 0, 0.0

    def key(self, key: str, now: float) -> bool | None:
        """Take a digit or "back" at the booth's time `now` (s); judge as soon as all are there."""
        if key == "back":
            self._typed = self._typed[:-1]
            return None
        self._typed += key
        if len(self._typed) < len(self._wanted):
            return None
        right = bool(self._wanted) and hmac.compare_digest(
            self._typed.encode(), self._wanted.encode()
        )
        right = right and now >= self._locked_until
        self._typed, self._wrong = "", 0 if right else self._wrong + 1
        if self._wrong >= WRONG_PINS:
            self._wrong, self._locked_until = 0, now + LOCKED_S
        return right

    def clear(self) -> None:
        self._typed = ""


def power_off() -> None:
    """Switch the machine off, where systemd can."""
    if not shutil.which("systemctl"):
        return
    try:
        subprocess.run(["systemctl", "poweroff"], timeout=POWER_S, check=True, capture_output=True)
    except subprocess.SubprocessError as err:
        log.warning("power off: %s", type(err).__name__)
