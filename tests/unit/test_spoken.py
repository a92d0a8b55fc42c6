"""Names, acronyms and numbers are written as a voice should read them."""

import pytest

from kiosk.voice.spoken import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SQL and PostgreSQL", "sequel and post gress"),
        ("C# beside C++ and .NET", "C sharp beside C plus plus and dot net"),
        ("GNU tools, CI/CD, A/B tests", "guh new tools, C I, C D, A B tests"),
        ("the AWS APIs", "the A W S A P I's"),
        ("HIPAA, GAAP and BLS", "hippa, gap and B L S"),
        ("R&D with Q&A", "R and D with Q and A"),
        ("cut it by 40% from $1.2M", "cut it by 40 percent from 1.2 million dollars"),
        ("9,000 users, 10k a day, 4.2x", "9000 users, 10 thousand a day, 4.2 times"),
        ("duplicate payments of £18,400", "duplicate payments of 18400 pounds"),
        ("design and/or build", "design or build"),
        ("a mentor/coach", "a mentor or coach"),
        ("3-5 people, 24/7", "3 to 5 people, twenty four seven"),
        ("REST in JavaScript", "REST in java script"),
        ("a SQLAlchemy model", "a SQLAlchemy model"),
    ],
)
def test_a_text_is_written_for_a_voice(text: str, said: str):
    assert spoken(text) == said


def test_another_language_is_left_alone():
    assert spoken("SQL  für\nalle", "de") == "SQL für alle"
