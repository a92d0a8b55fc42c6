"""Tells systemd that the booth lives; harmless where there is no systemd."""

import logging
import os

log = logging.getLogger(__name__)


class Watchdog:
    """READY once, STATUS when it changes, WATCHDOG while every part that matters is fresh."""

    def __init__(self) -> None:
        self._status = ""
        usec = os.environ.get("WATCHDOG_USEC", "")
        self.every_s = int(usec) / 1e6 / 3 if usec.isdecimal() else 10.0
        """How often it wants to be fed: three times in systemd's own deadline."""
        self._fed = -1e9

    def ready(self, status: str) -> None:
        """Tell that the first picture is on the screen."""
        self._send(f"READY=1\nSTATUS={status}")
        self._status = status

    def status(self, status: str) -> None:
        if status != self._status:
            self._status = status
            self._send(f"STATUS={status}")

    def feed(self, now: float, fresh: bool) -> None:
        """Tell that the booth lives, where all its parts are fresh; else systemd restarts it."""
        if fresh and now - self._fed >= self.every_s:
            self._fed = now
            self._send("WATCHDOG=1")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def _send(self, message: str) -> None:
        if not os.environ.get("NOTIFY_SOCKET"):
            return
        try:
            from systemd.daemon import notify

            notify(message)
        except (ImportError, OSError) as err:
            log.warning("systemd was not told: %s", type(err).__name__)
