"""What the Check screen says of face, light, distance, voice and room. Pure."""

from collections.abc import Sequence
from statistics import median

from kiosk.domain.sight import Glimpse, Hidden
from kiosk.domain.units import Samples
from kiosk.screens.view import CheckLine, Light
from kiosk.senses.level import DEAD_DB, QUIET_DB, level

DARK, BRIGHT = 0.22, 0.92
"""Mean luminance of a face, 0 to 1, outside which eyes are hard to see."""
HIDDEN: dict[Hidden | None, str] = {
    Hidden.DARK_GLASSES: "These glasses hide your eyes. Without them I can see where you look.",
    Hidden.HALF_OUT: "Your face is half out of the picture",
    Hidden.BLURRED: "The picture is not sharp. Is the camera clean?",
    Hidden.FROZEN: "The picture stands still",
}
STILL_S, STILL_CM = 4.0, 0.02
"""A face whose place has a smaller deviation than this, to the side and in height, for so long is a
picture of one: of people who sit still it is .025 and more, of photographs .013 at most."""
BLINK = 0.05
"""And its lids have moved by less than this, over eye width."""
NEAR_CM, FAR_CM = 40.0, 100.0
"""Outside these the gaze is less certain than the screen is wide."""
NOISY_DB = -42.0
"""A room whose quiet moments are louder than this covers soft voices."""
METER_DB = (-70.0, -10.0)
FEWEST_STILL = 15
"""Glimpses within STILL_S."""
SPREAD = 1.4826
"""Standard deviation over median deviation, of a normal distribution."""
FEWEST_SAMPLES = 8_000
"""Half a second: less is no level."""


def seen_lines(glimpses: Sequence[Glimpse], *, picture: bool = False) -> tuple[CheckLine, ...]:
    """Return what is said of the last second of glimpses.

    picture: the face is one of a photograph.
    """
    faces = [g for g in glimpses if g.faces]
    if not glimpses:
        return (CheckLine("Camera", Light.WAIT, "The camera is starting"),)
    if not faces:
        return (
            CheckLine("Face", Light.AMBER, "No face in view. Please sit in front of the screen."),
        )
    if picture:
        return (CheckLine("Face", Light.AMBER, "This face does not move. Is it a picture?"),)
    return (_face(faces), _light(faces), _distance(faces))


def is_picture(glimpses: Sequence[Glimpse]) -> bool:
    """Say whether a face has not moved at all, as nobody's head does, for STILL_S."""
    there = [g for g in glimpses if g.eye_cm is not None and g.opening is not None]
    if len(there) < FEWEST_STILL or there[-1].t - there[0].t < 0.8 * STILL_S:
        return False
    lids = [g.opening or 0.0 for g in there]
    places = ([g.eye_cm[axis] for g in there if g.eye_cm is not None] for axis in (0, 1))
    return max(lids) - min(lids) < BLINK and all(_deviation(place) < STILL_CM for place in places)


def _deviation(values: Sequence[float]) -> float:
    middle = median(values)
    return SPREAD * median(abs(value - middle) for value in values)


def _face(faces: Sequence[Glimpse]) -> CheckLine:
    if median(g.faces for g in faces) > 1:
        return CheckLine("Face", Light.AMBER, "More than one person is in view")
    hidden = [g.hidden for g in faces if g.hidden in HIDDEN]
    if hidden and 2 * len(hidden) > len(faces):
        return CheckLine("Face", Light.AMBER, HIDDEN[hidden[-1]])
    return CheckLine("Face", Light.GREEN, "One face in view")


def _light(faces: Sequence[Glimpse]) -> CheckLine:
    known = [g.light for g in faces if g.light is not None]
    if not known:
        return CheckLine("Light", Light.WAIT, "Looking")
    if median(known) < DARK:
        return CheckLine("Light", Light.AMBER, "A little dark. Is there a lamp?")
    if median(known) > BRIGHT:
        return CheckLine("Light", Light.AMBER, "Very bright. Is the sun in your face?")
    return CheckLine("Light", Light.GREEN, "Bright enough")


def _distance(faces: Sequence[Glimpse]) -> CheckLine:
    known = [g.distance_cm for g in faces if g.distance_cm is not None]
    if not known:
        return CheckLine("Distance", Light.WAIT, "Looking")
    cm = median(known)
    if cm < NEAR_CM:
        return CheckLine(
            "Distance", Light.AMBER, f"About {cm:.0f} cm: a little further back, please"
        )
    if cm > FAR_CM:
        return CheckLine("Distance", Light.AMBER, f"About {cm:.0f} cm: a little closer, please")
    return CheckLine("Distance", Light.GREEN, f"About {cm:.0f} cm")


def heard_lines(sound: Samples, spoke: bool) -> tuple[CheckLine, ...]:
    """Return what is said of the last seconds of sound.

    spoke: whether a voice was heard since the screen came up.
    """
    if len(sound) < FEWEST_SAMPLES:
        return (CheckLine("Microphone", Light.WAIT, "The microphone is starting"),)
    heard = level(sound)
    if heard.speech_db < DEAD_DB:
        return (CheckLine("Your voice", Light.WAIT, "Say a few words, please", 0.0),)
    share = (heard.speech_db - METER_DB[0]) / (METER_DB[1] - METER_DB[0])
    share = round(min(1.0, max(0.0, share)), 2)
    return (_voice(heard.speech_db, heard.clipped, share, spoke), _room(heard.floor_db))


def _voice(speech_db: float, clipped: float, share: float, spoke: bool) -> CheckLine:
    if clipped > 0.001:
        return CheckLine("Your voice", Light.AMBER, "Too loud: please step back a little", share)
    if spoke:
        return CheckLine("Your voice", Light.GREEN, "I hear you well", share)
    if speech_db < QUIET_DB:
        return CheckLine("Your voice", Light.WAIT, "Say a few words, please", share)
    return CheckLine("Your voice", Light.WAIT, "Is that you? Say a few words", share)


def _room(floor_db: float) -> CheckLine:
    share = (floor_db - METER_DB[0]) / (METER_DB[1] - METER_DB[0])
    share = round(min(1.0, max(0.0, share)), 2)
    if floor_db > NOISY_DB:
        return CheckLine("Room", Light.AMBER, "Noisy. Please speak up.", share)
    return CheckLine("Room", Light.GREEN, "Quiet enough", share)
