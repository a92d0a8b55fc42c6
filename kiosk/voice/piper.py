"""The machine's own voice: Piper as a program of its own (GPL: never imported)."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from kiosk.domain.errors import ModelError, VoiceError
from kiosk.domain.settings import Settings
from kiosk.senses.weights import path_of
from kiosk.voice.person import COACH, Person, raised

NAME = "voice-joe"
LANGUAGE = "en"
START_S = 60.0
"""Loading takes 1.2 s idle; a busy machine gets much more."""
LINE_S = 30.0
BETWEEN_SENTENCES_S = 0.3
WROTE = "Wrote "


def voice_of(settings: Settings) -> Path:
    """Return the voice's file.

    Raises:
        ModelError: model-missing or model-corrupt.
    """
    folder = path_of(NAME, settings)
    voices = sorted(folder.glob("*.onnx"))
    if not voices:
        raise ModelError("model-missing", "The local voice is not installed.")
    return voices[0]


def speak(lines: Sequence[str], settings: Settings, person: Person = COACH) -> Iterator[bytes]:
    """Yield the WAV of each line as soon as it is spoken, in their order.

    The lines go in through the standard input, so that they never stand in the list of processes.

    Raises:
        ModelError: model-missing or model-corrupt.
        VoiceError: clip-unavailable where the program fails or hangs.
    """
    voice = voice_of(settings)
    with tempfile.TemporaryDirectory(dir=settings.paths.runtime or None) as folder:
        program = subprocess.Popen(
            [sys.executable, "-m", "piper", "-m", str(voice), "-d", folder,
             "--sentence-silence", str(BETWEEN_SENTENCES_S), *_slower(person)],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield from (raised(sound, person.pitch) for sound in _spoken(program, lines))
        finally:
            program.kill()
            program.wait()


def _slower(person: Person) -> list[str]:
    scale = person.pitch * person.slower
    return [] if scale == 1.0 else ["--length-scale", f"{scale:g}"]


def _spoken(program: "subprocess.Popen[str]", lines: Sequence[str]) -> Iterator[bytes]:
    written: Queue[Path | None] = Queue()
    Thread(target=_hand_in, args=(program, lines), daemon=True).start()
    Thread(target=_watch, args=(program, written), daemon=True).start()
    for number, _ in enumerate(lines):
        try:
            file = written.get(timeout=LINE_S + (START_S if number == 0 else 0.0))
        except Empty:
            raise _unavailable("took too long") from None
        if file is None:
            raise _unavailable("stopped")
        sound = file.read_bytes()
        file.unlink()
        yield sound


def _hand_in(program: "subprocess.Popen[str]", lines: Sequence[str]) -> None:
    try:
        with program.stdin as into:  # type: ignore[union-attr]
            into.writelines(" ".join(line.split()) + "\n" for line in lines)
    except (OSError, ValueError):
        return  # it ended early: the watcher says so


def _watch(program: "subprocess.Popen[str]", written: "Queue[Path | None]") -> None:
    """Tell which files are complete: Piper names each one once it has closed it."""
    try:
        with program.stderr as says:  # type: ignore[union-attr]
            for line in says:
                if WROTE in line:
                    written.put(Path(line.split(WROTE, 1)[1].strip()))
    except (OSError, ValueError):
        pass  # the pipe was closed under us
    written.put(None)


def _unavailable(how: str) -> VoiceError:
    return VoiceError("clip-unavailable", f"The local voice {how}.", permanent=False)
