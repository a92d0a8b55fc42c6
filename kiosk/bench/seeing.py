"""Decides how fast the eyes are followed, beside the bare face mesh."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import Any

from kiosk.bench import Figure
from kiosk.coach.analyse.looks import Follow
from kiosk.coach.errors import SeeingError
from kiosk.coach.model import Calibration, Look
from kiosk.coach.settings import REPOSITORY, Settings
from kiosk.senses.face import Face, Image, bare_mesh
from kiosk.senses.footage import Footage
from kiosk.senses.overlay import draw

FRAMES = 300
WARM_UP = 30


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield the milliseconds a frame costs: everything, what stands on top of the mesh, and one
    core's share at the settings' frames a second.

    Raises:
        SeeingError: video-unreadable, where the rehearsal's video is not there.
    """
    images = _images()
    face, mesh = Face(settings.seeing), bare_mesh(still=False)
    follow = Follow(settings.seeing, Calibration(ok=False))
    ours, bare, drawing, core = [], [], [], []
    for number, image in enumerate(images):
        # Turn by turn on the same frame: what else the machine does falls on both alike.
        bare.append(_ms(partial(_bare, mesh, image)))
        began, busy = perf_counter(), process_time()
        glimpse = face.look(image, number / settings.seeing.fps)
        follow.see(glimpse)
        ours.append(1000 * (perf_counter() - began))
        core.append(1000 * (process_time() - busy))
        drawing.append(_ms(partial(draw, image, glimpse, Look.SCREEN, settings.seeing)))
    face.close()
    mesh.close()

    whole, alone = median(ours[WARM_UP:]), median(bare[WARM_UP:])
    yield Figure("seeing: a frame, everything", whole, "ms", alone, whole / alone)
    yield Figure("seeing: on top of the bare face mesh", whole - alone, "ms")
    share = median(core[WARM_UP:]) * settings.seeing.fps / 1000
    yield Figure(f"seeing: one core at {settings.seeing.fps:g} frames a second", share, "share")
    yield Figure("seeing: the status drawn on the preview", median(drawing[WARM_UP:]), "ms")


def _images() -> list[Image]:
    videos = sorted((REPOSITORY / "tests" / "recordings").rglob("*.mp4"))
    if not videos:
        raise SeeingError("video-unreadable", "The rehearsal's video is not in tests/recordings.")
    images = []
    for _, image in Footage(videos[0]).frames():
        images.append(image)
        if len(images) == FRAMES:
            break
    return images


def _bare(mesh: Any, image: Image) -> None:
    import cv2

    mesh.process(cv2.cvtColor(image, cv2.COLOR_BGR2RGB))


def _ms(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return 1000 * (perf_counter() - began)
