"""The words on the screen in the candidate's language; English is the key.

The interview itself is held in English, whatever the language of the screen.
"""

LANGUAGES = {"en": "English"}
"""Code and own name, in the order they are offered."""

TABLES: dict[str, dict[str, str]] = {"en": {}}


def said(language: str, english: str, **values: object) -> str:
    """Return a sentence in a language, in English where it has not been translated."""
    text = TABLES.get(language, {}).get(english, english)
    return text.format(**values) if values else text
