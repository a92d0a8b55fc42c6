"""Every field has its own questions, fit to be read aloud, and a job finds its field."""

from collections import Counter

import pytest

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.plan.order import _stem
from kiosk.coach.plan.spoken_check import faults
from kiosk.coach.plan.trade import GENERAL, TradeQuestion, fitting, trade_of, trades
from kiosk.coach.plan.wording import templates
from kiosk.domain.job import Job, QuestionKind

K = QuestionKind
ALL = [(name, question) for name, trade in trades().items() for question in trade.questions]
LONGEST_WORDS = 45


def test_there_are_many_fields_with_twelve_questions_each():
    assert len(trades()) >= 25
    for trade in trades().values():
        kinds = [question.kind for question in trade.questions]
        assert len(kinds) >= 12
        assert kinds.count(K.TECHNICAL) >= 5
        assert min(kinds.count(kind) for kind in (K.SITUATIONAL, K.BEHAVIOURAL)) >= 2
        assert K.OPENING in kinds


@pytest.mark.parametrize(("field", "question"), ALL, ids=lambda one: getattr(one, "id", one))
def test_a_question_can_be_read_aloud_and_says_what_good_and_weak_answers_hold(
    field: str, question: TradeQuestion
):
    assert faults(question.ask) == ()
    assert len(question.ask.split()) <= LONGEST_WORDS
    assert not set(question.ask) & set("/&%()[];*")
    assert question.good
    assert question.weak
    assert question.good != question.weak


def test_no_question_stands_in_two_fields():
    asked = [question.ask for _, question in ALL]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Staff Nurse (Band 5) - Acute Medical Unit", "nursing"),
        ("Registered Nurse, Medical-Surgical", "nursing"),
        ("Events Manager (Association & Membership)", "projects"),
        ("Customer Success Manager", "sales"),
        ("Research Associate (Quantitative)", "data"),
        ("Home Care Worker", "care"),
        ("SOUS CHEF wanted - The Old Granary", "kitchen"),
        ("Payroll Manager", "accounting"),
        ("Commercial Litigation Solicitor, 3-5 PQE", "law"),
        ("Chemistry Teacher", "teaching"),
        ("Kindergarten Teacher", "childcare"),
        ("Forklift Driver", "logistics"),
        ("Bus Driver", "driving"),
        ("Bicycle Mechanic", "maintenance"),
        ("Information Security Officer", "security"),
        ("Security Guard", "protection"),
        ("Social Media Manager", "marketing"),
        ("Restaurant General Manager", "hospitality"),
        ("General Manager", "projects"),
        ("CERTIFIED IT ADMINISTRATOR (WAN), Level 4", "systems"),
        ("Branch Manager - Librarian III", "culture"),
        ("Cost Estimating Manager", "civil"),
        ("Claims Representative", "finance"),
        ("Municipal Design Engineer", "civil"),
        ("Maintenance Worker", "maintenance"),
        ("Funeral Director", GENERAL),
        ("Astronaut", GENERAL),
    ],
)
def test_a_job_finds_its_field(title: str, field: str):
    assert trade_of(Job("j", title, title)).name == field


def test_a_title_that_was_not_found_is_the_head_of_a_long_first_line():
    line = "FLEET TECHNICIAN (vans) - Moorside Couriers, Denby Cross depot. Pay of 38,500 a year"
    text = (
        f"{line}\nDrivers bring the van, you check the vehicle and the route of the parcel delivery"
    )
    assert trade_of(Job("j", "Job", text)).name == "maintenance"


def test_a_trade_calls_for_competencies_that_there_are():
    for trade in trades().values():
        assert len(set(trade.calls) - trade.covers) >= 3, trade.name
        assert set(trade.calls) <= set(templates("competencies"))


def test_a_field_does_not_end_its_questions_all_alike():
    """No ending stands in more than a tenth of the bank."""
    endings = Counter(_stem(question.ask) for _, question in ALL)
    assert max(endings.values()) < len(ALL) / 10


def test_what_only_some_jobs_of_a_field_call_for_is_asked_of_those_alone():
    tanker = Job("t", "Driver", "Driver. Deliver fuel with a tanker to petrol stations at night.")
    bus = Job("b", "Bus Driver", "Bus Driver. Drive passengers through the town on a timetable.")
    asked = {job.id: {q.id for q in fitting(trades()["driving"], K.TECHNICAL, job)[0]}
             for job in (tanker, bus)}  # fmt: skip
    assert "tank" in asked["t"] - asked["b"]
    assert "bus" in asked["b"] - asked["t"]


def test_every_starter_job_has_a_field_of_its_own():
    fields = [trade_of(job).name for job in starter_jobs()]
    assert GENERAL not in fields
    assert len(set(fields)) == len(fields)


def test_a_question_that_needs_a_word_waits_for_it_and_then_comes_first():
    payroll = Job("p", "Payroll Clerk", "Runs the payroll.")
    ledger = Job("l", "Bookkeeper", "Keeps the books.")
    asked = {job.id: fitting(trade_of(job), K.TECHNICAL, job)[0] for job in (payroll, ledger)}
    assert asked["p"][0].needs
    assert not any(question.needs for question in asked["l"])
