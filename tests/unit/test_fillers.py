import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coach.measure.fillers import classify, is_hesitation
from kiosk.domain.sound import FillerKind
from tests.kit.samples.said import said


def phrases(line: str) -> list[str]:
    return [f.word for f in classify(said(line)) if f.kind is FillerKind.PHRASE]


@pytest.mark.parametrize(
    "word", ["um", "Umm,", "uh...", "uhm", "er", "erm,", "ah", "hmm", "Hm", "mm", "uhhh", "mhm"]
)
def test_hesitations_in_every_spelling(word):
    assert is_hesitation(word)


@pytest.mark.parametrize(
    "word", ["her", "a", "I", "summer", "error", "human", "oh", "am", "hers", "umbrella", "ma"]
)
def test_words_are_not_hesitations(word):
    assert not is_hesitation(word)


@pytest.mark.parametrize(
    ("line", "fillers"),
    [
        ("It was, like, twenty people.", ["like"]),
        ("He was like really angry.", ["like"]),
        ("And it took like three weeks.", ["like"]),
        ("We had this, um like, really old one.", ["like"]),
        ("And, you know, it worked.", ["you know"]),
        ("It looked fine, you know, but it was not.", ["you know"]),
        ("I mean, it was late.", ["i mean"]),
        ("And I mean that taught me a lot.", ["i mean"]),
        ("I sort of fixed it.", ["sort of"]),
        ("It was kind of a surprise.", ["kind of"]),
        ("Well, it went well.", ["well"]),
        ("So we went on.", ["so"]),
        ("It works, right? And then we left.", ["right"]),
        ("Basically it was literally nothing, honestly.", ["basically", "literally", "honestly"]),
    ],
)
def test_fillers_in_filler_position(line, fillers):
    assert phrases(line) == fillers


@pytest.mark.parametrize(
    "line",
    [
        "I'd like to work with people who like clear code.",
        "In tools like Docker it is easy.",
        "It looks like a network problem.",
        "We do the risky ones first, like a surgeon would.",
        "You know the pattern if you have used it.",
        "Do you know what I did?",
        "And you know what happened next.",
        "What I mean is that you read the logs.",
        "I mean it when I say that.",
        "The kind of error you see first matters.",
        "That kind of feedback is worth more.",
        "In my team we sort the tasks.",
        "I was right about that.",
        "She did it very well.",
        "We tested it, so it worked.",
        "It is also a likely outcome.",
    ],
)
def test_the_same_words_meant(line):
    assert phrases(line) == []


def test_hedges_stand_apart():
    found = classify(said("I think we just left, maybe."))
    assert [(f.word, f.kind) for f in found] == [
        ("i think", FillerKind.HEDGE),
        ("just", FillerKind.HEDGE),
        ("maybe", FillerKind.HEDGE),
    ]


def test_a_silence_sets_a_word_apart_like_a_comma():
    assert phrases("and it broke | like | all the time") == ["like"]


@given(
    st.lists(
        st.sampled_from(
            ["um", "like", "you", "know", "i", "mean", "so", "well", "the", "a", "to", "code"]
        )
    )
)
def test_fillers_stand_in_order_and_never_overlap(words):
    found = classify(said(" ".join(words)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert sum(f.kind is FillerKind.HESITATION for f in found) == words.count("um")
