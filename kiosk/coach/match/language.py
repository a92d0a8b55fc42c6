"""In which language a text is written, or None where that cannot be told."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    "ar",
    "bg",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "he",
    "hi",
    "hr",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "lt",
    "lv",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sr",
    "sv",
    "th",
    "tr",
    "uk",
    "vi",
    "zh",
)
"""Those people write resumes in; the full list of the model sees Latin in a list of products."""
FEWEST_WORDS = 8
SURE = 0.9
ENGLISH = frozenset(
    {
        "the",
        "and",
        "of",
        "in",
        "to",
        "for",
        "with",
        "on",
        "by",
        "at",
        "from",
        "as",
        "an",
        "is",
        "are",
        "was",
        "that",
        "this",
        "have",
        "has",
        "i",
        "my",
    }
)
ENGLISH_SHARE = 0.08
"""English prose holds 30 to 45 % of such words, English bullets 12 to 30 %, lists of skills few."""


def language_of(text: str) -> str | None:
    """Return the two-letter code of the language, or None where a text is too short or unclear."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(words) < FEWEST_WORDS:
        return None
    share = sum(1 for word in words if word in ENGLISH) / len(words)
    prose = " ".join(words)[:4000]
    language, certainty = _identifier().classify(prose)
    if language != "en" and share >= ENGLISH_SHARE and not _has_own_words(str(language), words):
        return "en"
    return str(language) if certainty >= SURE else ("en" if share >= ENGLISH_SHARE else None)


def _has_own_words(language: str, words: list[str]) -> bool:
    """Return whether the little words of that language stand there, so that English quotations in a
    German resume do not make it English."""
    own = {
        "de": "und der die das mit für von im zur",
        "fr": "le la les des et pour dans une du",
        "es": "el la los de y para en con del",
        "it": "il di e per con della nel che del",
        "pt": "o de e para com da do em os",
        "nl": "de het en van een voor met op bij",
    }.get(language)
    if own is None:
        return False
    return sum(1 for word in words if word in own.split()) / len(words) >= ENGLISH_SHARE


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
