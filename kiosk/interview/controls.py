"""What a person may tell a running interview: stop, done with this answer, once more, go on, say
the question again, leave it out."""

import threading
from enum import StrEnum

from kiosk.domain.interview import GoalName


class Wish(StrEnum):
    STOP = "stop"
    DONE = "done"
    AGAIN = "again"
    STRIKE = "strike"
    """Take words out of the last answer (`Controls.struck`)."""
    REPEAT = "repeat"
    SKIP = "skip"
    GO_ON = "go on"


class Controls:
    """Wishes from the window, taken by the interview's thread. A wish to stop stays for good."""

    def __init__(self) -> None:
        self._wishes: set[Wish] = set()
        self.goal: GoalName | None = None
        """What the next take of a question is to be better at."""
        self._changed = threading.Condition()
        self.struck: frozenset[int] = frozenset()
        """Numbers of the words of the last answer that were not said."""

    def strike(self, numbers: frozenset[int]) -> None:
        """Wish that words be taken out of the last answer."""
        self.struck = numbers
        self.wish(Wish.STRIKE)

    def wish(self, wish: Wish) -> None:
        with self._changed:
            self._wishes.add(wish)
            self._changed.notify_all()

    @property
    def stopped(self) -> bool:
        return Wish.STOP in self._wishes

    def granted(self, wish: Wish) -> bool:
        """Say whether this was wished for, and forget it."""
        with self._changed:
            wished = wish in self._wishes
            self._wishes.discard(wish)
            return wished

    def wished(self, *wishes: Wish) -> bool:
        """Say whether one of them was wished for; it stays a wish."""
        with self._changed:
            return bool(self._wishes & set(wishes))

    def forget(self, *wishes: Wish) -> None:
        """Let go of what was wished for before its time."""
        with self._changed:
            self._wishes -= set(wishes)

    def pause(self, seconds: float) -> bool:
        """Let time pass, less if somebody stops the interview; say whether it may go on."""
        with self._changed:
            return not self._changed.wait_for(lambda: self.stopped, timeout=seconds)

    def wait(self, *wishes: Wish) -> Wish:
        """Wait for one of the wishes, or for the wish to stop.

        The wait has no deadline of its own: the window's idle rule stops an interview nobody is at.
        """
        with self._changed:
            self._changed.wait_for(lambda: self.stopped or self._wishes & set(wishes))
            if self.stopped:
                return Wish.STOP
            found = next(wish for wish in wishes if wish in self._wishes)
            self._wishes.discard(found)
            return found


class NobodyWaits(Controls):
    """Goes on at every stop: for a rehearsal, where nobody touches anything."""

    def wait(self, *wishes: Wish) -> Wish:
        return Wish.STOP if self.stopped else Wish.GO_ON
