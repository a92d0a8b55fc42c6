import itertools

from kiosk.senses.transcribed import Other, Transcribed, joined
from tests.kit.samples.said import said

ENGLISH = (("en", 0.95), ("ja", 0.01))
GERMAN = (("de", 0.9), ("nl", 0.05), ("en", 0.02))


def test_order_of_phrases_does_not_matter():
    words = said("um we moved it to Redis")
    parts = [
        Transcribed(n, n + 1.0, words[2 * n : 2 * n + 2], ENGLISH, None, 5.0) for n in range(3)
    ]
    wanted = joined(parts)
    assert wanted.text == "Um we moved it to Redis"
    assert all(joined(order) == wanted for order in itertools.permutations(parts))


def test_another_language_is_told_and_not_written_down():
    transcript = joined([Transcribed(0, 20.0, said("we are gay loosen"), GERMAN, None, 20.0,
                               Other("de", -0.2, -1.1))])  # fmt: skip
    assert transcript.words == ()
    assert transcript.language == "de"
    assert "German" in transcript.why_not


def test_one_odd_phrase_does_not_make_another_language():
    parts = [Transcribed(0, 20.0, said("we left"), ENGLISH, None, 20.0),
             Transcribed(1, 24.0, said("again"), GERMAN, None, 3.0)]  # fmt: skip
    assert joined(parts).language == "en"
    assert joined(parts).text == "We left again"


def test_nothing_heard_says_why():
    assert joined([]).why_not == "nobody spoke"
    assert joined([Transcribed(0, 3.0, why_not="the transcriber failed")]).why_not == (
        "the transcriber failed"
    )
    assert joined([]).language is None
