"""Which parts of a story were told: situation, task, action, result, each with its sentences."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kiosk.coach.measure.sentences import Sentence
from kiosk.coach.plan.figures import has_figure
from kiosk.coach.plan.verbs import is_past
from kiosk.domain.measures import Star, StarPart, StarSentence
from kiosk.domain.units import Measure

PLACE_BONUS = 0.6
"""Stories are told in order: the first third leans to the situation, the last to the result."""
DOING = re.compile(
    r"\b(i|we)(?:'ve|'d| had| have)?(?: also| then| just| even| simply| first| personally)? (\w+)"
)
NOT_DOING = frozenset({"had", "needed", "wanted", "worked", "learned", "felt", "liked", "noticed"})
LEAST_WE = 2
FEW_SENTENCES = 3
"""A longer story does not begin with its result."""


def tell(sentences: Sequence[Sentence]) -> Star:
    """Return the parts of a story that the sentences hold, with the share of the words of each.

    A sentence proves every part of which it has a cue; its words go to the part with the most cues,
    or with the sentence before it where it has none.
    """
    scores = [
        _scores(s, n / max(1, len(sentences) - 1), len(sentences)) for n, s in enumerate(sentences)
    ]
    proofs = [
        StarSentence(part, sentence.text, sentence.at)
        for sentence, score in zip(sentences, scores, strict=True)
        for part in StarPart
        if score[part] >= 1
    ]
    found = {proof.part for proof in proofs}
    results = [proof.text for proof in proofs if proof.part is StarPart.RESULT]
    return Star(
        parts=tuple(proofs),
        shares=_shares(sentences, scores, found),
        figure_in_result=any(has_figure(text) for text in results),
        only_we=_only_we(sentences),
        complete=Measure(len(found) / len(StarPart), "share"),
    )


def _scores(sentence: Sentence, place: float, sentences_told: int) -> dict[StarPart, float]:
    text = sentence.text.lower().replace("’", "'")
    scores = {
        part: float(sum(cue.search(text) is not None for cue in cues))
        for part, cues in _cues().items()
    }
    scores[StarPart.ACTION] += any(_is_deed(verb) for who, verb in DOING.findall(text))
    if place < 1 / 3 and sentences_told > FEW_SENTENCES:
        scores[StarPart.RESULT] = 0.0
    lean = StarPart.SITUATION if place < 1 / 3 else StarPart.RESULT if place > 2 / 3 else None
    if lean is not None and scores[lean]:
        scores[lean] += PLACE_BONUS
    return scores


def _is_deed(verb: str) -> bool:
    return is_past(verb) and verb not in NOT_DOING


def _shares(
    sentences: Sequence[Sentence], scores: list[dict[StarPart, float]], found: set[StarPart]
) -> tuple[tuple[StarPart, float], ...]:
    words = dict.fromkeys(StarPart, 0)
    current = StarPart.SITUATION
    for sentence, score in zip(sentences, scores, strict=True):
        best = max(StarPart, key=lambda part: score[part])
        current = best if score[best] > 0 else current
        words[current] += sentence.words
    total = sum(words.values()) or 1
    return tuple((part, words[part] / total) for part in StarPart if part in found)


def _only_we(sentences: Sequence[Sentence]) -> bool:
    """Return whether all that was done was done by "we"."""
    deeds = [
        who
        for sentence in sentences
        for who, verb in DOING.findall(sentence.text.lower().replace("’", "'"))
        if _is_deed(verb)
    ]
    return deeds.count("we") >= LEAST_WE and "i" not in deeds


@cache
def _cues() -> dict[StarPart, tuple[re.Pattern[str], ...]]:
    cues = tomllib.loads((Path(__file__).parent / "star.toml").read_text())
    return {
        part: tuple(re.compile(cue, re.IGNORECASE) for cue in cues[part.value]) for part in StarPart
    }
