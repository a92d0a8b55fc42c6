"""A card is read off a screen and off paper, whole or not at all."""

import os
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pytest.importorskip("pygame")

from kiosk.screens import sample
from kiosk.screens.sample_coaching import sample_card
from kiosk.senses.code import read_code
from kiosk.store import Store
from tests.kit.samples.card import held

TODAY = date(2026, 11, 27)
WHOLE = sample.interview()


@pytest.fixture
def text(tmp_path):
    opened = Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")
    yield opened.cards.seal(sample_card(), "4711", TODAY)
    opened.close()


def test_a_card_is_read_off_a_picture(text):
    assert read_code(held(text, 300)) == text
    assert read_code(held("https://example.com", 300)) == "https://example.com"
    assert read_code(np.zeros((720, 1280, 3), np.uint8)) is None


def test_a_card_on_paper_is_read_off_the_page(text):
    import cv2
    import pypdfium2

    from kiosk import report
    from kiosk.domain.settings import Settings

    content = report.render(replace(WHOLE, card=text), Settings())
    pages = [
        cv2.cvtColor(page.render(scale=1.0).to_numpy()[..., :3], cv2.COLOR_RGB2BGR)
        for page in pypdfium2.PdfDocument(content)
    ]
    assert text in [read_code(page) for page in pages]


def test_a_card_with_a_stain_is_read_whole_or_not_at_all(text):
    image = held(text, 300)
    image[230:330, 480:580] = 90
    assert read_code(image) in (None, text)
