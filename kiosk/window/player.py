"""Plays an answer again while the screen shows where it is and what was seen then."""

from kiosk.devices.playback import Playback
from kiosk.interview.recall import Recall
from kiosk.screens import talk_acts
from kiosk.screens.replay_view import Picture
from kiosk.window import booth_events
from kiosk.window.booth import Booth

STEP_S = 0.1
"""How often the running line goes on: each step is a whole picture of the screen."""
NO_SPEAKER = "There is no speaker just now, so nothing can be played."
GONE = "This is not held any more."


class Player:
    """Belongs to the window's thread."""

    def __init__(self, booth: Booth, recall: Recall) -> None:
        self._booth, self._recall = booth, recall
        self._playback = Playback(booth.speaker)
        self._position: int | None = None
        self._told = 0.0
        self._pictures = 0

    def play(self, wished: talk_acts.Play) -> None:
        """Play a stretch of an answer, or say why it cannot be heard."""
        position, recall = wished.position, self._recall
        if position not in recall.positions:
            self._booth.tell(booth_events.NotPlayed(GONE))
            return
        end = min(wished.end, recall.seconds(position))
        heard = self._playback.play(
            lambda start, until: recall.sound(position, start, until), wished.start, end
        )
        self._position = position if heard else None
        self._told = wished.start - STEP_S
        if not heard:
            self._booth.tell(booth_events.NotPlayed(NO_SPEAKER))

    def stop(self) -> None:
        self._playback.stop()
        self._position = None

    def poll(self) -> None:
        """Tell the window where the answer is; returns at once."""
        if self._position is None:
            return
        at = self._playback.at()
        if at is None:
            self._position = None
            lost = self._playback.lost
            over = booth_events.NotPlayed(NO_SPEAKER) if lost else booth_events.Played(None)
            self._booth.tell(over)
        elif at - self._told >= STEP_S:
            self._told = at
            self._booth.tell(booth_events.Played(at, self._picture(at)))

    def _picture(self, at: float) -> Picture | None:
        assert self._position is not None  # noqa: S101  poll() looked
        coded = self._recall.picture(self._position, at)
        if coded is None:
            return None
        import cv2
        import numpy as np

        image = cv2.imdecode(np.frombuffer(coded, np.uint8), cv2.IMREAD_COLOR)
        if image is None:  # what we coded ourselves can be read; OpenCV's stubs doubt it
            return None
        self._pictures += 1
        return Picture(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), self._pictures)
