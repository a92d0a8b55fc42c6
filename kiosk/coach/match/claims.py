"""Whether a mention is a claim: "no experience with Docker" and "keen to learn Rust" are not."""

import re
from bisect import bisect_right
from dataclasses import dataclass

CLAUSE = re.compile(
    r"[;!?]|\.(?=\s|$)|\n(?=\s*\n|\s*[•●▪*\u2013-]|\s*[A-Z])|\b(?:but|however|although|whereas"
    r"|except)\b",
    re.IGNORECASE,
)
THING = r"(?:experience|knowledge|exposure|familiarity|background|training|skills?|expertise|use)"
NO = re.compile(
    rf"\bno\s+(?:\w+\s+){{0,3}}?{THING}\b"
    rf"|\b(?:lack(?:s|ed|ing)?|without|zero|little)\s+(?:\w+\s+){{0,3}}?{THING}\b"
    r"|\b(?:have|has|had|do|does|did|am|is|are|was)(?:n't|\s+not)\s+(?:yet\s+|really\s+|a\s+"
    r"|an\s+)?"
    r"(?:familiar|experienced|worked|used|use|proficient|know|comfortable|trained|certified|had|"
    r"have|done|learned|learnt|expert|require|need|touched|written|written\s+any)\b"
    r"|\bnot\s+(?:yet\s+|very\s+)?(?:familiar|experienced|proficient|comfortable|trained|certified|"
    r"worked|used|qualified|skilled)\b"
    r"|\b(?:never|yet\s+to)\s+(?:\w+\s+)?(?:used?|worked?|learn\w*|programm?\w*|written|touched?|"
    r"studied|had|tried)\b"
    r"|\b(?:unfamiliar\s+with|new\s+to|cannot\s+use|neither)\b",
    re.IGNORECASE,
)
NO_JUST_BEFORE = re.compile(
    r"\b(?:no|not|non|nor|neither|without)(?:\s+|-)(?:any\s+|prior\s+)?$"
    r"|\b(?:limited|minimal|minimum|little)\s+$"
    r"|\bunder\s+(?:the\s+)?(?:general|close|direct|clinical)\s+$",
    re.I,
)
NO_AFTER = re.compile(
    r"^\s*(?:experience|knowledge|skills?)?\s*[-\u2013:(]?\s*(?:"
    r"(?:is|are|was|were)(?:\s+not|n't)\s+(?:\w+\s+){0,2}?(?:required|needed|necessary"
    r"|expected|mine|known)"
    r"|not\s+(?:required|needed|necessary|expected|yet|familiar)|no\s+experience|none\b"
    r"|never\s+used)",
    re.IGNORECASE,
)
WANTED = re.compile(
    r"\b(?:want|wants|wanting|would\s+like|'d\s+like|would\s+love|hope|hopes|hoping|keen|eager|"
    r"aspire|aspiring|plan|plans|planning|aim|looking|excited|willing|wish|intend|curious"
    r"|goal\s+is)"
    r"\b[^.;:]{0,40}?\b(?:learn|study|explore|get\s+into|pick\s+up|gain|acquire|become|grow|move"
    r"\s+into|work\s+with|train|improve)\b"
    r"|\b(?:interest(?:ed)?\s+in|(?:currently|now)\s+(?:learning|studying|taking)|learning\s+about|"
    r"to\s+learn|started\s+learning|beginning\s+to\s+learn)\b",
    re.IGNORECASE,
)
LONGEST = 90  # characters a denial reaches within its clause


@dataclass(frozen=True)
class Clauses:
    """A text cut where a denial or a wish ends."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Clauses":
        return cls(text, (0, *(cut.end() for cut in CLAUSE.finditer(text))))

    def around(self, start: int, end: int) -> tuple[str, str]:
        """Return the clause before and after the span."""
        here = bisect_right(self.starts, start) - 1
        following = self.starts[here + 1] if here + 1 < len(self.starts) else len(self.text)
        before = self.text[self.starts[here] : start]
        return before[-LONGEST:], self.text[end : max(end, following)][:LONGEST]

    def denied(self, start: int, end: int) -> bool:
        """Return whether the text says that this is not there, or not asked for."""
        before, after = self.around(start, end)
        if re.search(r"\bnot\s+(?:only|just)\b", before, re.IGNORECASE):
            return False
        return bool(NO.search(before) or NO_JUST_BEFORE.search(before) or NO_AFTER.match(after))

    def wanted(self, start: int, end: int) -> bool:
        """Return whether the text only wishes for it, or is about to learn it."""
        return WANTED.search(self.around(start, end)[0]) is not None
