"""Adverts cut into requirements."""

import json

import pytest

from kiosk.coach.match.job_text import job_from_file, read_job
from kiosk.domain.errors import JobError
from kiosk.domain.job import RequirementKind
from kiosk.domain.plain import to_plain

ADVERT = """Backend Engineer
We are a leading provider of parcels and were founded in 1999.
## What you will do
- Design services in Java and store data in
  PostgreSQL
- Review the work of others
## Requirements
* 3+ years of Java
* Kafka or RabbitMQ
## Nice to have
* Terraform
## What we offer
* 30 days of holiday and a gym with Python classes
We are an equal opportunity employer.
"""


def kinds(job):
    return {r.text: r.kind.value for r in job.requirements}


def test_headings_decide_the_kind_and_the_employer_is_left_out():
    assert kinds(read_job(ADVERT)) == {
        "Design services in Java and store data in PostgreSQL": "duty",
        "Review the work of others": "duty",
        "3+ years of Java": "must",
        "Kafka or RabbitMQ": "must",
        "Terraform": "plus",
    }


def test_the_first_line_is_the_title_and_keywords_keep_the_order_of_the_text():
    job = read_job(ADVERT)
    assert job.title == "Backend Engineer"
    assert job.keywords == ("Java", "PostgreSQL", "Kafka", "RabbitMQ", "Terraform")


def test_the_same_text_is_the_same_job():
    assert read_job(ADVERT) == read_job(ADVERT)
    assert read_job(ADVERT + "\n- Mentor juniors").id != read_job(ADVERT).id


def test_headings_inside_a_paragraph_count():
    job = read_job(
        "Nurse\nWhat you will do: assess patients; plan discharge. Requirements: nursing degree, "
        "BLS, two years on a ward. Epic is a plus."
    )
    assert kinds(job) == {
        "assess patients": "duty",
        "plan discharge.": "duty",
        "nursing degree": "must",
        "BLS": "must",
        "two years on a ward": "must",
        "Epic is a plus.": "plus",
    }


def test_html_and_markdown_are_read_as_text():
    job = read_job("<h2>Requirements</h2><ul><li><b>SQL</b></li><li>[Python](http://x.y)</li></ul>")
    assert [r.text for r in job.requirements] == ["SQL", "Python"]


def test_what_is_not_required_is_no_keyword():
    assert read_job("Clerk\nYou file letters. Excel is not required.").keywords == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n ",
        "We are an equal opportunity employer. We offer a gym and free lunch. Apply now!",
        "Hello",
    ],
)
def test_a_text_without_a_requirement_says_so(text):
    with pytest.raises(JobError) as err:
        read_job(text)
    assert err.value.code == "job-empty"


def test_a_stored_job_comes_back_as_it_was(tmp_path):
    job = read_job(ADVERT)
    file = tmp_path / "job.json"
    file.write_text(json.dumps(to_plain(job)))
    assert job_from_file(file) == job
    assert job_from_file(file).requirements[0].kind is RequirementKind.DUTY


@pytest.mark.parametrize("content", ["{", "[]", '{"title": "x"}'])
def test_a_json_that_is_no_job_says_so(tmp_path, content):
    file = tmp_path / "job.json"
    file.write_text(content)
    with pytest.raises(JobError):
        job_from_file(file)


def test_duties_without_bullets_are_one_a_line():
    job = read_job(
        "Kitchen Hand\nMain duties\nWash the pots and pans of two kitchens after each service\n"
        "Carry deliveries from the yard to the cold store every morning\n"
        "Peel and cut vegetables for the soup of the day\nSweep and mop the floors at night\n"
    )
    assert [r.text.split()[0] for r in job.requirements] == ["Wash", "Carry", "Peel", "Sweep"]


def test_a_paragraph_and_a_run_together_list_are_parted():
    listed = read_job(
        "Barista\nRequirements: - Latte art - Early shifts - A food hygiene certificate"
    )
    assert len(listed.requirements) == 3
    prose = read_job(
        "Receptionist\nYou greet guests at the desk. You answer the telephone. You book rooms. "
        "You have two years of experience at a front desk."
    )
    assert len(prose.requirements) == 4


@pytest.mark.parametrize(
    ("advert", "title"),
    [
        ("St. Brigid's Medical Center - Careers\nStaff Nurse\nDuties\n- Care", "Staff Nurse"),
        ("Acme Foods Ltd\nJob title: Line Cook (m/f/d)\nDuties\n- Cook meals", "Line Cook"),
        ("Welder – Northway Bridges Ltd\nDuties\n- Weld steel", "Welder"),
        ("We are looking for an experienced bookkeeper to join us.\n- Post invoices", "Bookkeeper"),
        ("Careers\nHome\nPrimary School Teacher\nDuties\n- Teach", "Primary School Teacher"),
    ],
)  # fmt: skip
def test_the_title_is_the_role_and_not_the_company(advert, title):
    assert read_job(advert + "\n- Plan the rota of the team").title == title


def test_what_the_employer_says_of_itself_is_no_requirement():
    job = read_job(
        "Care Assistant\nWe live by our values.\n- Growth: Ensuring growth for all\n- Joy: Joy\n"
        "Your tasks\n- Help residents to wash and dress\n- Write care notes\n- Serve meals\n"
        "LiveLooks us on social media.\nOakhill has long experience in many towns."
    )
    assert [r.text.split()[0] for r in job.requirements] == ["Help", "Write", "Serve"]


def test_states_degrees_and_headings_are_no_keywords():
    job = read_job(
        "NURSE\nREQUIREMENTS AND LICENSES\n- ADN or BSN\n- A licence of the state of AZ or MN\n"
        "- Knowledge of HIGH RISK patients and of the EPIQ charts"
    )
    assert not {"AZ", "MN", "ADN", "BSN", "HIGH", "RISK"} & set(job.keywords)
    assert "EPIQ" in job.keywords
