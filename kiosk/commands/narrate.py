"""An interview in words, event by event, for a person who reads along."""

from typing import Any

from kiosk.coach.scoring.headline import headline
from kiosk.commands.output import say
from kiosk.domain.interview import Answer, Interview, Score
from kiosk.domain.job import Alignment
from kiosk.domain.units import Measure
from kiosk.interview import events


def tell(event: events.Event) -> None:
    """Say one event in words, on standard error."""
    match event:
        case events.Matched(alignment):
            tell_match(alignment)
        case events.Asking(question, clip, number, of):
            say(f"\nQuestion {number} of {of} [{question.kind}, voice: {clip.source}]")
            say(f"  {question.text}")
            say(f"  why: {question.why}")
        case events.Answered(answer):
            tell_answer(answer)
        case events.Trouble(code, message):
            say(f"  ! {message} ({code})")
        case events.Finished(interview) if interview.score is not None:
            tell_score(interview, interview.score)


def tell_match(alignment: Alignment) -> None:
    if alignment.score is None:
        say(f"Alignment: not measured. {alignment.why_not}")
        return
    say(f"Alignment: {alignment.score:.0f} of 100, {alignment.band}")
    for found in alignment.requirements:
        state = "met" if found.met else "in part" if found.half else "missing"
        say(f"  {state:<8} {found.requirement.text}")
        if found.half:
            without = f", not {', '.join(found.lacks)}" if found.lacks else ""
            say(f"           shows {', '.join(found.shows)}{without}")
        elif found.evidence:
            say(f'           "{found.evidence}"')


def tell_answer(answer: Answer) -> None:
    if answer.transcript.words:
        say(f'  heard: "{answer.transcript.text}"')
    else:
        say(f"  heard nothing: {answer.transcript.why_not}")

    speech = answer.measures.speech
    say(
        f"  pace {in_words(speech.speaking_rate)}, beat {in_words(speech.beat)}, "
        f"hesitations {in_words(speech.hesitations_per_minute)}, "
        f"pauses {speech.pauses_left_out or len(speech.pauses)}"
    )
    content = answer.measures.content
    held = {hit.keyword for hit in content.shown}
    named = [hit.keyword for hit in content.said if hit.keyword not in held]
    say(f"  {headline(answer)}")
    say(f"  keywords shown: {', '.join(sorted(held)) or 'none'}; only named: "
        f"{', '.join(named) or 'none'}")  # fmt: skip

    focus = answer.measures.focus
    away = ", ".join(f"{d.kind} {d.start:.1f} to {d.end:.1f} s" for d in focus.distractions)
    say(f"  focus {in_words(focus.ratio)}, looked away: {away or 'never'}")


def tell_score(interview: Interview, score: Score) -> None:
    say(f"\n{score.sentence}")
    for part in score.parts:
        value = "not measured" if part.value is None else f"{part.value:.0f}"
        say(f"  {part.name.said:<21} {value:>12}  weight {part.weight:.2f}  {part.reason}")
    for advice in score.advice:
        say(f"  work on: {advice.text}")
    for line in interview.coverage:
        how = "not said" if line.said is None else line.how or "said"
        say(f"  {how:<15} {line.requirement.text}")
    for found in looks_away(interview):
        say(f"  looked {found['kind']} from {found['start']:.1f} to {found['end']:.1f} s")
    say("")


def in_words(measure: Measure) -> str:
    if measure.value is None:
        return f"not measured ({measure.why_not})"
    return f"{measure.value:.3g} {measure.unit}"


def looks_away(interview: Interview) -> list[dict[str, Any]]:
    """Return every distraction in the interview's clock, seconds."""
    return [
        {
            "answer": place,
            "kind": str(found.kind),
            "start": round(answer.started_s + found.start, 2),
            "end": round(answer.started_s + found.end, 2),
        }
        for place, answer in enumerate(interview.answers, 1)
        for found in answer.measures.focus.distractions
    ]
