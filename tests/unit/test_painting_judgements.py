"""What the booth says after an answer and at the end stands there whole, in every size."""

import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.coach.scoring.headline import SPEAK_SLOWER, TRY, headline, try_this  # noqa: E402
from kiosk.domain.interview import Coverage, SaidHow  # noqa: E402
from kiosk.domain.job import Requirement  # noqa: E402
from kiosk.domain.measures import Fault  # noqa: E402
from kiosk.screens import coaching, coverage_card, score_card  # noqa: E402
from kiosk.screens.gallery import SIZES  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.paper import Paper, Role  # noqa: E402
from kiosk.screens.sample_feedback import story_without_result, unheard  # noqa: E402
from kiosk.screens.sample_texts import LONG_QUESTION  # noqa: E402
from kiosk.screens.sample_views import views  # noqa: E402
from kiosk.screens.spanish import SPANISH  # noqa: E402
from kiosk.screens.view import Light, Screen, View  # noqa: E402

VIEWS = views()
AFTER = [n for n in VIEWS if n.startswith("feedback") and VIEWS[n].striking is None]
ENDS = [name for name in VIEWS if name.startswith("results") and "answer" not in name]


@pytest.fixture
def written(monkeypatch):
    """Return a function that paints a view and returns every line that was written."""
    from kiosk.screens import lettering

    lines = []
    drawn = lettering.drawn

    def noted(text, *rest):
        lines.append(text)
        return drawn(text, *rest)

    monkeypatch.setattr(lettering, "drawn", noted)

    def lines_of(view, size):
        lines.clear()
        targets = paint(pygame.Surface(size, depth=32), view)
        return list(lines), targets

    return lines_of


def flat(lines):
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("size", SIZES)
def test_a_question_of_sixty_words_is_whole(written, size):
    assert len(LONG_QUESTION.split()) >= 60
    assert LONG_QUESTION in flat(written(VIEWS["feedback-long-question"], size)[0])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["asking", "asking-think", "listening", "listening-hint"])
def test_a_question_is_never_cut_while_it_is_asked_and_answered(written, name, size):
    view = VIEWS[name]
    question = replace(view.turn.question, text=LONG_QUESTION)
    long = replace(view, turn=replace(view.turn, question=question))
    lines, _ = written(long, size)
    assert LONG_QUESTION in flat(lines)
    assert not [line for line in lines if line.endswith("…")]


@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_thanked_at_the_check_while_the_voice_waits(written, size):
    view = VIEWS["check"]
    done = replace(view, checking=replace(view.checking, calibrated=True))
    text = flat(written(done, size)[0])
    assert "Now say a few words, please" in text
    assert "Thank you" not in text
    lines = tuple(replace(one, light=Light.GREEN) for one in done.checking.lines)
    heard = replace(done, checking=replace(done.checking, lines=lines))
    assert "Thank you, that was it" in flat(written(heard, size)[0])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", AFTER)
def test_judgement_and_advice_are_whole_and_no_line_is_cut(written, name, size):
    lines, _ = written(VIEWS[name], size)
    answer = VIEWS[name].answers[-1]
    faults = answer.measures.content.faults
    assert answer.question.text in flat(lines)
    assert headline(answer).replace(SPEAK_SLOWER, coaching.AGAIN) in flat(lines)
    if answer.transcript.words:
        assert try_this(answer, faults[0] if faults else None)[0] in flat(lines)
    assert not [line for line in lines if line.endswith("…")]


@pytest.mark.parametrize("size", SIZES)
def test_every_number_has_its_target_beside_it(written, size):
    text = flat(written(VIEWS["feedback-no-result"], size)[0])
    for target in ("100 to 165 words a minute", "up to 5 a minute", "over 2 seconds", "best none"):
        assert target in text


@pytest.mark.parametrize("size", SIZES)
def test_the_main_action_after_a_failed_answer_is_once_more(written, size):
    main = {}
    for name in AFTER:
        _, targets = written(VIEWS[name], size)
        main[name] = next(one.label for one in targets if one.role is Role.MAIN)
    assert main["feedback-list"] == main["feedback-unheard"] == "Once more"
    assert main["feedback"] == main["feedback-no-result"] == main["feedback-again"] == "Next"


@pytest.mark.parametrize("size", SIZES)
def test_a_button_is_spoken_of_only_where_it_is(written, size):
    interview = replace(VIEWS["results"].interview, answers=(unheard(),))
    shown = flat(written(replace(VIEWS["results"], interview=interview, shown=0), size)[0])
    assert "Speak a little slower" in shown
    assert "Once more" not in shown
    after = flat(written(VIEWS["feedback-unheard"], size)[0])
    assert "Touch Once more and speak a little slower." in after


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fault", list(Fault), ids=lambda fault: fault.name)
def test_whatever_is_lacking_before_and_after_no_line_is_cut(written, fault, size):
    told = story_without_result()
    content = replace(told.measures.content, faults=(fault,))
    told = replace(told, measures=replace(told.measures, content=content))
    lines, _ = written(
        View(screen=Screen.FEEDBACK, answers=(told, replace(told, retake_of=0))), size
    )
    assert flat(lines).count(headline(told).partition(".")[0]) == 2
    assert TRY[fault] in flat(lines) or try_this(told, fault)[0] in flat(lines)
    assert not [line for line in lines if line.endswith("…")]


def test_a_story_shows_which_parts_were_told(written):
    text = flat(written(VIEWS["feedback-no-result"], SIZES[0])[0])
    assert "What came of it: not told" in text
    assert "What came of it: not told" not in flat(written(VIEWS["feedback"], SIZES[0])[0])


@pytest.mark.parametrize("size", SIZES)
def test_without_a_score_its_reason_is_painted_and_no_ring(written, size, monkeypatch):
    rings = []
    monkeypatch.setattr(score_card.charts, "score_ring", lambda *_: rings.append(1))
    view = VIEWS["results-no-score"]
    assert view.interview.score.sentence in flat(written(view, size)[0])
    assert not rings
    written(VIEWS["results"], size)
    assert rings


@pytest.mark.parametrize("size", SIZES)
def test_a_low_score_says_first_what_held_it_down(written, size):
    text = flat(written(VIEWS["results-held-down"], size)[0])
    reason = "The answers hold little of their own, and how they were said counts only as far as"
    assert reason in text
    assert text.index(reason) < text.index("Question 5 has no answer")
    assert "2 of 5 answers could not be judged" in text
    assert "From 3 of 5 answers" in text, "the ring and the words say the same"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ENDS)
def test_no_line_of_the_results_is_cut(written, name, size):
    lines, _ = written(VIEWS[name], size)
    assert not [line for line in lines if line.endswith("…")]


def test_a_requirement_is_in_one_of_four_states():
    asked = Requirement("r", "Python")
    states = {
        (None, SaidHow.SHOWN): "shown",
        ("Python, 2022", None): "resume",
        ("Python, 2022", SaidHow.SHOWN): "shown",
        (None, SaidHow.NAMED): "named",
        (None, SaidHow.LACKING): "named",
        (None, None): "missing",
    }
    for (resume, how), word in states.items():
        said = None if how is None else "Python"
        one = (
            Coverage(asked, resume, said, "q1", 1.0, how) if how else Coverage(asked, resume, said)
        )
        assert coverage_card.state_of(one)[2] == word


def test_a_legend_has_its_words_or_the_numbers_alone():
    paper = Paper(pygame.Surface((1920, 1080), depth=32), VIEWS["results"])
    coverage = VIEWS["results"].interview.coverage
    for width, height in ((2000, 200), (560, 900), (560, 200)):
        rows = coverage_card._legend(paper, coverage, pygame.Rect(0, 0, width, height))
        assert sum(len(row) for row in rows) == len(coverage_card.STATES)
        worded = [any(letter.isalpha() for letter in text) for row in rows for _, text in row]
        assert all(worded) or not any(worded)
        assert all(worded) is ((width, height) != (560, 200))


def test_the_new_texts_have_spanish_words():
    for text in ("What held it down", "Open an answer", "No score", "From # of # answers"):
        assert text in SPANISH


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 5, 6, 7, 8, 9, 12])
def test_tiles_of_a_long_interview_are_large_enough_to_touch(written, count, size):
    view = VIEWS["results"]
    answers = (view.interview.answers * 3)[:count]
    coverage = view.interview.coverage * 3
    whole = replace(view.interview, answers=answers, coverage=coverage)
    lines, targets = written(replace(view, interview=whole), size)
    tiles = [one.rect for one in targets if one.label.startswith("Answer ")]
    assert len(tiles) == count
    least = round(64 * min(size) / 1080)
    assert min(side for tile in tiles for side in tile.size) >= least
    rest = next(int(line.split()[1]) for line in lines if line.endswith("more, in the report"))
    shown = sum(text in " ".join(lines) for text in ("3+ years of Python", "Kubernetes in"))
    assert 0 < rest < len(coverage)
    assert shown
