"""Whether a line holds a figure that somebody could ask about, and whether it claims an effect."""

import re

NUMBER = (
    r"(?:\d[\d,.]*\s?[kKmM]?(?![\w%-])|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|half|double"
    r"|twice)\b(?!-))"
)
FIGURE = re.compile(
    rf"\d[\d.,]*\s?(?:%|percent|per cent|x\b|times\b)|[$€£]\s?\d|{NUMBER}", re.IGNORECASE
)
SHARE = re.compile(
    r"\d[\d.,]*\s?(?:%|percent|per cent|x\b|times\b)|[$€£]\s?\d|\bfrom .{1,30} to \b"
    r"|\bby (?:\w+ )?(?:\d|half|a third|a quarter|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
NO_FIGURE = re.compile(
    r"\b(?:24/7|(?:ISO|IEC|SOC|PCI|Python|Java|C|HTML|CSS|Windows|version|v|level|grade|phase"
    r"|tier|type|class|"
    r"stage|Office|Civil|Three|year)[ -]?\d[\d.]*D?|[A-Z]+\d+\w*|\d+[A-Za-z]\w+|\d(?:st|nd|rd|th)"
    r"|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)  # fmt: skip
EFFECT = re.compile(
    r"\b(?:achiev|boost|clos|cut|decreas|doubl|exceed|generat|grew|grow|halv|improv|increas|lift"
    r"|lower|optimi|"
    r"rais|recover|reduc|sav|shorten|speed|sped|streamlin|surpass|tripl|won)\w*",
    re.IGNORECASE,
)


def has_figure(text: str) -> bool:
    """Return whether the text holds a figure that is no year, version or name of a standard."""
    return FIGURE.search(NO_FIGURE.sub("", text)) is not None


def claims_an_effect(text: str) -> bool:
    """Return whether the text says that something became better by so much."""
    return SHARE.search(text) is not None and EFFECT.search(text) is not None


def weight_of_claim(text: str) -> float:
    """Return how much there is to ask about: shares and money over sizes, effects over states."""
    has_digits = re.search(r"\d", NO_FIGURE.sub("", text)) is not None
    return 3.0 * bool(SHARE.search(text)) + 2.0 * bool(EFFECT.search(text)) + 1.0 * has_digits
