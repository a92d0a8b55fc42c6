"""When a booth is empty: the idle rule, counted in the seconds it is told. Pure.

Sixty seconds without touch, face or speech ask "Still there?"; twenty later everything is wiped.
An answer is never interrupted: while somebody answers, only an answer in which nothing was said at
all counts as nobody being there.
"""

from dataclasses import dataclass

from kiosk.screens.view import Screen
from kiosk.window.next_screen import VISIT

SPOKEN_TO = (Screen.ASKING, Screen.LISTENING, Screen.THINKING)


@dataclass
class Idle:
    """Counts how long nobody was noticed."""

    idle_s: float = 60.0
    leave_s: float = 20.0
    quiet_s: float = 0.0

    def noticed(self) -> None:
        """Somebody touched, spoke, or was seen."""
        self.quiet_s = 0.0

    def left_s(
        self, passed_s: float, screen: Screen, answering: bool, more: float = 1.0
    ) -> float | None:
        """Let time pass; return the seconds until the wipe, None while it is not being asked.

        Args:
            answering: something was said in the present answer.
            more: how many times as long everything may take for this person.
        """
        if screen not in VISIT or (screen in SPOKEN_TO and answering):
            self.quiet_s = 0.0
            return None
        self.quiet_s += passed_s
        if self.quiet_s < self.idle_s * more:
            return None
        return max(0.0, (self.idle_s + self.leave_s) * more - self.quiet_s)
