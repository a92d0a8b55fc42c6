"""How each number of a report is made, in the words of docs/score.md, and what is kept."""

from kiosk.domain.interview import Consent, PartName, Score
from kiosk.domain.sections import Bands
from kiosk.domain.settings import Settings


def how_made(score: Score, settings: Settings) -> tuple[tuple[str, ...], ...]:
    """Return a row for each part: its name, its share, what was found or why not, its making."""
    made = _made(settings)
    return tuple(
        (
            part.name[0].upper() + part.name[1:],
            f"{100 * part.weight:.0f} %" if part.value is not None else "–",
            part.reason[:1].upper() + part.reason[1:],
            made[part.name],
        )
        for part in score.parts
    )


def _made(settings: Settings) -> dict[PartName, str]:
    bands: Bands = settings.bands
    slow, fast = bands.pace_green
    slowest, fastest = bands.pace_amber
    return {
        PartName.KEYWORDS: "Three of the words a question is about make a full answer (all where "
        "it has fewer): 100 points, two of three 85, one 55. Another word of the job counts half.",
        PartName.RELEVANCE: "Nearness in meaning of the answer to the question, its requirement "
        "and the job, as the likelihood to be on topic, calibrated on labelled pairs.",
        PartName.STAR: "Situation, task, action, result: which of them a story told. Ten points "
        "less for a result without a number, ten for only “we”.",
        PartName.OWN: "Who did what was done, and whether a figure stands by it.",
        PartName.PACE: f"Words without hesitations a minute. {slow:.0f} to {fast:.0f} is 100 "
        f"points, {slowest:.0f} and {fastest:.0f} are 70 (Gallo 2014; Street & Brady 1982).",
        PartName.HESITATIONS: "Um, uh and the like a minute of speech; a filler phrase weighs "
        f"{bands.phrase_weight:g}. Up to {bands.hesitations_free:.0f} is 100 points, "
        f"{bands.hesitations_clear:.0f} is 40 (Laske & DiGennaro Reed 2024).",
        PartName.PAUSES: f"Seconds by which silences inside an answer exceed "
        f"{bands.pause_deliberate_s:g} s, those beyond {bands.pause_long_s:g} s twice (Liu 2022; "
        "Lundholm Fors 2015). The time before the first word is never counted.",
        PartName.FOCUS: "Share of the speaking time with the eyes on the screen, from your own "
        f"zero. From {100 * bands.focus_free:.0f} % on it is 100 points.",
        PartName.DISTRACTIONS: f"Looks away of {settings.seeing.distraction_s:g} s and longer, in "
        "seconds a minute: 3 are 85 points, 12 are 40. It is where the eyes were, nothing more.",
    }


def privacy(consent: Consent, settings: Settings) -> str:
    """Return what is kept of an interview, and until when."""
    recording = (
        "The sound was kept because you and the career centre both allowed it. "
        if consent.keep_recording and settings.privacy.allow_recordings
        else "Sound and pictures were never written to a disk. "
    )
    days = settings.privacy.retention_days
    kept = (
        f"Transcript, measures and score are kept for {days} days and then deleted; the career "
        "centre deletes them sooner if you ask."
        if consent.keep and days
        else "Transcript, measures and score are not kept: this paper is the only copy."
    )
    return (
        f"{recording}Everything was measured on the booth; nothing left it. The resume's text is "
        f"not kept, only the lines quoted above. {kept}"
    )
