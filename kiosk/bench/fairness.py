"""Decides whether hearing is fair: word error and the shift of the score, accent by accent.

Listens to a folder of recordings with a manifest, `real_speech` in the booth's own folder: a list
of {"file", "text", "accent", "language"} (tests/scoring/real_speech.py makes one out of public
repositories; nothing of it ships). The shift is what mishearing alone does: the score of an answer
as it was heard, less the score of the same answer with the words that were said.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.bench import Figure
from kiosk.coach.measure import content, focus, speech
from kiosk.coach.measure.fillers import classify, is_hesitation
from kiosk.coach.scoring.score import score_answer
from kiosk.domain.errors import HearingError, ModelError
from kiosk.domain.interview import Answer
from kiosk.domain.job import Job, Question, QuestionKind
from kiosk.domain.measures import Measures
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Take
from kiosk.domain.sound import Transcript, Word
from kiosk.senses.hearing import Hearing
from kiosk.senses.meaning import Meaning
from kiosk.senses.sound_file import opened
from kiosk.senses.take import hear_file
from kiosk.senses.voice_activity import VoiceActivity

FOLDER = "real_speech"
START_S = 180.0
ASKED = Question("fairness", "Tell me about this.", QuestionKind.OPENING, "Any answer will do.")


@dataclass
class Group:
    """What was found of one accent."""

    wrong: int = 0
    words: int = 0
    clips: int = 0
    shifts: tuple[float, ...] = ()


def figures(settings: Settings) -> Iterator[Figure]:
    """Yield the word error of each accent beside that of all, and the mean shift of its score.

    Raises:
        HearingError: audio-unreadable, where there are no recordings.
        ModelError: the transcriber cannot be started.
    """
    folder = Path(settings.paths.var) / FOLDER
    clips = recordings(folder)
    groups: dict[str, Group] = defaultdict(Group)
    hearing, activity, meaning = Hearing(settings), VoiceActivity(), Meaning(settings)
    hearing.start()
    try:
        if not hearing.ready(START_S):
            raise ModelError(*hearing.trouble)
        for clip in clips:
            with opened(folder / clip["file"]) as file:
                take, heard = hear_file(file.chunks(), hearing, activity, (), settings)
            added(groups[clip["accent"]], clip["text"], take, heard, (meaning, settings))
    finally:
        hearing.close()
    yield from told(groups)


def recordings(folder: Path) -> list[dict[str, Any]]:
    """Return the English recordings of a folder.

    Raises:
        HearingError: audio-unreadable, where there is no manifest or nothing English in it.
    """
    try:
        listed = json.loads((folder / "manifest.json").read_text())
        clips = [clip for clip in listed if clip.get("language", "en") == "en"]
    except (OSError, ValueError, AttributeError) as err:
        says = f"There are no recordings in {folder}: see tests/scoring/real_speech.py."
        raise HearingError("audio-unreadable", says) from err
    if not clips:
        raise HearingError("audio-unreadable", f"No recording in {folder} is in English.")
    return clips


def added(
    group: Group,
    truth: str,
    take: Take,
    heard: Transcript,
    judges: tuple[Meaning, Settings],
) -> None:
    """Count one recording into its group."""
    said, written = plain(truth), plain(heard.text)
    group.wrong += edits(said, written)
    group.words += len(said)
    group.clips += 1
    scores = [scored(take, one, judges) for one in (heard, spoken(truth, take))]
    if scores[0] is not None and scores[1] is not None:
        group.shifts = (*group.shifts, scores[0] - scores[1])


def told(groups: dict[str, Group]) -> Iterator[Figure]:
    """Yield two figures a group; the peer is all of them together."""
    whole = 100 * sum(g.wrong for g in groups.values()) / sum(g.words for g in groups.values())
    for accent, group in sorted(groups.items()):
        error = 100 * group.wrong / group.words
        name = f"fairness: word error, {accent}, {group.clips} recordings, peer all accents"
        yield Figure(name, error, "%", whole, error / whole if whole else None)
        if group.shifts:
            shift = sum(group.shifts) / len(group.shifts)
            yield Figure(f"fairness: shift of the score, {accent}", shift, "points")


def spoken(truth: str, take: Take) -> Transcript:
    """Return the words that were said, spread evenly over the speech."""
    texts = truth.split()
    first, last = (take.speech[0][0], take.speech[-1][1]) if take.speech else (0.0, take.seconds)
    step = (last - first) / max(1, len(texts))
    times = [first + step * number for number in range(len(texts))]
    words = tuple(Word(t, at, at + step, 1.0) for t, at in zip(texts, times, strict=True))
    return Transcript(words, classify(words))


def scored(take: Take, transcript: Transcript, judges: tuple[Meaning, Settings]) -> float | None:
    """Return the score of an answer that consists of these words."""
    meaning, settings = judges
    job = Job("fairness", "Any", "")
    measures = Measures(
        speech=speech.measure(take, transcript, settings),
        focus=focus.measure((), None, (), take.seconds, settings),
        content=content.measure(ASKED, transcript, job, meaning.vectors),
    )
    answer = Answer(ASKED, transcript, measures, 0.0, take.seconds)
    return score_answer(answer, settings).value


def plain(text: str) -> list[str]:
    """Return the words without marks, capitals and hesitations."""
    bare = ("".join(c for c in word.lower() if c.isalnum() or c == "'") for word in text.split())
    return [word for word in bare if word and not is_hesitation(word)]


def edits(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words have to be changed, put in or taken out."""
    row = list(range(len(other) + 1))
    for place, word in enumerate(one, 1):
        last, row[0] = row[0], place
        for at, wanted in enumerate(other, 1):
            changed = last + (word != wanted)
            last = row[at]
            row[at] = min(changed, row[at] + 1, row[at - 1] + 1)
    return row[-1]
