"""Decide which of a job's technical words were said, and when."""

import re
from collections.abc import Sequence

from kiosk.coach.model import KeywordSaid, Word


def said(words: Sequence[Word], keywords: Sequence[str]) -> tuple[KeywordSaid, ...]:
    """Return the keywords that were said, each once, at its first moment."""
    tokens = [(re.sub(r"[^a-z0-9]", "", w.text.lower()), w) for w in words]
    found = []
    for keyword in keywords:
        want = re.sub(r"[^a-z0-9]", "", keyword.lower())
        for i in range(len(tokens)):
            text = ""
            for j in range(i, min(len(tokens), i + 5)):
                text += tokens[j][0]
                if text in (want, want + "s"):
                    found.append(KeywordSaid(keyword, tokens[i][1].start, text))
                    break
            else:
                continue
            break
    return tuple(found)
