"""The report as a page: everything the PDF holds, for whoever cannot use a picture of a page."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pypdfium2
import pytest

from kiosk.report import render
from tests.kit.panel.tested_panel import claimed, panel_in, store_of
from tests.kit.samples.interviews import INTERVIEWS, strong

CARD = "ICC1" + "QUUXBERRY" * 12


class Words(HTMLParser):
    """What a page says, also to those who only hear it; never what only titles or names say."""

    def __init__(self, page):
        super().__init__()
        self._hidden, self.said, self.axes = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag in ("svg", "script", "style") or self._hidden:
            self._hidden.append(tag)

    def handle_endtag(self, tag):
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()

    def handle_data(self, data):
        if not self._hidden:
            self.said.append(data)
        elif self._hidden[0] == "svg" and re.fullmatch(r"\d+:\d\d|\d+", data.strip()):
            self.axes.append(data)  # the moments under a picture: its words name moments as well

    @property
    def words(self):
        return words_in(" ".join(self.said))


def words_in(text):
    return set(re.findall(r"\w+", text.lower()))


def words_of_pdf(content):
    document = pypdfium2.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    # letters that join are drawn as glyphs, which no reader of a PDF turns back into whole words
    return {w for w in words_in(text.replace("\ufffe", "")) if not re.search("[\u0900-\u0dff]", w)}


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    return panel_in(tmp_path_factory.mktemp("panel"))


@pytest.fixture(scope="module")
def dana(panel):
    return claimed(panel)


FURNITURE = {"interview", "coach", "page", "of", "confidence", "score"}


@pytest.mark.parametrize("name", sorted(INTERVIEWS))
def test_the_page_holds_every_word_of_the_pdf(panel, dana, name):
    interview = replace(INTERVIEWS[name](), card=CARD)
    consent = replace(interview.consent, keep=True)
    interview = replace(interview, consent=consent)
    store_of(panel).keep(interview)
    settings = store_of(panel).settings(panel.extensions["settings"])
    interview = store_of(panel).interview(interview.id)
    said = words_of_pdf(render(interview, settings)) - FURNITURE
    offer = store_of(panel).handoff.offer_report(interview, 24)
    for client, path in (
        (panel.test_client(), f"{offer.path}/read"),
        (dana, f"/interviews/{interview.id}/report"),
    ):
        page = client.get(path)
        assert page.status_code == 200
        read = Words(page.text)
        assert sorted(said - read.words - words_in(" ".join(read.axes))) == [], path
    assert len(said) > 150


def test_marks_are_heard_and_not_only_seen(panel, dana):
    store_of(panel).keep(strong())
    page = dana.get(f"/interviews/{strong().id}/report").text
    assert 'class="visually-hidden">keyword, shown: </span>' in page


def test_the_page_has_staffs_notes_where_they_are_asked_for(panel, dana):
    store_of(panel).keep(strong())
    talks = store_of(panel).talks
    talks.write(strong().id, "dana", "Bring a number.", talked=True)
    page = f"/interviews/{strong().id}/report"
    assert "Bring a number." not in dana.get(page).text
    assert "Bring a number." in dana.get(f"{page}?notes=yes").text


def test_a_report_that_is_not_kept_is_a_page_as_well(panel):
    store = store_of(panel)
    declined = replace(strong(), id="declined", consent=replace(strong().consent, keep=False))
    offer = store.handoff.offer_report(declined, 24)
    phone = panel.test_client()
    assert "Read it here" in phone.get(offer.path).text
    page = phone.get(f"{offer.path}/read")
    assert (page.status_code, strong().answers[0].question.text in page.text) == (200, True)
    assert page.headers["Cache-Control"] == "no-store"
    assert store.interview(declined.id) is None
    assert phone.get("/handoff/report/guess/read").status_code == 410
