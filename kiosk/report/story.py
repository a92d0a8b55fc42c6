"""What a report tells, and in which order: an interview in, blocks out; no page, no font."""

from collections.abc import Iterator

from kiosk.coach.scoring.score import score
from kiosk.coach.scoring.takes import clock, last_takes
from kiosk.domain.interview import Answer, Interview, Mode, Score
from kiosk.domain.settings import Settings
from kiosk.report.answers import tell_answer
from kiosk.report.blocks import (
    Block,
    CardCode,
    Cover,
    CoverageMap,
    Fit,
    FocusTimeline,
    Heading,
    Keywords,
    Legend,
    Points,
    Rows,
    Text,
    Todo,
    Verdict,
)
from kiosk.report.judged import looks_for_words, names_of
from kiosk.report.methods import CANNOT_SEE, found, how_made, privacy, the_whole
from kiosk.report.strengths import strengths

NOT_YOU = (
    "The score describes what could be heard and seen in these answers. It says nothing about "
    "feelings, personality or honesty, and it is practice, not a decision about anybody."
)


CARD_SAYS = (
    "Hold it to the booth's camera when you come again and type your PIN: you see your progress, "
    "are not asked the same again, and go on with your goal. It holds dates, the kind of job, the "
    "parts of the score and your goal, sealed under your PIN and the campus' key. The booth keeps "
    "none of it."
)


def tell(interview: Interview, settings: Settings, *, tight: bool = False) -> tuple[Block, ...]:
    """Return the report of an interview; of a question answered again the last take is told.

    `tight` sets the transcripts smaller.
    """
    answers = last_takes(interview.answers)
    result = interview.score or score(interview.answers, settings, interview.alignment)
    return (
        *_head(interview, answers),
        *_verdict(answers, result, settings),
        *_answers(interview, answers, settings, tight=tight),
        *_job(interview, answers),
        *_eyes(answers),
        *_closing(interview, result, settings, tight=tight),
    )


def _head(interview: Interview, answers: tuple[Answer, ...]) -> Iterator[Block]:
    started = interview.started_at
    asked = "1 question" if len(answers) == 1 else f"{len(answers)} questions"
    spoken = sum(a.seconds for a in answers)
    practice = "practice, with feedback" if interview.mode is Mode.PRACTICE else "interview"
    when = f"{started.day} {started:%B %Y, %H:%M} UTC"
    yield Cover(
        interview.candidate or "Your interview",
        (interview.job.title, f"{when} · {practice} · {asked} in {clock(spoken)} minutes"),
    )


def _verdict(answers: tuple[Answer, ...], result: Score, settings: Settings) -> Iterator[Block]:
    yield Heading("Confidence Score", 1)
    yield Verdict(result)
    yield Text(result.sentence)
    names = names_of(answers)
    if any(part.value for part in result.parts):
        yield Heading("What was strong", 1)
        good = strengths(answers, names, result, settings)
        yield from good or (Text("Nothing stands out yet. Begin with what stands below."),)
    yield Heading("What to work on", 1)
    if not result.advice:
        yield Text(
            "Nothing costs you much. Do it again with a job that asks for more."
            if result.value is not None
            else "Nothing could be measured, so there is nothing to advise. The last page says why."
        )
    called = dict(zip((a.question.id for a in answers), names, strict=True))
    for number, advice in enumerate(result.advice, 1):
        where = called.get(advice.question_id or "", "")
        moment = f"{where} · {clock(advice.at)}" if advice.at is not None else where
        yield Todo(number, moment, advice)
    yield Heading("What this report cannot see", 2)
    yield Text(f"{NOT_YOU} {CANNOT_SEE}", quiet=True)


def _job(interview: Interview, answers: tuple[Answer, ...]) -> Iterator[Block]:
    alignment = interview.alignment
    has_resume = alignment is not None and alignment.score is not None
    yield Heading("Your resume and the job" if has_resume else "You and the job", 1)
    if alignment is None or alignment.score is None:
        why = alignment.why_not if alignment and alignment.why_not else "no resume was read"
        yield Text(f"How well a resume fits the job was not measured: {why}.", quiet=True)
    else:
        yield Fit(alignment)
        if alignment.stuffed:
            yield Text(
                "The resume repeats the job's words without saying what was done with them. "
                "Say what you did, and they count."
            )
    if interview.coverage:
        yield Heading("What the job asks for, and where it was shown", 2)
        called = zip((a.question.id for a in answers), names_of(answers), strict=True)
        yield CoverageMap(interview.coverage, tuple(called), has_resume)
    named = zip(answers, names_of(answers), strict=True)
    looking = [(answer, name) for answer, name in named if looks_for_words(answer)]
    if looking:
        asked, names = zip(*looking, strict=True)
        yield Heading("The words each question looked for", 2)
        yield Keywords(asked, names)


def _eyes(answers: tuple[Answer, ...]) -> Iterator[Block]:
    if not answers:
        return
    yield Heading("Where your eyes were", 1)
    reasons = dict.fromkeys(a.measures.focus.ratio.why_not for a in answers)
    if None not in reasons:
        yield Text(f"Not measured: {'; '.join(str(why) for why in reasons)}.")
        return
    yield FocusTimeline(answers, names_of(answers))
    yield Text(
        "Dark: on the screen. Pale: a glance, which costs nothing. Orange, with its direction: a "
        "look away of two seconds or more. Before the upright line you were thinking; that is "
        "never counted. On the right: the share of your speaking time with the eyes on the screen.",
        quiet=True,
    )


def _answers(
    interview: Interview, answers: tuple[Answer, ...], settings: Settings, *, tight: bool
) -> Iterator[Block]:
    yield Heading("Your answers", 1)
    if not answers:
        yield Text("No question was answered.")
        return
    if any(answer.transcript.words for answer in answers):
        yield Legend()
    for name, answer in zip(names_of(answers), answers, strict=True):
        takes = [a for a in interview.answers if a.question.id == answer.question.id]
        yield from tell_answer(name, takes, settings, tight=tight)


def _closing(
    interview: Interview, result: Score, settings: Settings, *, tight: bool
) -> Iterator[Block]:
    yield Heading("How the numbers were made", 1)
    yield Rows(("Part", "Weight", "This interview"), found(result), (0.19, 0.09, 0.72))
    yield Points((*the_whole(), *how_made(settings)), tight)
    if interview.models:
        models = "; ".join(f"{purpose}: {name}" for purpose, name in interview.models)
        yield Text(f"Models used, all on the booth itself: {models}.", quiet=True)
    yield Heading("What is kept", 2)
    yield Text(privacy(interview.consent, settings), quiet=True)
    if interview.card is not None:
        yield Heading("Your card for the next visit", 2)
        yield CardCode(interview.card, CARD_SAYS)
