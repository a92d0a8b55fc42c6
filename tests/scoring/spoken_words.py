"""Speaks the commonest words of questions and skills, hears them back and prints what differs.

    python -m tests.scoring.spoken_words [--words 500] [--from 0] [--row 6] [--skills]

The local voice reads rows of words as it would read them in a question; openai-whisper, with the
booth's weights and no prompt, writes them down. A word that comes back otherwise is either one the
transcriber spells in another way (to be read by a person) or one the voice says wrongly: that one
gets a line in `kiosk/voice/spoken.toml` and one in `tests/unit/test_spoken_table.py`.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.coach.match.vocabulary import vocabulary
from kiosk.coach.plan.skill_words import _families
from kiosk.coach.plan.trade import trades
from kiosk.domain.settings import load
from kiosk.voice.spoken import spoken


def commonest(most: int, first: int = 0, *, skills: bool = False) -> list[str]:
    """Return the words said most often in the bank's questions, or the names of skills, the best
    known first: those with a family of their own in the planner."""
    if skills:
        known = vocabulary().skills
        spelt = [name for family in _families() for name in family]
        names = dict.fromkeys([*(name for name in spelt if name in known), *known])
        return list(names)[first : first + most]
    counted: Counter[str] = Counter()
    for trade in trades().values():
        for question in trade.questions:
            counted.update(re.findall(r"[A-Za-z][\w'-]{3,}", question.ask.lower()))
    return [word for word, _ in counted.most_common(first + most)[first:]]


def rows(words: Sequence[str], size: int) -> Iterator[list[str]]:
    return (list(words[at : at + size]) for at in range(0, len(words), size))


def differing(said: Sequence[str], heard: str) -> list[str]:
    """Return the words that are not heard as they are written or as they are said."""
    plain = _plain(heard)
    return [word for word in said if not {_plain(word), _plain(spoken(word))} & _parts(word, plain)]


def _parts(word: str, plain: str) -> set[str]:
    return {form for form in (_plain(word), _plain(spoken(word))) if form in plain}


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def main(words: Sequence[str]) -> int:
    import whisper

    from kiosk.senses.weights import whisper_file
    from kiosk.voice.piper import speak

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--row", type=int, default=6)
    parser.add_argument("--skills", action="store_true")
    options = parser.parse_args(words)
    settings = load()
    model = whisper.load_model(str(whisper_file(settings)))
    said = list(rows(commonest(options.words, options.first, skills=options.skills), options.row))
    lines = [f"{', '.join(spoken(word) for word in row)}." for row in said]
    missed = 0
    for row, wav in zip(said, speak(lines, settings), strict=True):
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            Path(file.name).write_bytes(wav)
            heard = str(model.transcribe(file.name, language="en", fp16=False)["text"])
        other = differing(row, heard)
        missed += len(other)
        if other:
            print(f"{', '.join(other)}  <-  {heard.strip()}", flush=True)
    print(f"{missed} of {sum(map(len, said))} heard otherwise")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
