"""Acronyms that a transcriber spells almost right are found, and other letters are not."""

import pytest

from kiosk.coach.measure.keywords import said
from kiosk.coach.measure.letter_names import distance
from kiosk.domain.sound import Word


def found(text: str, *keywords: str) -> list[str]:
    words = [Word(word, n * 0.4, n * 0.4 + 0.3, 0.9) for n, word in enumerate(text.split())]
    return [one.keyword for one in said(words, keywords)]


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("I did the S-E-V-O for two shops", "SEO"),  # a glide between two vowels
        ("we ran an I b test on it", "A/B test"),  # a vowel that accents swap
        ("my H-P-L-Z runs were off", "HPLC"),  # a letter that rhymes
        ("a whole CRN was replaced", "CRM"),
        ("from C and C mills", "CNC"),
        ("the E.P.I. was slow", "API"),
        ("all K-B-I's were red", "KPIs"),
    ],
)
def test_letters_that_sound_like_it_are_it(text, keyword):
    assert found(text, keyword) == [keyword]


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("the CEO asked me", "SEO"),
        ("the UX team drew it", "UI"),
        ("an HTML page", "XML"),
        ("I see what you mean", "IC"),
        ("I am a better cook", "IAM"),
        ("a P and L statement", "PNG"),
        ("the SQL ran", "SAP"),
        ("we had a B team", "A/B test"),
    ],
)
def test_other_letters_and_words_are_not(text, keyword):
    assert found(text, keyword) == []


def test_a_letter_that_is_another_keyword_of_the_job_is_that_one():
    assert found("the CRN and the CRM", "CRM", "CRN") == ["CRM", "CRN"]
    assert found("the CRN alone", "CRM", "CRN") == ["CRN"]


def test_distance_is_one_and_the_same_both_ways():
    one, other = ["EH", "S", "IY", "OW"], ["EH", "S", "IY", "V", "IY", "OW"]
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert distance(one, one) == 0.0
