"""Decides how fast the eyes are followed, beside the bare face mesh."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import Any

from kiosk.bench import Figure
from kiosk.coach.analyse.looks import Follow
from kiosk.coach.errors import SeeingError
from kiosk.coach.model import Calibration, Glimpse, Look
from kiosk.coach.settings import REPOSITORY, Settings
from kiosk.room.doors import Frame
from kiosk.senses.face import Face
from kiosk.senses.footage import Footage
from kiosk.senses.mesh import Image, bare_mesh, silence
from kiosk.senses.overlay import draw

FRAMES = 200
WARM_UP = 30


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield what a frame costs: everything beside the bare mesh, what stands on top of the mesh,
    and one core's share at the settings' frames a second.

    Both do the same frames turn by turn, and all but the first figure count the processor's time,
    so that other work on the machine falls on both alike or on neither.

    Raises:
        SeeingError: video-unreadable, where the rehearsal's video is not there.
    """
    images = _images()
    with silence():
        face, mesh = Face(settings.seeing), bare_mesh(1, still=False)
        _bare(mesh, images[0])
    follow = Follow(settings.seeing, Calibration(ok=False))
    ours, bare, drawing = [], [], []
    glimpses: list[Glimpse] = []
    for number, image in enumerate(images):
        t = number / settings.seeing.fps
        bare.append(_cost(partial(_bare, mesh, image)))
        ours.append(_cost(partial(_everything, face, follow, Frame(image, t, number), glimpses)))
        drawing.append(_cost(partial(draw, image, glimpses[-1], Look.SCREEN, settings.seeing)))
    face.close()
    mesh.close()

    (wall, busy), (bare_wall, bare_busy) = _middle(ours), _middle(bare)
    yield Figure("seeing: a frame, everything", wall, "ms", bare_wall, wall / bare_wall)
    yield Figure("seeing: on top of the bare face mesh", busy - bare_busy, "ms of a core")
    share = busy * settings.seeing.fps / 1000
    yield Figure(f"seeing: one core at {settings.seeing.fps:g} frames a second", share, "share")
    yield Figure("seeing: the status drawn on the preview", _middle(drawing)[1], "ms of a core")


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


def _everything(face: Face, follow: Follow, frame: Frame, glimpses: list[Glimpse]) -> None:
    glimpses.append(face.look(frame.image, frame.t))
    follow.see(glimpses[-1])


def _cost(act: Callable[[], object]) -> tuple[float, float]:
    """Return what an act costs: (milliseconds on the wall, milliseconds of processor time)."""
    began, busy = perf_counter(), process_time()
    act()
    return 1000 * (perf_counter() - began), 1000 * (process_time() - busy)


def _middle(costs: list[tuple[float, float]]) -> tuple[float, float]:
    late = costs[WARM_UP:]
    return median(wall for wall, _ in late), median(busy for _, busy in late)
