"""How amounts, fractions, ranges, dates, times, units and numerals are said."""

import re
from collections.abc import Callable

MONEY = {"$": "dollars", "€": "euros", "£": "pounds"}
ONE = {"dollars": "dollar", "euros": "euro", "pounds": "pound"}
TIMES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
NUMBER = r"\d[\d,.]*\d|\d"
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
)  # fmt: skip
PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
UNITS = {
    "km": "kilometres", "m": "metres", "cm": "centimetres", "mm": "millimetres", "kg": "kilograms",
    "g": "grams", "mg": "milligrams", "ml": "millilitres", "l": "litres", "kW": "kilowatts",
    "kV": "kilovolts", "V": "volts", "MW": "megawatts", "GB": "gigabytes", "TB": "terabytes",
    "MB": "megabytes", "ms": "milliseconds", "hrs": "hours", "hr": "hours", "h": "hours",
    "mins": "minutes", "min": "minutes", "sq ft": "square feet", "ft": "feet", "lbs": "pounds",
    "lb": "pounds", "mph": "miles per hour", "km/h": "kilometres per hour", "°C": "degrees",
    "m2": "square metres", "m²": "square metres", "m3": "cubic metres", "m³": "cubic metres",
    "Hz": "hertz", "kHz": "kilohertz", "wpm": "words per minute", "yrs": "years", "yr": "years",
}  # fmt: skip
LONE = {"h", "m", "g", "l", "V"}
"""Units of one letter count only where they stand close to their number."""
ROMAN = {"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
PER = "day week month year hour minute shift night person head unit quarter"


def said(text: str) -> str:
    """Return a text with everything that has digits or signs of number as a voice should say it."""
    for pattern, change in RULES:
        text = pattern.sub(change, text)
    return text


def _amount(found: re.Match[str]) -> str:
    number, scale, money = found[2], found[3], MONEY[found[1]]
    if scale:
        return f"{number} {TIMES[scale.lower()]} {money}"
    return f"{number} {ONE[money] if number == '1' else money}"


def _fraction(found: re.Match[str]) -> str:
    """Return 3/4 as three quarters in words, 9/10 as 9 out of 10; 24/7 and dates were taken."""
    part, whole = int(found[1]), int(found[2])
    if part == 1 and whole in PARTS:
        return f"{'a' if whole != 8 else 'an'} {PARTS[whole]}"
    if part < whole and whole in (3, 4):
        return f"{part} {PARTS[whole]}s"
    return f"{part} out of {whole}" if part < whole else f"{part} or {whole}"


def _unit(found: re.Match[str]) -> str:
    name = UNITS[found[2]]
    return f"{found[1]} {name[:-1] if found[1] == '1' and name.endswith('s') else name}"


def _date(found: re.Match[str]) -> str:
    """Return 2021-03-05 as 5 March 2021; what is no date stays."""
    year, month, day = found[1], int(found[2]), int(found[3])
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= len(MONTHS) else found.group()


def _month(found: re.Match[str]) -> str:
    month = int(found[1])
    return f"{MONTHS[month - 1]} {found[2]}" if 1 <= month <= len(MONTHS) else found.group()


def _short_month(found: re.Match[str]) -> str:
    full = next(month for month in MONTHS if month.startswith(found[1][:3]))
    return f"{full} {found[2]}"


def _ordinal(found: re.Match[str]) -> str:
    number = int(found[1])
    return ORDINALS[number] if number < len(ORDINALS) else found.group()


_UNIT_NAMES = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_FAR = "|".join(
    re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True) if unit not in LONE
)
Change = str | Callable[[re.Match[str]], str]
RULES: tuple[tuple[re.Pattern[str], Change], ...] = (
    (re.compile(r"\b24/7\b"), "twenty four seven"),
    (re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b"), _date),
    (re.compile(r"\b(\d\d?)/((?:19|20)\d\d)\b"), _month),
    (re.compile(r"\b((?:19|20)\d\d)/(\d\d)\b"), r"\1 to \2"),
    (re.compile(rf"\b({'|'.join(SHORT_MONTHS)})\.? (\d{{1,4}})\b"), _short_month),
    (re.compile(rf"([$€£])\s?({NUMBER})\s?(k|mn|m|bn|b)?(?![\w])", re.IGNORECASE), _amount),
    (re.compile(rf"\b({NUMBER})\s?(k|bn|mn|M)(?=[\s,.;:?!-]|$)"),
     lambda found: f"{found[1]} {TIMES[found[2].lower()]}"),
    (re.compile(rf"\b({NUMBER})\s?(?:EUR|euro)\b"), r"\1 euros"),
    (re.compile(rf"\b(?:USD|US\$)\s?({NUMBER})\b"), r"\1 dollars"),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
    (re.compile(r"(\d)\s?%"), r"\1 percent"),
    (re.compile(r"\b(\d+(?:\.\d+)?)x\b"), r"\1 times"),
    (re.compile(r"\b(\d\d?):(\d\d)\b(?!:)"), lambda found: f"{found[1]} {found[2]}"
     if found[2] != "00" else f"{found[1]} o'clock"),
    (re.compile(r"\b(\d\d?)\s?([ap])\.?m\b\.?"), lambda found: f"{found[1]} {found[2].upper()} M"),
    (re.compile(rf"\b({NUMBER})({_UNIT_NAMES})(?!\w)"), _unit),
    (re.compile(rf"\b({NUMBER}) ({_FAR})(?!\w)"), _unit),
    (re.compile(r"\b(\d+)\s?[-–]\s?(\d+)\b"), r"\1 to \2"),
    (re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,3})(?![\w/])"), _fraction),
    (re.compile(r"½"), " a half"), (re.compile(r"¼"), " a quarter"),
    (re.compile(r"¾"), " three quarters"),
    (re.compile(rf"(?<=\w)/(?=(?:{'|'.join(PER.split())})\b)"), " per "),
    (re.compile(r"\b(\d+)(?:st|nd|rd|th)\b"), _ordinal),
    (re.compile(r"(\d)\+(?=\s|[,.;?!]|$)"), r"\1 or more"),
    (re.compile(r"#\s?(?=\d)"), "number "),
    (re.compile(r"\b[Nn]os?\.\s?(?=\d)"), "number "),
    (re.compile(r"~\s?(?=\d)"), "about "), (re.compile(r"≥\s?(?=\d)"), "at least "),
    (re.compile(r"<\s?(?=\d)"), "under "), (re.compile(r">\s?(?=\d)"), "over "),
    (re.compile(r"\b[vV](?=\d)"), "version "),
    (re.compile(r"(?<=\w) (II|III|IV|VI|VII|VIII|IX)\b(?!\s[A-Z]{2})"),
     lambda found: f" {ROMAN[found[1]]}"),
)  # fmt: skip
"""In this order: what a later rule would take apart stands before it."""
