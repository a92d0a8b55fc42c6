"""A run of tokens is a loop; a row of hesitations is somebody who looks for a word."""

import pytest

from kiosk.senses.belief import compression, loops

UH, COMMA = 7, 11
HESITANT = frozenset((UH, COMMA))


@pytest.mark.parametrize("tokens", [[3] * 8, [1, 2] * 5, [1, 2, 3, 4] * 4])
def test_words_that_come_again_and_again_are_a_loop(tokens):
    assert loops([*range(20, 30), *tokens], HESITANT)
    assert not loops([*range(20, 30), *tokens[:-1]], HESITANT)


def test_a_row_of_hesitations_is_none():
    assert not loops([3, *[UH, COMMA] * 10], HESITANT)
    assert loops([UH, COMMA, 3] * 5, HESITANT)


def test_hesitations_do_not_make_a_text_repetitive():
    assert compression("Montreal, " + "uh, " * 40 + "forced aligner.") < 1.5
    assert compression("no way " * 40) > 2.4
