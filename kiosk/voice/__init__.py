"""Text to clip: from the cache, else the network, else the machine's own voice, else captions."""

import logging
import shutil
import tempfile
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kiosk.domain.errors import CoachError, VoiceError
from kiosk.domain.job import Clip, ClipSource
from kiosk.domain.settings import Settings
from kiosk.voice import gtts, piper
from kiosk.voice.cache import Cache, Line
from kiosk.voice.patience import Patience
from kiosk.voice.person import COACH, OTHER, Person
from kiosk.voice.recording import check
from kiosk.voice.spoken import spoken

log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]


class Voice:
    """Gives every question a clip. It never raises: a clip without a path means captions.

    What is `personal` (it says something out of a resume) is spoken by the machine alone, lies in
    a folder of this process, and is gone with `forget` or with the process.
    """

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], float] = time.monotonic,
        person: Person = COACH,
    ) -> None:
        self._settings = settings
        self._person = person
        self._kept = Cache(settings.paths.clips_dir, settings.voice.cache_bytes)
        self._personal: Cache | None = None
        self._network = Patience(now)

    def other(self) -> "Voice":
        """Return the voice of the example answers: somebody else's."""
        voice = Voice(self._settings, person=OTHER)
        voice._network = self._network
        return voice

    def cached(self, text: str) -> Clip | None:
        """Return a clip that is there and whole."""
        folders = [self._kept, self._personal] if self._personal else [self._kept]
        lines = [self._line(text, source) for source in (ClipSource.GTTS, ClipSource.LOCAL)]
        found = (folder.get(line) for line in lines for folder in folders)
        return next((clip for clip in found if clip is not None), None)

    def clip(self, text: str, *, personal: bool = False) -> Clip:
        """Return the clip of one text, making it where it is not there."""
        return self.prepare([text], personal=personal)[0]

    def prepare(
        self, texts: Sequence[str], progress: Progress | None = None, *, personal: bool = False
    ) -> tuple[Clip, ...]:
        """Return the clips of many texts, in their order; Piper is started once for all it speaks.

        `progress` hears how many are done, of how many.
        """
        wanted = list(dict.fromkeys(texts))
        done: dict[str, Clip] = {}
        for text, clip in self._made(wanted, personal=personal):
            done[text] = clip
            if progress is not None:
                progress(len(done), len(wanted))
        return tuple(done[text] for text in texts)

    def forget(self) -> None:
        """Remove every personal clip from the disk."""
        if self._personal is not None:
            shutil.rmtree(self._personal.folder, ignore_errors=True)
            self._personal = None

    def _made(self, texts: list[str], *, personal: bool) -> Iterator[tuple[str, Clip]]:
        left = []
        for text in texts:
            clip = self.cached(text)
            if clip is None and not personal:
                clip = self._from_network(text)
            if clip is None:
                left.append(text)
            else:
                yield text, clip
        yield from self._from_machine(left, personal=personal)

    def _from_network(self, text: str) -> Clip | None:
        if not (self._settings.voice.online and self._network.ready):
            return None
        said = spoken(text, self._settings.voice.language)
        try:
            sound = gtts.speak(said, self._settings.voice, self._person.accent)
            seconds = check(sound, said)
        except VoiceError as err:
            log.warning("%s: gtts", err.code)
            self._network.failed()
            return None
        self._network.worked()
        return self._keep(self._line(text, ClipSource.GTTS), sound, seconds, personal=False)

    def _from_machine(self, texts: list[str], *, personal: bool) -> Iterator[tuple[str, Clip]]:
        """Yield the machine's clips; from the first failure on there are captions."""
        language, done = self._settings.voice.language, 0
        said = [spoken(text, language) for text in texts]
        able = bool(texts) and language.startswith(piper.LANGUAGE)
        try:
            sounds = piper.speak(said, self._settings, self._person) if able else iter(())
            for text, words, sound in zip(texts, said, sounds, strict=False):
                line, seconds = self._line(text, ClipSource.LOCAL), check(sound, words)
                clip = self._keep(line, sound, seconds, personal=personal)
                yield text, clip or Clip(text, ClipSource.NONE)
                done += 1
        except CoachError as err:
            log.warning("%s: local voice", err.code)
        for text in texts[done:]:
            yield text, Clip(text, ClipSource.NONE)

    def _keep(self, line: Line, sound: bytes, seconds: float, *, personal: bool) -> Clip | None:
        """Keep a clip: in the shared folder, or where that is full in the personal one."""
        for folder in (None,) if personal else (self._kept, None):
            try:
                return (folder or self._own()).put(line, sound, seconds)
            except VoiceError as err:
                log.warning("clip-unavailable: %s", err.code)
        return None

    def _own(self) -> Cache:
        """Return the folder of this process, on tmpfs where the booth has one."""
        if self._personal is None:
            try:
                name = tempfile.mkdtemp(prefix="clips-", dir=self._settings.paths.runtime or None)
            except OSError as err:
                raise VoiceError("disk-full", "There is no room for a spoken question.") from err
            weakref.finalize(self, shutil.rmtree, name, ignore_errors=True)
            self._personal = Cache(Path(name), self._settings.voice.cache_bytes)
        return self._personal

    def _line(self, text: str, source: ClipSource) -> Line:
        voice = gtts.NAME if source is ClipSource.GTTS else piper.NAME
        voice += f"-{self._person.name}" if self._person.name else ""
        return Line(text, self._settings.voice.language, voice, source)
