"""A search finds the same as reading every line, on both databases, and reads much less."""

import pytest
from sqlalchemy import select

from kiosk.domain.interview import InterviewState
from kiosk.store import search
from kiosk.store.query import Query
from kiosk.store.tables import InterviewRow
from tests.kit.samples.kept import some

FOUND = (("Zoë Müller", "zoe muller"), ("Ωραία", "ωραια"), ("Ёлкина", "елк"), ("İpek", "ipek"))


@pytest.mark.parametrize(("name", "word"), FOUND)
def test_names_are_found_without_case_and_accents(store, name, word):
    some(store, 1, candidate=name)
    some(store, 1, candidate="somebody else")
    assert store.interviews.page(Query(words=word)).total == 1


def unfold(store):
    """Have every second name as a booth sends it that is older than the column."""
    with store.database.writing() as session:
        for number, row in enumerate(session.scalars(select(InterviewRow))):
            row.folded = None if number % 2 else row.folded


NAMES = ("Ada Lovelace", "Zoë Ada", "Bo_b", "50% Lee", None, "lee")


@pytest.mark.parametrize("few", [0, 3000], ids=["read in order", "looked up first"])
@pytest.mark.parametrize("old", [False, True], ids=["of today", "from older booths"])
def test_a_search_finds_what_reading_every_line_finds(store, monkeypatch, few, old):
    monkeypatch.setattr(search, "FEW", few)
    for name in NAMES:
        some(store, 3, candidate=name)
        some(store, 1, candidate=name, state=InterviewState.LEFT)
    if old:
        unfold(store)
    lines = store.interviews.page(Query(size=100)).lines
    gone = {line.id for line in lines if line.state == "left"}
    title = lines[0].job_title
    for words in ("ada", "ADA love", "bo_", "o_b", "50%", "%", "_", "lee", "lee ada", title, "zz"):
        wanted = [
            line.id
            for line in lines
            if all(
                any(
                    word.lower() in (part or "").lower()
                    for part in (line.job_title, line.booth_id, line.candidate)
                )
                for word in words.split()
            )
        ]
        found = store.interviews.page(Query(words=words, size=100))
        assert [line.id for line in found.lines] == wanted, words
        assert found.total == len(wanted), words
        left = store.interviews.page(Query(words=words, state="left", size=100))
        assert [line.id for line in left.lines] == [i for i in wanted if i in gone], words
        assert left.total == len(left.lines)
        assert [line.id for line in store.interviews.each(Query(words=words))] == wanted
