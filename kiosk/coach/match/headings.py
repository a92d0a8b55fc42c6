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
        r"|ideally|even better|brownie points|extra(?: credit)?",
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
        r"|department",
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
        r"|required|must[- ]haves?|what (?:we(?:'re| are)? (?:look(?:ing)? for|need|expect|require)"
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

BOILERPLATE = re.compile(
    r"^we\b.{0,90}\b(?:are|is) (?:now )?(?:hiring|recruiting) an?\b|equal[- ]opportunit"
    r"|affirmative action|regardless of|reasonable accommodation|without regard to|protected "
    r"(?:class|veteran|characteristic)|discriminat|sexual orientation|background check|drug[- "
    r"](?:test|screen)"
    r"|e-?verify|right to work in|work authori[sz]ation|sponsorship|visa\b|salary|per (?:annum"
    r"|hour|year)\b"
    r"|[$£€]\s?\d|\b401\(?k|health insurance|dental|medical insurance|paid (?:time|leave"
    r"|holiday|vacation)|pto\b"
    r"|parental leave|pension scheme|free (?:lunch|snacks|coffee|parking|fruit)|gym|learning "
    r"budget|stock options"
    r"|flexible (?:hours|working)|remote[- ]friendly|hybrid working|home office|relocation|we "
    r"offer|we provide|you(?:'ll| will) "
    r"(?:receive|enjoy|get)\b|competitive (?:pay|package|salary)|bonus scheme|apply (?:now"
    r"|today|online|by|via|here|to)"
    r"|follow us|like us on|find us on|fan pages?\b|connect with us|share this (?:job|page)"
    r"|sign in|log in|create an? (?:account|alert)|job alerts?|all rights reserved|cookies?\b"
    r"|terms of use|similar jobs|back to (?:search|top)|posted (?:on|\d)|job id\b|requisition"
    r"|to apply|send (?:us )?your|submit your|cover letter|closing date|deadline for appl|we "
    r"look forward|no agencies"
    r"|recruitment agenc|click|visit (?:our|us|the)|read more|our (?:website|privacy)|privacy "
    r"(?:notice|policy)"
    r"|founded in|was (?:founded|created|established) in|headquarter|award[- ]winning"
    r"|offices? in|we believe"
    r"|our (?:values|mission|culture|people|customers are|vision)|great place to work|diverse "
    r"and inclusive"
    r"|inclusive (?:workplace|environment|culture)|we (?:celebrate|value|embrace|encourage)"
    r"|friendly team|join (?:us|our)"
    r"|we(?:'re| are) (?:proud|committed|a (?:leading|fast|growing|global))|leading "
    r"(?:provider|company|supplier)|fast-growing"
    r"|we do not expect you to|not expect you|minimum wage|dog-friendly|career (?:growth"
    r"|progression|development) opp"
    r"|competitive .{0,20}package|background investigation|selected candidates?|applicants? "
    r"(?:will|are|must be)|posting|this job "
    r"(?:description|posting) is|may change (?:at any time)|other duties as assigned|all "
    r"duties|wear a mask|covid|vaccin\w+ (?:policy|mandate)",
    re.IGNORECASE,
)
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
EMPLOYER = re.compile(
    r"^(?:we|our|join|at [A-Z]|for (?:a|an|our)\b|the (?:company|team|firm|group"
    r"|organi[sz]ation|agency|hospital|school)\b"
    r"|(?:an? |the )?(?:[\w'&-]+ ){1,6}(?:seeks?|is (?:hiring|recruiting|looking|seeking)|are "
    r"(?:hiring|seeking)|recruits|needs))",
    re.IGNORECASE,
)
PLUS = re.compile(
    r"\b(?:is|are|would be|as|considered) (?:an? )?(?:(?:big|definite|strong|real|huge) "
    r")?(?:plus|bonus|advantage|asset|welcome|"
    r"helpful|nice|desirable|preferred|beneficial)|\bnice to have|\bpreferred\b|\bpreferably"
    r"|\bdesirable|\bideally\b|\ba plus\b"
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


OUT_INTRO = re.compile(
    r"\b(?:our|we|these|company|core|following|four|five|three|six)\b[^.]{0,40}\b(?:values?|benefits?"
    r"|perks|pillars|principles|beliefs?|offer(?:s|ings?)?|brands?|products|locations|clients"
    r"|promises?|awards?|mission|culture|stand for|live by|give you|rewards?)\b"
    r"|\bin return\b|\bwhy (?:us|join|work)\b|\bwhat's in it\b"
    r"|\byou(?:'ll| will)? (?:get|receive|enjoy)\b",
    re.IGNORECASE,
)
SAYS_WE = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
SAYS_YOU = re.compile(
    r"\byou(?:r|'ll|'re)?\b|\b(?:candidates?|applicants?|must|required|needs? to|has to|have to"
    r"|should|the (?:role|job|position|post|successful))\b",
    re.IGNORECASE,
)
SPEAKS_OF_FIRM = re.compile(
    r"(?:^|[,;]\s)(?:the )?(?!You\b|I\b|This\b|The\b)[A-Z][\w&'.-]+(?: [A-Z&][\w&'.-]*){0,4}"
    r" (?:has|have|is|are|was|were|offers?|provides?|delivers?|serves?|builds?|makes|runs|operates"
    r"|works|employs|supports|helps|believes|specialis\w+|specializ\w+|started|grew|looks)\b"
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


def introduces_employer(line: str) -> bool:
    """Return whether a line before a list says that the list is about the employer."""
    about = OUT_INTRO.search(line) is not None or is_boilerplate(line)
    return about and ASKS.search(line) is None


def is_boilerplate(sentence: str) -> bool:
    """Return whether the sentence is about the employer, the pay or the procedure."""
    return BOILERPLATE.search(sentence) is not None


def is_about_employer(sentence: str) -> bool:
    """Return whether the sentence speaks of the employer rather than of the person."""
    if EMPLOYER.match(sentence):
        return True
    if SAYS_YOU.search(sentence) or is_duty(sentence):
        return False
    return SAYS_WE.search(sentence) is not None or SPEAKS_OF_FIRM.search(sentence) is not None


def is_duty(sentence: str) -> bool:
    """Return whether the sentence says what is to be done: it starts with a verb, or with "you"."""
    first = re.match(r"\W*([A-Za-z]+)", sentence)
    word = first.group(1).casefold() if first else ""
    return DUTY.match(sentence) is not None or bool(
        {word, word.removesuffix("s")} & listed("verbs")
    )
