import pytest

from kiosk.senses.endpoint import Endpoint, Over


def marks(endpoint: Endpoint, line: str) -> bool:
    """Feed 100 ms a character, # for speech; say whether the answer was over at the end."""
    over = False
    for mark in line:
        over = endpoint.hear(0.1, mark == "#")
    return over


def test_quiet_after_speech_ends_the_answer():
    endpoint = Endpoint(silence_s=7.0, limit_s=300.0)
    assert not marks(endpoint, "####" + "." * 69)
    assert endpoint.hear(0.1, False)
    assert endpoint.reason is Over.SILENCE


def test_thinking_before_the_first_word_never_ends_it():
    endpoint = Endpoint(silence_s=7.0, limit_s=300.0)
    assert not marks(endpoint, "." * 600)
    assert not endpoint.heard_speech
    assert endpoint.quiet_s == pytest.approx(60.0)


def test_a_cough_in_the_quiet_does_not_start_the_count_again():
    endpoint = Endpoint(silence_s=3.0, limit_s=300.0)
    assert marks(endpoint, "####" + "." * 15 + "#" + "." * 14)


def test_the_limit_ends_even_somebody_who_goes_on_talking():
    endpoint = Endpoint(silence_s=7.0, limit_s=20.0)
    assert marks(endpoint, "#" * 200)
    assert endpoint.reason is Over.LIMIT
