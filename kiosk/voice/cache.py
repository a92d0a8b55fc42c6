"""Which clips are on disk: by content, whole or not at all, the longest unused leave first."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.errors import VoiceError
from kiosk.domain.job import Clip, ClipSource
from kiosk.voice import spoken
from kiosk.voice.recording import suffix_of


@dataclass(frozen=True)
class Line:
    """A text as one voice says it: what a clip is found by."""

    text: str
    language: str
    voice: str
    source: ClipSource

    @property
    def key(self) -> str:
        parts = (str(spoken.VERSION), self.language, self.voice, self.text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


class Cache:
    """A folder with a sound and a note for each clip. The note is written last and says how many
    bytes with which SHA-256 the sound has; without it, or with another sound, there is no clip.
    The note holds no text."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self.folder = folder
        self.limit_bytes = limit_bytes

    def get(self, line: Line) -> Clip | None:
        """Return the clip if it is there and whole; it counts as just used."""
        note_file = self.folder / f"{line.key}.json"
        try:
            note = json.loads(note_file.read_text())
            sound_file = self.folder / str(note["file"])
            sound = sound_file.read_bytes()
            whole = hashlib.sha256(sound).hexdigest() == note["sha256"]
            seconds = float(note["seconds"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not whole:
            self._drop(note_file)
            return None
        with suppress(OSError):  # a cache that is read-only still serves
            os.utime(note_file)
        return Clip(line.text, line.source, str(sound_file), seconds)

    def put(self, line: Line, sound: bytes, seconds: float) -> Clip:
        """Keep a sound, then make room.

        Raises:
            VoiceError: disk-full or clip-unavailable where the folder cannot be written.
        """
        sound_file = self.receive(line.key, sound, seconds, line.source.value)
        return Clip(line.text, line.source, str(sound_file), seconds)

    def has(self, key: str) -> bool:
        return (self.folder / f"{key}.json").exists()

    def receive(self, key: str, sound: bytes, seconds: float, source: str) -> Path:
        """Keep a sound that another machine made for a key, then make room; return its file.

        Raises:
            VoiceError: disk-full or clip-unavailable where the folder cannot be written.
        """
        sound_file = self.folder / (key + suffix_of(sound))
        note = {
            "file": sound_file.name,
            "bytes": len(sound),
            "sha256": hashlib.sha256(sound).hexdigest(),
            "seconds": seconds,
            "source": source,
        }
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _replace(sound_file, sound)
            _replace(self.folder / f"{key}.json", json.dumps(note).encode())
        except OSError as err:
            code = "disk-full" if err.errno in (28, 122) else "clip-unavailable"  # ENOSPC, EDQUOT
            raise VoiceError(code, "A spoken question could not be kept on disk.") from err
        self.tidy(keep=key)
        return sound_file

    def tidy(self, keep: str = "") -> None:
        """Remove the clips that were not used for longest until the folder is within its limit."""
        notes = sorted(self.folder.glob("*.json"), key=_used)
        sizes = {note: sum(_size(file) for file in self._files(note)) for note in notes}
        over = sum(sizes.values()) - self.limit_bytes
        for note in notes:
            if over <= 0:
                return
            if note.stem != keep:
                over -= sizes[note]
                self._drop(note)

    def _files(self, note: Path) -> list[Path]:
        return [note, *(note.with_suffix(suffix) for suffix in (".wav", ".mp3"))]

    def _drop(self, note: Path) -> None:
        for file in self._files(note):
            file.unlink(missing_ok=True)


def _replace(file: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".making-")
    try:
        with os.fdopen(handle, "wb") as making:
            making.write(content)
            making.flush()
            os.fsync(making.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _used(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
