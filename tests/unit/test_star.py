"""Which parts of a story were told."""

import pytest

from kiosk.coach.measure.sentences import sentences
from kiosk.coach.measure.star import VALUE, tell
from kiosk.coach.measure.statements import statements
from kiosk.domain.measures import Star, StarPart
from kiosk.domain.sound import Filler, FillerKind, Transcript, Word

STORY = (
    "In my second year I was working in a hotel where the lift kept breaking. "
    "My task was to keep forty guests calm and dry until the electrician came. "
    "So I carried the bags myself and I wrote a note for every room. "
    "In the end the complaints dropped by 40 percent."
)


def spoken(text: str, pause_after: dict[int, float] | None = None) -> Transcript:
    """Return a text as if said, three words a second, with pauses after some words."""
    words, now = [], 0.0
    for number, word in enumerate(text.split()):
        words.append(Word(word, now, now + 0.3, 0.9))
        now += 1 / 3 + (pause_after or {}).get(number, 0.0)
    return Transcript(tuple(words))


def told(text: str) -> Star:
    return tell(statements(sentences(spoken(text)), "", ""))


def parts(text: str) -> list[StarPart]:
    return list(dict.fromkeys(one.part for one in told(text).parts))


def test_a_whole_story_has_its_four_parts_with_their_sentences_and_moments():
    star = told(STORY)
    assert {one.part for one in star.parts} == set(StarPart)
    assert star.complete.value == 1.0
    result = next(one for one in star.parts if one.part is StarPart.RESULT)
    assert result.text == "In the end the complaints dropped by 40 percent."
    before = sum(len(sentence.split()) for sentence in STORY.split(". ")[:3])
    assert result.at == pytest.approx(before / 3)
    assert star.figure_in_result
    assert abs(sum(share for _, share in star.shares) - 1) < 1e-9


def test_a_story_without_its_end_lacks_the_result():
    text = STORY.rsplit("In the end", maxsplit=1)[0]
    assert StarPart.RESULT not in parts(text)
    assert told(text).complete.value == pytest.approx(1 - VALUE[StarPart.RESULT])
    assert not told(text).figure_in_result


def test_only_we_is_noticed_and_an_i_ends_it():
    we = "At the time there was a fire. So we built a team, we called the firm and we fixed it."
    assert told(we).only_we
    assert not told(we + " I wrote the report.").only_we


RESULTS = (
    "I rebuilt the sheet and tested it. We went from a day and a half a week to about two hours.",
    "I rang each supplier and asked for the invoices. I got sixteen thousand back as credit notes.",
    "I moved the rota to Thursday and asked each of them. Nobody left that year.",
    "I called the office and read the old file. We filed it before noon and there was no penalty.",
    "We split the modules and wrote tests. By autumn we were down to two bugs from ten a month.",
    "I make one file and show her two weeks. After, the closing is four day more fast.",
)
NO_RESULTS = (
    "I rebuilt the sheet and tested it with my colleague. Then I wrote two pages about it.",
    "At the time there was a deadline. As a result everything was a great success.",
    "I would first watch how people work. In the end it would take two hours.",
    "I rang the depot. I moved the limits into a table, so that they were not buried any more.",
    "I read the file. Then I wrote to both of them, because that did not make sense any more.",
)


@pytest.mark.parametrize("text", RESULTS)
def test_what_became_different_is_a_result(text: str):
    assert StarPart.RESULT in parts(text)


@pytest.mark.parametrize("text", NO_RESULTS)
def test_cue_words_and_plans_are_no_result(text: str):
    assert StarPart.RESULT not in parts(text)


TASKS = (
    "My task was to find out who would stay on the night shift.",
    "It was my task to bring a proposal to the team.",
    "I had to have the ledger closed before the auditors came.",
)


@pytest.mark.parametrize("text", TASKS)
def test_what_was_to_be_done_is_a_task_however_it_is_said(text: str):
    assert StarPart.TASK in parts(f"Last summer there was a fire at the mill. {text}")


def test_opinions_are_no_story():
    assert told("I think that teams matter. I really like people and challenges.").parts == ()


def test_a_pause_ends_a_sentence_that_the_transcriber_did_not_end():
    text = "so there was a customer who was angry I took him aside"
    assert len(sentences(spoken(text))) == 1
    pieces = sentences(spoken(text, {7: 1.5}))
    assert [piece.text for piece in pieces] == [
        "so there was a customer who was angry",
        "I took him aside",
    ]


def test_hesitations_are_in_no_sentence():
    words = (Word("Um,", 0, 0.3, 0.9), Word("I", 0.4, 0.5, 0.9), Word("went.", 0.6, 0.9, 0.9))
    fillers = (Filler("um", FillerKind.HESITATION, 0, 0.3),)
    assert [s.text for s in sentences(Transcript(words, fillers))] == ["I went."]
