"""What a sentence means, as a vector: all-MiniLM-L6-v2 by sentence-transformers, on one thread."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.errors import ModelError
from kiosk.domain.settings import Settings
from kiosk.senses.weights import path_of

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DIMENSIONS = 384
BATCH = 32
MOST_KNOWN = 4_000
"""Texts of 1.5 kB each; an interview has some hundred."""
ALIKE = 1.4
"""A batch is padded to its longest text: no text in it is so many times as long as another. With a
whole answer among its sentences everything took eight times as long."""


class Meaning:
    """Sentences to unit vectors. The model is loaded on first use and kept.

    What was asked for once is remembered until `forget`: at the end of an interview every sentence
    of every answer is wanted again, and all but the last answer's were met while it went on.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._known: dict[str, NDArray[np.float32]] = {}
        self._model: SentenceTransformer | None = None

    def warm(self) -> None:
        """Load the model now, so that the first resume does not wait for it.

        Raises:
            ModelError: model-missing or model-corrupt.
        """
        self.vectors(["ready"])

    def forget(self) -> None:
        """Remember no text any more."""
        self._known.clear()

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, shape (n, 384).

        Raises:
            ModelError: model-missing or model-corrupt.
        """
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        if len(self._known) > MOST_KNOWN:
            self.forget()
        # sorted unique texts: equal inputs give equal batches, and so equal vectors to the last bit
        new = sorted(set(texts) - self._known.keys(), key=lambda text: (len(text), text))
        if new:
            self._known.update(zip(new, self._encoded(new), strict=True))
        return np.stack([self._known[text] for text in texts])

    def _encoded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts that come by length."""
        model = self._loaded()
        encoded = [
            model.encode(
                batch,
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
            for batch in _batches(texts)
        ]
        vectors: NDArray[np.float32] = np.concatenate(encoded).astype(np.float32)
        return vectors

    def _loaded(self) -> "SentenceTransformer":
        if self._model is None:
            folder = path_of("minilm", self._settings)

            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils.logging import disable_progress_bar

            disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers left it bare
            # two threads beside other work are 3 to 10 times slower (docs/facts.md, Hearing)
            torch.set_num_threads(self._settings.matching.threads)
            try:
                self._model = SentenceTransformer(str(folder), device="cpu")
            except (OSError, ValueError, KeyError, RuntimeError) as err:
                says = "The language model for matching cannot be read. Please provision it again."
                raise ModelError("model-corrupt", says) from err
        return self._model


def _batches(by_length: Sequence[str]) -> Iterator[list[str]]:
    """Yield the texts, which come by length, in batches of texts about as long as each other."""
    batch: list[str] = []
    for text in by_length:
        if batch and (len(batch) == BATCH or len(text) > ALIKE * len(batch[0]) + ALIKE):
            yield batch
            batch = []
        batch.append(text)
    yield batch
