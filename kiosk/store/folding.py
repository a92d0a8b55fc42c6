"""Words as a search compares them: without case and accents, as every script has them."""

import unicodedata
from functools import lru_cache


def folded(text: str) -> str:
    """Return a text without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=8192)
def folded_or_none(text: str | None) -> str | None:
    """Return the same for a column that may be empty: a function of SQLite."""
    return None if text is None else folded(text)
