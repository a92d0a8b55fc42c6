"""The words on the screen in the candidate's language; the English sentence is the key.

Numbers in a sentence are set aside before it is looked up: "About 57 cm" finds "About # cm".
The interview itself is held in English, whatever the language of the screen: questions, advice and
what the candidate said stay as they are.
"""

import re
from functools import lru_cache

from kiosk.screens.spanish import SPANISH
from kiosk.screens.spanish_coaching import COACHING

LANGUAGES = {"en": "English", "es": "Español"}
"""Code and own name, in the order they are offered."""

TABLES: dict[str, dict[str, str]] = {"es": SPANISH | COACHING}
NUMBER = re.compile(r"\d+(?:[.:,]\d+)*")


def said(language: str, english: str, **values: object) -> str:
    """Return a sentence in a language, in English where it has not been translated."""
    text = english.format(**values) if values else english
    return _translated(language, text) if language in TABLES else text


@lru_cache(maxsize=1024)
def _translated(language: str, english: str) -> str:
    table = TABLES[language]
    numbers = iter(NUMBER.findall(english))
    found = table.get(english) or table.get(NUMBER.sub("#", english))
    return english if found is None else re.sub("#", lambda _: next(numbers), found)
