"""Lines of a resume: no spelling of a date, a bullet or a link costs one, or changes the score."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.coach.match.align import align
from kiosk.coach.match.contact import is_contact
from kiosk.coach.match.dates import months_in, spans, without_dates
from kiosk.coach.match.evidence import read_lines, said_in
from kiosk.coach.match.lines import lines_of, tidied
from kiosk.domain.job import Resume
from kiosk.domain.sections import Matching
from tests.unit.test_match import JOB, embed

POSTS = ("Backend Engineer, Eastbank", "Junior Developer, Westbank")
DONE = (
    "built payment services in Java and Spring Boot",
    "kept the PostgreSQL database of the ticket office",
    "moved the nightly report to Docker in one weekend",
)
SIGNS = (
    *"•●○▪■□◦‣⁃∙·➢➤►▸✓✔❖*–—✅☑★➔→❑◆⬧",
    *("ü", "v", "q", "l", "n", "o", "§", "Ø", "\uf0b7", "\uf0a7", "\uf076", "-", "+", ">", "»"),
    *("(cid:127)", "1.", "a)"),
)
RANGES = (
    *("2019 - 2021", "2019-2021", "2019–2021", "2019 — 2021", "2019 to 2021", "(2019 - 2021)"),
    *("01/2019 - 12/2021", "Jan 2019 - Dec. 2021", "January 2019 – December 2021", "2019/2021"),
    *("01.2019-12.2021", "2019-01 – 2021-12", "since 2019", "2019 - present", "Jan '19 - Dec '21"),
    *("2019 - 21", "15/01/2019 - 31/12/2021", "May 2019 – Current", "2019 ‑ 2021", "2021"),
    *("March 3, 2019 through June 2021", "Summer 2019", "from 2019 till now", "Sept 2019-Oct 2021"),
)
LINKS = (
    *("github.com/avery/inv", "https://example.org/a?b=c", "www.example.com", "inv.example.io"),
    *("linkedin.com/in/avery", "avery@example.org", "+49 30 1234567", "(555) 123-4567"),
)


def resume(sign="•", when="2019 – 2021", link=""):
    said = [f"{POSTS[0]}, {when}", *(f"{sign} {line}" for line in DONE), f"{POSTS[1]} {when}"]
    aside = f" ({link})" if link else ""
    said.append(f"Ticket tracker{aside}: Java, Flask, PostgreSQL")
    return "EXPERIENCE\n" + "\n".join(said) + "\nSKILLS\nGit, Docker, patience\n"


def aligned(text):
    return align(Resume(tidied(text), language="en"), JOB, embed, Matching())


def test_the_usual_spelling_has_a_score():
    assert aligned(resume()).score > 20


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SIGNS), st.sampled_from(RANGES), st.sampled_from(LINKS))
def test_no_spelling_of_bullets_dates_and_links_changes_the_score(sign, when, link):
    found, usual = aligned(resume(sign, when, link)), aligned(resume())
    assert found.score == usual.score
    assert found.matched == usual.matched
    assert [r.met for r in found.requirements] == [r.met for r in usual.requirements]
    assert not any((r.evidence or "").startswith(sign) for r in found.requirements)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_bullet_of_any_word_processor_begins_a_line_and_goes(sign):
    assert lines_of(resume(sign))[2:5] == DONE


@pytest.mark.parametrize("when", RANGES)
def test_a_date_costs_no_line(when):
    assert said_in(f"Python Developer, Acme Ltd, {when}") == "Python Developer, Acme Ltd"


@pytest.mark.parametrize(
    "line",
    [
        "jane@example.org",
        "Jane Doe | jane@example.org | +1 (555) 123-4567 | Springfield, IL 62704",
        "Phone: 0049 30 1234567",
        "www.linkedin.com/in/jane-doe",
        "Portfolio: https://jane.example.org",
        "555.123.4567",
    ],
)
def test_contact_data_alone_is_a_contact_line(line):
    assert is_contact(line)
    assert read_lines(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Python Developer, Acme Ltd, 2019 - 2021",
        "Inventory tracker (github.com/avery/inv): Python, Flask, PostgreSQL",
        "Raised 1 200 000 for the new building",
        "Grew sales from 2015-2019 by 12 000 000",
        "Node.js and ASP.NET services for Booking.com",
        "Saved $ 250.000.000 in 2019",
        "Line cook, The Mill, www.mill.example.com, served 300 covers a night",
    ],
)
def test_a_line_that_says_more_is_evidence(line):
    assert not is_contact(line)
    assert len(read_lines(line)) == 1


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Backend engineer, Leeds amara@example.org", "Backend engineer, Leeds"),
        ("Nurse, Tel: 0113 496 0000, Mail: a@b.org, 2012 - 2019", "Nurse, 2012 - 2019"),
        ("Engineer | 14 Mill Lane, Leeds LS1 4AB | 2019-2021", "Engineer, Leeds | 2019-2021"),
        ("Registered Nurse, Springfield, IL 62704", "Registered Nurse, Springfield, IL"),
        ("Tracker (github.com/avery/inv): Python, Flask", "Tracker: Python, Flask"),
        ("Cook, www.mill.example.com, served 300 covers", "Cook, served 300 covers"),
        ("Sold 12 Victorian Terrace houses", "Sold 12 Victorian Terrace houses"),
        ("Python Developer, Acme Ltd, 2019-2021", "Python Developer, Acme Ltd, 2019-2021"),
    ],
)  # fmt: skip
def test_contact_data_beside_work_is_no_evidence(line, shown):
    assert [one.text for one in read_lines(line)] == [shown]


def test_names_with_dots_are_no_links():
    assert said_in("Node.js, Vue.js and ASP.NET") == "Node.js, Vue.js and ASP.NET"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("tooling on Linux-\nbased hosts", "Linux-based"),
        ("the manage-\nment of", "management"),
        ("a data-\ndriven shop", "data-driven"),
        ("written in Objective-\nC", "Objective-C"),
        ("the hos\u00adpital", "hospital"),
        ("an on-\u00ad\u2010campus post", "on-campus"),
        ("an on\u00ad\u2010campus post", "on-campus"),
        ("an on-\u00adcampus post", "on-campus"),
        ("the hos\u00ad\npital", "hospital"),
        ("No\u200bde.js", "Node.js"),
        ("a pa\u2060tient\u00a0list", "patient list"),
    ],
)
def test_true_hyphens_stay_and_soft_ones_go(text, whole):
    assert whole in tidied(text)


def test_items_in_lower_case_without_bullets_stay_apart():
    text = "experience\nbackend developer, larkfield\n" + "\n".join(DONE)
    assert lines_of(text)[2:] == DONE


@pytest.mark.parametrize(
    ("lines", "months"),
    [
        (["Cook, 2019 - 2021"], 24),
        (["Cook, 2019-2021", "Waiter, 2020 to 2021"], 24),
        (["Nurse, Jan 2023 - Dec 2023"], 12),
        (["Nurse, 06/2022 – 11/2022"], 6),
        (["Cook, IX.2015 - III.2021, Hotel Adler"], 67),
        (["Cook, 1.IX.2015 \u2013 31.III.2021"], 67),
        (["Engine VI/2000 and 4, built 2019"], 0),
        (["Nurse, 2022"], 0),
        (["Nurse 2019 - 21"], 24),
        (["Clerk, eight months"], 0),
    ],
)
def test_ranges_are_added_up_without_counting_twice(lines, months):
    assert months_in(lines) == months


def test_amounts_and_versions_are_no_dates():
    for text in ("ISO 27001:2013", "$2019 saved", "2000 covers", "1,999 beds", "Java 17"):
        assert without_dates(text).strip() == text or spans(text)[0].last is None
