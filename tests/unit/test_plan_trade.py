"""Every field has its own questions, fit to be read aloud, and a job finds its field."""

import pytest

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.plan.spoken_check import faults
from kiosk.coach.plan.trade import GENERAL, TradeQuestion, fitting, trade_of, trades
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
        ("Funeral Director", GENERAL),
        ("Astronaut", GENERAL),
    ],
)
def test_a_job_finds_its_field(title: str, field: str):
    assert trade_of(Job("j", title, title)).name == field


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
