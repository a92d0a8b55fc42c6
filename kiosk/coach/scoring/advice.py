"""What to work on: at most three things, each tied to a moment of the interview and doable.

A part is worth advice by the points it costs the whole: its weight times what it misses.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from kiosk.coach.scoring.evidence import excess_s, inner_pauses, looks_away, too_short
from kiosk.coach.scoring.heard import Heard
from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Advice, Answer, Part, PartName
from kiosk.domain.measures import StarPart
from kiosk.domain.sound import Filler, FillerKind

MOST = 3
WORTH = 1.0
"""Points of the whole that a part must cost before we speak of it."""
WINDOW_S = 10.0
BESIDE = 0.5
"""Relevance below which an answer is more likely off its question than on it."""
STAR_HINTS = {
    StarPart.RESULT: "Close with one sentence on what came of it, with a number in it.",
    StarPart.ACTION: "Say what you did yourself, step by step, beginning with I.",
    StarPart.TASK: "Say in one sentence what was yours to do.",
    StarPart.SITUATION: "Begin with one sentence on where and when it was.",
}
DIRECTIONS = {"left": "to the left", "right": "to the right", "up": "up", "down": "down"}
TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times"}


def advise(parts: Sequence[Part], heard: Heard) -> tuple[Advice, ...]:
    """Return what to work on, the dearest first. Focus and distractions are one thing."""
    found = list(_short(heard))
    costs = {p.name: p.weight * (100.0 - p.value) for p in parts if p.value is not None}
    for name in sorted(costs, key=lambda name: -costs[name]):
        advice = ADVISERS[name](heard) if costs[name] >= WORTH else None
        if advice is not None and all(advice.text != other.text for other in found):
            found.append(advice)
    return tuple(found[:MOST])


def _short(heard: Heard) -> Iterator[Advice]:
    for title, answer in heard.named():
        words = answer.measures.speech.words
        if words and too_short(answer, heard.settings.bands):
            end = answer.transcript.words[-1].end if answer.transcript.words else answer.seconds
            yield Advice(
                f"Your answer to {title} ended at {clock(end)} after {words} words, too short to "
                "judge. Aim for a minute: the point first, then one example.",
                PartName.RELEVANCE,
                answer.question.id,
                end,
            )
            return


def _on_keywords(heard: Heard) -> Advice | None:
    proven = heard.alignment.matched if heard.alignment else ()
    missed = [
        (_proven_first(answer, proven), value, title, answer)
        for title, answer in heard.judged()
        if (value := answer.measures.content.keyword_relevance.value) is not None
        and value < 1.0
        and answer.measures.content.missed
    ]
    if not missed:
        return None
    *_, title, answer = min(missed, key=lambda one: one[:2])
    words = sorted(answer.measures.content.missed, key=lambda k: k not in proven)[:3]
    end = answer.transcript.words[-1].end
    try_this = (
        f"{words[0]} is in your resume: say what you did with it, and what came of it."
        if words[0] in proven
        else "Say what you know of it, or how you would learn it."
    )
    text = f"When {title} ended at {clock(end)}, {_none_of(words)} come up. {try_this}"
    return Advice(text, PartName.KEYWORDS, answer.question.id, end)


def _proven_first(answer: Answer, proven: Sequence[str]) -> int:
    """Return 0 where the resume proves a keyword that was not said: that is easiest to mend."""
    return 0 if set(answer.measures.content.missed) & set(proven) else 1


def _none_of(words: Sequence[str]) -> str:
    if len(words) == 1:
        return f"{words[0]} had not"
    return f"neither {', '.join(words[:-1])} nor {words[-1]} had"


def _on_relevance(heard: Heard) -> Advice | None:
    fits = [(a.measures.content.relevance.value, t, a) for t, a in heard.judged()]
    measured = [(value, t, a) for value, t, a in fits if value is not None]
    if not measured:
        return None
    fit, title, answer = min(measured, key=lambda one: one[0])
    start = answer.transcript.words[0].start
    good = f" A good answer holds: {answer.question.good}" if answer.question.good else ""
    return Advice(
        f"The answer to {title}, from {clock(start)} on, "
        f"{'went past' if fit < BESIDE else 'only partly met'} what was asked. Make the first "
        f"sentence the answer itself, then give the example.{good}",
        PartName.RELEVANCE,
        answer.question.id,
        start,
    )


def _on_star(heard: Heard) -> Advice | None:
    stories = [
        (t, a) for t, a in heard.judged() if a.measures.content.star.complete.value is not None
    ]
    if not stories:
        return None
    title, answer = min(stories, key=lambda one: one[1].measures.content.star.complete.value or 0.0)
    star = answer.measures.content.star
    told = {sentence.part for sentence in star.parts}
    absent = [part for part in STAR_HINTS if part not in told]
    end = answer.transcript.words[-1].end
    if absent:
        lacks = f"Your story in {title} ended at {clock(end)} without its {absent[0]}."
        text = f"{lacks} {STAR_HINTS[absent[0]]}"
    elif star.only_we:
        text = (
            f'Until {clock(end)} of {title} it was always "we". Say which part was yours: '
            "I asked, I built, I decided."
        )
    else:
        text = (
            f"The result of your story in {title}, before {clock(end)}, had no number. "
            "Say how much, how many or how fast."
        )
    return Advice(text, PartName.STAR, answer.question.id, end)


def _on_pace(heard: Heard) -> Advice | None:
    slow, fast = heard.settings.bands.pace_green
    windows = [
        (max(rate - fast, slow - rate), rate, middle - WINDOW_S / 2, title, answer)
        for title, answer in heard.judged()
        for middle, rate in answer.measures.speech.rate_windows
    ]
    worst = max(windows, key=lambda one: one[0], default=None)
    if worst is None or worst[0] <= 0:
        return None
    _, rate, start, title, answer = worst
    start = max(start, 0.0)
    try_this = (
        "Stop for one breath after each sentence."
        if rate > fast
        else "Say the next sentence to the end before you start to search for the one after it."
    )
    return Advice(
        f"From {clock(start)} of {title} you spoke {rate:.0f} words a minute; {slow:.0f} to "
        f"{fast:.0f} is easy to follow. {try_this}",
        PartName.PACE,
        answer.question.id,
        start,
    )


def _on_hesitations(heard: Heard) -> Advice | None:
    crowds = [(_crowd(answer), title, answer) for title, answer in heard.judged()]
    crowd, title, answer = max(crowds, key=lambda one: len(one[0]), default=([], "", None))
    if not crowd or answer is None:
        return None
    said = Counter(f.word.lower().strip(",.") for f in crowd).most_common(2)
    times = " and ".join(f"{word} {TIMES.get(n, f'{n} times')}" for word, n in said)
    return Advice(
        f"At {clock(crowd[0].start)} of {title} you said {times} in ten seconds. When you feel the "
        "next one coming, close your lips: a silent second sounds sure.",
        PartName.HESITATIONS,
        answer.question.id,
        crowd[0].start,
    )


def _crowd(answer: Answer) -> list[Filler]:
    """Return the ten seconds of an answer with the most hesitations and filler phrases."""
    fillers = [f for f in answer.measures.speech.fillers if f.kind is not FillerKind.HEDGE]
    crowds = [[f for f in fillers if 0 <= f.start - first.start < WINDOW_S] for first in fillers]
    return max(crowds, key=len, default=[])


def _on_pauses(heard: Heard) -> Advice | None:
    pauses = [(p, t, a) for t, a in heard.judged() for p in inner_pauses(a)]
    bands = heard.settings.bands
    longest = max(pauses, key=lambda one: excess_s(one[0], bands), default=None)
    if longest is None or not excess_s(longest[0], bands):
        return None
    pause, title, answer = longest
    return Advice(
        f"At {clock(pause.start)} of {title} you were silent for {pause.end - pause.start:.1f} s. "
        "Take that time before you begin, when it costs nothing, or say what you are weighing.",
        PartName.PAUSES,
        answer.question.id,
        pause.start,
    )


def _on_looks(heard: Heard) -> Advice | None:
    looks = [(d, t, a) for t, a in heard.named() for d in looks_away(a)]
    longest = max(looks, key=lambda one: one[0].end - one[0].start, default=None)
    if longest is None:
        return None
    look, title, answer = longest
    where = DIRECTIONS.get(look.kind.value, "away")
    return Advice(
        f"At {clock(look.start)} of {title} you looked {where} for {look.end - look.start:.1f} s. "
        "Look where you like while you think; come back to the lens when a sentence begins.",
        PartName.DISTRACTIONS,
        answer.question.id,
        look.start,
    )


ADVISERS: Mapping[PartName, Callable[[Heard], Advice | None]] = {
    PartName.KEYWORDS: _on_keywords,
    PartName.RELEVANCE: _on_relevance,
    PartName.STAR: _on_star,
    PartName.PACE: _on_pace,
    PartName.HESITATIONS: _on_hesitations,
    PartName.PAUSES: _on_pauses,
    PartName.FOCUS: _on_looks,
    PartName.DISTRACTIONS: _on_looks,
}
