"""Where the sign of a list item ends: of every word processor, as a sign, a letter or a private
character."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
GLYPH = re.compile(r"^\s*(?:\(cid:\d+\)\s*)+")
TYPED = re.compile(r"^\s*(?:[*+~\u00bb\u203a>=-]+|--?>|\*\))(?:\s+|(?=[A-Z]))")
"""Signs of the keyboard need a space, or a capital, behind them: -5 degrees is no item."""
MARKS = frozenset("•‣⁃∙·‧․⁌⁍⁕⋅§¶–—−†‡※¤¨¯°¸◦ˇ・･")
NEVER_A_WORD = frozenset("üØÞþ¨ŸèðÐûÜîêñúõö²³¬Œœš")
"""Letters that Wingdings draws as ticks, arrows and boxes: alone they are no word of English."""
DINGBATS = frozenset("vqlnoumwptsrxzFEJKOQRSTXYZ")
"""Wingdings and Symbol draw bullets for these; alone they are a word at times."""
SELDOM_WORDS = frozenset("vqlnou")
REPEATED = 2
LETTER = re.compile(r"^\s*([^\W\d_])(\s+|(?=[A-Z][a-z]))(?=\S)")
WITHIN = re.compile(r"\s+[\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u25ba\u27a2\u2713\u2714]\s+")
LONG_ITEM_WORDS = 4


class Bullets:
    """The signs that begin an item in one text: a lone letter is one where it does so often."""

    def __init__(self, lines: Iterable[str]) -> None:
        starts = Counter(
            match[1] for line in lines if (match := LETTER.match(line)) and match[1] not in "aAI"
        )
        self._letters = frozenset(
            letter
            for letter, number in starts.items()
            if letter in NEVER_A_WORD
            or (letter in DINGBATS and (number >= REPEATED or letter in SELDOM_WORDS))
        )
        self._often = frozenset(letter for letter, number in starts.items() if number >= REPEATED)

    def end(self, line: str) -> int:
        """Return where the sign at the line's start ends, or 0 where there is none."""
        if found := GLYPH.match(line) or TYPED.match(line) or NUMBERED.match(line):
            return found.end()
        at = len(line) - len(line.lstrip())
        while at < len(line) and (is_mark(line[at]) or (at and line[at].isspace())):
            at += 1
        if line[:at].strip():
            return at
        letter = LETTER.match(line)
        if letter is None or letter[1] not in self._letters:
            return 0
        glued = not letter[2]
        return 0 if glued and letter[1] not in self._often else letter.end()


def is_mark(char: str) -> bool:
    """Return whether the character is a sign that stands for no word: bullets, arrows, pictures,
    private characters of icon fonts."""
    if char in MARKS:
        return True
    kind = unicodedata.category(char)
    return kind in ("So", "Co", "Cn") or (kind == "Sm" and ord(char) >= 0x2190) or char == "\ufe0f"


def without_marks(text: str) -> str:
    """Return the text without icons and private characters, wherever they stand."""
    text = re.sub(r"\(cid:\d+\)", " ", text)
    return "".join(
        " " if unicodedata.category(char) in ("Co", "Cn") or char == "\ufe0f" else char
        for char in text
    )


def items_within(line: str) -> list[str]:
    """Return the items of a line that holds several, each with a sign before it; short things in
    a row stay one line."""
    parts = [part for part in WITHIN.split(line) if part.strip()]
    long = sum(1 for part in parts if len(part.split()) >= LONG_ITEM_WORDS)
    return parts if len(parts) > 1 and long >= len(parts) / 2 else [line]
