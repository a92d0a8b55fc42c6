"""The screens in another language: every sentence, with its numbers, and never a person's words."""

import pytest

from kiosk.screens.words import LANGUAGES, TABLES, said


def test_numbers_find_their_place_again():
    assert (
        said("es", "About 57 cm: a little closer, please")
        == "Unos 57 cm: un poco más cerca, por favor"
    )
    assert said("es", "Question {n} of {of}", n=2, of=5) == "Pregunta 2 de 5"
    assert said("es", "Your resume shows 4 of the 6 things this job asks for.").count("4 de las 6")


def test_what_is_not_translated_stays_english():
    assert said("es", "Tell me about yourself.") == "Tell me about yourself."
    assert said("en", "Range {low:.0f} to {high:.0f}", low=60.4, high=70.6) == "Range 60 to 71"
    assert set(LANGUAGES) == {"en", "es"}


SPANISH = TABLES["es"]


@pytest.mark.parametrize("english", SPANISH)
def test_a_translation_keeps_every_number(english):
    assert english.count("#") == SPANISH[english].count("#")
    assert SPANISH[english].strip() == SPANISH[english] != ""


def test_a_sentence_with_braces_of_its_own_is_no_template():
    assert said("es", "I wrote {code} and ran it") == "I wrote {code} and ran it"
