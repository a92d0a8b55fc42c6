"""No word of any screen is cut off, in no size and in neither language; a question least of all."""

import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.screens import lettering  # noqa: E402
from kiosk.screens.gallery import SIZES  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.sample_texts import LONG_QUESTION  # noqa: E402
from kiosk.screens.sample_views import views  # noqa: E402
from kiosk.screens.words import LANGUAGES  # noqa: E402

ASKED = ("asking", "asking-think", "listening", "listening-practice", "listening-hint",
         "listening-goal", "listening-trouble")  # fmt: skip


@pytest.fixture
def cut(monkeypatch):
    """Return a list to which every text comes that is not written whole."""
    lost, one, many = [], lettering.cut, lettering.fitted

    def line(text, size, bold, room):
        written = one(text, size, bold, room)
        if written != text:
            lost.append(text)
        return written

    def lines(text, size, bold, room, most):
        if len(lettering.wrapped(text, size, bold, room)) > most:
            lost.append(text)
        return many(text, size, bold, room, most)

    monkeypatch.setattr(lettering, "cut", line)
    monkeypatch.setattr(lettering, "fitted", lines)
    return lost


def painted(view, size):
    paint(pygame.Surface(size, depth=32), view)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_gallery_is_cut(cut, size, language):
    for name, view in views().items():
        painted(replace(view, ease=replace(view.ease, language=language)), size)
        assert cut == [], name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ASKED)
def test_a_question_of_sixty_words_is_whole_while_it_is_asked_and_answered(cut, size, name):
    view = views()[name]
    question = replace(view.turn.question, text=LONG_QUESTION)
    painted(replace(view, turn=replace(view.turn, question=question)), size)
    assert cut == []
