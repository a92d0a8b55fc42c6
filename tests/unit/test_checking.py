"""What the Check screen says is true of what was seen and heard."""

import numpy as np
import pytest

from kiosk.domain.sight import Glimpse, Hidden
from kiosk.domain.units import SAMPLE_RATE
from kiosk.screens.view import Light
from kiosk.window.check_lines import STILL_S, heard_lines, is_picture, seen_lines


def glimpses(**given):
    fields = {"faces": 1, "light": 0.5, "distance_cm": 60.0, **given}
    return [Glimpse(t=n / 15, **fields) for n in range(15)]


def lights(lines):
    return {line.name: line.light for line in lines}


def test_one_face_in_good_light_is_green():
    assert set(lights(seen_lines(glimpses())).values()) == {Light.GREEN}


@pytest.mark.parametrize(
    ("given", "name", "word"),
    [
        ({"faces": 2}, "Face", "More than one"),
        ({"hidden": Hidden.DARK_GLASSES}, "Face", "glasses"),
        ({"hidden": Hidden.HALF_OUT}, "Face", "half out"),
        ({"light": 0.1}, "Light", "dark"),
        ({"light": 0.97}, "Light", "bright"),
        ({"distance_cm": 30.0}, "Distance", "further back"),
        ({"distance_cm": 130.0}, "Distance", "closer"),
    ],
)
def test_what_is_wrong_is_said_in_words(given, name, word):
    line = next(line for line in seen_lines(glimpses(**given)) if line.name == name)
    assert line.light is Light.AMBER
    assert word in line.says


def test_nobody_in_view_is_not_a_fault_of_anything_else():
    lines = seen_lines([Glimpse(t=n / 15, faces=0) for n in range(15)])
    assert lights(lines) == {"Face": Light.AMBER}
    assert lights(seen_lines([])) == {"Camera": Light.WAIT}


def sat(sway_cm, blink=0.0, seconds=STILL_S):
    rng = np.random.default_rng(3)
    places = rng.normal(0.0, sway_cm, (round(10 * seconds), 2))
    return [
        Glimpse(t=n / 10, faces=1, eye_cm=(x, y, -60.0), opening=0.3 - blink * (n == 5))
        for n, (x, y) in enumerate(places)
    ]


def test_a_photograph_on_the_wall_is_no_candidate():
    assert is_picture(sat(0.01))
    line, *rest = seen_lines(glimpses(), picture=is_picture(sat(0.01)))
    assert (line.light, rest) == (Light.AMBER, [])
    assert "picture" in line.says


@pytest.mark.parametrize(
    "living", [sat(0.04), sat(0.01, blink=0.2), sat(0.01, seconds=1.5), []],
    ids=["sways", "blinks", "just came", "nobody"],
)  # fmt: skip
def test_who_sits_still_is_no_photograph(living):
    assert not is_picture(living)


def noise(db, seconds=2.0, seed=1):
    samples = np.random.default_rng(seed).normal(0, 10 ** (db / 20), int(SAMPLE_RATE * seconds))
    return samples.astype(np.float32)


def test_a_quiet_room_waits_for_the_voice():
    lines = heard_lines(noise(-65), spoke=False)
    assert lights(lines) == {"Your voice": Light.WAIT, "Room": Light.GREEN}
    assert lights(heard_lines(noise(-65), spoke=True))["Your voice"] is Light.GREEN


def test_a_loud_hall_and_a_shout_are_said():
    assert lights(heard_lines(noise(-30), spoke=False))["Room"] is Light.AMBER
    loud = np.clip(noise(0), -1, 1)
    assert lights(heard_lines(loud, spoke=True))["Your voice"] is Light.AMBER


def test_a_dead_microphone_is_not_called_a_quiet_room():
    lines = heard_lines(np.zeros(32_000, np.float32), spoke=False)
    assert lights(lines) == {"Your voice": Light.WAIT}
    assert lights(heard_lines(np.zeros(100, np.float32), spoke=False)) == {"Microphone": Light.WAIT}
