"""Decide when an answer is over: quiet for long enough after speech, or the limit reached."""

from enum import StrEnum


class Over(StrEnum):
    SILENCE = "silence"
    LIMIT = "limit"


class Endpoint:
    """Counts the seconds of sound it was told, never the clock.

    The quiet before the first word is thinking time: it never ends an answer, only the limit does.
    """

    def __init__(self, silence_s: float, limit_s: float, *, blip_s: float = 0.15) -> None:
        """`blip_s`: sound shorter than this between quiet is a cough or a knock, not speech."""
        self._silence_s = silence_s
        self._limit_s = limit_s
        self._blip_s = blip_s
        self._run_s = 0.0
        self.heard_s = 0.0
        """Sound heard since the answer began."""
        self.quiet_s = 0.0
        """Since the last speech, or since the beginning where there was none."""
        self.heard_speech = False
        self.reason: Over | None = None

    def hear(self, chunk_s: float, is_speech: bool) -> bool:
        """Take in a chunk; return whether the answer is over."""
        self.heard_s += chunk_s
        self._run_s = self._run_s + chunk_s if is_speech else 0.0
        if is_speech and self._run_s > self._blip_s:
            self.heard_speech = True
            self.quiet_s = 0.0
        else:
            self.quiet_s += chunk_s

        if self.heard_speech and self.quiet_s >= self._silence_s - 1e-9:
            self.reason = Over.SILENCE
        if self.heard_s >= self._limit_s - 1e-9:
            self.reason = self.reason or Over.LIMIT
        return self.reason is not None
