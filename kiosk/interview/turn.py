"""One turn of the talk: the coach asks, leaves time to think where that is wanted, and listens."""

from collections.abc import Generator
from dataclasses import dataclass, replace

from kiosk.domain.interview import Answer, Interview, Mode
from kiosk.domain.job import Character, ClipSource, Question, QuestionKind
from kiosk.domain.sight import Take
from kiosk.domain.sound import SKIPPED, Transcript
from kiosk.interview import events
from kiosk.interview.controls import Controls, Wish
from kiosk.interview.listen import listen
from kiosk.interview.parts import Parts
from kiosk.interview.understand import understood
from kiosk.senses.gaze import rezero
from kiosk.senses.transcribed import with_second_voice

Steps = Generator[events.Event, None, None]

POLL_S = 0.03
COUNT_S = 0.25
"""How often the countdown of the thinking time is told."""
TRANSCRIPT_DEADLINE_S = 60.0
BRIEFLY = "Briefly, please."
"""So short that the silence it makes in an answer is a natural pause."""
THANKS = "Thank you, I have that."
WARM_UP = Question(
    id="warm-up",
    text="Let us warm up first; this one does not count. How did you come here today?",
    kind=QuestionKind.OPENING,
    why="To hear one's own voice in this room once before it counts.",
)


@dataclass(frozen=True)
class Talk:
    """What every turn of an interview is run with."""

    parts: Parts
    controls: Controls
    started: float
    """The devices' clock when the interview began."""


def take_turn(
    question: Question, place: tuple[int, int], interview: Interview, talk: Talk
) -> Generator[events.Event, None, tuple[Answer, Take]]:
    """Ask until the question was understood, then hear the answer, or that there is none."""
    talk.controls.forget(Wish.DONE, Wish.REPEAT, Wish.SKIP)
    while True:
        yield from ask(question, place, talk)
        if interview.mode is Mode.PRACTICE:
            yield from leave_time(question, talk)
        heard = yield from hear(question, interview, talk)
        if heard is not None:
            return heard


def warm_up(interview: Interview, talk: Talk) -> Steps:
    """Ask for something nobody judges, in Practice; what is said is forgotten at once."""
    if interview.mode is not Mode.PRACTICE or not talk.parts.settings.interviewing.warm_up:
        return
    talk.controls.forget(Wish.DONE, Wish.REPEAT, Wish.SKIP)
    yield from ask(WARM_UP, (0, len(interview.questions)), talk)
    yield events.Listening(WARM_UP)
    unheld = replace(talk.parts, recall=None)
    yield from listen(unheld, talk.controls, (), talk.started)
    talk.controls.forget(Wish.DONE, Wish.REPEAT, Wish.SKIP)


def ask(question: Question, place: tuple[int, int], talk: Talk) -> Steps:
    """Speak a question and wait until it was heard; captions alone where no voice can be had."""
    parts = talk.parts
    clip = parts.voice.clip(question.text, personal=question.personal)
    if clip.source is ClipSource.NONE:
        yield events.Trouble("clip-unavailable", "The coach has no voice now: please read along.")

    yield from said(talk)  # the thanks for the answer before
    asked_at = parts.devices.clock.now()
    parts.devices.speaker.say(clip)
    yield events.Asking(question, clip, *place)
    yield from said(talk)
    if talk.controls.stopped:
        return

    # Whoever listens looks at the coach: a quiet moment to follow the person's own zero.
    if parts.sight is not None and parts.sight.calibration is not None:
        seen = parts.sight.between(asked_at, parts.devices.clock.now())
        parts.sight.calibration = rezero(parts.sight.calibration, seen, parts.settings.seeing)


def said(talk: Talk) -> Steps:
    """Wait until what the coach says was heard; nobody who stops the interview hears more."""
    speaker = talk.parts.devices.speaker
    while speaker.saying() is not None:
        if not talk.controls.pause(POLL_S):
            speaker.hush()
            return
    yield from ()


def leave_time(question: Question, talk: Talk) -> Steps:
    """Count down the time to think, where staff give some; Done ends it early."""
    left = talk.parts.settings.listening.think_s
    while left > 0 and not talk.controls.granted(Wish.DONE):
        yield events.Pondering(question, left)
        if not talk.controls.pause(COUNT_S):
            return
        left -= COUNT_S


def hear(
    question: Question, interview: Interview, talk: Talk
) -> Generator[events.Event, None, tuple[Answer, Take] | None]:
    """Listen to one answer, then say what was heard and measured; None: the question once more."""
    parts, controls = talk.parts, talk.controls
    if parts.recall is not None:
        parts.recall.begin(len(interview.answers))
    yield events.Listening(question)
    controls.forget(Wish.DONE)
    character, brief = interview.job.character, None
    if character is Character.PRESSING:
        brief = parts.voice.clip(BRIEFLY)
    keywords = interview.job.keywords
    take: Take = yield from listen(parts, controls, keywords, talk.started, brief)
    if not interview.consent.camera:
        take = replace(take, glimpses=())
    if controls.granted(Wish.REPEAT) and not controls.stopped:
        return None
    if controls.granted(Wish.SKIP):
        left_out = Transcript(language=None, why_not=SKIPPED)
        return understood(question, left_out, take, interview, parts), take

    if parts.recall is not None:
        parts.recall.hear(take.samples)
    yield events.Thinking(question)
    if character is Character.FRIENDLY:
        parts.devices.speaker.say(parts.voice.clip(THANKS))
    transcript = parts.hearing.finish(TRANSCRIPT_DEADLINE_S)
    transcript = with_second_voice(transcript, take.second_voice_s)
    answer = understood(question, transcript, take, interview, parts)
    return (answer if answer.retake_of is None else replace(answer, goal=controls.goal)), take
