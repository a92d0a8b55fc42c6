import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.senses.word_times import path, spans


def test_tokens_stand_where_the_decoder_looked():
    looks = np.full((2, 4, 60), -4.0, dtype=np.float32)
    for row, (start, end) in enumerate([(5, 20), (20, 30), (30, 50), (50, 60)]):
        looks[:, row, start:end] = 4.0
    assert spans(looks, 60)[1:] == [(20, 30), (30, 50)]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 30), st.integers(1, 80), st.integers(0, 10_000))
def test_the_path_covers_all_frames_in_order(rows, frames, seed):
    scores = np.random.default_rng(seed).standard_normal((rows, frames)).astype(np.float32)
    found = path(scores)
    assert len(found) == rows
    assert found[0][0] == 0
    assert found[-1][1] == frames
    assert all(a[1] == b[0] for a, b in itertools.pairwise(found))
    if rows <= frames:
        assert all(end > start for start, end in found)
