"""Put sound and transcript of one answer into measures of how it was spoken (docs/measures.md)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.coach.measure import pace, pauses, prosody
from kiosk.coach.measure.prosody import warm
from kiosk.domain.measures import Pause, Speech
from kiosk.domain.sections import Bands
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.sound import FillerKind, Span, Transcript
from kiosk.domain.units import SAMPLE_RATE, Measure, Samples

__all__ = ["measure", "warm"]

BREATH_SHARE = 0.02
"""Silence at either end that still belongs to the answer, of its length from the first word to
the last: a breath in an answer of 30 s, nothing in one of 3 s. The rest is thinking time before,
or waiting for Done after."""
BESIDE_S = 1.0
"""Voice so near the first or last word belongs to it: a word that was cut off, a laugh."""
FULL_SCALE = 0.99


@dataclass(frozen=True)
class Ground:
    """What all measures stand on."""

    samples: Samples
    loudness: pauses.Energy
    quiet: list[Span]
    first: float
    """First sound of the answer."""
    last: float
    """Last sound."""
    words: Span
    """From the start of the first word to the end of the last."""

    @property
    def seconds(self) -> float:
        """Length of the answer that its words are counted over, with the voice beside them."""
        start = max(self.first, self.words[0] - BESIDE_S)
        end = min(self.last, self.words[1] + BESIDE_S)
        breath = BREATH_SHARE * (end - start)
        whole = len(self.samples) / SAMPLE_RATE
        return min(whole, end + breath) - max(0.0, start - breath)


def measure(take: Take, transcript: Transcript, settings: Settings) -> Speech:
    """Measure how an answer was spoken; what cannot be measured says why."""
    samples = np.nan_to_num(take.samples, posinf=0.0, neginf=0.0).astype(np.float32)
    bands = settings.bands
    if not transcript.words:
        return _nothing(samples, transcript.why_not or "nobody spoke")

    ground = _ground(samples, take, transcript, bands)
    found = pauses.inside(ground.quiet, ground.first, ground.last, bands)
    words = pace.counted(transcript.words)
    seconds = ground.seconds
    speech_s = max(0.0, ground.last - ground.first - sum(p.end - p.start for p in found))
    voiced = _voiced(ground, found)

    hesitations = sum(f.kind is FillerKind.HESITATION for f in transcript.fillers)
    short = _too_short(words, speech_s, bands)
    bpm, stability = prosody.beat(samples, (ground.first, ground.last), take.grams)
    return Speech(
        seconds=round(seconds, 3),
        speech_s=round(speech_s, 3),
        words=words,
        speaking_rate=pace.rate(words, seconds),
        articulation_rate=pace.rate(words, speech_s),
        beat=bpm,
        beat_stability=stability,
        rate_windows=pace.windows(transcript.words, ground.first, ground.last),
        hesitations_per_minute=_per(hesitations, speech_s / 60.0, "per minute", short),
        hesitations_per_100_words=_per(hesitations, words / 100.0, "per 100 words", short),
        fillers=transcript.fillers,
        pauses=found,
        thinking_time=Measure(round(ground.first, 3), "s"),
        loudness_movement=prosody.loudness_movement(ground.loudness, voiced),
        pitch_movement=prosody.pitch_movement(samples, voiced),
        snr=_snr(ground.loudness),
        clipped=_clipped(samples),
    )


def _ground(samples: Samples, take: Take, transcript: Transcript, bands: Bands) -> Ground:
    loudness = pauses.energy(samples)
    quiet = pauses.silences(loudness, bands.pause_ignored_s)
    quiet = pauses.agreed(quiet, take.speech, loudness)
    first, last = transcript.words[0].start, transcript.words[-1].end
    if take.speech:
        first = min(first, max(take.speech[0][0], 0.0))
        last = max(last, take.speech[-1][1])
    said = transcript.words[0].start, min(transcript.words[-1].end, take.seconds)
    return Ground(samples, loudness, quiet, first, min(last, take.seconds), said)


def _voiced(ground: Ground, found: Sequence[Pause]) -> list[Span]:
    """Return the stretches between the pauses."""
    edges = [ground.first, *(t for p in found for t in (p.start, p.end)), ground.last]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _too_short(words: int, speech_s: float, bands: Bands) -> str | None:
    if words < bands.too_short_words or speech_s < bands.too_short_s:
        return "too short to judge"
    return None


def _per(count: int, whole: float, unit: str, short: str | None) -> Measure:
    if short or whole <= 0:
        return Measure.missing(unit, short or "no speech")
    return Measure(count / whole, unit)


def _snr(loudness: pauses.Energy) -> Measure:
    return Measure(round(loudness.top - loudness.floor, 1), "dB")


def _clipped(samples: Samples) -> float:
    return float(np.mean(np.abs(samples) >= FULL_SCALE)) if len(samples) else 0.0


def _nothing(samples: Samples, why_not: str) -> Speech:
    def missing(unit: str) -> Measure:
        return Measure.missing(unit, why_not)

    return Speech(
        seconds=0.0,
        speech_s=0.0,
        words=0,
        speaking_rate=missing("wpm"),
        articulation_rate=missing("wpm"),
        beat=missing("bpm"),
        beat_stability=missing("share"),
        rate_windows=(),
        hesitations_per_minute=missing("per minute"),
        hesitations_per_100_words=missing("per 100 words"),
        fillers=(),
        pauses=(),
        thinking_time=missing("s"),
        loudness_movement=missing("dB"),
        pitch_movement=missing("semitones"),
        snr=missing("dB"),
        clipped=_clipped(samples),
    )
