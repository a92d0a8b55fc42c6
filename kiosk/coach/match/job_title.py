"""What the role of an advert is called, as proposed to staff: the line that names who does the
work, not the company's."""

import re

from kiosk.coach.match.headings import part_of
from kiosk.coach.match.skills import POSTS
from kiosk.coach.match.vocabulary import listed

PRAISE = ("experienced", "motivated", "new", "talented", "dynamic", "dedicated", "passionate")
TITLE_WORDS = 12
LOOKED_AT = 10
"""A title stands among the first lines."""
LABELLED = re.compile(
    r"^(?:job title|job|title|position(?: title)?|role|vacancy|post|opening|we(?:'re| are) hiring)"
    r"\s*(?::|\s[-\u2013\u2014]\s)\s*(.{3,200})$",
    re.IGNORECASE,
)
SOUGHT = re.compile(
    r"\b(?:looking for|seeks?|seeking|hiring|recruit(?:s|ing)?|needs?|searching for|in search of"
    r"|join (?:us|our team) as|as|become|position of|role of|post of|vacancy for)\s+"
    r"(?:an?|our (?:next|new)|the|some)\s+"
    r"((?:[\w/&+#.'-]+ ){0,5}?[\w/&+#'-]+?)"
    r"(?=\s+(?:who|to|for|with|in|at|on|that|within|based|and|will|you|responsible|reporting)\b"
    r"|[,.;:!(\u2013\u2014]|$)",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^((?:[A-Z(][\w/&'().-]*|of|and|for|to|in|the|II|III)(?: (?:[A-Z(][\w/&'().-]*|of|and|for"
    r"|to|in|the)){0,7})"
    r"(?:, [^\u2013\u2014:]{2,90}?)?\s*(?:\u2014|\u2013|:|\s-\s)\s*(?=\S)"
)
"""A paragraph that begins with what is sought, perhaps for whom and where, and a dash."""
ENDINGS = ("ologist", "ographer", "keeper", "smith", "wright", "monger", "ician", "person", "man")
COMPANY = re.compile(
    r"\b(?:careers?|jobs? at|inc|ltd|llc|plc|gmbh|corp(?:oration)?|company|group|hospital|medical"
    r" cent(?:er|re)|university|college|school district|council|foundation|trust|associates"
    r"|\& sons"
    r"|holdings|partners|solutions|services|industries|clinic|hotel|restaurants?|about|welcome"
    r"|home|menu|search|apply|sign in|log in|vacanc(?:y|ies))\b",
    re.IGNORECASE,
)


def proposed(text: str) -> tuple[str, str]:
    """Return the title of the advert, empty where none is found, and the rest of the text."""
    lines = text.split("\n")
    spots = [at for at, line in enumerate(lines) if line.strip()][:LOOKED_AT]
    if not spots:
        return "", text
    found = _on_a_line(lines, spots) or _opening(lines, spots[0])
    if found is not None:
        return found
    sought = next((title for line in lines if (title := _sought(line))), "")
    first = lines[spots[0]].strip()
    if not sought and _is_line(first) and not COMPANY.search(first):
        return _clean(first), _without(lines, spots[0])
    return sought, text


def _on_a_line(lines: list[str], spots: list[int]) -> tuple[str, str] | None:
    """Return the title where it has a label or a line of its own, and the text without it."""
    if len(spots) < 2:
        return None
    for at in spots:
        labelled = LABELLED.match(lines[at].strip())
        if labelled and names_people(labelled[1]):
            return _clean(labelled[1]), _without(lines, at)
    rated = [(_rate(lines[at], place), -place, at) for place, at in enumerate(spots)]
    best, _, at = max(rated)
    return (_clean(lines[at]), _without(lines, at)) if best > 0 else None


def _opening(lines: list[str], at: int) -> tuple[str, str] | None:
    """Return the title a paragraph begins with, and the text behind it."""
    opening = OPENING.match(lines[at].strip())
    if opening is None or not names_people(opening[1]) or COMPANY.search(opening[1]):
        return None
    rest = lines[at].strip()[opening.end() :]
    return _clean(opening[1]), "\n".join([rest, *lines[at + 1 :]])


def names_people(line: str) -> bool:
    """Return whether a word of the line says who does work."""
    words = [word.casefold().strip(".'") for word in re.findall(r"[^\W\d_][\w'.-]*", line)]
    people = POSTS | listed("people")
    return any(
        word in people or word.removesuffix("s") in people or word.endswith(ENDINGS)
        for word in words
    )


def _rate(line: str, place: int) -> float:
    """Return how much a line looks like a title; none where it is at most 0."""
    line = line.strip()
    if not _is_line(line) or not names_people(line):
        return 0.0
    company = COMPANY.search(re.split(r"\s[-\u2013\u2014|@]\s|,| at ", line)[0]) is not None
    return 2.0 - company - 0.15 * place - 0.1 * max(0, len(line.split()) - 6)


def _is_line(line: str) -> bool:
    words = line.split()
    short = 0 < len(words) <= TITLE_WORDS and not line.endswith((".", ";", ",", "!", "?"))
    spoken = re.match(r"^(?:we|you|our|the|if|as|at|are|do)\b", line, re.IGNORECASE)
    listed = re.match(r"^\W", line)
    return short and not spoken and not listed and part_of(line) is None


def _sought(line: str) -> str:
    found = SOUGHT.search(line)
    if found is None or not names_people(found[1]):
        return ""
    words = found[1].split()
    plain = [
        w for w in words if not re.match(r"(?:experienced|motivated|new|talented|dynamic)$", w)
    ]
    return " ".join(word[:1].upper() + word[1:] for word in plain)


def _clean(line: str) -> str:
    """Return the title without its label, the company behind a dash, and marks of the form."""
    line = re.sub(r"^(?:job title|title|position|role)\s*:\s*", "", line.strip(), flags=re.I)
    line = line.strip("\"' ")
    parts = re.split(r"\s[-\u2013\u2014|@]\s", line)
    named = [part for part in parts if names_people(part) and not COMPANY.search(part)]
    line = named[0] if len(parts) > 1 and named else line
    if len(line.split()) > TITLE_WORDS:
        line = next((part for part in re.split(r"[,(]", line) if names_people(part)), line)
    line = re.sub(r"\(?\b[mwfd]\s?/\s?[mwfdx](?:\s?/\s?[mwfdx*])?\b\)?", "", line)
    return re.sub(r"\s+", " ", line).strip(" :-\u2013\u2014|,")


def _without(lines: list[str], at: int) -> str:
    return "\n".join(lines[:at] + lines[at + 1 :])
