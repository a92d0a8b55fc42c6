"""A small job, a question of it, and answers to judge with stand-ins for the embedder."""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from kiosk.coach.match import Embed
from kiosk.coach.measure.content import measure
from kiosk.domain.job import Job, Question, QuestionKind, Requirement
from kiosk.domain.measures import Content
from kiosk.domain.sound import Transcript, Word

PYTHON = Requirement(
    "r1", "Experience with Python and PostgreSQL", keywords=("Python", "PostgreSQL")
)
PEOPLE = Requirement("r2", "explain results to buyers and directors")
DOCKER = Requirement("r3", "Docker in production", keywords=("Docker",))
JOB = Job("j", "Developer", "Python, PostgreSQL, Docker", requirements=(PYTHON, PEOPLE, DOCKER))
QUESTION = Question(
    "q", "What did you build with Python?", QuestionKind.TECHNICAL, "", keywords=PYTHON.keywords
)
ANSWER = (
    "In my thesis I built a scraper in Python that stored its pages in Postgres. I wrote the tests "
    "first, and I deployed everything with Kubernetes on a small cluster that I had at home."
)


def shared_words(texts: Sequence[str]) -> np.ndarray:
    """Return unit vectors of word counts: texts are near when they share words."""
    rows = np.full((len(texts), 4096), 1e-6)
    for row, text in zip(rows, texts, strict=True):
        for word in re.findall(r"[a-z]{4,}", text.lower()):
            row[zlib.crc32(word.encode()) % 4096] += 1
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def spoken(text: str) -> Transcript:
    words = text.split()
    return Transcript(tuple(Word(w, n / 3, n / 3 + 0.3, 0.9) for n, w in enumerate(words)))


def near(texts: Sequence[str]) -> np.ndarray:
    """Return vectors by which everything is on the question."""
    return np.ones((len(texts), 1))


def content(text: str, question: Question = QUESTION, embed: Embed = near) -> Content:
    return measure(question, spoken(text), JOB, embed)
