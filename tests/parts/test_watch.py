"""The face mesh on real frames: the rehearsal's video, a dark room, files that are none."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.coach.measure import focus
from kiosk.domain.sections import Seeing
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Hidden, Look
from kiosk.interview.rehearse import RECORDINGS
from kiosk.senses import gaze
from kiosk.senses.face import Face
from kiosk.senses.footage import Footage

REPOSITORY = Path(__file__).parents[2]
STRONG = RECORDINGS / "strong" / "face.mp4"
SEEING = Seeing(dot_below_lens_cm=9.0)
UNTIL_S = 15.0


@pytest.fixture(scope="module")
def images():
    """The first frame and later ones of the rehearsal's video, with their times."""
    footage = Footage(STRONG)
    taken = []
    for t, image in footage.frames():
        if t > UNTIL_S:
            break
        taken.append((t, image))
    footage.close()
    return taken


@pytest.fixture(scope="module")
def glimpses(images):
    face = Face(SEEING)
    seen = [face.look(image, t) for t, image in images]
    face.close()
    return seen


@pytest.fixture(scope="module")
def still():
    face = Face(SEEING, still=True)
    yield face
    face.close()


def test_the_scripted_look_away_is_found_and_nothing_else(glimpses):
    settings = replace(Settings(), seeing=SEEING)
    zero = gaze.calibrate([g for g in glimpses if g.t <= 2.0], SEEING)
    assert zero.ok
    result = focus.measure(glimpses, zero, [(0.0, UNTIL_S)], UNTIL_S, settings)
    assert [d.kind for d in result.distractions] == [Look.LEFT]
    assert result.distractions[0].start == pytest.approx(10.5, abs=0.3)
    assert result.distractions[0].end == pytest.approx(13.5, abs=0.3)
    assert result.absences == ()


def test_the_mirrored_picture_has_mirrored_signs(images, still):
    away = next(image for t, image in images if t > 12.0)
    one = still.look(away, 0.0)
    other = still.look(np.ascontiguousarray(away[:, ::-1]), 1.0)
    assert one.yaw > 20
    assert other.yaw == pytest.approx(-one.yaw, abs=4.0)
    assert other.pitch == pytest.approx(one.pitch, abs=6.0)


@pytest.mark.parametrize("size", [(160, 120), (3840, 2880)])
def test_the_size_of_the_picture_does_not_matter(images, still, size):
    image = images[0][1]
    usual, other = still.look(image, 0.0), still.look(cv2.resize(image, size), 1.0)
    assert other.yaw == pytest.approx(usual.yaw, abs=3.0)
    assert other.pitch == pytest.approx(usual.pitch, abs=4.0)
    assert other.distance_cm == pytest.approx(usual.distance_cm, rel=0.08)


def test_a_camera_on_its_side_sees_the_same_head(images, still):
    image = images[0][1]
    usual, other = still.look(image, 0.0), still.look(np.rot90(image).copy(), 1.0)
    assert abs(other.roll) == pytest.approx(90, abs=6)
    assert other.distance_cm == pytest.approx(usual.distance_cm, rel=0.12)


@pytest.mark.parametrize(
    "spoil",
    [
        np.zeros_like,
        lambda image: np.full_like(image, 255),
        lambda image: image[: image.shape[0] // 3],
        lambda image: image[:, : int(image.shape[1] * 0.46)],
    ],
    ids=["black", "white", "no head", "half out"],
)
def test_nothing_is_invented_where_no_face_is(images, still, spoil):
    seen = still.look(np.ascontiguousarray(spoil(images[0][1])), 0.0)
    assert seen.yaw is None
    assert seen.gaze_yaw is None


def test_a_blurred_face_is_a_face_and_looks_nowhere(images, still):
    seen = still.look(cv2.GaussianBlur(images[0][1], (0, 0), 8), 0.0)
    assert seen.gaze_yaw is None


@pytest.mark.parametrize("lens", [(8, 8, 8), (235, 160, 60), (40, 170, 215)])
@pytest.mark.parametrize("skin", [1.0, 0.35])
def test_glasses_that_hide_the_eyes_are_refused_on_light_and_on_dark_skin(
    images, still, skin, lens
):
    """Dark ones, and blue and golden mirrors."""
    image = (images[0][1] * skin).astype(np.uint8)
    height, width = image.shape[:2]
    bare = still.look(image, 0.0)
    around = [(round(x * width), round(y * height)) for x, y in bare.outline]
    middle, wide = np.mean(around, axis=0), np.ptp([x for x, _ in around])
    for side in (-0.22, 0.22):
        eye = (round(middle[0] + side * wide), round(middle[1] - 0.16 * wide))
        cv2.ellipse(image, (eye, (0.38 * wide, 0.36 * wide), 0.0), lens, -1)
    seen = still.look(image, 1.0)
    assert bare.hidden is None
    assert seen.hidden is Hidden.DARK_GLASSES
    assert seen.gaze_yaw is None


def test_a_clip_that_a_phone_turned_stands_upright(tmp_path, images):
    flat, turned = tmp_path / "flat.mp4", tmp_path / "turned.mp4"
    lying = np.rot90(images[0][1], -1).copy()
    size = (lying.shape[1], lying.shape[0])
    writer = cv2.VideoWriter(str(flat), cv2.VideoWriter.fourcc(*"mp4v"), 15, size)
    for _ in range(5):
        writer.write(lying)
    writer.release()
    how = ["-c", "copy", "-metadata:s:v", "rotate=90"]
    subprocess.run(["ffmpeg", "-v", "error", "-i", flat, *how, turned], check=True)
    (_, one), *_ = Footage(turned).frames()
    assert one.shape == images[0][1].shape
    there = np.abs(one.astype(int) - images[0][1]).mean()
    upside_down = np.abs(np.rot90(one, 2).astype(int) - images[0][1]).mean()
    assert min(there, upside_down) < 15
    assert there < upside_down


def test_a_dark_face_is_still_seen(images, still):
    image = images[0][1]
    usual, dark = still.look(image, 0.0), still.look((image * 0.15).astype(np.uint8), 1.0)
    assert dark.light < 0.4 * usual.light
    assert dark.yaw == pytest.approx(usual.yaw, abs=4.0)


def test_a_frozen_picture_tells_nothing(images):
    face = Face(SEEING)
    seen = [face.look(images[0][1], n / 10) for n in range(20)]
    face.close()
    assert seen[5].gaze_yaw is not None
    assert all(g.gaze_yaw is None and g.faces == 1 for g in seen[12:])


def test_the_candidate_is_followed_when_a_second_face_comes(images):
    first, later = images[0][1], images[8][1]
    height, width = first.shape[:2]
    face = Face(SEEING)
    wide = cv2.copyMakeBorder(first, 0, 0, 0, width // 2, cv2.BORDER_REPLICATE)
    alone = face.look(wide, 0.0)
    other = cv2.resize(first, None, fx=1.15, fy=1.15)[:height, -width // 2 - 160 : -160]
    both = wide.copy()
    both[:, width:] = cv2.resize(other, (wide.shape[1] - width, height))
    both[:, :width] = later
    seen = [face.look(both, 0.1 * n) for n in range(1, 8)][-1]
    face.close()
    middle = (seen.box[0] + seen.box[2]) / 2
    assert middle == pytest.approx((alone.box[0] + alone.box[2]) / 2, abs=0.06)


def watched(*words):
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "watch", *words, "--json"],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )


def test_the_command_says_one_object_a_file_and_no_chatter(tmp_path, images):
    picture, nobody, broken = tmp_path / "a.png", tmp_path / "b.png", tmp_path / "c.mp4"
    cv2.imwrite(str(picture), images[0][1])
    cv2.imwrite(str(nobody), np.zeros((240, 320, 3), np.uint8))
    broken.write_bytes(b"not a video at all")
    done = watched(str(picture), str(nobody), str(broken), str(tmp_path / "missing.mp4"))
    seen, *errors = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert [e["error"]["code"] for e in errors] == ["no-face", *["video-unreadable"] * 2]
    assert seen["file"] == "a.png"
    assert seen["frames"][0]["state"] == "screen"
    assert seen["calibration"]["ok"] is False
    assert seen["events"] == []
    assert seen["focus_ratio"] is None
    assert done.stderr == ""


def test_staff_get_a_film_of_what_was_seen(tmp_path, images):
    video, film = tmp_path / "short.mp4", tmp_path / "film.mp4"
    height, width = images[0][1].shape[:2]
    writer = cv2.VideoWriter(str(video), cv2.VideoWriter.fourcc(*"mp4v"), 15, (width, height))
    for _, image in images[:20]:
        writer.write(image)
    writer.release()
    done = watched(str(video), "--overlay", str(film))
    report = json.loads(done.stdout)
    shown = [image for _, image in Footage(film).frames()]
    assert done.returncode == 0
    assert len(report["frames"]) == len(shown) == 20
    assert np.abs(shown[5][:, ::-1].astype(int) - images[5][1]).mean() < 15  # mirrored
    assert list(tmp_path.glob(".*")) == []
