"""What stands in the text of an advert for a program that shows it: tags, signs, front matter."""

import html
import re

from kiosk.coach.match.lines import tidied

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.DOTALL)
TITLE_IN_FRONT = re.compile(r"^title:.*$", re.MULTILINE | re.IGNORECASE)
"""What page makers keep above a text: only the title of it is the advert's."""
DECORATED = re.compile(r"^[ \t]*[=*#_~-]{2,}[ \t]*(.*?)[ \t]*[=*#_~-]{2,}[ \t]*$", re.MULTILINE)


def without_markup(text: str) -> str:
    """Return the text without the signs of HTML, Markdown and typed decoration."""
    text = re.sub(r"<\s*(?:br|/p|/li|/h\d|/div)[^>]*>", "\n", text, flags=re.IGNORECASE)
    text = re.sub(r"<\s*li[^>]*>", "\n• ", text, flags=re.IGNORECASE)
    text = html.unescape(re.sub(r"<[a-zA-Z/!][^>]{0,300}>", " ", text))
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = FRONT_MATTER.sub(lambda front: "\n".join([*TITLE_IN_FRONT.findall(front[1]), ""]), text)
    text = re.sub(r"^[ \t]*#{1,6}[ \t]*(.+?)(?:[ \t]+#+)?[ \t]*$", r"\1", text, flags=re.MULTILINE)
    text = DECORATED.sub(r"\1", text)
    return tidied(re.sub(r"\*\*|__|`|\\\\$", "", text)).strip()
