"""Speaks a model answer with a voice that is not the coach's; a missing clip is made beside the
window."""

from kiosk.coach.benchmarks import benchmark
from kiosk.domain.job import Clip, ClipSource
from kiosk.screens.view import View
from kiosk.voice import Voice
from kiosk.window import booth_events
from kiosk.window.booth import Booth

NO_VOICE = "There is no voice for this just now: please read it."


class ModelVoice:
    """Belongs to the window's thread."""

    def __init__(self, booth: Booth, voice: Voice) -> None:
        self._booth, self._voice = booth, voice.other()
        self._wanted: str | None = None
        self._speaking = False

    def play(self, view: View) -> None:
        """Have the model answer spoken that is shown."""
        if view.benchmark.kind is None:
            return
        self._wanted = benchmark(view.benchmark.kind).models[view.benchmark.model].text
        self._booth.errand(self._make, self._wanted)

    def _make(self, text: str) -> None:
        self._booth.tell(booth_events.BenchmarkMade(self._voice.clip(text)))

    def made(self, clip: Clip) -> None:
        """Speak it, where it is still wanted and can be heard."""
        if clip.text != self._wanted:
            return
        if clip.source is ClipSource.NONE or not self._booth.speaker.open():
            self._booth.tell(booth_events.NotPlayed(NO_VOICE))
            return
        self._booth.speaker.say(clip)
        self._speaking = True

    def poll(self) -> None:
        """Tell the window when it is over; returns at once."""
        if self._speaking and self._booth.speaker.saying() is None:
            self._speaking = False
            self._booth.tell(booth_events.BenchmarkOver())

    def stop(self) -> None:
        self._wanted = None
        if self._speaking:
            self._booth.speaker.hush()
            self._speaking = False
