"""The look of the booth keeps its promises: contrast, sizes, one grid."""

import pytest

from kiosk.screens import theme


@pytest.mark.parametrize(("text", "ground"), theme.TEXT_ON_GROUND)
def test_every_text_can_be_read(text, ground):
    assert theme.contrast(text, ground) >= 7.0


def test_contrast_is_that_of_wcag():
    assert theme.contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21.0)
    assert theme.contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_sizes_follow_the_short_side():
    landscape, portrait = theme.Grid(1920, 1080), theme.Grid(1080, 1920)
    assert landscape.px(theme.BODY) == portrait.px(theme.BODY) >= 24
    assert landscape.px(theme.TOUCH) >= 64
    assert landscape.px(theme.GAP) >= 16
    assert theme.Grid(1280, 720).px(theme.TOUCH) == 56
    assert landscape.wide
    assert not portrait.wide
