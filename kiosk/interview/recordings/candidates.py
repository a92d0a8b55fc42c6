"""What the two recorded candidates have written and what they say.

A spoken line is a string; "um" and "uh" stand alone where the candidate hesitates, and a number is
a silence in seconds. Both people are invented.
"""

from dataclasses import dataclass

Line = str | float


@dataclass(frozen=True)
class Recorded:
    """One recorded candidate."""

    name: str
    resume: tuple[tuple[str, tuple[str, ...]], ...]
    answers: tuple[tuple[Line, ...], ...]
    rate: float
    """Length of each sound against Piper's own: above 1 is slower."""
    pitch: float
    """Pitch against Piper's own, so that the two do not share a voice."""
    seconds: float = 30.0
    """Each answer is filled with silence to this length, so that the video stays in step."""


STRONG = Recorded(
    name="Amara Okafor",
    resume=(
        ("Amara Okafor", ("Backend engineer, Leeds", "amara@example.org")),
        (
            "Experience",
            (
                "Backend engineer, Northgate Tickets, 2021 to now",
                "• Built REST services in Python and Django that sell 40,000 tickets a day",
                "• Cut the median response time from 800 ms to 200 ms by adding PostgreSQL indexes "
                "and caching seat maps in Redis",
                "• Wrote the pytest suite that runs in continuous integration on every change",
                "• Packaged every service with Docker and took part in the on-call rota",
                "Junior developer, Fellside Software, 2019 to 2021",
                "• Moved a reporting tool from MySQL to PostgreSQL without downtime",
                "• Explained release notes to customers in a monthly call",
            ),
        ),
        ("Skills", ("Python, Django, PostgreSQL, Redis, Docker, pytest, RabbitMQ, Git, Linux",)),
        ("Education", ("BSc Computer Science, University of Leeds, 2019",)),
    ),
    answers=(
        (
            0.7,
            "I'm a backend engineer with five years of experience, mostly in Python and Django.",
            0.5,
            "At Northgate I own the REST services that sell forty thousand tickets a day, "
            "with PostgreSQL for the data and Redis for caching.",
            0.6,
            "This role fits because I like finding out why a page is slow, and then making "
            "it fast, "
            "and your appointment system needs exactly that.",
            0.5,
            "I also test every change with pytest.",
        ),
        (
            0.8,
            "We had to sell forty thousand tickets a day, and the old code was too slow.",
            0.5,
            "My task was to rebuild it as REST services in Python and Django.",
            0.4,
            "I decided to keep the views thin, put two indexes into PostgreSQL, and cache the "
            "seat maps in Redis. I covered every change with pytest.",
            0.6,
            "As a result the median response fell from eight hundred to two hundred milliseconds.",
        ),
        (
            0.9,
            "To be honest, I have not used Kubernetes, Terraform or Kafka in production.",
            0.5,
            "What carries over is that I packaged every service with Docker, and took part in the "
            "on-call rota.",
            0.4,
            "When we needed RabbitMQ, I read the documentation, built a small prototype in a week, "
            "and explained it to the team.",
            0.6,
            "I would learn this in the same way, step by step, beginning with one service.",
        ),
    ),
    rate=1.17,
    pitch=1.0,
)

HESITANT = Recorded(
    name="Jonas Keller",
    resume=(
        ("Jonas Keller", ("Web developer, Bremen", "jonas@example.org")),
        (
            "Experience",
            (
                "Web developer, Studio Nordlicht, 2022 to now",
                "• Helped with websites for small shops in PHP and WordPress",
                "• Wrote some scripts in Python to import product lists",
                "Shop assistant, Buchhandlung Weser, 2019 to 2022",
                "• Advised customers and kept the stock list in Excel",
            ),
        ),
        ("Skills", ("PHP, WordPress, HTML, CSS, JavaScript, Python, Git",)),
        ("Education", ("Diploma in Media Design, Bremen, 2019",)),
    ),
    answers=(
        (
            1.6, "um", "So I have been working at, like, a small studio,", "uh", 0.4,
            "for about two years now.", 2.6, "um", "We make websites,", "uh",
            "mostly for shops.", 1.2, "um", "I think I am, you know, interested in,", "uh",
            "doing more on the server side.", 2.3, "um", "Yeah, and I think this job sounds,",
            "uh", "sort of nice.",
        ),
        (
            2.2, "um", "I have not really used that.", 2.8, "uh", "We mostly,", "um",
            "we mostly had somebody else for the servers.", 1.3, "um",
            "But I would, you know,", "uh", "like to learn it,", "um", "basically.", 2.5, "uh",
            "Maybe somebody could show me,", "um", "how you do it here.",
        ),
        (
            1.9, "uh", "We had this,", "um", "this project where the pages were kind of slow.",
            3.0, "um", "So we looked at it,", "uh", "and we changed some things.", 1.4, "um",
            "I guess we tried a few plugins, like,", "uh", "and then it was better.", 2.4, "um",
            "I don't remember, you know,", "uh", "what it was exactly.",
        ),
    ),
    rate=1.12,
    pitch=1.13,
)  # fmt: skip

CANDIDATES = {"strong": STRONG, "hesitant": HESITANT}
