"""What a report tells, and in which order: an interview in, blocks out; no page, no font."""

from collections.abc import Iterator

from kiosk.coach.scoring.score import score
from kiosk.coach.scoring.takes import clock, last_takes, titles
from kiosk.domain.interview import Answer, Interview, Mode
from kiosk.domain.settings import Settings
from kiosk.report.answers import tell_answer
from kiosk.report.blocks import (
    Block,
    Cover,
    CoverageMap,
    Fit,
    FocusTimeline,
    Heading,
    Keywords,
    Legend,
    Rows,
    Text,
    Todo,
    Verdict,
)
from kiosk.report.methods import how_made, privacy

FEW, MANY_WORDS = 3, 600
"""More answers and more words than these are set smaller: five answers stay on four pages."""
NOT_YOU = (
    "The score describes what could be heard and seen in these answers. It says nothing about "
    "feelings, personality or honesty, and it is practice, not a decision about anybody."
)


def tell(interview: Interview, settings: Settings) -> tuple[Block, ...]:
    """Return the report of an interview; of a question answered again the last take is told."""
    answers = last_takes(interview.answers)
    return (
        *_first_page(interview, answers, settings),
        *_job(interview, answers),
        *_eyes(answers),
        *_answers(interview, answers, settings),
        *_closing(interview, settings),
    )


def _first_page(
    interview: Interview, answers: tuple[Answer, ...], settings: Settings
) -> Iterator[Block]:
    started = interview.started_at
    asked = "1 question" if len(answers) == 1 else f"{len(answers)} questions"
    spoken = sum(a.seconds for a in answers)
    practice = "practice, with feedback" if interview.mode is Mode.PRACTICE else "interview"
    when = f"{started.day} {started:%B %Y, %H:%M} UTC"
    yield Cover(
        interview.candidate or "Your interview",
        (interview.job.title, f"{when} · {practice} · {asked} answered in {clock(spoken)} minutes"),
    )
    result = interview.score or score(answers, settings, interview.alignment)
    yield Heading("Confidence Score", 1)
    yield Verdict(result)
    yield Text(result.sentence)
    yield Text(NOT_YOU, quiet=True)
    yield Heading("What to work on", 1)
    if not result.advice:
        yield Text(
            "Nothing costs you much. Do it again with a job that asks for more."
            if result.value is not None
            else "Nothing could be measured, so there is nothing to advise. The last page says why."
        )
    names = dict(zip((a.question.id for a in answers), titles(answers), strict=True))
    for number, advice in enumerate(result.advice, 1):
        where = names.get(advice.question_id or "", "").capitalize()
        moment = f"{where} · {clock(advice.at)}" if advice.at is not None else where
        yield Todo(number, moment, advice)


def _job(interview: Interview, answers: tuple[Answer, ...]) -> Iterator[Block]:
    yield Heading("Your resume and the job", 1)
    if interview.alignment is None or interview.alignment.score is None:
        alignment = interview.alignment
        why = alignment.why_not if alignment and alignment.why_not else "no resume was read"
        yield Text(f"How well the resume fits the job was not measured: {why}.")
    else:
        yield Fit(interview.alignment)
        if interview.alignment.stuffed:
            yield Text(
                "The resume repeats the job's words without saying what was done with them. "
                "Say what you did, and they count."
            )
    if interview.coverage:
        yield Heading("What the job asks for, and where it was proven", 2)
        named = zip((a.question.id for a in answers), titles(answers), strict=True)
        yield CoverageMap(interview.coverage, tuple(named))
    asked = tuple(a for a in answers if a.question.keywords)
    if any(a.measures.content.keyword_relevance.value is not None for a in asked):
        yield Heading("The words each question looked for", 2)
        yield Keywords(asked)


def _eyes(answers: tuple[Answer, ...]) -> Iterator[Block]:
    if not answers:
        return
    yield Heading("Where your eyes were", 1)
    reasons = dict.fromkeys(a.measures.focus.ratio.why_not for a in answers)
    if None not in reasons:
        yield Text(f"Not measured: {'; '.join(str(why) for why in reasons)}.")
        return
    yield FocusTimeline(answers)
    yield Text(
        "Dark: on the screen. Pale: a glance, which costs nothing. Orange, with its direction: a "
        "look away of two seconds or more. Before the upright line you were thinking; that is "
        "never counted. On the right: the share of your speaking time with the eyes on the screen.",
        quiet=True,
    )


def _answers(
    interview: Interview, answers: tuple[Answer, ...], settings: Settings
) -> Iterator[Block]:
    yield Heading("Your answers", 1)
    if not answers:
        yield Text("No question was answered.")
        return
    if any(answer.transcript.words for answer in answers):
        yield Legend()
    words = sum(a.measures.speech.words for a in answers)
    tight = len(answers) > FEW and words > MANY_WORDS
    for title, answer in zip(titles(answers), answers, strict=True):
        takes = [a for a in interview.answers if a.question.id == answer.question.id]
        yield from tell_answer(title.capitalize(), takes, settings, tight=tight)


def _closing(interview: Interview, settings: Settings) -> Iterator[Block]:
    result = interview.score or score(interview.answers, settings, interview.alignment)
    yield Heading("How each number was made", 1)
    head = ("Part", "Share", "This interview", "How it is made")
    yield Rows(head, how_made(result, settings), (0.15, 0.06, 0.36, 0.43))
    if interview.models:
        models = "; ".join(f"{purpose}: {name}" for purpose, name in interview.models)
        yield Text(f"Models used, all on the booth itself: {models}.", quiet=True)
    yield Heading("What is kept", 2)
    yield Text(privacy(interview.consent, settings), quiet=True)
