"""Kinds of sentences and headings that real adverts hold: what is asked for, and what is not."""

import pytest

from kiosk.coach.match.job_text import read_job
from kiosk.domain.job import Asks, RequirementKind

LIST = """Museum Registrar
Duties
- Keep the register of loans and check every object that comes in
- Write condition reports and pack paintings for transport
- Plan the insurance of exhibitions with the curators
Requirements
- Experience of handling fragile objects
- Knowledge of a collections database
- Two years in a museum
"""


def texts(advert):
    return [r.text for r in read_job(advert).requirements]


def kinds(advert):
    return {r.text: r.kind for r in read_job(advert).requirements}


@pytest.mark.parametrize(
    "sentence",
    [
        "Applications received after Friday will not be read.",
        "Please note that desirable criteria only count in a tie.",
        "Shortlisted candidates will be invited to an interview by telephone.",
        "This position reports to the head of collections.",
        "The post is exempt from overtime and is represented by a union.",
        "No experience of loans is required.",
        "Perform other tasks and projects as assigned.",
        "The successful candidate must be eligible to work in the country.",
        "This is an exciting opportunity to apply a variety of skills.",
        "The Harbour Museum oversees four houses and conducts research into ship building.",
        "Submit a full CV with a covering letter on your experience of registers.",
    ],
)
def test_procedure_terms_and_praise_are_no_requirements(sentence):
    assert sentence.rstrip(".") not in [t.rstrip(".") for t in texts(f"{LIST}\n{sentence}\n")]


@pytest.mark.parametrize(
    "duty",
    [
        "Posting purchase invoices and journal entries every week",
        "Process salary payments for forty museum guards",
        "Administer the pension records of volunteers",
        "Plan dental appointments and order material for the surgery",
    ],
)
def test_work_with_pay_or_teeth_is_work_and_no_benefit(duty):
    advert = LIST.replace("- Plan the insurance", f"- {duty}\n- Plan the insurance")
    assert duty in texts(advert)


@pytest.mark.parametrize(
    ("intro", "kind"),
    [
        ("It is essential that you can demonstrate the following:", RequirementKind.MUST),
        ("It is desirable that you demonstrate the following:", RequirementKind.PLUS),
        ("The board is seeking a registrar who:", RequirementKind.MUST),
        ("Your main responsibilities will include:", RequirementKind.DUTY),
    ],
)
def test_a_sentence_before_a_list_says_what_the_list_is(intro, kind):
    found = kinds(f"{LIST}\n{intro}\n- lending objects across borders\n- customs papers for art\n")
    assert found["lending objects across borders"] is kind
    assert found["customs papers for art"] is kind


def test_headings_of_pages_end_where_they_end():
    advert = (
        "# Registrar\n\n## You'll have\n\n### Essential\n\n* care with objects\n* a steady hand"
    )
    assert kinds(advert) == {
        "care with objects": RequirementKind.MUST,
        "a steady hand": RequirementKind.MUST,
    }


def test_front_matter_gives_the_title_alone():
    front = '---\nlayout: post\ntitle:  "Registrar - Harbour Museum"\ndate: 2026-01-02\n---\n'
    job = read_job(front + LIST.partition("\n")[2])
    assert job.title == "Registrar"
    assert not any("layout" in text or "2026" in text for text in texts(front + LIST))


def test_a_paragraph_begins_with_its_title():
    job = read_job(
        "Warehouse Technician, Harbour County — Under little supervision, coordinates all "
        "deliveries to the polling places. Experience in: equipment tests; stock records; "
        "van loading. "
        "Preference will be given to candidates with a forklift licence."
    )
    assert job.title == "Warehouse Technician"
    found = {r.text.rstrip("."): r.kind for r in job.requirements}
    assert found["stock records"] is RequirementKind.MUST
    assert found["van loading"] is RequirementKind.MUST
    plus = next(r.text for r in job.requirements if r.kind is RequirementKind.PLUS)
    assert plus.startswith("Preference")
    assert not any("Harbour County" in text for text in found)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Editing photos for social media", Asks.WORK),
        ("A high degree of accuracy", Asks.WORK),
        ("Voter registration and outreach", Asks.WORK),
        ("Degrees in library science", Asks.DEGREE),
        ("M.Ed. or MBA", Asks.DEGREE),
        ("Current registration with the nursing council", Asks.LICENCE),
    ],
)
def test_words_that_hold_a_paper_are_no_paper(text, asks):
    advert = LIST + f"- {text}\n"
    assert next(r.asks for r in read_job(advert).requirements if r.text == text) is asks


def test_a_second_noun_is_no_second_duty():
    duty = "Assist with labelling books and journals and helping to make them ready for the shelf"
    assert duty in texts(LIST.replace("- Plan the insurance", f"- {duty}\n- Plan the insurance"))


@pytest.mark.parametrize(
    "advert",
    [
        "We need Python, SQL, Docker and Kubernetes.",
        "PostgreSQL and Node.js experience needed, MongoDB is a plus.",
    ],
)
def test_an_advert_of_one_sentence_is_one(advert):
    assert read_job(advert).keywords


@pytest.mark.parametrize(
    "sentence",
    [
        "We are looking for a museum registrar who keeps it careful, correct and easy to change.",
        "We are looking for a backend engineer who keeps it fast and easy to change.",
        "The Harbour Museum is looking for talented registrars who will help our partners grow.",
        "For a client in the north we are looking for a museum registrar who loves complexity.",
        "Looking for a friendly museum registrar to join our team in Leeds.",
        "We are looking for somebody with passion for people.",
    ],
)
def test_whom_one_looks_for_is_no_requirement(sentence):
    assert texts(f"Museum Registrar\n{sentence}\n{LIST.split(chr(10), 1)[1]}") == texts(LIST)


@pytest.mark.parametrize(
    "sentence",
    [
        "We are looking for a museum registrar who packs paintings for transport.",
        "We are looking for a registrar with experience of customs papers.",
        "We are looking for a registrar with two years in a gallery.",
        "We are looking for a registrar who has worked with PostgreSQL.",
    ],
)
def test_what_the_one_looked_for_has_done_is_a_requirement(sentence):
    assert len(texts(f"Museum Registrar\n{sentence}\n{LIST.split(chr(10), 1)[1]}")) == 7


CODED_ADVERT = """Job title: Care Co-ordinator
Salary: 27,500 to 29,000 and on-call 60
Location: Market Thornham office
You will plan rosters for up to 45 care workers and monitor late calls.
E1 Experience in homecare rostering
E2) Level 3 Diploma in Adult Care
D1 Learning disability services
Benefits: mileage, pension
"""


def test_a_fact_at_the_head_does_not_swallow_what_follows_and_codes_are_read():
    found = [(one.kind.value, one.text) for one in read_job(CODED_ADVERT).requirements]
    assert ("must", "Experience in homecare rostering") in found
    assert ("must", "Level 3 Diploma in Adult Care") in found
    assert ("plus", "Learning disability services") in found
    assert any(kind == "duty" and "plan rosters" in text for kind, text in found)
    assert not [text for _, text in found if "27,500" in text or "pension" in text]
