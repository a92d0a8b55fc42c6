"""Decide where somebody speaks: Silero's voice activity over a stream, counted in samples."""

from collections.abc import Iterator
from importlib import util
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.errors import ModelError
from kiosk.domain.units import SAMPLE_RATE, Samples

WINDOW = 512  # samples; the model was trained on windows of 32 ms at 16 kHz
CONTEXT = 64  # samples of the window before, which the model expects in front
WINDOW_S = WINDOW / SAMPLE_RATE
STARTS_AT = 0.5
"""Probability from which a window begins speech (Silero's own default)."""
ENDS_AT = 0.35
"""Probability under which it ends (Silero: 0.15 less)."""
HANGOVER_S = 0.1
"""A dip shorter than this is a consonant, not silence (Silero: min_silence_duration_ms=100)."""
LOUDNESS = 0.1
"""A quiet microphone is brought up to this RMS before it is judged, by MOST_GAIN at most."""
MOST_GAIN = 8.0


class VoiceActivity:
    """Silero voice activity on one thread, with its state kept between chunks.

    Raises:
        ModelError: model-missing, where the package with the model is not installed.
    """

    def __init__(self) -> None:
        self._session = _session(_model_file())
        self.begin()

    def begin(self) -> None:
        """Forget everything heard: a new take starts at sample 0."""
        self._state = np.zeros((2, 1, 128), dtype=np.float32)
        self._context = np.zeros(CONTEXT, dtype=np.float32)
        self._rest = np.zeros(0, dtype=np.float32)
        self._peak = 0.0
        self.probabilities: list[float] = []
        """One per window of 32 ms since the take began."""
        self._speaking = False

    def is_speech(self, chunk: Samples) -> bool:
        """Hear a chunk of any length; say whether somebody spoke in any part of it."""
        heard = self._speaking
        for probability in self._judge(chunk):
            bar = ENDS_AT if self._speaking else STARTS_AT
            self._speaking = probability >= bar
            heard = heard or self._speaking
            self.probabilities.append(probability)
        if self._speaking or not self.probabilities:
            return self._speaking
        return heard and self._quiet_s() < HANGOVER_S

    def spans(self) -> tuple[tuple[float, float], ...]:
        """Return where somebody spoke so far: (start, end) in seconds of sound heard."""
        return spans_of(np.array(self.probabilities, dtype=np.float32))

    def _quiet_s(self) -> float:
        quiet = 0
        for probability in reversed(self.probabilities):
            if probability >= ENDS_AT:
                break
            quiet += 1
        return quiet * WINDOW_S

    def _judge(self, chunk: Samples) -> Iterator[float]:
        sound = np.concatenate([self._rest, np.nan_to_num(chunk, posinf=0.0, neginf=0.0)])
        whole = len(sound) // WINDOW * WINDOW
        for start in range(0, whole, WINDOW):
            yield self._window(sound[start : start + WINDOW])
        self._rest = sound[whole:]

    def _window(self, window: NDArray[np.float32]) -> float:
        level = float(np.sqrt(np.mean(window**2)))
        self._peak = max(level, self._peak * 0.999)
        gain = min(MOST_GAIN, max(1.0, LOUDNESS / max(self._peak, 1e-6)))

        framed = np.concatenate([self._context, window])
        inputs = {
            "input": (gain * framed)[None].astype(np.float32),
            "state": self._state,
            "sr": np.array(SAMPLE_RATE, dtype=np.int64),
        }
        probability, self._state = self._session.run(None, inputs)
        self._context = window[-CONTEXT:]
        return float(probability[0, 0])


def spans_of(probabilities: NDArray[np.float32]) -> tuple[tuple[float, float], ...]:
    """Return the spans of speech in a row of window probabilities, dips bridged, in seconds."""
    spans: list[tuple[float, float]] = []
    start: int | None = None
    for at, probability in enumerate(probabilities):
        if start is None and probability >= STARTS_AT:
            start = at
        elif start is not None and probability < ENDS_AT:
            _join(spans, start * WINDOW_S, at * WINDOW_S)
            start = None
    if start is not None:
        _join(spans, start * WINDOW_S, len(probabilities) * WINDOW_S)
    return tuple(spans)


def _join(spans: list[tuple[float, float]], start: float, end: float) -> None:
    if spans and start - spans[-1][1] < HANGOVER_S:
        start = spans.pop()[0]
    spans.append((start, end))


def _model_file() -> Path:
    package = util.find_spec("silero_vad")  # found, not imported: it would want torchaudio
    places = package.submodule_search_locations if package else None
    if not places:
        raise ModelError(
            "model-missing", "The package silero-vad is not installed. Run ./setup.sh again."
        )
    return Path(places[0]) / "data" / "silero_vad.onnx"


def _session(model: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(model), sess_options=options, providers=["CPUExecutionProvider"]
    )
