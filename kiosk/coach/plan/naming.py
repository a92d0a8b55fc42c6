"""Which of a job's technical words are worth a question by their name."""

import re

from kiosk.coach.match.skills import SOFT, find
from kiosk.coach.match.vocabulary import vocabulary
from kiosk.coach.plan.skill_words import is_known
from kiosk.coach.plan.titles import title_said
from kiosk.coach.plan.trade import stems
from kiosk.coach.plan.word_lists import word_list

CREDENTIAL = re.compile(
    r"\b(?:degrees?|diploma|licen[cs]\w+|qualifi\w+|certifi\w+|registration|registered|card|clearance"
    r"|dbs|cscs|nmc|pgce|qts|bachelor\w*|master'?s|phd|nvq|gcse|cpa|acca|cpp|pmp|bls|acls|sia|frm|cia|cima|cfp|phr|shrm|ccna|ccnp|cdl|twic|hazmat|servsafe|osha|itil|prince2|cissp|cism|psm|csm)\b",
    re.IGNORECASE,
)
"""What is met by a paper is on the resume or not: nothing to talk through."""
PERSON = re.compile(
    r"(?:engineer|scientist|manager|analyst|developer|designer|nurse|accountant|recruiter|"
    r"specialist|"
    r"consultan(?:t|cy)|officer|assistant|hiring|undertaker|people|team|staff|customers?|experience|skills?"
    r"|knowledge)s?$",
    re.IGNORECASE,
)
"""A keyword that names a trade, people or the hiring itself is nothing one can be asked about."""
TRADES = word_list("trades")
TOO_WIDE = word_list("too_wide")
NAME = re.compile(r"^[A-Z][\w.+#]*[a-z][\w.+#-]*(?: [A-Z0-9][\w.+#-]*){0,2}$")
"""A tool that no vocabulary may know: InfoWater, Opera PMS; not unknown capitals."""
TOOLS = re.compile(
    r"\b(?:knowledge|experience|skills?|proficien\w*|familiar\w*|us(?:e|ed|ing)|software|systems?"
    r"|tools?|such as|know|certified|trained|work(?:ing)? (?:with|in)|or|on|in|with)\b|e\.g\.",
    re.IGNORECASE,
)
"""What stands in a line that names a tool."""
LANGUAGES = "languages"
HINT = 5
"""Letters by which two words are of one family: medicines, medication."""


def is_worth_asking(keyword: str, title: str, line: str) -> bool:
    """Return whether somebody could be asked about a keyword by its name; `line` is where the job
    names it: a name nobody knows may be a town, and Leeds is not LEED."""
    low = keyword.lower()
    if CREDENTIAL.search(keyword) or PERSON.search(keyword):
        return False
    if all(word in TOO_WIDE for word in low.split()):
        return False
    if _is_trade(keyword, title) or _is_soft(keyword):
        return False
    named = NAME.match(keyword) is not None and TOOLS.search(line) is not None
    by_its_name = any(found.term.lower() == low for found in find(keyword))
    return named or by_its_name or (is_known(keyword) and not NAME.match(keyword))


def is_language(keyword: str) -> bool:
    """Return whether a keyword is a language that people speak."""
    known = vocabulary().skills.get(keyword)
    return known is not None and known.field == LANGUAGES


def _is_soft(keyword: str) -> bool:
    known = vocabulary().skills.get(keyword)
    return known is not None and known.field in SOFT and known.field != LANGUAGES


def _is_trade(keyword: str, title: str) -> bool:
    """Return whether the keyword only names the trade: nursing, for a nurse; HR, for HR staff."""
    own = {word[:4] for word in title_said(title).lower().split()}
    rest = [word for word in keyword.lower().split() if word not in TOO_WIDE]
    return keyword in TRADES or all(word[:4] in own for word in rest)


def is_hinted(skill: str, text: str) -> bool:
    """Return whether a text holds a word of content of a skill: "infection prevention" hints at
    infection control. Nobody should be told that this is missing."""
    wide = stems(" ".join(sorted(TOO_WIDE)))
    own = {stem[:HINT] for stem in stems(skill) - wide if len(stem) >= HINT}
    return bool(own & {stem[:HINT] for stem in stems(text)})
