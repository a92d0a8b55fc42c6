"""What proves a requirement, and what only looks like it: one kind of line each."""

import pytest

from kiosk.coach.match.align import align
from kiosk.coach.match.facts import months_asked
from kiosk.coach.match.job_text import read_job
from kiosk.domain.job import Resume
from tests.unit.test_match import SETTINGS, embed

RESUME = """Experience
Accounts Payable Specialist, Granite House, January 2014 to December 2016
Posted the invoices of forty suppliers and reconciled accounts payable
Kept accounts receivable and chased late payments
Recorded around 90 invoices per shift in QuickBooks
Skills
Accounts payable, Accounts receivable, QuickBooks, Budgeting, Firewalls, Stakeholder management
Education
B.A. Human Resource Management, Cork University, 2012 - 2015
Diploma in Civil Engineering, Ghent University, 2013
CFA Level II candidate
"""


def match(requirement, heading="Requirements"):
    advert = f"Clerk\n{heading}:\n- {requirement}\n- Likes long walks\n- Sings in a choir\n"
    found = align(Resume(RESUME, language="en"), read_job(advert), embed, SETTINGS).requirements
    return next(one for one in found if one.requirement.text == requirement)


def state(requirement, heading="Requirements"):
    one = match(requirement, heading)
    return "met" if one.met else "in part" if one.half else "missing"


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("Accounts payable and accounts receivable", "met"),
        ("QuickBooks or Xero", "met"),
        ("QuickBooks or Xero, knowledge of tax returns", "in part"),
        ("Firewalls and IDS/IPS", "in part"),
        ("Two years of accounts payable", "met"),
        ("Two years of recent accounts payable", "in part"),
        ("Ten years of accounts payable", "in part"),
        ("Two years of accounts payable, a forklift licence", "in part"),
        ("Degree in civil engineering", "missing"),
        ("Shifts and weekends", "missing"),
    ],
)
def test_each_thing_that_is_asked_for_needs_its_proof(requirement, expected):
    assert state(requirement) == expected


@pytest.mark.parametrize(
    "duty",
    [
        "Supervise accounts payable and accounts receivable",
        "Mentor the people of accounts payable",
    ],
)
def test_to_lead_is_not_proven_by_what_is_led(duty):
    one = match(duty, "What you will do")
    assert not one.met
    assert one.lacks[-1] in ("supervise", "mentor")


def test_what_was_studied_is_no_work_that_was_done():
    assert state("Keep human resource management records", "What you will do") == "missing"


def test_two_lines_that_prove_it_together_stand_together():
    one = match("QuickBooks and firewalls")
    assert one.met
    assert one.evidence.count("QuickBooks") == 1
    assert "Firewalls" in one.evidence


def test_a_deadline_is_no_year_of_work():
    one = match("QuickBooks, a forklift licence within six months, ten years of accounts payable")
    assert "six months" not in one.lacks
    assert "ten years of accounts payable" in one.lacks
    assert months_asked("ACLS within six months, and one year of acute care preferred") == 12
