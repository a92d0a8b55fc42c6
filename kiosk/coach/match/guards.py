"""Whether a word that is also an everyday word means the skill here: Go, Excel, R, Spring."""

from dataclasses import dataclass

from kiosk.coach.match.vocabulary import Guard, Name

OPENS = ",;/|•·:([\n*●▪–—&"
CLOSES = ",;/|•·:)]\n.&"
GLUE = ("-", "\u2010", "'", "@", "_", ".")
JOINS = frozenset({"and", "or", "&"})
CUES = frozenset(
    {
        "in", "using", "with", "via", "microsoft", "ms", "advanced", "of", "like", "including",
        "language", "languages", "tools", "tool", "learned", "know", "knows", "use", "used",
        "write", "writes", "written", "wrote", "from", "needs", "need", "on", "intermediate",
    }
)  # fmt: skip
FOLLOWS = frozenset(
    {
        "programming", "language", "developer", "developers", "development", "engineer",
        "engineers",
        "code", "codebase", "scripts", "scripting", "packages", "framework", "macros", "formulas",
        "services", "microservices", "applications", "backend", "database", "databases",
        "server", "cluster", "skills", "prototypes", "files", "dashboards", "spreadsheets",
    }
)  # fmt: skip
BAD_BEFORE = {
    Guard.LETTER: frozenset(
        {
            "section", "appendix", "class", "grade", "vitamin", "type", "plan", "schedule", "part",
            "group", "block", "room", "hepatitis", "series", "option", "category", "form", "figure",
            "table", "phase", "level", "title", "unit", "chapter", "exhibit", "building", "tier",
        }
    ),
    Guard.WORD: frozenset(
        {"to", "i", "we", "they", "you", "will", "who", "can", "the", "a", "an", "may", "must",
         "students", "pupils", "consistently", "always", "that", "this", "would", "could", "should"}
    ),
}  # fmt: skip
BAD_AFTER = frozenset(
    {
        "to", "through", "the", "live", "ahead", "beyond", "above", "for", "at", "into", "out",
        "over",
        "back", "home", "extra", "further", "as", "academically", "quickly", "term", "semester",
        "season", "off", "up", "down", "under", "response", "of",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A name found in a text, with what stands around it."""

    shown: str
    before: str
    """The word before, in lower case; empty at the start of a line or sentence."""
    after: str
    left: str
    """The sign just before it, spaces passed over, or a letter or digit."""
    right: str
    touching: tuple[str, str]
    """The characters that touch it on both sides."""
    company: bool
    """Another skill that needs no guard stands in the same line."""

    @property
    def glued(self) -> bool:
        """Whether it is part of a longer word: C-level, go-getter, R. Smith@example."""
        left, right = self.touching
        return left in GLUE or (right in GLUE and self.right != ".")

    @property
    def listed(self) -> bool:
        """Whether it stands in an enumeration, on both sides."""
        opened = self.left in OPENS or self.before in JOINS
        return opened and (self.right in CLOSES or self.after in JOINS)


def believed(name: Name, place: Place) -> bool:
    """Return whether the name means the skill at this place."""
    if name.guard in (Guard.NONE, Guard.CASE):
        return name.guard is Guard.NONE or place.shown == name.text
    if place.glued:
        return False
    match name.guard:
        case Guard.NAME:
            return place.shown[0].isupper() or (place.listed and place.company)
        case Guard.LETTER:
            return _letter(place)
        case Guard.STRICT:
            return place.company and place.shown[0].isupper() and _word(place)
        case _:
            return _word(place)


def _letter(place: Place) -> bool:
    if not place.shown.isupper() or place.before in BAD_BEFORE[Guard.LETTER]:
        return False
    if place.after in FOLLOWS or (place.left in OPENS and place.right in CLOSES and place.company):
        return True
    if place.before in CUES and place.right != "&":
        return True
    beside = place.right in ",/" or place.left in ",/" or bool({place.before, place.after} & JOINS)
    return place.company and beside


def _word(place: Place) -> bool:
    if place.before in BAD_BEFORE[Guard.WORD]:
        return False
    capital = place.shown[0].isupper()
    if place.listed:
        return capital or place.company
    if capital and place.company and place.before in CUES | JOINS:
        return not place.after.isdigit()
    if place.after in BAD_AFTER or place.after.isdigit():
        return False
    if not capital:
        return place.before in CUES and (place.right in CLOSES or place.after in FOLLOWS)
    starts = not place.before and place.left not in ",/|("
    return not starts or place.after in FOLLOWS or (place.right in ",/|" and place.company)
