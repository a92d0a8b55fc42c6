"""What of an answer can be taken up by its own words: "you cut the queue to ten minutes"."""

import re

from kiosk.coach.plan.figures import claims_an_effect, has_figure
from kiosk.coach.plan.quoting import clause
from kiosk.domain.sound import Transcript, Word

LONGEST_WORDS = 14
SHORTEST_WORDS = 4
SURE = 0.5
"""Words under this probability may not be the candidate's: nothing is said back of them."""
BEGINS = re.compile(
    r"^(?:(?:so|and|then|well|okay|but|in the end|finally|there),? )*", re.IGNORECASE
)
OF_ONESELF = re.compile(r"^I \w+", re.IGNORECASE)
SPLIT = re.compile(r",? (?:and then|so|because|but|and|which) (?=I\b)|, ")
ANSWERED = {
    "result": re.compile(
        r"\b(?:in the end|as a result|afterwards|eventually|since then|from then on|ended up"
        r"|turned out|led to|which meant|came back|the result)\b", re.IGNORECASE),
    "figure": re.compile(r"\d|\b(?:half|twice|third|percent|dozen|hundred|thousand)\b", re.I),
    "depth": re.compile(r"\b(?:because|rather than|instead of|the reason|otherwise)\b", re.I),
    "effect": re.compile(
        r"\b(?:measured|counted|compared|survey|tracked|we could see|I could see|before and after"
        r"|the figures|the data|recorded)\b", re.IGNORECASE),
}  # fmt: skip
"""What an answer holds that has answered a follow-up before it is asked."""


def is_answered(reason: str, text: str) -> bool:
    """Return whether an answer already holds what a follow-up of this kind would ask for."""
    found = ANSWERED.get(reason)
    return found is not None and found.search(text) is not None


def taken_up(transcript: Transcript) -> str | None:
    """Return a deed of the answer as it is said back, with an effect or a figure before others,
    the last of them; None where none was said plainly."""
    said = [line for line in map(_said_back, _sentences(transcript)) if line is not None]
    return max(
        enumerate(said),
        key=lambda pair: (claims_an_effect(pair[1]), has_figure(pair[1]), pair[0]),
        default=(0, None),
    )[1]


def _sentences(transcript: Transcript) -> list[list[Word]]:
    fillers = {filler.start for filler in transcript.fillers}
    sentences: list[list[Word]] = [[]]
    for word in transcript.words:
        if word.start not in fillers:
            sentences[-1].append(word)
        if word.text.endswith((".", "?", "!")):
            sentences.append([])
    return sentences


def _said_back(words: list[Word]) -> str | None:
    if not words or min(word.probability for word in words) < SURE:
        return None
    text = BEGINS.sub("", " ".join(word.text for word in words).strip(" .?!"))
    first = SPLIT.split(text)[0]
    line = clause(first[:1].upper() + first[1:]) if OF_ONESELF.match(first) else None
    fits = line is not None and SHORTEST_WORDS <= len(line.split()) <= LONGEST_WORDS
    return line if fits else None
