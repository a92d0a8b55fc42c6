"""Put what was heard and seen of one answer into measures: how it was spoken, seen and meant."""

from kiosk.coach.match import Embed
from kiosk.coach.measure import content, focus, speech
from kiosk.domain.job import Job, Question
from kiosk.domain.measures import Measures
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.sound import Transcript


def measure(
    question: Question,
    transcript: Transcript,
    take: Take,
    job: Job,
    embed: Embed,
    settings: Settings,
) -> Measures:
    """Return every measure of one answer, each with its quality or why it was not measured.

    Focus is judged over the time of speaking: from the first to the last of the voice, so that
    thinking before an answer is nobody's business.
    """
    spoken = ((take.speech[0][0], take.speech[-1][1]),) if take.speech else ()
    return Measures(
        speech=speech.measure(take, transcript, settings),
        focus=focus.measure(take.glimpses, take.calibration, spoken, take.seconds, settings),
        content=content.measure(question, transcript, job, embed),
    )
