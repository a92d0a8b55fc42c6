"""A candidate's card on the phone: with the report, and brought instead of a resume."""

from dataclasses import replace

import pytest

from kiosk.coach.card import Card
from tests.kit.panel.tested_panel import send, store_of
from tests.kit.samples.interviews import strong

pytestmark = pytest.mark.usefixtures("dana")


def test_the_page_of_a_report_carries_the_card_and_its_text(panel, phone):
    text = store_of(panel).cards.seal(Card(), "4711")
    offer = store_of(panel).handoff.offer_report(replace(strong(), card=text), 1)
    page = phone.get(f"{offer.path}/read").text
    assert text in page
    assert "Your card for the next visit" in page
    without = store_of(panel).handoff.offer_report(strong(), 1)
    assert "Your card" not in phone.get(f"{without.path}/read").text


def test_a_card_is_brought_as_a_resume_is(panel, phone):
    text = store_of(panel).cards.seal(Card(), "4711")
    offer = store_of(panel).handoff.open_upload(10)
    page = phone.get(offer.path).text
    assert "a card from an earlier visit" in page
    send(phone, offer.path, text=f" {text} ")
    assert store_of(panel).handoff.take(offer.token).text.strip() == text
