"""Words with times from a line of text, for tests: a bar | is a second of silence."""

from kiosk.domain.sound import Word

STEP_S = 0.3


def said(line: str, probability: float = 0.9) -> tuple[Word, ...]:
    """Return the words of a line, 0.28 s each, one every 0.3 s."""
    words, at = [], 0.0
    for text in line.split():
        if text == "|":
            at += 1.0
            continue
        words.append(Word(text, round(at, 2), round(at + 0.28, 2), probability))
        at += STEP_S
    return tuple(words)
