"""How well a resume fits a job: texts in, requirements met and missing, a score with its proof."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the child that reads a PDF starts for every resume, and needs no numbers
    import numpy as np
    from numpy.typing import NDArray


class Embed(Protocol):
    """What turns sentences into unit vectors, shape (n, d): `Meaning.vectors` in the booth."""

    def __call__(self, texts: Sequence[str], /) -> "NDArray[np.float32]": ...

    def __hash__(self) -> int: ...
