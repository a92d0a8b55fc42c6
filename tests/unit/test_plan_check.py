"""What is wrong with a question is found before it is spoken."""

import pytest

from kiosk.coach.plan import plan
from kiosk.coach.plan.asks import ask, asks_of
from kiosk.coach.plan.situations import kind_of
from kiosk.coach.plan.spoken_check import faults
from kiosk.coach.plan.titles import is_role, title_said
from kiosk.domain.job import Job, Requirement, RequirementKind, Resume


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("You write that you checked in guests Handled complaints. How?", "runs on"),
        ("This job asks for conducts interviews. How much have you done?", "verb"),
        ("In this job you would develops plans. What do you do first?", "verb"),
        ("I read that you was second mechanic. How did it go?", "subject"),
        ("I read that you ran a event for the town. How did it go?", "article"),
        ("You name SCHOOL PROJECTS in it. What did you do?", "shouted"),
        ("I read that you worked with Excel and. What did you do?", "in the air"),
        ("I read that you wrote the the report. How did it go?", "twice"),
        ("Tell me about {skill}?", "page"),
        ("Skills | Tools. What about them?", "page"),
        ("What about this", "no question"),
        (" ".join(["word"] * 80) + "?", "long"),
    ],
)
def test_a_fault_is_found(text: str, fault: str):
    assert fault in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your resume says that you cut food waste by a fifth. How was that measured?",
        "Tell me about a time when you said no.",
        "How do you keep an hour free for a user of an API?",
    ],
)
def test_what_a_person_would_say_has_none(text: str):
    assert faults(text) == ()


@pytest.mark.parametrize(
    ("title", "said", "role"),
    [
        ("SOUS CHEF wanted - The Old Granary", "sous chef", True),
        ("Director of Nursing", "director of nursing", True),
        ("CERTIFIED IT ADMINISTRATOR (WAN), Level 4", "certified IT administrator", True),
        ("PLUMBER'S HELPER", "plumber's helper", True),
        ("Plumber's Helper Or Apprentice Plumber Acquired", "plumber's helper", True),
        ("CDL-A Fuel Delivery Driver - HOME DAILY", "fuel delivery driver", True),
        ("Fox Fitness", "fox fitness", False),
        ("Harbour Water", "harbour water", False),
        ("Join our team!", "join our team", False),
    ],
)
def test_a_firm_is_no_role(title: str, said: str, role: bool):
    assert (title_said(title), is_role(title_said(title))) == (said, role)


def test_a_job_that_writes_in_the_third_person_is_said_in_the_first():
    job = Job("j", "Recruiter", "", requirements=(
        Requirement("1", "Develops and implements recruitment plans", RequirementKind.DUTY),
        Requirement("2", "Conducts interviews and checks references", RequirementKind.DUTY),
    ))  # fmt: skip
    assert [item.do for item in asks_of(job)] == [
        "develop and implement recruitment plans",
        "conduct interviews and check references",
    ]


@pytest.mark.parametrize(
    ("duty", "kind"),
    [
        ("Keep food safety and hygiene to HACCP", "safety"),
        ("Lead a team of 12 operatives on nights", "leading"),
        ("Plan seasonal menus with the head chef", "planning"),
        ("Mentor two junior engineers in the team", "teaching"),
        ("Care for wounds and prevent infections", "caring"),
        ("Negotiate and close contracts with hospitals", "selling"),
        ("Reconcile the bank accounts every month", "analysing"),
        ("Write the season brochure and the newsletter", "writing"),
        ("Answer questions of guests at the desk", "serving"),
        ("Repair bicycles and true wheels", "building"),
        ("Load the van in the order of the stops", "operating"),
        ("Record jobs in the maintenance system", "recording"),
        ("Assist attorneys in the archive every week", "serving"),
        ("Assist patients with washing and dressing", "caring"),
        ("Ponder the meaning of the stars", None),
    ],
)
def test_a_duty_has_a_kind(duty: str, kind: str | None):
    item = ask(Requirement("r", duty, RequirementKind.DUTY))
    assert item is not None
    assert (kind_of(item) if item.do else None) == kind


BAD_RESUMES = {
    "one line": "I want to work.",
    "headings only": "EXPERIENCE\nEDUCATION\nSKILLS\nREFERENCES\n",
    "another language": "Erfahrung\nIch habe drei Jahre in der Küche gearbeitet.\nKenntnisse: Brot",
    "another person": "Reference: Dr. Jane Roe says that John Doe managed a team of 20 people.",
}
BAD_ADVERTS = {
    "one sentence": Job("a", "Helper", "We need somebody who helps us."),
    "sixty bullets": Job("b", "Cook", "Cook", requirements=tuple(
        Requirement(str(n), f"Prepare dish {n} for the guests", RequirementKind.DUTY)
        for n in range(60)
    )),
    "unknown": Job("c", "Falconer", "Fly the falcons."),
    "nothing": Job("d", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("job", BAD_ADVERTS.values(), ids=BAD_ADVERTS)
@pytest.mark.parametrize("text", BAD_RESUMES.values(), ids=BAD_RESUMES)
def test_bad_papers_still_give_a_plan_that_a_person_would_ask(text: str, job: Job):
    questions = plan(job, Resume(text), None, 8)
    assert len({question.text for question in questions}) == 8
    assert all(faults(question.text) == () for question in questions)
    assert not any(name in q.text for q in questions for name in ("Jane", "John", "Küche"))


def test_no_stem_is_repeated_in_an_interview():
    for seed in range(4):
        asked = [question.text for question in plan(BAD_ADVERTS["unknown"], None, None, 12, seed)]
        assert len({text.split(". ")[-1] for text in asked}) == len(asked) == 12
