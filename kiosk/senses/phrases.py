"""Decide what the transcriber is given, and when: phrases cut at real silences, and drafts of them.

Whisper hears best with much context, so a phrase grows to `longest_s` before it is closed at a
silence. So that little is left to do when the talker stops, the open phrase is handed out again
and again as it grows, with the same number: each draft replaces the one before. A phrase with the
next number says that the one before was its last draft.
"""

import numpy as np

from kiosk.domain.sound import Phrase
from kiosk.domain.units import SAMPLE_RATE, Samples

MARGIN_S = 0.3
"""Sound kept around speech: voice activity opens late on soft beginnings."""
QUIET_S = 0.35
"""Quiet after which a draft is worth its work: longer than a stop consonant, shorter than Done."""
DRAFT_S = 4.0
"""Speech without a silence after which a draft is made anyway, so that the tail stays short."""
GOOD_CUT_S = 0.5
"""A silence a long phrase is closed at."""
LONG_SHARE = 0.6
"""From this share of the longest phrase on, the next good silence closes it."""
GAP_S = 4.0
"""A silence that closes any phrase: its sound would only invite the transcriber to invent."""
FRAME = SAMPLE_RATE // 50


class Phraser:
    """Collects chunks into phrases. Pure: it counts samples and the marks it is given."""

    def __init__(self, longest_s: float) -> None:
        self._longest = int(longest_s * SAMPLE_RATE)
        self._number = 0
        self._at = 0
        """Samples heard."""
        self._chunks: list[tuple[Samples, bool]] = []
        """The open phrase, or, before its first speech, the margin in front of it."""
        self._spoken = False
        self._quiet = 0
        self._fresh = 0
        """Samples of speech that no draft has shown yet."""

    def push(self, chunk: Samples, is_speech: bool) -> list[Phrase]:
        """Take in a chunk; return the drafts and closed phrases it completes, oldest first."""
        self._at += len(chunk)
        self._chunks.append((chunk, is_speech))
        if not self._spoken and not is_speech:
            self._forget_margin()
            return []
        self._spoken = True
        self._quiet = 0 if is_speech else self._quiet + len(chunk)
        self._fresh += len(chunk) if is_speech else 0

        if self._must_close():
            return self._close()
        return self._draft() if self._draft_is_due() else []

    def finish(self) -> list[Phrase]:
        """The take is over: return what no draft has shown yet."""
        return self._draft() if self._spoken and self._fresh else []

    def _forget_margin(self) -> None:
        margin = int(MARGIN_S * SAMPLE_RATE)
        while len(self._chunks) > 1 and self._length() - len(self._chunks[0][0]) >= margin:
            self._chunks.pop(0)

    def _length(self) -> int:
        return sum(len(chunk) for chunk, _ in self._chunks)

    def _must_close(self) -> bool:
        length = self._length()
        good = self._quiet >= GOOD_CUT_S * SAMPLE_RATE
        return (
            self._quiet >= GAP_S * SAMPLE_RATE
            or (good and length >= LONG_SHARE * self._longest)
            or length >= self._longest
        )

    def _draft_is_due(self) -> bool:
        if not self._fresh:
            return False
        return self._quiet >= QUIET_S * SAMPLE_RATE or self._fresh >= DRAFT_S * SAMPLE_RATE

    def _draft(self) -> list[Phrase]:
        self._fresh = 0
        return [self._phrase(self._sound())]

    def _phrase(self, sound: Samples) -> Phrase:
        start = (self._at - self._length()) / SAMPLE_RATE
        quiet = max(0, self._quiet - int(MARGIN_S * SAMPLE_RATE))
        kept = sound[: len(sound) - quiet] if len(sound) == self._length() else sound
        return Phrase(kept, start, start + len(kept) / SAMPLE_RATE, self._number, self._spans(kept))

    def _spans(self, kept: Samples) -> tuple[tuple[float, float], ...]:
        spans: list[tuple[float, float]] = []
        at = self._at - self._length()
        end = at + len(kept)
        for chunk, is_speech in self._chunks:
            if is_speech and at < end:
                start, stop = at / SAMPLE_RATE, min(end, at + len(chunk)) / SAMPLE_RATE
                joined = spans and abs(spans[-1][1] - start) < 1e-6
                spans.append((spans.pop()[0], stop) if joined else (start, stop))
            at += len(chunk)
        return tuple(spans)

    def _sound(self) -> Samples:
        return np.concatenate([chunk for chunk, _ in self._chunks]).astype(np.float32)

    def _close(self) -> list[Phrase]:
        """Close the open phrase at its best silence; what follows begins the next."""
        sound = self._sound()
        cut = self._cut(sound)
        phrase = self._phrase(sound if cut == len(sound) else sound[:cut])
        spoken_through = self._quiet < GOOD_CUT_S * SAMPLE_RATE  # cut shorter than the last draft
        closed = [phrase] if self._fresh or spoken_through else []

        self._keep_from(cut)
        self._number += 1
        self._spoken = any(is_speech for _, is_speech in self._chunks)
        if not self._spoken:
            self._forget_margin()
            self._quiet = 0
        self._fresh = sum(len(chunk) for chunk, is_speech in self._chunks if is_speech)
        return closed

    def _cut(self, sound: Samples) -> int:
        if self._quiet >= GOOD_CUT_S * SAMPLE_RATE:
            return len(sound) - max(0, self._quiet - int(MARGIN_S * SAMPLE_RATE))
        return self._longest_silence() or quietest(sound, from_share=LONG_SHARE)

    def _longest_silence(self) -> int | None:
        """Return the middle of the longest quiet in the later part of the phrase, in samples."""
        best, run, at = (0, 0), 0, 0
        for chunk, is_speech in self._chunks:
            at += len(chunk)
            run = 0 if is_speech else run + len(chunk)
            if at - run >= LONG_SHARE / 2 * self._longest:
                best = max(best, (run, at - run // 2))
        return best[1] if best[0] >= QUIET_S / 2 * SAMPLE_RATE else None

    def _keep_from(self, cut: int) -> None:
        kept: list[tuple[Samples, bool]] = []
        for chunk, is_speech in self._chunks:
            if cut < len(chunk):
                kept.append((chunk[max(0, cut) :], is_speech))
            cut -= len(chunk)
        self._chunks = kept


def quietest(sound: Samples, from_share: float) -> int:
    """Return the middle of the quietest 60 ms in the later part of a sound, in samples."""
    first = int(from_share * len(sound)) // FRAME
    frames = sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)
    power = np.convolve(np.mean(frames**2, axis=1), np.ones(3) / 3, mode="same")
    return (first + int(np.argmin(power[first:-1]))) * FRAME + FRAME // 2
