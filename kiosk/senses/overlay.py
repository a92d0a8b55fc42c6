"""Decides how the status of the eyes is drawn on a mirrored picture. The words are for a film that
staff make; on the booth's screen they stand beside it, in its typeface and language."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from kiosk.coach.measure.looks import Step
from kiosk.coach.measure.region import Region
from kiosk.domain.errors import SeeingError
from kiosk.domain.sections import Seeing
from kiosk.domain.sight import Glimpse, Look
from kiosk.domain.units import Image
from kiosk.senses.footage import Footage

Colour = tuple[int, int, int]
Dot = tuple[float, float]
"""Where the gaze meets the screen, as shares of its width and height seen by the candidate."""

WORDS = {
    Look.SCREEN: "Eyes on the screen",
    Look.LEFT: "Looking to your left",
    Look.RIGHT: "Looking to your right",
    Look.UP: "Looking up",
    Look.DOWN: "Looking down",
    Look.AWAY: "Looking away",
    Look.NO_FACE: "No face in view",
    Look.MULTI_FACE: "Someone else is in view",
    Look.UNKNOWN: "",
}

GROUND: Colour = (25, 15, 11)
INK: Colour = (252, 246, 243)
ON: Colour = (168, 224, 112)
AWAY: Colour = (112, 202, 255)
"""BGR of the booth's own ground, ink, green and amber. No red: nothing here is an alarm."""


def draw(
    image_bgr: Image,
    glimpse: Glimpse,
    look: Look,
    settings: Seeing,
    dot: Dot | None = None,
    *,
    words: bool = False,
) -> Image:
    """Return the mirrored picture with the status drawn on it; the picture given stays as it is.

    Args:
        image_bgr: as the camera gave it, shape (height, width, 3).
        dot: drawn where staff switched it on (`settings.show_dot`).
        words: the look is written on it too.
    """
    import cv2

    picture = cv2.flip(image_bgr, 1)
    colour = ON if look is Look.SCREEN else AWAY
    unit = max(min(picture.shape[:2]) / 480, 0.25)
    if glimpse.outline:
        _outline(picture, glimpse, colour, unit)
    if settings.show_dot and dot is not None:
        _dot(picture, dot, unit)
    if words and WORDS[look]:
        _words(picture, WORDS[look], colour, unit)
    return picture


def dot_on_screen(glimpse: Glimpse, region: Region) -> Dot | None:
    """Return where the gaze meets the screen, kept within it; None where there is no gaze."""
    beyond = region.beyond(glimpse)
    if beyond is None:
        return None
    left, right, up, down = beyond
    return _share(left, right), _share(up, down)


def film(file: Path, seen: Sequence[tuple[Glimpse, Step]], settings: Seeing, out: Path) -> None:
    """Write the file again as a mirrored video with the status drawn on it, for staff.

    Raises:
        SeeingError: video-unreadable, when the video cannot be written.
    """
    import cv2

    with closing(Footage(file)) as footage:
        part = out.with_name(f".{out.stem}.part{out.suffix}")
        video = None
        for (_, image), (glimpse, step) in zip(footage.frames(), seen, strict=False):
            look = Look.MULTI_FACE if step.second else step.look
            picture = draw(image, glimpse, look, settings, words=True)
            if video is None:
                size = (picture.shape[1], picture.shape[0])
                code = cv2.VideoWriter.fourcc(*"mp4v")
                video = cv2.VideoWriter(str(part), code, footage.fps, size)
                if not video.isOpened():
                    raise SeeingError(
                        "video-unreadable", f"{out.name} cannot be written as a video."
                    )
            video.write(picture)
        if video is not None:
            video.release()
            part.replace(out)


def _outline(picture: Image, glimpse: Glimpse, colour: Colour, unit: float) -> None:
    import cv2

    height, width = picture.shape[:2]
    points = np.array([((1.0 - x) * width, y * height) for x, y in glimpse.outline])
    middle, axes, turn = cv2.fitEllipse(points.astype(np.float32).reshape(-1, 1, 2))
    cv2.ellipse(picture, (middle, axes, turn), colour, max(round(2 * unit), 1), cv2.LINE_AA)


def _dot(picture: Image, dot: Dot, unit: float) -> None:
    import cv2

    height, width = picture.shape[:2]
    x, y, size = round(dot[0] * width), round(dot[1] * height), round(12 * unit)
    left, top = max(x - size - 2, 0), max(y - size - 2, 0)
    patch = picture[top : y + size + 2, left : x + size + 2]
    soft = patch.copy()
    cv2.circle(soft, (x - left, y - top), size, INK, -1, cv2.LINE_AA)
    cv2.addWeighted(soft, 0.5, patch, 0.5, 0, dst=patch)


def _words(picture: Image, words: str, colour: Colour, unit: float) -> None:
    """Write the state on a dark plate at the lower left, with a small mark in its colour."""
    import cv2

    height = picture.shape[0]
    font, size, weight = cv2.FONT_HERSHEY_DUPLEX, 0.62 * unit, max(round(unit), 1)
    (wide, tall), _ = cv2.getTextSize(words, font, size, weight)
    pad = round(12 * unit)
    left, low = pad, height - pad
    right, high = left + wide + 3 * pad + tall, low - tall - 2 * pad
    plate = picture[max(high, 0) : low, left:right]
    plate[:] = (plate * 0.25 + np.array(GROUND) * 0.75).astype(np.uint8)
    mark = (left + pad + tall // 2, (high + low) // 2)
    cv2.circle(picture, mark, round(tall * 0.45), colour, -1, cv2.LINE_AA)
    place = (left + 2 * pad + tall, low - pad)
    cv2.putText(picture, words, place, font, size, INK, weight, cv2.LINE_AA)


def _share(before: float, after: float) -> float:
    """Return how far along a span something is that is this far beyond its two ends (each < 0
    inside): 0 at the first end, 1 at the other."""
    return float(np.clip(before / (before + after), 0.0, 1.0)) if before + after < 0 else 0.5
