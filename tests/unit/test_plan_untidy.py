"""What untidy resumes and adverts must not make the coach say."""

import pytest

from kiosk.coach.plan import plan
from kiosk.coach.plan.material import gather
from kiosk.domain.job import Job, QuestionKind, Requirement, RequirementKind, Resume

K = QuestionKind


def job(title: str, *lines: str, keywords: tuple[str, ...] = ()) -> Job:
    requirements = tuple(
        Requirement(str(n), line, RequirementKind.MUST,
                    tuple(word for word in keywords if word in line))
        for n, line in enumerate(lines)
    )  # fmt: skip
    return Job("j", title, "\n".join([title, *lines]), requirements=requirements)


def asked(one: Job, resume: str, kind: QuestionKind) -> list[str]:
    return [q.text for seed in range(4) for q in plan(one, Resume(resume), None, 8, seed)
            if q.kind is kind]  # fmt: skip


def test_a_heading_that_was_glued_to_its_first_line_is_not_quoted():
    buyer = job("Buyer", "Buy parts from small firms for the city", "Help small business")
    resume = (
        "PROFILE Small business advocate with a background in buying\n"
        "EXPERIENCE Helped 45 small firms to win contracts with the city of York\n"
    )
    said = [line.said for line in gather(buyer, Resume(resume), None).lines]
    assert said == ["you helped 45 small firms to win contracts with the city of York"]


def test_what_somebody_only_watched_is_not_asked_about():
    school = job("Teacher of English", "Teach English lessons to the sixth form")
    resume = "EXPERIENCE\nObserved sixth form English lessons and read the set texts at home\n"
    assert not [text for text in asked(school, resume, K.TECHNICAL) if "observed" in text]


def test_what_still_goes_on_is_asked_about_in_the_present():
    kitchen = job("Restaurant Manager", "Run a restaurant with a team of 50")
    resume = "EXPERIENCE\nRun a restaurant of 220 seats with a team of 65 people\n"
    said = asked(kitchen, resume, K.CLAIM)
    assert said
    assert not [text for text in said if " did " in text or " was " in text]


@pytest.mark.parametrize(
    ("line", "keyword"),
    [
        ("Mayor Michael R. Bloomberg wants small firms to grow with SAP", "Bloomberg"),
        ("Experience with Cisco routers and IOS", "iOS"),
        ("Good knowledge of Word and Outlook", "Word"),
        ("Degree in chemistry, toxicology or a related field", "toxicology"),
        ("FRM is an advantage for credit work", "FRM"),
    ],
)
def test_no_gap_is_made_of_a_person_a_namesake_a_paper_or_what_everybody_knows(
    line: str, keyword: str
):
    analyst = job("Analyst", line, keywords=(keyword, "IOS"))
    said = asked(analyst, "EXPERIENCE\nWrote reports for the board of a bank\n", K.GAP)
    assert not [text for text in said if keyword in text]


def test_without_a_gap_the_trade_asks_once_more():
    nurse = job("Staff Nurse", "Care for the patients of a medical ward")
    kinds = [q.kind for q in plan(nurse, Resume("EXPERIENCE\nNurse\n"), None, 8)]
    assert K.GAP not in kinds
    assert kinds.count(K.TECHNICAL) >= 2


def test_a_trade_is_asked_its_own_situations_and_in_a_fourth_session_the_jobs_duties():
    nurse = job("Staff Nurse", "Administer medicines in line with the policy of the ward")
    for seed in range(4):
        situation = next(q for q in plan(nurse, None, None, 8, seed) if q.kind is K.SITUATIONAL)
        assert ("nursing" in situation.why) == (seed < 3)
        assert ("administer medicines" in situation.text) == (seed == 3)


def test_a_job_of_no_trade_is_asked_about_its_duties():
    keeper = job("Falconer", "Train the falcons for the show in the castle every day")
    situation = next(q for q in plan(keeper, None, None, 8) if q.kind is K.SITUATIONAL)
    assert "train the falcons" in situation.text


@pytest.mark.parametrize(
    ("title", "line", "keyword"),
    [
        ("Deputy Nursery Manager", "62 place nursery rated Good, Leeds.", "Leeds"),
        ("Physiotherapist", "HSE, Kerry.", "HSE"),
        ("Senior Reporter", "Skilled in data journalism and short video", "journalism"),
        ("Builder", "Experience in property management", "property management"),
    ],
)
def test_a_town_a_firm_and_the_trade_itself_are_no_gaps(title: str, line: str, keyword: str):
    one = job(title, line, keywords=(keyword,))
    said = asked(one, "EXPERIENCE\nWrote reports for the board of a bank\n", K.GAP)
    assert not [text for text in said if keyword in text]


def test_an_unknown_tool_is_a_gap_where_its_line_says_so():
    one = job("Leasing Manager", "Knowledge of Yardiprop or similar", keywords=("Yardiprop",))
    said = asked(one, "EXPERIENCE\nLet 80 flats a year for a housing firm\n", K.GAP)
    assert any("Yardiprop" in text for text in said)


def test_we_becomes_you():
    farm = job("Farm Manager", "Care for cows and calves on the farm")
    resume = "EXPERIENCE\nRaised conception of cows from 38 to 46 % after we changed the farm\n"
    said = [line.said for line in gather(farm, Resume(resume), None).lines]
    assert said == ["you raised conception of cows from 38 to 46 % after you changed the farm"]
