"""A phone that cannot scan: a short address, and the code that stands on the booth's screen."""

import pytest

from kiosk.store.handoff import CODE_LETTERS, LETTERS, token_of
from tests.kit.panel.tested_panel import send, store_of

pytestmark = pytest.mark.usefixtures("dana")


def test_the_code_that_is_shown_leads_to_the_page_of_the_link(panel, phone):
    offer = store_of(panel).handoff.open_upload(10)
    assert "The code on the booth" in phone.get("/resume").text
    for typed in (offer.code, offer.code.lower(), f" {offer.code.replace('-', ' ')} "):
        answer = send(phone, "/resume", code=typed)
        assert answer.request.path == offer.path or answer.headers["Location"] == offer.path
    send(phone, offer.path, text="Nurse, ten years")
    assert store_of(panel).handoff.take(offer.token).text == "Nurse, ten years"
    assert "No booth shows this code" in send(phone, "/resume", code=offer.code).text


@pytest.mark.parametrize("typed", ["", "????????", "AAAA-AAAA", "A" * 4000, "<b>", "\0"])
def test_a_wrong_code_says_so_and_opens_nothing(phone, typed):
    answer = send(phone, "/resume", code=typed)
    assert answer.status_code == 400
    assert "No booth shows this code" in answer.text


def test_a_withdrawn_code_and_one_too_old_are_over(panel, phone):
    gone, old = store_of(panel).handoff.open_upload(10), store_of(panel).handoff.open_upload(0)
    store_of(panel).handoff.close(gone.token)
    for offer in (gone, old):
        assert send(phone, "/resume", code=offer.code).status_code == 400


def test_guessing_is_bounded(phone):
    codes = [
        send(phone, "/resume", code=f"AAAAAA{a}{b}").status_code for a in "AB" for b in LETTERS
    ]
    assert codes[0] == 400
    assert codes[-1] == 429


def test_codes_are_long_differ_and_have_no_letter_that_is_taken_for_another(panel):
    codes = {store_of(panel).handoff.open_upload(10).code for _ in range(5)}
    assert len(codes) == 5
    assert not {"I", "O", "0", "1"} & set("".join(codes))
    assert len(LETTERS) ** CODE_LETTERS > 10**12
    assert token_of("AAAA-AAAB") != token_of("AAAA-AAAA")
    assert len(token_of("AAAA-AAAA")) == 43, "as long as any other token"
