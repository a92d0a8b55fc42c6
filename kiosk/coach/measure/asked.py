"""What a question is about, without the words that every interviewer puts around it."""

import re

from kiosk.coach.measure.lexicon import own_stems

FRAME = re.compile(
    r"^.{0,40}?\b(?:tell (?:me|us)(?: a little| a bit| something)? about|describe"
    r"|(?:walk|take|talk) (?:me|us) through|(?:give (?:me|us)|think of) an example of"
    r"|(?:resume|cv) says(?: here)?(?: that)?|(?:you write|it says here|suppose)(?: that)?)"
    r"\b,?(?: (?:an?|one|the) (?:time|case|moment|occasion|situation|example|day)\b)?"
    r"(?: (?:when|where|that|in which|of)\b)?(?: you\b(?:'ve|'d| have| had to)?)?",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!])\s+")
LEAST_OWN = 2
"""Words of its own from which a sentence of a question says what it is about: "What did you do, and
how did it end?" goes with any question."""


def core(question: str) -> str:
    """Return what a question is about: "a guest was really unhappy"."""
    about = [
        FRAME.sub("", sentence).strip(" ,")
        for sentence in SENTENCE.split(question)
        if len(list(own_stems(sentence, ()))) >= LEAST_OWN
    ]
    return " ".join(about).strip() or question
