"""Decide when each word was said, from where the decoder looked while it wrote the word.

The weights are treated as in `whisper.timing.find_alignment`: softmax over the sound, each
frame against its mean over the tokens, a median over 7 frames, the mean of the heads that follow
the words. The path through them is the best one on which every token holds at least one frame.
"""

import numpy as np
from numpy.typing import NDArray

MEDIAN_FRAMES = 7


def spans(attention: NDArray[np.float32], frames: int) -> list[tuple[int, int]]:
    """Return the first frame and the one after the last of each token.

    `attention`: (heads, 1 + tokens, frames at least), before softmax: where the decoder looked
    when it chose each token, and then the end; what the end holds is silence and gets no span.
    """
    from scipy.ndimage import median_filter

    scores = attention[:, :, :frames].astype(np.float32)
    scores = np.exp(scores - scores.max(axis=2, keepdims=True))
    scores /= scores.sum(axis=2, keepdims=True)
    spread = scores.std(axis=1, keepdims=True)
    scores = (scores - scores.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-9)
    smooth = median_filter(scores, size=(1, 1, MEDIAN_FRAMES), mode="reflect").mean(axis=0)
    return path(smooth)[:-1]


def path(scores: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Return the span of frames of each row on the best monotone path, scores (rows, frames)."""
    rows, frames = scores.shape
    if rows > frames:  # more tokens than frames: share them out evenly
        edges = np.linspace(0, frames, rows + 1).astype(int)
        return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))

    best = np.full(rows, -np.inf, dtype=np.float64)
    best[0] = scores[0, 0]
    came = np.zeros((frames, rows), dtype=bool)
    moved = np.empty_like(best)
    for frame in range(1, frames):
        moved[0], moved[1:] = -np.inf, best[:-1]
        came[frame] = moved > best
        best = np.maximum(best, moved) + scores[:, frame]

    ends = np.zeros(rows, dtype=int)
    row = rows - 1
    ends[row] = frames
    for frame in range(frames - 1, 0, -1):
        if came[frame, row]:
            row -= 1
            ends[row] = frame
    starts = np.concatenate([[0], ends[:-1]])
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
