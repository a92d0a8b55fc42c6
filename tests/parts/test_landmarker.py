"""The Face Landmarker on a real frame: what it says, read where it lies; a model that is gone."""

import cv2
import numpy as np
import pytest

from kiosk.domain.errors import ModelError
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses import mesh_library
from kiosk.senses.footage import Footage
from kiosk.senses.landmarker import Landmarker
from kiosk.senses.mesh import Mesh


@pytest.fixture(scope="module")
def rgb():
    footage = Footage(RECORDINGS / "strong" / "face.mp4")
    _, image = next(footage.frames())
    footage.close()
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


def test_the_points_are_those_that_mediapipe_gives(rgb):
    ours, bare = Landmarker(1, still=True), mesh_library.bare_landmarker(1, still=True)
    (points,) = ours.faces(rgb)
    (said,) = bare.detect(mesh_library.picture(rgb)).face_landmarks
    height, width = rgb.shape[:2]
    wanted = [(p.x * width, p.y * height, p.z * width) for p in said]
    assert points.shape == (478, 3)
    assert np.allclose(points, wanted, atol=1e-3)
    ours.close()
    bare.close()


def test_points_do_not_lag_behind_a_face_that_moves(rgb):
    """Left to itself the landmarker smooths one face over time, and the eyes come late."""
    moved = np.roll(rgb, 40, axis=1)
    alone, followed = Landmarker(1, still=True), Landmarker(1, still=False)
    (there,) = alone.faces(moved)
    for image in (rgb, rgb, rgb, moved):
        (points,) = followed.faces(image)
    assert np.abs(points[:, 0] - there[:, 0]).mean() < 2.0
    alone.close()
    followed.close()


def test_without_its_package_the_model_is_missing(monkeypatch):
    mesh_library._model_file.cache_clear()
    monkeypatch.setattr(mesh_library, "PACKAGE", "no_such_package")
    with pytest.raises(ModelError) as told:
        Landmarker(1, still=True)
    assert told.value.code == "model-missing"
    mesh_library._model_file.cache_clear()


def test_a_second_face_is_found_within_a_second(rgb):
    wide = np.concatenate([rgb, rgb], axis=1)
    alone = cv2.copyMakeBorder(rgb, 0, 0, 0, rgb.shape[1], cv2.BORDER_REPLICATE)
    mesh = Mesh(still=False)
    counts = [len(mesh.faces(alone, n / 10)) for n in range(12)]
    counts += [len(mesh.faces(wide, 1.2 + n / 10)) for n in range(11)]
    mesh.close()
    assert set(counts[:12]) == {1}
    assert counts[-1] == 2
