"""No word of any screen is cut off, in no size and in neither language."""

import os
from dataclasses import replace

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.screens import lettering  # noqa: E402
from kiosk.screens.gallery import SIZES  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.sample_views import views  # noqa: E402
from kiosk.screens.words import LANGUAGES  # noqa: E402


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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_gallery_is_cut(cut, size, language):
    for name, view in views().items():
        shown = replace(view, ease=replace(view.ease, language=language))
        paint(pygame.Surface(size, depth=32), shown)
        assert cut == [], name
