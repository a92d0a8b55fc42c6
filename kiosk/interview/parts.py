"""The parts an interview is run with, and the one place that puts them together."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.coach.match.kept import Kept
from kiosk.devices.doors import Camera, Clock, Microphone, Speaker
from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings
from kiosk.interview.recall import Recall
from kiosk.senses.hearing import Hearing
from kiosk.senses.meaning import Meaning
from kiosk.senses.sight import Sight
from kiosk.senses.voice_activity import VoiceActivity
from kiosk.store import Store
from kiosk.voice import Voice


@dataclass(frozen=True)
class Devices:
    """The devices, live or recorded. Without a camera the interview goes on unseen."""

    clock: Clock
    microphone: Microphone
    speaker: Speaker
    camera: Camera | None = None
    live: bool = True
    """Recordings have all the time there is; a live frame that is late is not judged."""


@dataclass(frozen=True)
class Parts:
    """Everything an interview is run with."""

    settings: Settings
    devices: Devices
    sight: Sight | None
    activity: VoiceActivity
    hearing: Hearing
    meaning: Meaning
    kept: Kept
    """Vectors of the jobs, so that a match only reads the resume."""
    voice: Voice
    store: Store
    close: Callable[[], None]
    recall: Recall | None = None
    """What is held of the takes until Finish; nothing where the candidate does not want it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def assemble(
    settings: Settings, devices: Devices, on_trouble: Callable[[CoachError], None]
) -> Parts:
    """Start what needs starting and return the parts; a part that fails is reported and left out.

    Raises:
        CoachError: a part without which there is no interview (the store, the ears).
    """
    with ExitStack() as undo:
        undo.callback(devices.microphone.close)
        hearing = Hearing(settings)
        undo.callback(hearing.close)
        hearing.start()
        store = Store.open(settings.store_url)
        undo.callback(store.close)
        sight = open_sight(settings, devices, on_trouble)
        if sight is not None:
            undo.callback(sight.close)
        activity, meaning, voice = VoiceActivity(), Meaning(settings), Voice(settings)
        kept = Kept(meaning.vectors, Path(settings.paths.var) / "vectors")
        close = undo.pop_all().close
    return Parts(settings, devices, sight, activity, hearing, meaning, kept, voice, store, close)


def open_sight(
    settings: Settings, devices: Devices, on_trouble: Callable[[CoachError], None]
) -> Sight | None:
    """Start to watch, if there is a camera that can be watched through."""
    if devices.camera is None:
        return None
    from kiosk.senses.face import Face

    try:
        clock = devices.clock if devices.live else None
        sight = Sight(devices.camera, Face(settings.seeing), settings.seeing, clock)
        sight.start()
    except CoachError as err:
        on_trouble(err)
        return None
    return sight
