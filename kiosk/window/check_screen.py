"""The Check screen at work: gathers what is seen and heard, and finds the person's own zero."""

from kiosk.domain.settings import Settings
from kiosk.domain.units import Samples
from kiosk.screens.view import Checking, CheckLine, Light
from kiosk.senses.gaze import calibrate
from kiosk.senses.level import QUIET_DB, level
from kiosk.senses.sight import Sight
from kiosk.window.booth import Booth
from kiosk.window.camera_preview import Preview
from kiosk.window.check_lines import FEWEST_SAMPLES, STILL_S, heard_lines, is_picture, seen_lines

LOOKS_S = 1.0
"""Face, light and distance are said of the last second."""
SPOKE_CHUNKS = 5
"""Looks with a raised level, of a tenth of a second each, that count as having spoken."""
LOUDER_DB = 12.0
"""How far a voice stands out of the room."""


class CheckScreen:
    """One visit's check; asked ten times a second."""

    def __init__(self, booth: Booth, settings: Settings) -> None:
        self._booth = booth
        self._settings = settings
        self._preview = Preview()
        self._since: float | None = None
        self._spoken = 0

    def again(self) -> None:
        """Start the calibration anew."""
        self._since = None

    def look(self, sight: Sight | None, *, camera: bool) -> Checking:
        """Return what the screen shows now; sets the sight's calibration when it is found."""
        now = self._booth.clock.now()
        lines: tuple[CheckLine, ...] = ()
        steady, calibrated = 0.0, False
        if camera:
            glimpses = sight.between(now - STILL_S, now + 1.0) if sight else ()
            recent = [g for g in glimpses if g.t >= now - LOOKS_S]
            lines = seen_lines(recent, picture=is_picture(glimpses))
            steady = self._calibrate(sight, now, facing=lines[0].light is Light.GREEN)
            calibrated = bool(sight and sight.calibration and sight.calibration.ok)
        picture = self._preview.picture(sight, self._settings.seeing, dotted=False)
        sound = self._booth.microphone.recent()
        self._listen(sound)
        lines += heard_lines(sound, self._spoken >= SPOKE_CHUNKS)
        return Checking(picture, lines, round(steady, 2), calibrated, camera, ready=True)

    def _calibrate(self, sight: Sight | None, now: float, *, facing: bool) -> float:
        """Try to find the zero in the last seconds; return how far it is, 0 to 1."""
        if sight is None or not facing:
            self._since = None
            return 0.0
        if sight.calibration is not None and sight.calibration.ok:
            return 1.0
        if self._since is None:
            self._since = now
        length = self._settings.seeing.calibrate_s
        if now - self._since >= length:
            found = calibrate(sight.between(now - length, now), self._settings.seeing)
            if found.ok:
                sight.calibration = found
        return min(1.0, (now - self._since) / length)

    def _listen(self, sound: Samples) -> None:
        if len(sound) < FEWEST_SAMPLES:
            return
        recent = level(sound[-4_000:])
        whole = level(sound)
        if recent.speech_db > max(QUIET_DB, whole.floor_db + LOUDER_DB):
            self._spoken += 1
