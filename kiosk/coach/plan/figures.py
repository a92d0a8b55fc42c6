"""Whether a line holds an amount that somebody could ask about, and whether it claims an effect."""

import re

from kiosk.coach.plan.word_lists import word_list

WORDS = (
    "six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand"
)
NUMBER = rf"(?:\d[\d,.]*\s?(?:[kKmM]\b|million|thousand)?|\b(?:{'|'.join(WORDS.split())})\b)"
SHARE = re.compile(
    r"\d[\d.,]*\s?(?:%|percent\b|per cent\b|x\b|times\b)|[$€£]\s?\d"
    r"|\b(?:a|one|two) (?:third|quarter|fifth|tenth|half)s?\b|\b(?:halved|doubled|tripled)\b"
    r"|\bfrom .{1,24}? to (?:\w+ )?\d|\b(?:by|in) half\b",
    re.IGNORECASE,
)
COUNT = re.compile(
    rf"(?P<before>\S+\s+)?(?<![\w.-])(?P<number>{NUMBER})(?![\w%-])"
    r"(?=(?P<things>(?:\s+[A-Za-z][\w-]*){1,3}))"
)
"""A number and up to three words, of which one is what was counted."""
NAMING = word_list("naming")
"""What a number after it names and does not count: form 1099, room 12, year 4."""
COUNTABLE = word_list("countable")
CHANGED = word_list("changed")
ON_ONES_OWN = re.compile(r"\bfrom (?:nothing|scratch|zero)\b|\bon your own initiative\b")
MADE = frozenset({"built", "created", "established", "started", "made", "set", "took"})
"""Nobody changed anything who built parts: only a thing that was not there before counts."""
SCORED = word_list("scored")
FOUND = word_list("found")
OUTCOME = re.compile(
    r"\b(?:which|and|that) (?:saved|avoided|prevented|cut|raised|lowered|reduced|increased|halved"
    r"|doubled|won|led to)\b|\band (?:he|she|it|they) now\b"
    r"|\b(?:was|were) (?:adopted|accepted|copied|rolled out|taken up)\b"
)
"""What came of a deed, without a figure."""
LEAST_OF_A_FIND = 6
"""Words that say what was found, and where."""
PERIODS = frozenset({"years", "year"})
EFFECT = re.compile(
    r"\b(?:achiev|boost|clos|cut|decreas|doubl|exceed|fell|generat|grew|grow|halv|improv|increas"
    r"|lift|lower|optimi|rais|recover|reduc|rose|sav|shorten|speed|sped|streamlin|surpass|tripl"
    r"|won|avoid|corrected|booked|went (?:up|down|from|to)|retain|brought (?:\w+ ){1,4}down"
    r"|under budget|ahead of)\w*",
    re.IGNORECASE,
)


def has_figure(text: str) -> bool:
    """Return whether the text holds an amount: a share, money, or a number of things. A year, a
    version, a form and the number in a name are none."""
    return SHARE.search(text) is not None or any(_counts(found) for found in COUNT.finditer(text))


def _counts(found: re.Match[str]) -> bool:
    before = (found["before"] or "").strip(" ,.;:")
    named = before.lower() in NAMING or (before[:1].isupper() and before[1:2].islower())
    if named or re.fullmatch(r"(?:19|20)\d\d", found["number"]):
        return False
    things = found["things"].split()
    return things[0] not in PERIODS and things[0][:1].islower() and any(map(_is_many, things))


def _is_many(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word.lower() in COUNTABLE or (word[:1].islower() and plural)


def is_change(text: str) -> bool:
    """Return whether a line ("you ...") tells of something that its writer brought about: what is
    there since, and was not before."""
    verb = _verb(text)
    after = text.lower().split(verb, maxsplit=1)[-1].split()[:2]
    article = after[1:] if after[:1] in (["up"], ["over"]) else after[:1]
    made_once = article in (["a"], ["an"]) or (article == ["the"] and article != after[:1])
    changed = made_once if verb in MADE else verb in CHANGED
    return changed or ON_ONES_OWN.search(text) is not None


def is_found(text: str) -> bool:
    """Return whether a line tells of something its writer came upon: "you caught an error"."""
    return _verb(text) in FOUND and len(text.split()) >= LEAST_OF_A_FIND


def is_scored(text: str) -> bool:
    """Return whether a line tells how much was won: "you closed 61 sales"."""
    return _verb(text) in SCORED and has_figure(text)


def _verb(text: str) -> str:
    words = [word.strip(",") for word in text.lower().split()[1:3]]
    return words[-1] if words[0].endswith("ly") else words[0]


def has_outcome(text: str) -> bool:
    """Return whether a line says what came of a deed: "which avoided two weeks of delay"."""
    return OUTCOME.search(text) is not None


def is_achievement(text: str) -> bool:
    """Return whether a line tells of an effect or of a change; else it names a duty."""
    return (
        claims_an_effect(text)
        or is_change(text)
        or is_scored(text)
        or is_found(text)
        or has_outcome(text)
    )


def claims_an_effect(text: str) -> bool:
    """Return whether the text says that something became better by so much."""
    return SHARE.search(text) is not None and EFFECT.search(text) is not None


def weight_of_claim(text: str) -> float:
    """Return how much there is to ask about: shares and money over sizes, effects over states."""
    share, effect = SHARE.search(text) is not None, EFFECT.search(text) is not None
    return (
        3.0 * share
        + 2.0 * effect
        + 1.0 * has_figure(text)
        + 2.0 * (is_change(text) or is_scored(text) or is_found(text))
    )
