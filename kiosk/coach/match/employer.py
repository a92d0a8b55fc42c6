"""Which sentences of an advert speak of the employer, the pay or the procedure: nothing to ask
a candidate about."""

import re

from kiosk.coach.match.headings import ASKS, is_duty
from kiosk.coach.match.job_title import names_people
from kiosk.coach.match.skills import find
from kiosk.coach.match.vocabulary import listed

PROCEDURE = re.compile(
    r"\bapply (?:now|today|online|by|via|here|to|for this)|\bto apply\b|\bhow to apply"
    r"|\bsend (?:us )?(?:your|a|an)\b.{0,30}\b(?:cv|r\xe9?e?sum\xe9?e?|letter|application)"
    r"|\bsubmit (?:your|an?|the|their)\b.{0,40}\b(?:application|cv|r\xe9?e?sum\xe9?e?|letter"
    r"|form|proof)"
    r"|\bcover(?:ing)? letters?|\bletters? of (?:interest|application|reference)"
    r"|\bwriting samples?\b|\bwork samples?\b|\bsalary requirements\b"
    r"|\bnames? (?:and contact|of three|of two)|\breferences? (?:will|must|are|upon)"
    r"|\bapplication (?:form|pack|materials?|process|deadline|review|portal)"
    r"|\b(?:complete|incomplete|late|your|all|successful|review of) applications?\b"
    r"|\bapplications? (?:will|must|should|are|may|close|without|received)\b"
    r"|\binterviews? (?:will|are|date|may|stage)|\b(?:first|second|final) (?:stage )?interview"
    r"|\b(?:invited|called) (?:to|for) (?:an?|the|interview)|\bshort-?listed|\blong-?listed"
    r"|\bclosing date|\bdeadline for appl|\bopen until filled|\buntil the position is filled"
    r"|\bno agencies|\brecruitment agenc|\bplease (?:note|click|visit|contact|email|apply|call"
    r"|see)\b"
    r"|\bclick\b|\bvisit (?:our|us|the) (?:web|site|page|career)|\bread more|\bfor (?:more"
    r"|further) information"
    r"|\bthis (?:job|position|role|post) (?:description|posting|announcement|advert\w*) (?:is|has)"
    r"|\b(?:this|job) posting\b|\bposting (?:is|will|closes|date|period)|\bposted (?:on|\d)"
    r"|\bjob id\b|\brequisition (?:id|number|no)|\bselected candidates?|\bselection process"
    r"|\bapplicants? (?:will|are|must be|must submit|should submit|may)\b"
    r"|\bfollow us|\blike us on|\bfind us on|\bfan pages?\b|\bconnect with us"
    r"|\bshare this (?:job|page)|\bsign in|\blog in to\b|\bcreate an? (?:account|alert)"
    r"|\bjob alerts?"
    r"|\ball rights reserved|\bcookie policy|\bterms of use|\bsimilar jobs|\bback to (?:search"
    r"|top|current)"
    r"|\bprivacy (?:notice|policy)|\bmay change (?:at any time)|\ball duties\b"
    r"|\b(?:other|additional|related|special)\b.{0,40}\b(?:duties|tasks|projects|assignments"
    r"|responsibilities)\b"
    r".{0,40}\bas (?:assigned|needed|required|necessary|requested|directed|may be)"
    r"|\bwe look forward",
    re.IGNORECASE,
)  # fmt: skip
TERMS = re.compile(
    r"\bequal[- ](?:employment )?opportunit|\baffirmative action|\bregardless of"
    r"|\breasonable accommodation"
    r"|\bwithout regard to|\birrespective of\b|\bprotected (?:class|veteran|characteristic)"
    r"|\bsexual orientation"
    r"|\bbackground (?:check|investigation)|\bdrug[- ](?:test|screen)|\be-?verify"
    r"|\bright to work in"
    r"|\bwork authori[sz]ation|\b(?:authori[sz]ed|eligible|permitted) to work in\b"
    r"|\bvisa sponsorship|\bsponsor\w* (?:a )?visas?|\bcompetitive (?:pay|package|salary)"
    r"|\bcompetitive .{0,20}package|\bsalary (?:range|is|will|of|scale|band|depend|comm|start"
    r"|from)|^salary\b"
    r"|[$\xa3\u20ac]\s?\d|\bper (?:annum|hour|year)\b|\bminimum wage|\b401\(?k|\bpaid (?:time"
    r"|leave|holiday|vacation)"
    r"|\bparental leave|\bstock options|\blearning budget|\bfree (?:lunch|snacks|coffee|parking"
    r"|fruit)"
    r"|\bbonus scheme|\bremote[- ]friendly|\bhybrid working|\bdog-friendly|\bbargaining unit"
    r"|\bunion represent"
    r"|\brepresented by a union|\bFLSA\b|\bfair labor standards|\bcivil service (?:title|list"
    r"|status)"
    r"|\bcollective bargaining agreement|\bprobation(?:ary)? period|\bterm[- ]limited"
    r"|\bgrant[- ]funded"
    r"|\bcontingent (?:up)?on\b|\beligible for (?:severance|benefits|overtime|the|a)\b"
    r"|\bexempt (?:from|position|status)"
    r"|\bwear(?:ing)? (?:of )?(?:a )?masks?\b|\bcovid|\bvaccin\w+ (?:policy|mandate|requirement)"
    r"|\bwe do not expect you to|\bnot expect you|\bcareer (?:growth|progression|development) opp",
    re.IGNORECASE,
)  # fmt: skip
PRAISE = re.compile(
    r"^we\b.{0,90}\b(?:are|is) (?:now )?(?:hiring|recruiting) an?\b|\bwe (?:offer|provide"
    r"|believe|celebrate"
    r"|value|embrace|encourage)\b|\bwe(?:'re| are) (?:proud|committed|a (?:leading|fast|growing"
    r"|global))"
    r"|\byou(?:'ll| will) (?:receive|enjoy|get)\b|\bour (?:values|mission|culture|people"
    r"|customers are|vision)"
    r"|\bfounded in|\bwas (?:founded|created|established) in|\bheadquarter|\baward[- ]winning"
    r"|\boffices? in\b"
    r"|\bgreat place to work|\bdiverse and inclusive|\binclusive (?:workplace|environment|culture)"
    r"|\bfriendly team|\bjoin (?:us|our)\b|\bleading (?:provider|company|supplier)|\bfast-growing"
    r"|\b(?:exciting|amazing|outstanding|fantastic|unique|excellent|great|rewarding"
    r"|wonderful) (?:opportunit|environment|career)"
    r"|\bplays? an? (?:\w+ )?(?:critical|key|important|vital|central|crucial) (?:part|role)"
    r"|\bour (?:website|privacy)",
    re.IGNORECASE,
)  # fmt: skip
PERKS = re.compile(
    r"\bsalary\b|\bdental\b|\bgym\b|\bpension|\bhealth insurance|\bmedical insurance|\bpto\b"
    r"|\brelocation"
    r"|\bflexible (?:hours|working|schedule)|\bhome office|\bdiscriminat|\bvisa\b|\bannual leave"
    r"|\bholidays\b"
    r"|\bparking\b|\bdiscounts?\b|\blife (?:and|insurance)|\bwellness\b",
    re.IGNORECASE,
)
"""Things an employer gives; a dental nurse or a payroll clerk works with them."""
ADMINISTERED = re.compile(
    r"^reports (?:directly )?to\b|^(?:the )?(?:anticipated |expected )?start(?:ing)? date\b"
    r"|^(?:this|the) (?:position|role|post|job|vacancy|appointment) (?:reports? (?:to|directly)"
    r"|is (?!responsible"
    r"|expected|required|accountable|tasked|to\b)|are\b|was\b|offers?\b|may\b|comes\b|can be\b"
    r"|will (?:be (?:based|filled|offered|located|open)|report|remain))",
    re.IGNORECASE,
)
"""Where a post belongs, how long it lasts, who may have it."""
NOT_NEEDED = re.compile(
    r"\bno\b[^.;,]{0,70}\b(?:is|are)? ?(?:needed|required|necessary|essential)\b"
    r"|\bnot (?:required|necessary|needed|essential)\b",
    re.IGNORECASE,
)
EMPLOYER = re.compile(
    r"^(?:we|our(?! (?:ideal|next|new|successful)\b)|join|at [A-Z]|for (?:a|an|our)\b"
    r"|the (?:company|team|firm|group"
    r"|organi[sz]ation|agency|hospital|school)\b"
    r"|(?:an? |the )?(?:[\w'&-]+ ){1,6}(?:seeks?|is (?:hiring|recruiting|looking|seeking)|are "
    r"(?:hiring|seeking)|recruits|needs))",
    re.IGNORECASE,
)
OUT_INTRO = re.compile(
    r"\b(?:our|we|these|company|core|following|four|five|three|six)\b[^.]{0,40}\b(?:values?"
    r"|benefits?"
    r"|perks|pillars|principles|beliefs?|offer(?:s|ings?)?|brands?|products|locations|clients"
    r"|promises?|awards?|mission|culture|stand for|live by|give you|rewards?)\b"
    r"|\bin return\b|\bwhy (?:us|join|work)\b|\bwhat's in it\b"
    r"|\byou(?:'ll| will)? (?:get|receive|enjoy)\b",
    re.IGNORECASE,
)
SAYS_WE = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)
SAYS_YOU = re.compile(
    r"\byou(?:r|'ll|'re)?\b|\b(?:candidates?|applicants?|must|required|needed"
    r"|needs? to|has to|have to"
    r"|should|the (?:role|job|position|post|successful))\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?:^|[,;]\s)(?P<name>(?:[Tt]he )?(?!You\b|I\b|This\b|The\b)[A-Z][\w&'.-]*"
    r"(?: (?:of|for|and|the|in|on|[A-Z&+/(][\w&'.)-]*)){0,12}) (?P<verb>[a-z]+)\b"
)
NAMES_SOUGHT = re.compile(
    r"\b(?:ideal|successful|right|best) (?:candidate|applicant|person)"
    r"|\b(?:seek|look|search|need|hir|recruit)\w*\b.{0,80}\b(?:with|who|able|experienced?"
    r"|skilled|qualified)\b",
    re.IGNORECASE,
)
ANNOUNCES = re.compile(
    r"\b(?:(?:look|search)(?:s|es|ing)? for|in search of|seek(?:s|ing)?|needs?|hir(?:es?|ing)"
    r"|recruit(?:s|ing)?)\s+(?P<who>[^.;:]*?)(?:\s+(?=(?:who|with|to|that|able|having)\b)"
    r"(?P<told>.*)|[.,;:!]?$)",
    re.IGNORECASE | re.DOTALL,
)
"""Who is sought, and what is told of that person."""
SOMEBODY = re.compile(
    r"(?:an? |our next |more )?(?:\w+ ){0,3}(?:someone|somebody|person|people|individuals?|talents?"
    r"|colleagues?|team ?mates?|team members?|[A-Z]{2})\b"
)
DOES = re.compile(
    r"(?:who|that|to)\s+(?:can |will |also )?(?=(?!\w+ (?:it|them|us|our|you|your|this)\b))",
    re.IGNORECASE,
)
"""Before what the person does; to do it to "it" or to "us" is no work by itself."""
USES = re.compile(
    r"\b(?:we|our)\b.{0,40}\b(?:need|require|expect|want|ask for|look(?:ing)? for|seek(?:ing)?"
    r"|us(?:e|es|ing)|work(?:s|ing)? (?:with|in|on)|build|develop|run on"
    r"|written in|stack|deploy)\b",
    re.IGNORECASE,
)
_OF_FIRMS = """
has have is are was were offers provides delivers serves builds makes runs operates works employs
supports helps believes started grew looks specialises specializes specialised specialized covers
oversees conducts lets views enforces partners brings represents continues
"""
OF_FIRMS = frozenset(_OF_FIRMS.split())
FEWEST_WORDS = 6


def introduces_employer(line: str) -> bool:
    """Return whether a line before a list says that the list is about the employer."""
    about = OUT_INTRO.search(line) is not None or is_boilerplate(line)
    return about and ASKS.search(line) is None


def is_boilerplate(sentence: str) -> bool:
    """Return whether the sentence is about the employer, the pay or the procedure."""
    if any(words.search(sentence) for words in (PROCEDURE, TERMS, PRAISE)):
        return True
    if ADMINISTERED.match(sentence) or NOT_NEEDED.search(sentence):
        return "but" not in sentence.casefold().split()
    given = PERKS.search(sentence) is not None
    return given and not is_duty(sentence) and ASKS.search(sentence) is None


def is_about_employer(sentence: str) -> bool:
    """Return whether the sentence speaks of the employer rather than of the person."""
    if EMPLOYER.match(sentence):
        return True
    if SAYS_YOU.search(sentence) or is_duty(sentence):
        return False
    return SAYS_WE.search(sentence) is not None or speaks_of_firm(sentence)


def asks_all_the_same(sentence: str, technical: bool) -> bool:
    """Return whether a sentence of the employer says what is sought: "We look for a nurse with
    two years on a ward", "We use Python"."""
    if NAMES_SOUGHT.search(sentence) and ASKS.search(sentence):
        return not only_announces(sentence)
    return technical and USES.search(sentence) is not None


def only_announces(sentence: str) -> bool:
    """Return whether a sentence says that somebody is sought and, of that person, nothing that a
    resume could show: "We are looking for an engineer who keeps it fast and easy to change"."""
    found = ANNOUNCES.search(sentence)
    if found is None or not (names_people(found["who"]) or SOMEBODY.match(found["who"])):
        return False
    told = found["told"] or ""
    does = DOES.match(told)
    works = does is not None and is_duty(told[does.end() :])
    named = any(skill.technical for skill in find(told))
    return not works and not named and ASKS.search(told) is None


def speaks_of_firm(sentence: str) -> bool:
    """Return whether a sentence says what somebody with a name does, who is not the person sought:
    "The State Board oversees ...", "Acme builds ..."."""
    if len(sentence.split()) < FEWEST_WORDS or is_duty(sentence):
        return False
    return any(
        _of_firm(found["verb"]) and not names_people(found["name"])
        for found in SUBJECT.finditer(sentence)
    )


def _of_firm(verb: str) -> bool:
    return verb in OF_FIRMS or (verb.endswith("s") and verb.removesuffix("s") in listed("verbs"))
