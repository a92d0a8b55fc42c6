"""What makes a question one that a recruiter would ask: results first, standards asked as such."""

import re

import pytest

from kiosk.coach.plan import plan
from kiosk.coach.plan.figures import is_achievement, is_change, is_found
from kiosk.coach.plan.quoting import clause
from kiosk.coach.plan.wording import templates
from kiosk.domain.job import Job, Question, QuestionKind, Requirement, RequirementKind, Resume

K = QuestionKind


def job(title: str, line: str, *keywords: str) -> Job:
    found = (Requirement("0", line, RequirementKind.MUST, keywords),)
    return Job("j", title, f"{title}\n{line}", requirements=found)


def asked(one: Job, text: str, kind: K) -> list[Question]:
    return [q for s in range(6) for q in plan(one, Resume(text), None, 8, s) if q.kind is kind]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Turnover went from 140% to 85% after I changed how we onboard servers",
            "turnover went from 140% to 85% after you changed how you onboard servers",
        ),
        (
            "Newsletter open rate grew from 19% to 31% after I split the list",
            "the newsletter open rate grew from 19% to 31% after you split the list",
        ),
        ("Treat 8 to 10 patients a day: prophylaxis, sealants", "you treat 8 to 10 patients a day"),
        (
            "Manage around 120 open files from intake to settlement",
            "you manage around 120 open files from intake to settlement",
        ),
        (
            "Built tech packs, spoke daily with factories in Peru and China",
            "you built tech packs and spoke daily with factories in Peru and China",
        ),
        (
            "Log bugs in Jira, join stand-ups, sign off releases",
            "you log bugs in Jira, join stand-ups, and sign off releases",
        ),
        (
            "Led research with 640 clients; two proposals were adopted in the 2022 scheme",
            "you led research with 640 clients, and two proposals were adopted in the scheme",
        ),
        (
            "Handled complaints in French, Arabic and English",
            "you handled complaints in French, Arabic and English",
        ),
        ("Conduct exit interviews and report trends", "you conduct exit interviews and report"),
        (
            "Library Aide, City Library, 2017-present. Plan 4 story times a week (2,100 came)",
            "you plan 4 story times a week",
        ),
        ("Brief the director before Senedd hearings", "you brief the director before Senedd"),
        (
            "Built a dashboard for waiting lists, used by c. 120 managers",
            "you built a dashboard for waiting lists, used by about 120 managers",
        ),
        (
            "Drafted c. 40 wills and 15 LPAs, applied for probate, estate accounts",
            "you drafted about 40 wills and 15 LPAs and applied for probate",
        ),
        (
            "Tested raw milk for fat and cells. 40 to 60 samples each shift",
            "you tested raw milk for fat and cells",
        ),
        (
            "Planned 42 trucks and around 160 stops with TMS, contact with drivers whole day",
            "you planned 42 trucks and around 160 stops with TMS",
        ),
        (
            "Detected a false card and received diploma from the director",
            "you detected a false card and received a diploma from the director",
        ),
        ("I made new waste sheet for the kitchen", "you made a new waste sheet for the kitchen"),
        (
            "Billed £214k in FY24 against target of £185k",
            "you billed £214k against a target of £185k",
        ),
        ("Introduction of checklist for figures", "you introduced a checklist for figures"),
        ("Enhanced DBS not GDC registered yet", None),
        ("Forecast of attendances for the winter plan", None),
        ("Safeguarding adults + children lvl 2", None),
        ("Level 2 food hygiene", None),
        ("Trained in catheter changes and preparation", None),
    ],
)
def test_what_came_of_work_is_said_back_whole(line: str, said: str | None):
    found = clause(line)
    assert (found or "").startswith(said) if said else found is None


@pytest.mark.parametrize(
    ("line", "achieved"),
    [
        ("you caught a conflict between steel and ductwork in the model", True),
        ("you chaired meetings for two families which avoided care proceedings", True),
        ("you brought food cost down from 34% to 29.5% in one year", True),
        ("you built a cash flow model that the team now uses", True),
        ("you built tech packs and spoke daily with factories", False),
        ("you found work", False),
    ],
)
def test_a_find_and_an_outcome_are_achievements_and_routine_is_none(line: str, achieved: bool):
    assert is_achievement(line) is achieved


def test_a_find_is_asked_about_as_one():
    clerk = job("Payroll Clerk", "Run the weekly payroll of the works")
    resume = "EXPERIENCE\nFound a rounding error in refunds before it reached any customer\n"
    texts = templates("claim")["found"]["texts"]
    said = [q.text for q in asked(clerk, resume, K.CLAIM)]
    assert said
    assert all(text.endswith(tuple(texts)) for text in said)
    assert is_found("you found a rounding error in refunds")
    assert not is_change("you found a rounding error in refunds")


@pytest.mark.parametrize(
    ("name", "section", "said"),
    [
        ("HACCP", "standard", "HACCP"),
        ("ERP", "system", "ERP system"),
        ("CMMS", "system", "CMMS"),
        ("InfoWater", "bare", "InfoWater"),
    ],
)
def test_a_gap_is_asked_about_by_what_it_is(name: str, section: str, said: str):
    one = job("Maintenance Planner", f"Experience with {name}", name)
    found = asked(one, "EXPERIENCE\nPlanned the work of a crew\n", K.GAP)
    assert found
    asks = {text.split("{")[0] for text in templates("gap")[section]["texts"]}
    assert all(q.text.startswith(tuple(asks)) and said in q.text for q in found)


def test_what_is_still_done_is_said_in_the_present():
    resume = "WORK\nMill Ltd, planner, 2021 to {}\nPlanning the routes of 42 trucks every morning\n"
    planner = job("Transport Planner", "Plan the routes of trucks")
    for until, verb in (("now", "plan"), ("2023", "planned")):
        kinds = (K.CLAIM, K.TECHNICAL)
        said = [q.text for kind in kinds for q in asked(planner, resume.format(until), kind)]
        assert any(f"you {verb} the routes of 42 trucks" in text for text in said)


def test_notes_that_look_like_one_long_line_are_quoted_one_by_one():
    notes = (
        "chairside for 2 dentists and a hygienist in a practice with four rooms\n"
        "set up and clear the surgery and the decon room every evening of the week\n"
        "went through all of the cupboards and sent back stock that was going out of date\n"
        "nervous patients and children, they often ask for me when they book the next time\n"
    )
    nurse = job("Dental Nurse", "Order stock and keep the cupboards of the surgery")
    said = [q.text for k in (K.CLAIM, K.TECHNICAL) for q in asked(nurse, f"WORK\n{notes}", k)]
    whole = "you went through all of the cupboards and sent back stock that was going out of date"
    assert any(f"{whole}." in text for text in said)


def test_who_leads_is_not_asked_what_the_hands_are_asked():
    ids = {
        title: {q.id.removeprefix("technical-building-") for q in asked_of(title)}
        for title in ("Site Foreman", "Bricklayer")
    }
    assert "start" in ids["Bricklayer"] - ids["Site Foreman"]
    assert "daystart" in ids["Site Foreman"] - ids["Bricklayer"]


def asked_of(title: str) -> list[Question]:
    one = job(title, "Build houses of brick on a site in the town")
    return [q for s in range(12) for q in plan(one, None, None, 12, s) if q.kind is K.TECHNICAL]


def test_a_story_names_whom_the_trade_deals_with():
    said = [
        q.text
        for s in range(12)
        for q in plan(job("Maths Teacher", "Teach maths"), None, None, 12, s)
    ]
    assert any("a parent" in text for text in said if text.startswith("Tell me about a time"))
    assert not any("{" in text for text in said)


def test_a_mistake_is_asked_about_once():
    went = re.compile(r"\b(?:mistakes?|errors?|wrong)\b")
    analyst = job("Data Analyst", "Check the quality of reports and review every figure")
    for seed in range(24):
        found = [q for q in plan(analyst, None, None, 8, seed) if went.search(q.text)]
        assert len(found) <= 1 or all(q.kind is not K.BEHAVIOURAL for q in found)


def test_a_suite_is_no_gap_for_who_has_a_program_of_it():
    one = job("Graphic Designer", "Experience with Adobe Creative Suite", "Adobe Creative Suite")
    assert not asked(one, "SKILLS\nPhotoshop, InDesign\n", K.GAP)
    assert asked(one, "SKILLS\nCanva\n", K.GAP)


@pytest.mark.parametrize("line", ["Assist with InfoWater", "Work by HACCP"])
def test_a_duty_to_help_or_to_keep_a_standard_is_no_gap(line: str):
    found = (Requirement("0", line, RequirementKind.DUTY, (line.rsplit(maxsplit=1)[-1],)),)
    one = Job("j", "Laboratory Technician", line, requirements=found)
    assert not asked(one, "EXPERIENCE\nTested milk in a laboratory\n", K.GAP)


def test_a_deed_that_begins_a_line_in_small_letters_is_one_of_its_own():
    resume = (
        "WORK\nThe Mail, reporter, courts, council and health, with eight stories in a week\n"
        "broke the story on unsafe cladding at two housing blocks\n"
    )
    reporter = job("Reporter", "Find stories that nobody else has")
    said = [q.text for q in asked(reporter, resume, K.CLAIM)]
    assert any("you broke the story on unsafe cladding" in text for text in said)
