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


def test_a_photograph_of_a_card_is_as_good_as_the_card(text):
    """On a phone that is tilted, with a lamp in its glass and the stripes of its screen."""
    import cv2

    image = held(text, 360, noise=2.0).astype(np.float32)
    rows, columns = np.mgrid[0:720, 0:1280].astype(np.float32)
    lamp = 90 * np.exp(-((columns - 760) ** 2 + (rows - 180) ** 2) / 2 / 60**2)
    image += (6 * np.sin(columns * 1.9) + lamp)[..., None]
    corners = np.float32([[380, 130], [780, 130], [780, 530], [380, 530]])
    leant = np.float32([[395, 150], [770, 125], [785, 535], [378, 515]])
    tilt = cv2.getPerspectiveTransform(corners, leant)
    seen = cv2.warpPerspective(image.clip(0, 255).astype(np.uint8), tilt, (1280, 720))
    assert read_code(seen) == text


@pytest.mark.parametrize("pale", [0.35, 0.2, 0.06])
def test_a_card_that_was_printed_badly_is_read_whole_or_not_at_all(text, pale):
    """Pale toner, and lines that the drum left out."""
    image = held(text, 330, noise=2.0).astype(np.float32)
    image = 200 - (200 - image) * pale
    image[200:470:45] = 200
    assert read_code(image.clip(0, 255).astype(np.uint8)) in (None, text)


def test_a_card_with_a_stain_is_read_whole_or_not_at_all(text):
    image = held(text, 300)
    image[230:330, 480:580] = 90
    assert read_code(image) in (None, text)
