"""How the numbers of a report are made, in the words of docs/score.md, and what is kept."""

from kiosk.coach.scoring.score import AT_MOST, LEAST_ANSWERED
from kiosk.domain.interview import Consent, PartName, Score
from kiosk.domain.sections import Bands
from kiosk.domain.settings import Settings

CANNOT_SEE = (
    "Wrong facts are not noticed: an answer that is clear and false is judged like one that is "
    "true. The score has not been compared with human raters, so it does not say what a person "
    "who hires would think. The spread holds only what differed inside this interview, not what "
    "another day would have been. The words were written down by a machine and may be misheard: "
    "where a quotation is not what you said, trust yourself."
)


def found(score: Score) -> tuple[tuple[str, ...], ...]:
    """Return a row for each part: its name, the weight used, what was found or why nothing was."""
    return tuple(
        (
            part.name.said,
            f"{100 * part.weight:.0f} %" if part.value is not None else "–",
            part.reason[:1].upper() + part.reason[1:],
        )
        for part in score.parts
    )


def the_whole() -> tuple[tuple[str, str], ...]:
    """Return how parts become the score."""
    return (
        (
            "The score",
            "The mean of the parts by their weights. A part that could not be measured drops out "
            "and the others share its weight. A question asked and not answered counts 0 in the "
            f"content; with fewer than {100 * LEAST_ANSWERED:.0f} % of the questions answered "
            f"there is no score. The whole is at most {AT_MOST:g} times what the content comes to.",
        ),
        (
            "Spread inside this interview",
            "What comes out when answers and their 10 s windows are drawn again 400 times: from "
            "the 5th to the 95th of 100 (Efron & Tibshirani 1993).",
        ),
    )


def how_made(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return how each part is made: its name and its making."""
    made = {**_content(), **_delivery(settings)}
    return tuple((name.said, made[name]) for name in PartName)


def _content() -> dict[PartName, str]:
    return {
        PartName.KEYWORDS: "In questions about technical things: the words said with what was "
        "done with them. Three of those the question is about are enough, another of the job "
        "counts half; a word in a list counts nothing.",
        PartName.RELEVANCE: "How much an answer says of its own, as far as it is on the question. "
        "What repeats the question, lists, praises or claims without a deed counts nothing.",
        PartName.STAR: "In a story: situation 20, task 10, action 35, result 35 of 100. In any "
        "other question: how many steps are said that one can hold on to.",
        PartName.OWN: "How much of what was done was done by you (60 of 100), and whether a "
        "number stands by it (40).",
    }


def _delivery(settings: Settings) -> dict[PartName, str]:
    bands: Bands = settings.bands
    slow, fast = bands.pace_green
    slowest, fastest = bands.pace_amber
    return {
        PartName.PACE: f"Words without hesitations a minute. {slow:.0f} to {fast:.0f} is 100 "
        f"points, {slowest:.0f} and {fastest:.0f} are 70 (Gallo 2014; Street & Brady 1982).",
        PartName.HESITATIONS: "Um, uh and the like a minute of speech; a filler phrase weighs "
        f"{bands.phrase_weight:g}. Up to {bands.hesitations_free:g} is 100 points, "
        f"{bands.hesitations_clear:g} is 40 (Laske & DiGennaro Reed 2024).",
        PartName.PAUSES: "Seconds by which silences inside an answer exceed "
        f"{bands.pause_deliberate_s:g} s, those beyond {bands.pause_long_s:g} s twice (Liu 2022; "
        "Lundholm Fors 2015). The time before the first word is never counted.",
        PartName.FOCUS: "Share of the speaking time with the eyes on the screen, from your own "
        f"zero. From {100 * bands.focus_free:.0f} % on it is 100 points.",
        PartName.DISTRACTIONS: f"Looks away of {settings.seeing.distraction_s:g} s and longer, in "
        "seconds a minute: 3 are 85 points, 12 are 40. It is where the eyes were, nothing more.",
    }


def privacy(consent: Consent, settings: Settings) -> str:
    """Return what is kept of an interview, and until when."""
    days = settings.privacy.retention_days
    kept = (
        f"Transcript, measures and score are kept for {days} days and then deleted; the career "
        "centre deletes them sooner if you ask."
        if consent.keep and days
        else "Transcript, measures and score are not kept: this paper is the only copy."
    )
    return (
        "Sound and pictures were never written to a disk. Everything was measured on the booth; "
        f"nothing left it. The resume's text is not kept, only the lines quoted above. {kept}"
    )
