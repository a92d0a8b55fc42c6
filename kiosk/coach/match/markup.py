"""What stands in the text of an advert for a program that shows it: tags, signs, front matter."""

import html
import re

from kiosk.coach.match.lines import tidied

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
TITLE_IN_FRONT = re.compile(r"^title:.*$", re.MULTILINE | re.IGNORECASE)
"""What page makers keep above a text: only the title of it is the advert's."""
DECORATED = re.compile(
    r"^ ?[=*#_~-]{2,}+ ?(.*?) ?(?<![=*#_~-])[=*#_~-]{2,}+ ?$|^ ?[=*#_~-]{4,}+ ?$", re.MULTILINE
)
"""A line between signs, or one of signs alone. A run of signs is looked at as a whole, once."""


def without_markup(text: str) -> str:
    """Return the text without the signs of HTML, Markdown and typed decoration."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"<\s?(?:br|/p|/li|/h\d|/div)[^>]{0,300}>", "\n", text, flags=re.IGNORECASE)
    text = re.sub(r"<\s?li[^>]{0,300}>", "\n• ", text, flags=re.IGNORECASE)
    text = html.unescape(re.sub(r"<[a-zA-Z/!][^>]{0,300}>", " ", text))
    text = re.sub(r"!?\[([^\]]{0,200}+)\]\([^)]{0,600}+\)", r"\1", text)
    text = FRONT_MATTER.sub(lambda front: "\n".join([*TITLE_IN_FRONT.findall(front[1]), ""]), text)
    text = re.sub(r"^ ?#{1,6} ?(.+?)(?: #++)? ?$", r"\1", text, flags=re.MULTILINE)
    text = DECORATED.sub(r"\1", text)
    return tidied(re.sub(r"\*\*|__|`|\\\\$", "", text)).strip()
