"""Which words of a requirement are its technical keywords, in the requirement's own words."""

import re

from kiosk.coach.match.lines import plain_words
from kiosk.coach.match.skills import find

ACRONYM = re.compile(
    r"(?<![\w&])(?:[A-Z][A-Z0-9]{1,5}s?|[A-Z][a-z]+[A-Z]\w+|[A-Z]{1,4}-\d[\w-]*)(?![\w&])"
)
_EVERYDAY = """
US USA UK EU UN NYC LA DC CEO CTO CFO COO CIO CV HQ NA ID TV AM PM EST PST GMT IT HR PTO EEO
EOE EOC LGBTQ LGBT COVID GS13 GS14 GS15 FTE ASAP FAQ TBD TBC OTE PLC LLC LTD INC GMBH BSC MSC
PHD MBA BA BS MA MS BENG MENG BCOM AND OR NOT THE FOR WITH YOU WE OUR ALL ANY NEW NO YES JOB
ROLE PLUS MUST ETC VAT FT PT AD BC II III IV GPA SAT GED NB OK DOE GS NHS GSA TTS LinkedIn
YouTube DO IN TO ON AT BY OF IS AS BE IF SO UP DEI ABOUT APPLY DUTIES SKILLS TEAM WHO WHAT WHY
HOW WORK
"""
_STATES = """
AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR ON BC AB QC MB SK NS NB NSW QLD VIC
"""
_DEGREES = """
ADN ASN BSN MSN DNP LPN LVN AAS AA AS BSC MSC BA MA BS MS BENG MENG BED MED PGCE LLB LLM JD MBA
MPA MPH MSW BSW DPT EDD PHD DPHIL MD DO DDS DVM PHARMD MPHARM HND HNC NVQ GCSE GED BTEC BCOM MCOM
BTECH MTECH BCA MCA BBA BFA MFA
"""
DEGREES = frozenset(_DEGREES.split())
"""Papers one holds, asked about as such: no keyword an answer should name."""
EVERYDAY = frozenset(_EVERYDAY.split()) | frozenset(_STATES.split()) | DEGREES
SHORTEST_WORD = 4


def keywords_in(text: str) -> tuple[str, ...]:
    """Return the skills a text asks for, and the names and acronyms no vocabulary can know, each
    once. Traits and the names of posts are none."""
    named: dict[str, str] = {}
    spans: list[tuple[int, int]] = []
    for skill in find(text):
        spans.append((skill.start, skill.end))
        paper = skill.shown.replace(".", "").upper() in DEGREES
        if skill.technical and not skill.negated and not paper:
            named.setdefault(skill.term, skill.shown)
    shown = {word.casefold(): word for word in named.values()}
    for other in ACRONYM.finditer(text):
        inside = any(start <= other.start() < end for start, end in spans)
        bare = other.group().removesuffix("s")
        everyday = bare in EVERYDAY or bare.upper() in EVERYDAY or text.isupper()
        shouted = bare.isupper() and len(bare) >= SHORTEST_WORD and bare.casefold() in plain_words()
        if not (inside or everyday or shouted):
            shown.setdefault(bare.casefold(), bare)
    return tuple(shown.values())
