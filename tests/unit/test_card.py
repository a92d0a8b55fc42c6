"""The card a candidate comes back with: what it says, who can open it, and what a bad one gets."""

import os
from dataclasses import replace
from datetime import date, timedelta

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.coach import card as cards_of  # noqa: E402
from kiosk.coach.card import Card, Visit, grown, packed, unpacked  # noqa: E402
from kiosk.coach.plan.choice import mark  # noqa: E402
from kiosk.domain.errors import CardError  # noqa: E402
from kiosk.domain.interview import GoalName, PartName  # noqa: E402
from kiosk.domain.job import Kinds  # noqa: E402
from kiosk.domain.sections import Bands  # noqa: E402
from kiosk.screens import sample  # noqa: E402
from kiosk.screens.sample_coaching import sample_card  # noqa: E402
from kiosk.screens.words import said  # noqa: E402
from kiosk.store import Store  # noqa: E402
from kiosk.store.cards import CLOSED_S, MOST_LETTERS, SAYS, WRONG_PINS, Cards, is_card  # noqa: E402

TODAY = date(2026, 11, 27)
WHOLE = sample.interview()
FULL = Card(
    tuple(Visit(TODAY, "Gesund P", (None, *range(8))) for _ in range(cards_of.MOST_VISITS)),
    GoalName.EYES,
    tuple(bytes((n, 0, 255)) for n in range(cards_of.MOST_ASKED)),
)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def campus(store):
    clock = Clock()
    made = Cards(store.database, clock)
    made.clock = clock
    return made


def code_of(error):
    return error.value.code


# --- what it says -------------------------------------------------------------------------------


@pytest.mark.parametrize("card", [Card(), sample_card(), FULL])
def test_what_is_packed_comes_out_again(card):
    assert unpacked(packed(card)) == card


@pytest.mark.parametrize("content", [b"", b"\x01", b"\xff\x01\x00", packed(FULL)[:-1], b"\x63\x00"])
def test_bytes_that_are_no_card_are_refused(content):
    with pytest.raises(ValueError, match="card"):
        unpacked(content)


def test_a_card_grows_with_every_visit_and_keeps_the_newest():
    card = None
    for number in range(9):
        card = grown(card, WHOLE, Bands(), TODAY + timedelta(number))
    assert len(card.visits) == cards_of.MOST_VISITS
    assert card.visits[-1].day == TODAY + timedelta(8)
    assert card.visits[-1].parts == tuple(round(part.value) for part in WHOLE.score.parts)
    assert {mark(one.question) for one in WHOLE.answers} == set(card.asked)
    assert card.visits[-1].field == WHOLE.job.field[: cards_of.FIELD_BYTES]


def test_no_word_of_anybody_is_on_it():
    content = packed(grown(None, replace(WHOLE, candidate="Sam Silva"), Bands(), TODAY))
    assert b"Silva" not in content
    for answer in WHOLE.answers:
        assert answer.question.text.encode()[:12] not in content


def test_the_plan_leans_to_the_weakest_part():
    parts = [80] * len(PartName)
    parts[list(PartName).index(PartName.STAR)] = 20
    card = Card((Visit(TODAY, "", tuple(parts)),))
    assert (card.weakest, card.leans) == (PartName.STAR, Kinds.STORIES)
    assert Card().leans is Kinds.ALL
    unmeasured = Card((Visit(TODAY, "", (None,) * len(PartName)),))
    assert unmeasured.leans is Kinds.ALL


# --- who can open it ----------------------------------------------------------------------------


def test_the_owner_opens_it_with_the_pin(campus):
    text = campus.seal(sample_card(), "4711", TODAY)
    assert is_card(text)
    assert campus.open(f" {text.lower()}\n", "4711", 400, TODAY) == sample_card()


def test_the_fullest_card_is_at_most_a_kilobyte_and_a_half(campus):
    assert len(campus.seal(FULL, "4711", TODAY)) <= MOST_LETTERS


def test_two_cards_of_the_same_content_differ_and_tell_nothing(campus):
    one, other = (campus.seal(FULL, "4711", TODAY) for _ in range(2))
    assert one[20:] != other[20:]


def test_a_key_is_made_once_and_is_no_setting(store):
    assert store.cards.key() == store.cards.key() == Cards(store.database).key()
    assert len(store.cards.key()) == 32
    assert store.overrides.kept() == {}


def test_five_wrong_pins_close_the_card_for_an_hour(campus):
    text = campus.seal(sample_card(), "4711", TODAY)
    codes = []
    for number in range(WRONG_PINS):
        with pytest.raises(CardError) as error:
            campus.open(text, f"000{number}", 400, TODAY)
        codes.append(code_of(error))
    assert codes == ["card-pin"] * (WRONG_PINS - 1) + ["card-closed"]
    with pytest.raises(CardError) as error:
        campus.open(text, "4711", 400, TODAY)
    assert code_of(error) == "card-closed"
    other = campus.seal(sample_card(), "4711", TODAY)
    assert campus.open(other, "4711", 400, TODAY)
    campus.clock.now = CLOSED_S + 1
    assert campus.open(text, "4711", 400, TODAY)


def test_a_right_pin_forgets_the_wrong_ones(campus):
    text = campus.seal(sample_card(), "4711", TODAY)
    for _ in range(3):
        for _ in range(WRONG_PINS - 1):
            with pytest.raises(CardError, match="Tries left"):
                campus.open(text, "0000", 400, TODAY)
        assert campus.open(text, "4711", 400, TODAY)


def test_a_card_of_another_campus_is_foreign(campus, tmp_path):
    elsewhere = Store.open(f"sqlite:///{tmp_path / 'other.sqlite'}")
    text = elsewhere.cards.seal(sample_card(), "4711", TODAY)
    elsewhere.close()
    with pytest.raises(CardError) as error:
        campus.look(text, 400, TODAY)
    assert code_of(error) == "card-foreign"


@pytest.mark.parametrize("where", [14, 16, 30, 60, -1])
def test_a_changed_letter_shows_nothing(campus, where):
    text = campus.seal(sample_card(), "4711", TODAY)
    other = "A" if text[where] != "A" else "B"
    changed = text[:where] + other + (text[where + 1 :] if where >= 0 else "")
    if where == -1:
        changed = text[:-2] + ("A" if text[-2] != "A" else "B") + text[-1]
    with pytest.raises(CardError) as error:
        campus.open(changed, "4711", 400, TODAY)
    assert code_of(error) in ("card-changed", "card-foreign")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "card-unreadable"),
        ("https://example.com", "card-unreadable"),
        ("ICC1-" + "A" * 2000, "card-unreadable"),
        ("ICC1-", "card-changed"),
        ("ICC1-!!!!", "card-changed"),
        ("ICC1-AAAA", "card-changed"),
    ],
)
def test_what_is_no_card_gets_a_sentence(campus, text, code):
    with pytest.raises(CardError) as error:
        campus.look(text, 400, TODAY)
    assert code_of(error) == code
    assert error.value.message.endswith(".")


def test_a_card_is_good_until_its_day(campus):
    text = campus.seal(sample_card(), "4711", TODAY)
    assert campus.look(text, 400, TODAY + timedelta(400))
    with pytest.raises(CardError) as error:
        campus.look(text, 400, TODAY + timedelta(401))
    assert code_of(error) == "card-expired"


@pytest.mark.parametrize(
    "says", [*SAYS.values(), "That PIN does not open this card. Tries left: 3."]
)
def test_every_refusal_is_said_in_spanish(says):
    assert said("es", says) != says
