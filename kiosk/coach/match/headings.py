"""What a part of an advert is about, by its heading or by its own words."""

import re
from enum import StrEnum

from kiosk.coach.match.vocabulary import listed


class Part(StrEnum):
    """What a heading announces."""

    MUST = "must"
    PLUS = "plus"
    DUTY = "duty"
    OUT = "out"
    """The company, the pay, how to apply: nothing to ask a candidate about."""


HEADINGS: tuple[tuple[Part, str], ...] = (
    (
        Part.PLUS,
        r"(?:nice|good|great)[- ]to[- ]ha(?:ve|s)s?|preferred|desir(?:ed|able)|bonus(?: "
        r"points)?|(?:an? )?plus(?:es)?"
        r"|advantageous|optional|additional (?:skills|assets)|assets?|would be (?:a plus|great"
        r"|nice)|useful|helpful|welcome"
        r"|ideally|even better|brownie points|extra(?: credit)?"
        r"|(?:preferred|desir(?:ed|able)) (?:[\w/&-]+ ){0,2}(?:qualifications?|skills|experience"
        r"|criteria"
        r"|requirements|education|knowledge)",
    ),
    (
        Part.OUT,
        r"(?:our |the |employee )?(?:benefits|perks)|what we offer|we offer|what(?:'s| is) in "
        r"it for you"
        r"|what you(?:'ll| will)? get|compensation|salary|pay(?: range| scale)?|about (?:us"
        r"|the company|the "
        r"(?:team|organi[sz]ation|school|hospital|firm|agency))|who we are|our (?:company"
        r"|mission|values|culture|"
        r"story|team|commitment|stack)|how to apply|to apply|application(?:s| process)?|equal "
        r"opportunity.*"
        r"|eeo.*|diversity.*|our offer|why (?:join|work).*|location|contact(?: us)?|hiring process"
        r"|interview process|legal|privacy(?: notice)?|note|disclaimer|start date|contract(?: "
        r"type)?"
        r"|working hours|hours|schedule|job type|employment type|closing date|reports to"
        r"|department|(?:job |position )?details|at a glance|key (?:facts|information)"
        r"|who may apply"
        r"|(?:required )?application (?:materials|information|instructions|procedure)|(?:first"
        r"|second|final)?"
        r" ?(?:stage )?interviews?(?: stage| dates?)?|(?:selection|recruitment) process|sift"
        r"|next steps"
        r"|work (?:schedule|environment|conditions|location|hours)|physical demands|url"
        r"|websites?|references"
        r"|union (?:membership|representation)|reporting structure|compensation .*|salary .*",
    ),
    (
        Part.MUST,
        r"(?:key |minimum |basic |essential |job |required |core |specific |person |technical "
        r"|necessary |your |the "
        r"|education(?:al)? (?:and|&) )*(?:requirements?|qualifications?|skills?(?: (?:and|&) "
        r"\w+)?|criteria"
        r"|experience(?: (?:and|&) \w+)?|specification|competenc(?:y|ies)|knowledge(?:,? .*)?"
        r"|abilities"
        r"|credentials|education|certifications?|profile|licen[sc]es?)(?: required| needed)?"
        r"|(?:skills|experience|knowledge|qualities"
        r"|qualifications)(?: .{0,30})? (?:you(?:'ll)? (?:will )?"
        r"(?:need|have|bring)|we(?:'re| are)? look(?:ing)? for|needed|required)|essential"
        r"|essentials"
        r"|required|must[- ]haves?|what (?:we(?:'re| are)? (?:look(?:ing)? for|need|expect"
        r"|require)"
        r"|you(?:'ll)? (?:need|bring|have)|you will (?:need|bring))|what it takes|who you are"
        r"|about you"
        r"|you (?:have|are|bring|should have|must have|will have|need)|we(?:'re| are)? "
        r"look(?:ing)? for"
        r"|we (?:need|expect|require|ask for)|the ideal candidate.*|ideal candidate.*|our "
        r"ideal .*|your background"
        r"|technolog(?:y|ies)(?: used| and tools)?|tech stack|tools(?: (?:and|&) \w+)?"
        r"|you(?:'ll| will) (?:have|need|bring)"
        r"|to succeed.*|who we(?:'re| are) looking for|selection criteria|candidates? (?:must"
        r"|should|will)(?: have)?",
    ),
    (
        Part.DUTY,
        r"(?:key |main |primary |core |essential |job |principal |your |the |major |general "
        r"|day[- ]to[- ]day )*"
        r"(?:responsibilit(?:y|ies)|duties|tasks|accountabilities|functions|activities|role"
        r"|position|job|mission"
        r"|challenge|work|opportunity|objectives?(?: #?\d+)?)(?: (?:and|&) \w+| include| "
        r"summary| description| overview)*"
        r"|(?:roles?|duties) (?:and|&) responsibilities|what you(?:'ll| will| would)? (?:do"
        r"|be doing|work on)"
        r"|what the (?:job|role) involves|in this (?:role|position|job).*|you will(?: be)?"
        r"|about the (?:role|job|position|work)"
        r"|how you(?:'ll| will).*|a (?:typical )?day in .*|day[- ]to[- ]day|responsible for"
        r"|job description|summary|overview"
        r"|as an? .{3,40}you will|scope(?: of work)?|objective #?\d+.*",
    ),
)
PATTERNS = tuple((part, re.compile(rf"(?:{words})", re.IGNORECASE)) for part, words in HEADINGS)

ASKS = re.compile(
    r"\bexperience|\bknowledge\b|\bdegree|\bdiploma|\bbachelor|\bmaster'?s\b|\bph\.?d"
    r"|\bcertifi|\blicen[sc]|\brequire|\bmust\b"
    r"|\bability to|\bable to|\bskill|\bproficien|\bfamiliar|\bunderstanding of"
    r"|\bcomfort(?:able)? with|\bfluen|\bexpertise"
    r"|\bstrong\b|\bexcellent\b|\bproven|\btrack record|\byears?\b|\bqualifi|\bcompeten"
    r"|\bbackground in|\byou (?:have|know|can|are|"
    r"hold|need|understand|should|bring)\b|\bneeds?\b|\blooking for|\bwilling|\bdriver"
    r"|\bregistration|\bneeded|\bessential",
    re.IGNORECASE,
)
INSISTS = re.compile(
    r"\bmust\b|\brequired?\b|\brequires\b|\bneed(?:s|ed)?\b|\bminimum\b|\bessential\b|\byears?\b"
    r"|\babilit"
    r"|\bable to\b|\bexperience (?:in|with|of|as|working)\b|\bknowledge of\b|\bdegree\b"
    r"|\blicen[sc]e\b"
    r"|\byou(?:'ll| will)? (?:have|know|can|are|hold|understand|should|bring|possess)\b",
    re.IGNORECASE,
)
"""What makes a sentence that begins as a duty a must."""
PLUS = re.compile(
    r"\bpreference (?:will be|is|may be) given|\b(?:is|are|would be|as"
    r"|considered) (?:an? )?(?:(?:big|definite|strong|real|huge) "
    r")?(?:plus|bonus|advantage|asset|welcome|"
    r"helpful|nice|desirable|preferred|beneficial)\b|\bnice to have|\bpreferred\b|\bpreferably"
    r"|\bdesirable|\bdesired\b|\bideally\b|\ba plus\b"
    r"|\bbonus\b|\bwelcome\b|\badvantage(?:ous)?\b|\bnot (?:required|essential|necessary) but"
    r"|\boptional\b",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"^(?:you(?:'ll| will| also| would)?|your (?:role|job|tasks?|responsibilit|work)|the "
    r"(?:role|job|position|work)\b|responsib"
    r"|as an? |in this (?:role|position)|this (?:role|position)|working with|duties|day to day"
    r"|together with)",
    re.IGNORECASE,
)


INTROS = (
    (
        Part.PLUS,
        re.compile(r"\bdesirable\b|\bpreferred\b|\ba plus\b|\bnice to have|\bbonus\b", re.I),
    ),
    (
        Part.MUST,
        re.compile(
            r"\bessential\b|\bmust (?:have|be|possess|hold|meet)\b|\brequired\b|\brequirements?\b"
            r"|\bqualifications?\b|\bskills\b|\bexperience\b|\bcriteria\b|\b(?:looking for"
            r"|seek(?:s|ing)?)\b|\bknowledge\b"
            r"|\b(?:candidate|you|applicant)s? (?:will|should|must|needs? to|can) (?:have|be"
            r"|possess|show"
            r"|demonstrate|hold|bring|need)\b|\babilit(?:y|ies) to\b",
            re.IGNORECASE,
        ),
    ),
    (
        Part.DUTY,
        re.compile(
            r"\bresponsib|\bdut(?:y|ies)\b|\btasks?\b|\byou(?:'ll| will| would)\b|\brole\b"
            r"|\bwill include"
            r"|\bincludes?\b|\bposition\b|\bjob\b",
            re.IGNORECASE,
        ),
    ),
)


def part_of(line: str) -> Part | None:
    """Return what a heading announces, or None where the line is not one we know."""
    bare = re.sub(r"[^\w'&/#,. -]", " ", line).strip(" .:-#").replace("\u2019", "'")
    bare = re.sub(r"\s+", " ", bare)
    if not bare or len(bare.split()) > 8:
        return None
    return next((part for part, words in PATTERNS if words.fullmatch(bare)), None)


def part_of_all(line: str) -> Part | None:
    """Return what a heading of several names announces: "Experience, training and licences"."""
    names = [name for name in re.split(r"\s*(?:,|/|&|\+|\band\b)\s*", line.strip(" :")) if name]
    parts = [part_of(name) for name in names]
    known = [part for part in parts if part is not None]
    return known[0] if len(names) > 1 and len(known) == len(names) else None


INLINE = re.compile(r"^([A-Z][\w' /&-]{2,45}?)\s*:\s+(.+)$", re.DOTALL)
"""A label and what it labels, in one line."""
CODED = re.compile(r"^([ED])\d{1,2}[.):]?\s+(\S.*)$", re.DOTALL)
"""How a person specification numbers what is essential and what is desirable."""


def own_part(line: str) -> tuple[Part, str] | None:
    """Return the part and the text of a line that is about itself alone, or None: "E1 Confident
    with Excel", "Salary: 27,500"."""
    if code := CODED.match(line):
        return (Part.PLUS if code.group(1) == "D" else Part.MUST), code.group(2)
    label = INLINE.match(line)
    if label and part_of(label.group(1)) is Part.OUT:
        return Part.OUT, label.group(2)
    return None


def part_of_intro(line: str) -> Part | None:
    """Return what a sentence before a list says the list is: "It is essential that you can
    demonstrate the following:"."""
    return next((part for part, words in INTROS if words.search(line)), None)


def is_duty(sentence: str) -> bool:
    """Return whether the sentence says what is to be done: it starts with a verb, or with "you"."""
    first = re.match(r"\W*([A-Za-z]+)", sentence)
    word = first.group(1).casefold() if first else ""
    return DUTY.match(sentence) is not None or bool(
        {word, word.removesuffix("s")} & listed("verbs")
    )
