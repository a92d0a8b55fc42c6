import pytest

from kiosk.coach.measure.keywords import said as keywords_said
from tests.kit.samples.said import said


def heard(line: str, *keywords: str, probability: float = 0.9) -> list[str]:
    return [found.keyword for found in keywords_said(said(line, probability), keywords)]


@pytest.mark.parametrize(
    ("line", "keyword"),
    [
        ("we wrote it in Python.", "Python"),
        ("we moved to post gress last year", "PostgreSQL"),
        ("all in Postgres,", "PostgreSQL"),
        ("a query in sequel", "SQL"),
        ("in my sequel", "MySQL"),
        ("I wrote see sharp", "C#"),
        ("I wrote C sharp", "C#"),
        ("four years of see plus plus", "C++"),
        ("a dot net service", ".NET"),
        ("we ran pie test", "pytest"),
        ("in pie torch", "PyTorch"),
        ("the A B test won", "A/B test"),
        ("the IB test won", "A/B test"),
        ("designed the A&B test", "A/B test"),
        ("moved from C and C to molding", "CNC"),
        ("some FIA and", "FEA"),
        ("requests under G D P R", "GDPR"),
        ("we did see I see D", "CI/CD"),
        ("with CI, CD pipelines", "CI/CD"),
        ("Node dot js", "Node.js"),
        ("in solid works", "SolidWorks"),
        ("the clickthrough rate", "click through rate"),
        ("the month and close", "month end"),
        ("three catheters", "catheter"),
        ("the accrual was late", "accruals"),
        ("four therapies", "therapy"),
        ("we audited them", "audit"),
        ("two lesson plans", "lesson plan"),
        ("I was onboarded quickly", "onboarding"),
        ("wrote it in R, mostly", "R"),
        ("a service in Go, and", "Go"),
    ],
)
def test_spoken_forms(line, keyword):
    assert heard(line, keyword) == [keyword]


@pytest.mark.parametrize(
    ("line", "keyword"),
    [
        ("we go there every day", "Go"),
        ("last spring we moved", "Spring"),
        ("you have to react fast", "React"),
        ("the fleet was new", "float"),
        ("you see it", "UC"),
        ("the customer complains", "compliance"),
        ("a turn for the better", "churn"),
        ("she edits the text", "audit"),
        ("the playing field", "plating"),
        ("a script for Java coffee", "JavaScript"),
        ("it is a scalable thing", "Scala"),
        ("the FDA said so", "FEA"),
    ],
)
def test_nothing_is_put_into_somebodys_mouth(line, keyword):
    assert heard(line, keyword) == []


def test_the_first_moment_counts_and_the_words_as_said():
    (found,) = keywords_said(said("um we use post gress and post gress again"), ["PostgreSQL"])
    assert found.at == pytest.approx(0.9)
    assert found.how == "post gress"


def test_what_the_transcriber_hardly_believes_was_not_said():
    assert heard("we use Kubernetes", "Kubernetes", probability=0.01) == []


def test_an_unsure_word_may_stand_for_one_that_sounds_the_same():
    assert heard("the katheter", "catheter", probability=0.3) == ["catheter"]
    assert heard("the katheter", "catheter", probability=0.9) == []


def test_order_is_the_jobs():
    assert heard("Redis and Docker", "Docker", "Redis", "Kafka") == ["Docker", "Redis"]
