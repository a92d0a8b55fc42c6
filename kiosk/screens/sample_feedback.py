"""Answers of every kind of judgement, for the gallery: good, half told, a list, not heard."""

from dataclasses import replace

import numpy as np

from kiosk.coach.measure.content import measure
from kiosk.domain.interview import Answer, Interview
from kiosk.domain.job import Question, QuestionKind
from kiosk.domain.measures import Focus, Measures, Pause, PauseKind, Speech
from kiosk.domain.sight import Look
from kiosk.domain.sound import Transcript
from kiosk.domain.units import Measure
from kiosk.screens import sample
from kiosk.screens.sample_texts import GOOD, HOLLOW, JOB_WORDS, LONG_QUESTION, STORY, TOLD

WHY = "the job asks for it"
STORY_ASKED = Question("s1", STORY, QuestionKind.BEHAVIOURAL, WHY, None, None, JOB_WORDS, GOOD)
TOOLS_ASKED = Question(
    "s2",
    "Which of the tools this job names have you used, and what for?",
    QuestionKind.TECHNICAL,
    WHY,
    keywords=JOB_WORDS,
    good="Two or three of them, each with one thing you did with it and what came of it.",
)
UNHEARD = Transcript(language=None, why_not="I could not make out words")


def story() -> Answer:
    """Return a good story."""
    return sample.answer_to(STORY_ASKED, sample.transcript(TOLD["story"], 2.4))


def story_without_result() -> Answer:
    """Return a story that stops before its end, told with a look away and a long pause."""
    said = sample.transcript(TOLD["no-result"], 2.3)
    pauses = (Pause(6.2, 8.6, PauseKind.LONG),)
    return sample.answer_to(STORY_ASKED, said, ((9.0, 12.5, Look.LEFT),), pauses)


def a_list() -> Answer:
    """Return names of tools one after the other."""
    return sample.answer_to(TOOLS_ASKED, sample.transcript(TOLD["list"], 2.6))


def long_question() -> Answer:
    """Return a good story as the answer to a question of more than sixty words."""
    question = replace(STORY_ASKED, text=LONG_QUESTION, kind=QuestionKind.CLAIM)
    return sample.answer_to(question, sample.transcript(TOLD["story"], 2.4))


def unheard() -> Answer:
    """Return an answer of which no words could be made out, without a camera."""
    content = measure(
        STORY_ASKED, UNHEARD, sample.JOB, lambda texts: np.zeros((len(texts), 1), np.float32)
    )
    measures = Measures(_silent(), Focus(Measure.missing("share", "no camera")), content)
    return Answer(STORY_ASKED, UNHEARD, measures, 0.0, 21.0)


def _silent() -> Speech:
    none = Measure.missing("", "no words could be made out")
    return Speech(
        seconds=0.0,
        speech_s=0.0,
        words=0,
        speaking_rate=none,
        articulation_rate=none,
        beat=none,
        beat_stability=none,
        rate_windows=(),
        hesitations_per_minute=none,
        hesitations_per_100_words=none,
        fillers=(),
        pauses=(),
        thinking_time=none,
        loudness_movement=none,
        pitch_movement=none,
        snr=none,
    )


def without_score() -> Interview:
    """Return an interview of which too little was answered for a score."""
    whole = sample.interview()
    silent = tuple(replace(unheard(), question=a.question) for a in whole.answers[2:])
    return sample.of_answers(whole.answers[:2] + silent)


def held_down() -> Interview:
    """Return an interview whose answers hold little, one of them unheard, spoken well."""
    asked = sample.interview().questions
    empty = [sample.answer_to(asked[n], sample.transcript(HOLLOW[n - 1], 2.4)) for n in (1, 2)]
    silent = replace(unheard(), question=asked[4])
    return sample.of_answers((*empty, story_without_result(), a_list(), silent))
