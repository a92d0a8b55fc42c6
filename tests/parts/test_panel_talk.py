"""The page for the talk: one's own rating comes first, and what is written stays with staff."""

import html
import io

import pdfplumber
import pytest

from admin import talk
from kiosk.domain.settings import Settings
from kiosk.store.groups import Group
from tests.kit.panel.tested_panel import claimed, panel_in, send, store_of, viewer
from tests.kit.samples.interviews import INTERVIEWS, strong

PAGE = f"/interviews/{strong().id}/talk"
NOTE = "Told the ferry story well. Next time: the number first."


@pytest.fixture
def panel(tmp_path):
    panel = panel_in(tmp_path)
    store_of(panel).keep(strong())
    return panel


@pytest.fixture
def dana(panel):
    return claimed(panel)


def rated(client, **fields):
    said = {"points-0-0": "3", "points-0-1": "4", "note-0": "a clear start", "note": NOTE}
    return send(client, PAGE, **(said | fields))


def test_the_score_is_hidden_until_it_is_asked_for(panel, dana):
    hidden = dana.get(PAGE).text
    score = strong().score
    for words in (
        score.sentence,
        "Confidence Score",
        score.advice[0].text if score.advice else "Strengths",
    ):
        assert words not in hidden
    assert strong().answers[0].transcript.words[0].text in hidden
    assert rated(dana, then="show").status_code == 302
    shown = dana.get(PAGE).text
    for words in (
        "Confidence Score",
        "Strengths",
        "what it is held against",
        "given before the score",
    ):
        assert words in shown


def test_targets_stand_beside_the_figures_in_the_words_of_the_report(panel, dana):
    rated(dana, then="show")
    page = dana.get(PAGE).text
    text = "\n".join(
        p.extract_text()
        for p in pdfplumber.open(io.BytesIO(dana.get(PAGE[:-5] + "/report.pdf").data)).pages
    )
    cells = talk.answers(strong(), Settings())[0].cells
    assert any("to" in target for _, _, target in cells)
    for name, figure, target in cells:
        for words in filter(None, (name, figure, target)):
            assert words in html.unescape(page), words
        assert name in text


def test_a_rating_after_the_score_is_not_one_before(panel, dana):
    rated(dana, then="show")
    rated(dana, **{"points-1-0": "2"})
    first, second = store_of(panel).talks.ratings(strong().id)
    assert (first.before, dict(first.points)["Answers the question"]) == (False, 3)
    assert not second.before


def test_each_person_rates_unseen_by_the_others_until_the_score_is_shown(panel, dana):
    vic = viewer(panel)
    rated(dana)
    assert "a clear start" not in vic.get(PAGE).text
    send(vic, PAGE, then="show", note=NOTE)
    assert "a clear start" in vic.get(PAGE).text
    ratings = store_of(panel).talks.ratings(strong().id)
    assert [(one.person, one.before) for one in ratings] == [("dana", True)]


@pytest.mark.parametrize("wrong", [{"points-0-0": "5"}, {"points-0-0": "x"}, {"note": "n" * 9000}])
def test_what_cannot_be_a_rating_keeps_nothing(panel, dana, wrong):
    assert rated(dana, **wrong).status_code == 400
    assert store_of(panel).talks.ratings(strong().id) == ()
    assert store_of(panel).talks.get(strong().id).note == ""


def test_the_note_is_printed_only_where_it_is_wished(panel, dana):
    rated(dana, talked="yes")

    def text(path):
        return "\n".join(
            p.extract_text() for p in pdfplumber.open(io.BytesIO(dana.get(path).data)).pages
        )

    report = f"/interviews/{strong().id}/report.pdf"
    assert "ferry story" not in text(report)
    with_notes = text(report + "?notes=yes")
    assert "ferry story" in with_notes
    assert "one clear example" in with_notes or "an example with a result" in with_notes
    assert "talked about" in dana.get(PAGE).text


def test_words_of_staff_go_with_the_interview(panel, dana):
    rated(dana)
    store_of(panel).forget(strong().id)
    store_of(panel).keep(strong())
    assert store_of(panel).talks.get(strong().id).note == ""
    assert store_of(panel).talks.ratings(strong().id) == ()


def test_the_rubric_is_changed_by_an_administrator(panel, dana):
    anchors = {f"anchor-{n}": [f"a{n}", ""] for n in (1, 2, 3, 4)}
    assert send(dana, "/settings/rubric", name=["Warmth", ""], **anchors).status_code == 302
    assert "Warmth" in dana.get(PAGE).text
    assert [one.name for one in store_of(panel).talks.rubric()] == ["Warmth"]
    assert send(dana, "/settings/rubric", name=["", ""], **anchors).status_code == 400
    assert viewer(panel).get("/settings/rubric").status_code == 403


@pytest.mark.parametrize("name", INTERVIEWS)
def test_every_kind_of_interview_has_a_page(panel, dana, name):
    interview = INTERVIEWS[name]()
    store_of(panel).keep(interview)
    page = f"/interviews/{interview.id}/talk"
    assert dana.get(page).status_code == 200
    send(dana, page, then="show")
    assert dana.get(page).status_code == 200


def test_a_viewer_kept_to_groups_sees_only_theirs(panel, dana):
    vic = viewer(panel)
    store, person = store_of(panel), store_of(panel).people.by_name("vic")[0]
    group = Group("Nursing, spring")
    store.groups.save(group)
    store.groups.let_see(person.id, [group.id])
    paths = (PAGE, f"/interviews/{strong().id}", f"/interviews/{strong().id}/report.pdf")
    paths += (f"/interviews/{strong().id}/export.json",)
    for path in paths:
        assert vic.get(path).status_code == 404, path
    assert "1 interview" not in vic.get("/interviews").text
    assert strong().id not in vic.get("/interviews/export.csv").text
    store.groups.join(strong().id, group.id)
    for path in paths:
        assert vic.get(path).status_code == 200, path
    assert "1 interview" in vic.get("/interviews").text
