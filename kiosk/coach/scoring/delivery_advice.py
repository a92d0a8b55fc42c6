"""What to work on in how an answer was said: each a moment, what happened there, what to try."""

from collections import Counter
from collections.abc import Callable, Mapping

from kiosk.coach.scoring.counted import Counted
from kiosk.coach.scoring.part_measures import excess_s, inner_pauses, looks_away
from kiosk.coach.scoring.takes import clock
from kiosk.domain.interview import Advice, Answer, PartName
from kiosk.domain.sound import Filler, FillerKind

WINDOW_S = 10.0
DIRECTIONS = {"left": "to the left", "right": "to the right", "up": "up", "down": "down"}
TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times"}


def _on_pace(counted: Counted) -> Advice | None:
    slow, fast = counted.settings.bands.pace_green
    windows = [
        (max(rate - fast, slow - rate), rate, middle - WINDOW_S / 2, title, answer)
        for title, answer in counted.judged()
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
        f"{_from(start, title)} you spoke {rate:.0f} words a minute; {slow:.0f} to "
        f"{fast:.0f} is easy to follow. {try_this}",
        PartName.PACE,
        answer.question.id,
        start,
    )


def _on_hesitations(counted: Counted) -> Advice | None:
    crowds = [(_crowd(answer), title, answer) for title, answer in counted.judged()]
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


def _on_pauses(counted: Counted) -> Advice | None:
    pauses = [(p, t, a) for t, a in counted.judged() for p in inner_pauses(a)]
    bands = counted.settings.bands
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


def _on_looks(counted: Counted) -> Advice | None:
    looks = [(d, t, a) for t, a in counted.named() for d in looks_away(a)]
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


ADVISERS: Mapping[PartName, Callable[[Counted], Advice | None]] = {
    PartName.PACE: _on_pace,
    PartName.HESITATIONS: _on_hesitations,
    PartName.PAUSES: _on_pauses,
    PartName.FOCUS: _on_looks,
    PartName.DISTRACTIONS: _on_looks,
}


def on(name: PartName, counted: Counted) -> Advice | None:
    """Return the advice on a part of how it was said; None where there is none."""
    adviser = ADVISERS.get(name)
    return adviser(counted) if adviser else None


def _from(start: float, title: str) -> str:
    """Return where a stretch begins, as a person says it."""
    return f"At the beginning of {title}" if start < 1.0 else f"From {clock(start)} of {title}"
