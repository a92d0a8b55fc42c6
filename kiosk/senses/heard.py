"""What one phrase held, and how the phrases of an answer are joined to a transcript. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.coach.measure.fillers import classify
from kiosk.domain.sound import Transcript, Word

LANGUAGES = {
    "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "ru": "Russian", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean", "tr": "Turkish", "ar": "Arabic", "hi": "Hindi", "uk": "Ukrainian",
}  # fmt: skip
"""Names of those a campus is likely to meet; any other is called by its code."""

OTHER_AT = 0.6
"""Share of the sound's weight another language needs, and English must stay under the rest."""
ENGLISH_UNDER = 0.2


@dataclass(frozen=True)
class Heard:
    """What one draft of a phrase held; times in the answer's clock."""

    number: int
    end: float
    words: tuple[Word, ...] = ()
    languages: tuple[tuple[str, float], ...] = ()
    """(code, probability) of the most probable ones and of English; empty where not told."""
    why_not: str | None = None
    seconds: float = 0.0
    """Length of the sound."""


def joined(phrases: Iterable[Heard]) -> Transcript:
    """Return the transcript of an answer from its phrases, in any order.

    Another language than English is told and not transcribed: its words would be made up.
    """
    parts = sorted(phrases, key=lambda heard: heard.number)
    language = language_of(parts)
    if language not in (None, "en"):
        name = LANGUAGES.get(language, f'the language "{language}"')
        return Transcript(language=language, why_not=f"{name} was spoken; only English is judged")

    words = tuple(word for part in parts for word in part.words)
    if words:
        return Transcript(words, classify(words), language)
    reasons = [part.why_not for part in parts if part.why_not]
    return Transcript(language=None, why_not=reasons[0] if reasons else "nobody spoke")


def language_of(parts: Iterable[Heard]) -> str | None:
    """Return the language most of the sound is in; English unless another clearly is."""
    told = [part for part in parts if part.languages]
    whole = sum(part.seconds for part in told)
    if not whole:
        return None
    shares: dict[str, float] = {}
    for part in told:
        for code, probability in part.languages:
            shares[code] = shares.get(code, 0.0) + probability * part.seconds / whole
    best = max(shares, key=shares.__getitem__)
    if shares[best] >= OTHER_AT and shares.get("en", 0.0) < ENGLISH_UNDER:
        return best
    return "en"
