"""Decides how fast the eyes are followed, beside the bare face landmarker."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from statistics import mean, median
from time import perf_counter, process_time, sleep
from typing import Any

import numpy as np

from kiosk.bench import Figure
from kiosk.bench.recordings import recorded_faces, talk
from kiosk.coach.measure.looks import LiveLooks
from kiosk.devices.clock import LiveClock
from kiosk.devices.doors import CHUNK_S, Clock, Frame
from kiosk.domain.errors import ModelError
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Calibration, Glimpse, Look
from kiosk.domain.units import SAMPLE_RATE, Image
from kiosk.senses.face import Face
from kiosk.senses.mesh_library import bare_landmarker, picture, silence
from kiosk.senses.overlay import draw
from kiosk.senses.sight import Sight

FASTEST_FPS = 30.0
BESIDE_S = 60
START_S = 180.0
WARM_UP = 30


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield what a frame costs: everything beside the bare mesh, what stands on top of the mesh,
    and one core's share at the settings' frames a second; then how many frames of a camera of 30 a
    second are judged while Whisper works.

    Both do the same frames turn by turn, and all but the first figure count the processor's time,
    so that other work on the machine falls on both alike or on neither.

    Raises:
        SeeingError: video-unreadable, where the rehearsal's video is not there.
    """
    images = recorded_faces()
    with silence():
        face, mesh = Face(settings.seeing), bare_landmarker(1, still=False)
        _bare(mesh, images[0], -1)
    looks = LiveLooks(settings.seeing, Calibration(ok=False))
    ours, bare, drawing = [], [], []
    glimpses: list[Glimpse] = []
    for number, image in enumerate(images):
        t = number / settings.seeing.fps
        bare.append(_cost(partial(_bare, mesh, image, number)))
        ours.append(_cost(partial(_everything, face, looks, Frame(image, t, number), glimpses)))
        drawing.append(_cost(partial(draw, image, glimpses[-1], Look.SCREEN, settings.seeing)))
    face.close()
    mesh.close()

    (wall, busy), (bare_wall, bare_busy) = _middle(ours), _middle(bare)
    yield Figure("seeing: a frame, everything", wall, "ms", bare_wall, wall / bare_wall)
    yield Figure("seeing: on top of the bare face landmarker", busy - bare_busy, "ms of a core")
    # The mean: every few frames a second face is looked for, which no median shows.
    share = mean(cost for _, cost in ours[WARM_UP:]) * settings.seeing.fps / 1000
    yield Figure(f"seeing: one core at {settings.seeing.fps:g} frames a second", share, "share")
    yield Figure("seeing: the status drawn on the preview", _middle(drawing)[1], "ms of a core")
    judged = _beside_whisper(images, settings)
    yield Figure(f"seeing: frames of {FASTEST_FPS:g} judged beside Whisper", judged, "a second")


@dataclass
class SteadyCamera:
    """A camera of FASTEST_FPS: who comes late gets the newest frame."""

    images: list[Image]
    clock: Clock
    name: str = "steady"
    number: int = 0

    def frame(self, deadline_s: float) -> Frame:
        due = max((self.number + 1) / FASTEST_FPS, self.clock.now())
        sleep(max(0.0, due - self.clock.now()))
        self.number = int(due * FASTEST_FPS)
        return Frame(self.images[self.number % len(self.images)], due, self.number)

    def close(self) -> None: ...


def _beside_whisper(images: list[Image], settings: Settings) -> float:
    """Return how many frames a second are judged while answers are transcribed."""
    from kiosk.senses.hearing import Hearing
    from kiosk.senses.take import hear_file
    from kiosk.senses.voice_activity import VoiceActivity

    hearing = Hearing(settings)
    hearing.start()
    try:
        if not hearing.ready(START_S):
            raise ModelError(*hearing.trouble)
        fast = replace(settings.seeing, fps=FASTEST_FPS)
        clock = LiveClock()
        sight = Sight(SteadyCamera(images, clock), Face(fast), fast, live_clock=clock)
        sight.start()
        began = clock.now()
        sound = talk(BESIDE_S)
        chunks = np.array_split(sound, len(sound) // round(CHUNK_S * SAMPLE_RATE))
        hear_file(chunks, hearing, VoiceActivity(), (), settings)
        ended = clock.now()
        judged = len(sight.between(began, ended))
        sight.close()
        return judged / (ended - began)
    finally:
        hearing.close()


def _bare(mesh: Any, image: Image, number: int) -> None:
    import cv2

    rgb = picture(cv2.cvtColor(image, cv2.COLOR_BGR2RGB))
    mesh.detect_for_video(rgb, round(1000 * (number + 1) / FASTEST_FPS))


def _everything(face: Face, looks: LiveLooks, frame: Frame, glimpses: list[Glimpse]) -> None:
    glimpses.append(face.look(frame.image, frame.t))
    looks.see(glimpses[-1])


def _cost(act: Callable[[], object]) -> tuple[float, float]:
    """Return what an act costs: (milliseconds on the wall, milliseconds of processor time)."""
    began, busy = perf_counter(), process_time()
    act()
    return 1000 * (perf_counter() - began), 1000 * (process_time() - busy)


def _middle(costs: list[tuple[float, float]]) -> tuple[float, float]:
    late = costs[WARM_UP:]
    return median(wall for wall, _ in late), median(busy for _, busy in late)
