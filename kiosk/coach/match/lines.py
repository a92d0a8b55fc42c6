"""Which pieces of a resume belong together: logical lines, bullets joined over their wraps."""

import re
import unicodedata

BULLET = re.compile(r"^\s*(?:[•●○▪■□◦‣⁃∙·➢➤►▸✓✔❖*–—]|-(?=\s)|o(?=\s{1,3}[A-Z])|\(cid:\d+\))\s*")
NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z]\))\s+")
HEADING = re.compile(
    r"^(?:(?:professional|work|employment|career|academic|technical|key|core|relevant|other|"
    r"earlier|additional|personal|selected|volunteer|research|teaching|clinical|project|my|"
    r"areas of|summary of)\s+)*"
    r"(?:summary|profile|objective|experience|employment|history|education|qualifications|"
    r"qualification|training|skills?|competenc(?:y|ies)|expertise|certifications?|certificates|"
    r"licen[sc](?:e|es|ures?)|projects?|publications?|awards?|honou?rs|achievements|"
    r"accomplishments|languages?|interests|hobbies|references|volunteering|activities|"
    r"affiliations|memberships?|additional|information|contact|about|about me|highlights|"
    r"technologies|tools|background|responsibilities|presentations|patents|courses|coursework)"
    r"(?:\s*(?:&|and|/|,)\s*[\w ]{3,24})?\s*:?$",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|https?://|\bwww\.|linkedin\.com|github\.com/|\[(?:phone|email)\]"
    r"|(?:\+?\d[\d ().-]{7,}\d)",
    re.IGNORECASE,
)
CUT = re.compile(r"([^\W\d_]*[^\W\d_A-Z])- ?\n *([^\W\d_A-Z]+)")
WRAP_CHARACTERS = 45  # a line at least this long may go on in the next one


_COMPOUND = """
full part front back month year end high low long short well self co non cross multi real time
state third two three one large small hand data user client server cost decision problem team
detail result results customer test cloud object open web off day follow post e micro mid hard
soft fast cutting first second peer face line air water blue white single double key up down
over value risk role
"""
COMPOUND = frozenset(_COMPOUND.split())
"""First halves that keep their hyphen at the end of a line: "full-" + "time" is not "fulltime"."""


def tidied(text: str) -> str:
    """Return the text with ligatures, odd spaces and quotes in their plain form, and words cut at
    the end of a line made whole."""
    text = unicodedata.normalize("NFKC", text.replace("\u00ad\n", "-\n").replace("\u00ad", ""))
    text = text.translate(
        {0x2010: "-", 0x2011: "-", 0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x200B: None}
    )
    text = re.sub(r"[ \t\f\v\r]+", " ", re.sub(r"\r\n?", "\n", text))
    return CUT.sub(_whole, text)


def _whole(cut: re.Match[str]) -> str:
    first, second = cut.groups()
    return f"{first}-{second}" if first.casefold() in COMPOUND else first + second


def is_heading(line: str) -> bool:
    """Return whether the line is a section's name, such as EDUCATION or Work experience."""
    bare = line.strip(" :•-–—_=#*|").strip()
    return len(bare.split()) <= 5 and HEADING.match(bare) is not None


def is_contact(line: str) -> bool:
    """Return whether the line is how to reach the person: no evidence for anything."""
    return len(line.split()) <= 16 and CONTACT.search(line) is not None


def lines_of(text: str) -> tuple[str, ...]:
    """Return the logical lines of a resume, headings included, bullets taken off.

    A physical line is joined to the one before where that one was cut by the width of the page:
    it ended in a hyphen, or without a stop before a line that starts in lower case.
    """
    logical: list[str] = []
    open_line = False
    for physical in tidied(text).split("\n"):
        bulleted = BULLET.match(physical) or NUMBERED.match(physical)
        bare = physical[bulleted.end() :].strip() if bulleted else physical.strip()
        if not bare:
            # a bullet sign on a line of its own announces the next line; a blank line ends one
            open_line = False
            continue
        if open_line and not bulleted and _goes_on(logical[-1], bare):
            logical[-1] = f"{logical[-1]} {bare}"
        else:
            logical.append(bare)
        open_line = not is_heading(bare)
    return tuple(logical)


def _goes_on(before: str, line: str) -> bool:
    if is_heading(line) or before.endswith((".", "!", "?", ":")):
        return False
    if line[0].islower() or before.endswith((",", "&", "/", " and", " of", " the", " with")):
        return True
    return line[0] in "(&" and len(before) >= WRAP_CHARACTERS
