"""A card at the booth: from the camera to progress, from the results into the report, then gone."""

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.coach.plan.choice import Wanted, chosen, mark  # noqa: E402
from kiosk.domain.interview import GoalName, Mode  # noqa: E402
from kiosk.domain.job import Resume  # noqa: E402
from kiosk.domain.plain import to_plain  # noqa: E402
from kiosk.domain.settings import Settings  # noqa: E402
from kiosk.report import story  # noqa: E402
from kiosk.report.blocks import CardCode  # noqa: E402
from kiosk.screens import card_acts, sample  # noqa: E402
from kiosk.screens.card_view import CardStep, CardView  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.sample_coaching import sample_card  # noqa: E402
from kiosk.screens.view import JobChoice, Screen, View  # noqa: E402
from kiosk.screens.words import said  # noqa: E402
from kiosk.store.handoff import Offer  # noqa: E402
from kiosk.window import booth_events, resume_intake  # noqa: E402
from kiosk.window.card_desk import HARD, CardDesk  # noqa: E402
from kiosk.window.update_view import after  # noqa: E402
from tests.kit.fakes.window import FakeBooth, FakeSight  # noqa: E402
from tests.kit.samples.card import held  # noqa: E402

TODAY = datetime.now(UTC).date()
WHOLE = sample.interview()


@pytest.fixture
def desk(store):
    return CardDesk(FakeBooth(), store.cards, Settings())


def typed(desk, pin, interview=None):
    for digit in pin:
        desk.key(digit, interview)


def walked(view, desk):
    for event in desk.booth.told:
        view = after(view, event, 1.0)
    desk.booth.told.clear()
    return view


def test_from_the_camera_to_what_it_says(desk, store):
    text = store.cards.seal(sample_card(), "4711", TODAY)
    view = after(View(screen=Screen.RESUME), card_acts.CardBrought(), 1.0)
    assert (view.screen, view.card.step) == (Screen.CARD, CardStep.SHOW)
    sight = FakeSight(held(text, 300))
    desk.look(sight, Screen.LISTENING)
    assert not desk.booth.told, "nobody searches an answer for a card"
    desk.look(sight, Screen.CARD)
    view = walked(view, desk)
    assert view.card.step is CardStep.PIN
    typed(desk, "47")
    desk.key("back", None)
    typed(desk, "711")
    view = walked(replace(view, choice=JobChoice(mode=Mode.PRACTICE)), desk)
    assert view.card.step is CardStep.OPEN
    assert view.card.card == desk.card == sample_card()
    assert view.turn.goal is GoalName.RESULT, "the goal of last time is taken up"
    back = after(view, card_acts.CardClosed(), 2.0)
    assert back.screen is Screen.RESUME


def test_another_code_before_the_camera_is_passed_over(desk):
    desk.look(FakeSight(held("https://example.com", 300)), Screen.CARD)
    assert desk.booth.told == []


def test_a_card_that_cannot_be_read_gets_a_sentence_and_another_way(desk):
    nothing = FakeSight(held("https://example.com", 300))
    for _ in range(8):
        desk.look(nothing, Screen.CARD)
    assert desk.booth.told == [], "who is only slow is not told anything"
    for _ in range(8):
        desk.look(nothing, Screen.CARD)
    view = walked(after(View(screen=Screen.RESUME), card_acts.CardBrought(), 1.0), desk)
    assert (view.card.step, view.card.says) == (CardStep.SHOW, HARD)
    assert said("es", HARD) != HARD
    desk.put_away()
    desk.look(nothing, Screen.CARD)
    assert desk.booth.told == [], "the next card has its own time"


def test_a_wrong_pin_asks_again_and_the_fifth_closes(desk, store):
    desk.shown(store.cards.seal(sample_card(), "4711", TODAY))
    view = walked(View(screen=Screen.CARD, card=CardView(CardStep.SHOW)), desk)
    for _ in range(5):
        typed(desk, "0000")
    view = walked(view, desk)
    assert view.card.step is CardStep.SHOW
    assert view.card.says.startswith("Five wrong PINs")
    assert view.card.card is None
    assert desk.card is None


def test_a_card_that_is_refused_is_told_once_and_another_is_tried(desk, store):
    desk.shown("ICC1-AAAA")
    desk.shown("ICC1-AAAA")
    assert [one.says for one in desk.booth.told] == [
        "This card was changed or printed badly. Nothing of it can be shown."
    ]
    desk.shown(store.cards.seal(sample_card(), "4711", TODAY))
    assert desk.booth.told[-1].step is CardStep.PIN


def test_a_card_pasted_on_the_phone_goes_the_same_way():
    view = after(View(screen=Screen.RESUME), booth_events.CardPasted("ICC1-AAAA"), 1.0)
    assert (view.screen, view.card.step) == (Screen.CARD, CardStep.SHOW)


class Phone:
    """A hand-off through which a phone has brought something, once."""

    def __init__(self, brought):
        self.handoff, self._brought, self.offers = self, brought, 0

    def open_upload(self, minutes):
        self.offers += 1
        return Offer("token", "/handoff/upload/token", datetime.now(UTC))

    def take(self, token):
        brought, self._brought = self._brought, None
        return brought


@pytest.mark.parametrize("text", ["ICC1-AAAA", "Nurse with four years on a ward."])
def test_the_phone_brings_a_resume_or_a_card(text, monkeypatch):
    monkeypatch.setattr(resume_intake, "no_phone", lambda panel: None)
    booth, phone = FakeBooth(), Phone(Resume(text))
    intake = resume_intake.ResumeIntake(booth, phone, Settings())
    intake.poll()
    told = [type(one) for one in booth.told]
    if text.startswith("ICC1-"):
        assert booth_events.CardPasted(text) in booth.told
        assert booth_events.ResumeCame not in told
        assert intake.resume is None
        for _ in range(3):
            intake.poll()
        assert phone.offers == 2, "a resume can still come"
    else:
        assert booth_events.ResumeCame in told
        assert intake.resume == Resume(text)


def test_the_goal_of_last_time_is_not_shown_in_real():
    opened = booth_events.CardOpened(sample_card())
    view = after(View(screen=Screen.CARD, choice=JobChoice(mode=Mode.REAL)), opened, 1.0)
    assert view.turn.goal is None


def test_what_comes_after_one_has_gone_on_opens_nothing_again():
    gone = after(View(screen=Screen.CARD, card=CardView(CardStep.PIN)), card_acts.CardClosed(), 1.0)
    late = after(gone, booth_events.CardOpened(sample_card()), 2.0)
    assert (late.screen, late.card.step) == (Screen.RESUME, CardStep.NONE)
    assert after(gone, booth_events.CardTold(CardStep.SHOW, "No."), 2.0) == gone
    back = View(screen=Screen.RESULTS, interview=WHOLE)
    made = after(back, booth_events.CardMade(replace(WHOLE, card="ICC1-A")), 2.0)
    assert made.card.step is CardStep.NONE


def test_the_new_card_goes_home_with_the_report_and_nowhere_else(desk, store):
    view = View(screen=Screen.RESULTS, interview=WHOLE)
    view = after(view, card_acts.CardWanted(), 1.0)
    assert view.card.step is CardStep.CHOOSE
    for digit in "8150":
        view = after(view, card_acts.CardKey(digit), 2.0)
        desk.key(digit, view.interview)
    assert view.card.digits == 0, "nothing of the PIN is in the picture"
    made = desk.booth.told[-1].interview
    view = walked(view, desk)
    assert view.card.step is CardStep.MADE
    assert view.card.text == made.card
    codes = [one for one in story.tell(made, Settings()) if isinstance(one, CardCode)]
    assert [one.code for one in codes] == [made.card]
    assert not [one for one in story.tell(WHOLE, Settings()) if isinstance(one, CardCode)]
    assert store.cards.open(made.card, "8150", 400).visits[-1].day == TODAY
    assert view.interview.card is None
    assert to_plain(view.interview)["card"] is None


def test_three_visits_show_two_lines_of_progress_and_ask_nothing_again(desk, store):
    asked, pin = [], "2468"
    text = None
    for visit in range(3):
        visiting = CardDesk(FakeBooth(), store.cards, Settings())
        if text is not None:
            visiting.shown(text)
            typed(visiting, pin)
            assert len(visiting.card.visits) == visit
        earlier = visiting.card
        marks = frozenset(earlier.asked) if earlier else frozenset()
        questions = chosen(WHOLE.job, None, None, Wanted(5, asked=marks), seed=0)
        assert not {mark(one) for one in questions} & marks
        asked += questions
        answers = tuple(
            replace(answer, question=question)
            for answer, question in zip(WHOLE.answers, questions, strict=True)
        )
        typed(visiting, pin, replace(WHOLE, answers=answers))
        text = visiting.booth.told[-1].interview.card
    assert len({one.text for one in asked}) == 15
    third = View(screen=Screen.CARD, card=CardView(CardStep.SHOW))
    desk.shown(text)
    typed(desk, pin)
    view = walked(third, desk)
    assert len(view.card.card.visits) == 3
    paint(pygame.Surface((1280, 720), depth=32), view)


def test_nothing_of_a_card_is_left(desk, store, tmp_path):
    text = store.cards.seal(sample_card(), "4711", TODAY)
    desk.shown(text)
    typed(desk, "4711")
    assert desk.card is not None
    desk.forget()
    assert desk.card is None
    assert text not in str(vars(desk))
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert text.encode()[:40] not in file.read_bytes(), file
