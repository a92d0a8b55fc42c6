"""What one answer comes to: its measures and its score, and once more without words not said."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from kiosk.coach.measure.delivery import as_agreed
from kiosk.coach.measure.measure import measure
from kiosk.coach.measure.strike import without
from kiosk.coach.scoring.score import score_answer
from kiosk.domain.interview import Answer, Interview
from kiosk.domain.job import Question
from kiosk.domain.sight import Take
from kiosk.domain.sound import Transcript
from kiosk.interview.parts import Parts


def understood(
    question: Question, transcript: Transcript, take: Take, interview: Interview, parts: Parts
) -> Answer:
    """Return the answer with its measures and its score."""
    vectors = parts.meaning.vectors
    measures = measure(question, transcript, take, interview.job, vectors, parts.settings)
    delivery = interview.consent.delivery
    transcript, speech = as_agreed(transcript, measures.speech, delivery)
    measures = replace(measures, speech=speech)
    earlier = [n for n, answer in enumerate(interview.answers) if answer.question.id == question.id]
    answer = Answer(
        question=question,
        transcript=transcript,
        measures=measures,
        started_s=take.started_s,
        seconds=take.seconds,
        retake_of=earlier[0] if earlier else None,
    )
    return replace(answer, score=score_answer(answer, parts.settings))


def corrected(
    interview: Interview, numbers: AbstractSet[int], take: Take, parts: Parts
) -> Interview:
    """Return the interview, its last answer without these words and everything measured anew."""
    *before, last = interview.answers
    earlier = replace(interview, answers=tuple(before))
    transcript = without(last.transcript, numbers)
    answer = understood(last.question, transcript, take, earlier, parts)
    return replace(earlier, answers=(*before, replace(answer, goal=last.goal)))
