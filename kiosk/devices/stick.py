"""Resumes on a USB stick: looks a little way into what is mounted, and never for long."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.errors import ResumeError

MOST_ENTRIES = 10_000
MOST_FILES = 12
DEEPEST = 4
LOOKS_S = 0.5
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Found:
    """A PDF on a stick."""

    path: Path
    name: str
    megabytes: float


def resumes_on_stick(media: Path, deadline_s: float = LOOKS_S) -> tuple[Found, ...]:
    """Return the PDFs below the mount points of a folder such as /media, newest first.

    At most 10,000 entries are looked at, four folders deep, within the deadline: a stick may hold
    a whole life.
    """
    until = time.monotonic() + deadline_s
    found: list[tuple[float, Found]] = []
    seen, folders = 0, [(media, 0)]
    while folders and seen < MOST_ENTRIES and time.monotonic() < until:
        folder, depth = folders.pop(0)
        try:
            entries = os.scandir(folder)
        except OSError:
            continue  # pulled out, or not ours to read
        with entries:
            for entry in entries:
                seen += 1
                if seen >= MOST_ENTRIES or time.monotonic() >= until:
                    break
                _sort(entry, depth, folders, found)
    found.sort(key=lambda one: -one[0])
    return tuple(file for _, file in found[:MOST_FILES])


def _sort(
    entry: os.DirEntry[str],
    depth: int,
    folders: list[tuple[Path, int]],
    found: list[tuple[float, Found]],
) -> None:
    if entry.name.startswith("."):
        return
    try:
        if entry.is_dir(follow_symlinks=False):
            if depth < DEEPEST:
                folders.append((Path(entry.path), depth + 1))
        elif entry.name.lower().endswith(".pdf") and entry.is_file(follow_symlinks=False):
            facts = entry.stat(follow_symlinks=False)
            size = facts.st_size / MEGABYTE
            found.append((facts.st_mtime, Found(Path(entry.path), entry.name, size)))
    except OSError:
        return


def refuse_large(found: Found, most_bytes: int) -> None:
    """Refuse a file by its size alone, before a byte of it is read.

    Raises:
        ResumeError: resume-too-large.
    """
    if found.megabytes * MEGABYTE > most_bytes:
        most = most_bytes / MEGABYTE
        raise ResumeError(
            "resume-too-large",
            f"This file has {found.megabytes:.0f} MB, and resumes up to {most:.0f} MB are read.",
        )
