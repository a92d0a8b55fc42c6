"""Reading a text takes time with its length, never with the square of it: whoever sends sixty
thousand letters keeps nobody waiting."""

from time import process_time

import pytest

from kiosk.coach.match.lines import lines_of, tidied
from kiosk.coach.match.markup import without_markup
from kiosk.coach.match.resume_text import LONGEST_TEXT, read_resume
from kiosk.domain.errors import ResumeError
from kiosk.domain.sections import Matching

LETTERS = 60_000
MOST_S = 6.0
"""Processor time, a hundred times what is needed; the square of the length took minutes."""
RUNS = {
    "letters": "a",
    "capitals": "A",
    "spaces": " ",
    "digits": "1",
    "dashes": "-",
    "dots": ".",
    "cut words": "a-\n",
    "cut words with spaces": "a- \n ",
    "empty lines": "\n",
    "marks of two classes": "\u0301\u0316",
    "marks with spaces": " \u0301",
    "soft hyphens": "\u00ad ",
    "glyph numbers": "(cid:1",
    "tags begun": "<br",
    "links begun": "[a](",
    "brackets": "[",
    "signs": "= ",
    "pairs of signs": "==- ",
    "headings": "# ",
}


@pytest.mark.parametrize("read", [tidied, lines_of, without_markup], ids=lambda f: f.__name__)
@pytest.mark.parametrize("unit", RUNS.values(), ids=RUNS.keys())
def test_no_run_of_signs_is_read_in_the_square_of_its_length(read, unit):
    text = "== " + unit * (LETTERS // len(unit)) + "x\u00e9"
    read("warm")
    began = process_time()
    read(text)
    assert process_time() - began < MOST_S


def test_a_text_that_no_resume_has_is_refused_before_it_is_tidied():
    with pytest.raises(ResumeError) as err:
        read_resume(b"a" * (LONGEST_TEXT + 1), Matching(), "long.txt")
    assert err.value.code == "resume-too-large"


def test_words_letters_and_gaps_of_people_stay_as_they_are():
    said = "Ph\u1ea1m Th\u1ecb\n\n\nhttps://example.org/" + "a" * 200 + "\n== Skills ==\n=====\nC#"
    assert tidied(said) == said
    assert len(tidied("\ufdfa" * LETTERS)) < 2 * LETTERS, "one such sign stands for eighteen"
    assert tidied("\u00bd") == "1\u20442"
    assert without_markup("== Skills ==\n=====\n## Duties ##\ntext") == "Skills\n\nDuties\ntext"
