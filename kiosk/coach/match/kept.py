"""Vectors of jobs, computed once and kept on disk. A resume's are never written."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.coach.match import Embed

Vectors = NDArray[np.float32]


class Kept:
    """Vectors by the texts they stand for. Without a folder they are kept in memory alone.

    A file that cannot be read or written only costs the time to compute its vectors again.
    """

    def __init__(self, embed: Embed, folder: Path | None = None) -> None:
        self._embed = embed
        self._folder = folder
        self._known: dict[str, Vectors] = {}
        self._made: dict[str, NDArray[np.float64]] = {}

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return one vector per text, shape (n, d)."""
        key = hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:24]
        if key not in self._known:
            stored = self._read(key, len(texts))
            if stored is None:
                stored = self._embed(texts)
                self._write(key, stored)
            self._known[key] = stored
        return self._known[key]

    def made(
        self, what: str, texts: Sequence[str], make: Callable[[], NDArray[np.float64]]
    ) -> NDArray[np.float64]:
        """Return what was made of these texts before, or make it now; kept in memory alone."""
        key = hashlib.sha256("\x00".join((what, *texts)).encode()).hexdigest()[:24]
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _read(self, key: str, rows: int) -> Vectors | None:
        if self._folder is None:
            return None
        try:
            stored = np.load(self._folder / f"{key}.npy", allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        whole = stored.ndim == 2 and stored.shape[0] == rows and stored.dtype == np.float32
        return stored if whole else None

    def _write(self, key: str, vectors: Vectors) -> None:
        """Write beside the place and rename, so that no reader meets half a file."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        except OSError:
            return
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                np.save(file, vectors, allow_pickle=False)
            part.replace(self._folder / f"{key}.npy")
        except OSError:
            part.unlink(missing_ok=True)


@lru_cache(maxsize=2)
def in_memory(embed: Embed) -> Kept:
    """Return the vectors this process keeps for one model."""
    return Kept(embed)
