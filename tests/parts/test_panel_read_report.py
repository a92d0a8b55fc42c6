"""The report as a page on the phone, for whoever cannot use a picture of a page."""

from dataclasses import replace

from tests.kit.panel.tested_panel import claimed, panel_in, store_of
from tests.kit.samples.interviews import strong


def test_the_report_is_a_page_as_well(tmp_path):
    panel = panel_in(tmp_path)
    claimed(panel)
    store = store_of(panel)
    declined = replace(strong(), consent=replace(strong().consent, keep=False))
    offer = store.handoff.offer_report(declined, 24)
    phone = panel.test_client()
    assert "Read it here" in phone.get(offer.path).text
    page = phone.get(f"{offer.path}/read")
    assert (page.status_code, strong().answers[0].question.text in page.text) == (200, True)
    assert page.headers["Cache-Control"] == "no-store"
    assert store.interview(declined.id) is None
    assert phone.get("/handoff/report/guess/read").status_code == 410
