"""What readers found clumsy in interviews: each kind of it, that it does not come back."""

import re
from dataclasses import replace

import pytest

from kiosk.coach.jobs import starter_jobs
from kiosk.coach.plan import plan
from kiosk.coach.plan.figures import is_achievement
from kiosk.coach.plan.from_job import themes
from kiosk.coach.plan.trade import fitting, trade_of, trades
from kiosk.coach.plan.wording import templates
from kiosk.domain.job import Job, QuestionKind, Requirement, RequirementKind, Resume

K = QuestionKind
M = RequirementKind
RESUME = Resume(
    "EXPERIENCE\n"
    "Manage 3 vendors and the weekly meeting with all of them\n"
    "Delivered the migration of 1.2M customers to a new banking system 6% under budget\n"
    "Introduced Jira for nine teams in two cities\n"
)


def job(title: str, *lines: str, kind: M = M.MUST, keywords: tuple[str, ...] = ()) -> Job:
    requirements = tuple(
        Requirement(str(n), line, kind, tuple(k for k in keywords if k in line))
        for n, line in enumerate(lines)
    )
    return Job("j", title, "\n".join([title, *lines]), requirements=requirements)


def asked(one: Job, resume: Resume | None, *kinds: K) -> list[str]:
    return [
        q.text for seed in range(6) for q in plan(one, resume, None, 8, seed) if q.kind in kinds
    ]


@pytest.mark.parametrize("one", starter_jobs(), ids=lambda one: one.id)
def test_the_job_is_named_in_the_opening_or_nowhere(one: Job):
    for seed in range(6):
        for question in plan(one, None, None, 8, seed):
            assert not re.search(r"\bthe [\w ]+ role\b", question.text)
            if question.kind is not K.OPENING:
                assert one.title.lower() not in question.text.lower()


@pytest.mark.parametrize("one", starter_jobs(), ids=lambda one: one.id)
def test_a_story_is_asked_for_without_an_announcement_and_never_twice(one: Job):
    for seed in range(6):
        stories = [q for q in plan(one, None, None, 8, seed) if q.kind is K.BEHAVIOURAL]
        competencies = [q for q in stories if q.id.removeprefix("behavioural-") in NAMES]
        for story in stories:
            assert story.text.startswith(("Tell me about", "Describe"))
        for question in competencies:
            name = question.id.removeprefix("behavioural-")
            assert not [q for q in stories if q is not question and name in themes(q.text)]


NAMES = frozenset(templates("competencies"))


def test_leading_is_asked_about_where_people_are_led_and_never_else():
    librarian = job("Librarian", "Supervise a staff of nine", "Plan the programme of the branch")
    nurse = job("Staff Nurse", "Care for the patients of a ward", "Work in a team of twelve")
    nurse = replace(nurse, text=f"{nurse.text}\nInternal candidates tell their line manager.")
    said = [[q.why for s in range(6) for q in plan(one, None, None, 8, s)]
            for one in (librarian, nurse)]  # fmt: skip
    assert sum("leading people" in why for why in said[0]) >= 5
    assert not [why for why in said[1] if "leading people" in why]


@pytest.mark.parametrize(
    ("title", "line", "keyword", "kind"),
    [
        ("Leasing Manager", "Yardiprop or RealPage", "RealPage", M.MUST),
        ("Police Officer", "Use of the Narcanix spray, we will train you", "Narcanix", M.MUST),
        ("Nursery Deputy", "Knowledge of the EYFS", "EYFS", M.MUST),
        ("Tester", "Experience with testing of APIs", "APIs", M.MUST),
        ("Hygienist", "Experience with x-rays", "x-rays", M.MUST),
        ("Accountant", "Experience with SAP", "SAP", M.PLUS),
        ("Pharmacist", "Statements written with AI are checked", "AI", M.MUST),
        ("Recruiter", "Experience with NPS", "NPS", M.MUST),
        ("Architect", "Knowledge of CONSERVATION", "CONSERVATION", M.MUST),
    ],
)
def test_what_nobody_would_be_asked_as_a_gap_is_none(title: str, line: str, keyword: str, kind: M):
    one = job(title, line, kind=kind, keywords=(keyword,))
    assert not [text for text in asked(one, RESUME, K.GAP) if keyword in text]


def test_a_must_by_its_own_name_is_a_gap():
    one = job("Accountant", "Experience with SAP", keywords=("SAP",))
    said = asked(one, RESUME, K.GAP)
    assert said
    assert all("SAP" in text for text in said)


def test_an_achievement_is_asked_about_before_any_duty():
    manager = job("IT Project Manager", "Manage vendors and meetings", "Lead projects")
    for seed in range(6):
        said = " ".join(q.text for q in plan(manager, RESUME, None, 8, seed) if q.personal)
        assert "migration of 1.2M customers" in said or "introduced Jira" in said
        assert "3 vendors" not in said


@pytest.mark.parametrize(
    "line",
    [
        "Delivered cage trolleys of up to 250 kg to 40 shops a week",
        "Replaced brake pads and discs of 12 cars a week",
        "Cut hair for 30 clients a week in a salon",
    ],
)
def test_a_daily_task_is_no_achievement(line: str):
    assert not is_achievement(f"you {line[0].lower()}{line[1:]}")


def test_a_duty_is_asked_about_where_there_is_nothing_else():
    manager = job("IT Project Manager", "Manage vendors and meetings", "Lead projects")
    duty = Resume("EXPERIENCE\nManage 3 vendors and the weekly meeting with all of them\n")
    said = asked(manager, duty, K.CLAIM)
    assert said
    assert not [text for text in said if "own part" in text or "ordinary day" in text]


def _ids(one: Job) -> set[str]:
    trade = trade_of(one)
    return {q.id for kind in K for q in fitting(trade, kind, one)[0]}


@pytest.mark.parametrize(
    ("one", "never"),
    [
        ("restaurant-manager", {"bar", "event", "alarm", "checkin", "audit"}),
        ("hr-assistant", {"source", "train", "dismiss", "council"}),
        ("civil-engineer", {"estimate", "late", "contract", "cost2"}),
        ("backend-engineer", {"test2", "reproduce"}),
    ],
)
def test_nobody_is_asked_what_another_rank_or_branch_of_the_trade_is(one: str, never: set[str]):
    found = next(item for item in starter_jobs() if item.id == one)
    assert not _ids(found) & never


def test_what_would_be_nice_does_not_call_for_a_question():
    duties = ("Cook and serve lunch", "Lead a shift", "Order the stock", "Cash up at night")
    lines = [Requirement(str(n), text, M.DUTY) for n, text in enumerate(duties)]
    nice = Requirement("n", "Night audit in a hotel", M.PLUS)
    text = "\n".join(r.text for r in (*lines, nice))
    asks = Job("r", "Restaurant Manager", text, requirements=(*lines, nice))
    assert not _ids(asks) & {"audit", "alarm", "checkin"}


@pytest.mark.parametrize("name", sorted(trades()))
def test_every_job_of_a_field_finds_enough_without_its_special_questions(name: str):
    trade = trades()[name]
    plain = [q.kind for q in trade.questions if not q.needs and not q.title]
    assert plain.count(K.TECHNICAL) >= 3
    assert plain.count(K.SITUATIONAL) >= 2
    assert plain.count(K.BEHAVIOURAL) >= 2
