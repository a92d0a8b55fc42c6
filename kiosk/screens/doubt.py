"""What a candidate should know before trusting the words of an answer."""

import re

from kiosk.domain.sound import Transcript
from kiosk.screens import paper as p
from kiosk.screens import theme
from kiosk.screens.paper import Paper, Rect

SIGN = 44
GAP = 12
SENTENCES = re.compile(r"(?<=[.!?]) ")


def paint(paper: Paper, transcript: Transcript, inner: Rect) -> Rect:
    """Paint the doubt at the foot of a card; return the room above it."""
    if not transcript.doubt:
        return inner
    says = " ".join(paper.say(sentence) for sentence in SENTENCES.split(transcript.doubt))
    width = inner.width - paper.px(SIGN)
    tall = paper.height_of(says, width, p.QUIET)
    place = Rect(inner.left + paper.px(SIGN), inner.bottom - tall, width, tall)
    paper.sign("warn", (inner.left + paper.px(16), place.top + paper.line() // 2), 30, theme.AMBER)
    paper.para(says, place, p.QUIET)
    return Rect(*inner.topleft, inner.width, inner.height - tall - paper.px(GAP))
