"""A transcriber that knows what will be said: for tests of the interview, not of hearing."""

from collections.abc import Sequence

from kiosk.domain.sound import Phrase, Transcript, Word
from kiosk.senses.transcribed import Transcribed, joined

WORD_S = 0.3


class FakeHearing:
    """Hears the words it was given, as many as the speech sent to it has time for."""

    def __init__(self, answers: Sequence[str] = ("um, we moved it to PostgreSQL.",)) -> None:
        self._answers = list(answers)
        self._take = -1
        self._phrases: dict[int, Phrase] = {}
        self.keywords: tuple[str, ...] = ()
        self.closed = False

    def start(self) -> None: ...

    def ready(self, timeout_s: float) -> bool:
        return timeout_s >= 0

    def begin(self, keywords: Sequence[str]) -> None:
        self.keywords = tuple(keywords)
        self._take += 1
        self._phrases = {}

    def send(self, phrase: Phrase) -> None:
        self._phrases[phrase.number] = phrase

    def so_far(self) -> str:
        return self._transcript().text

    def finish(self, deadline_s: float) -> Transcript:
        return self._transcript()

    def close(self) -> None:
        self.closed = True

    def _transcript(self) -> Transcript:
        texts = self._answers[self._take % len(self._answers)].split()
        heard = []
        for number, phrase in sorted(self._phrases.items()):
            count = max(1, int((phrase.end - phrase.start) / WORD_S))
            said, texts = texts[:count], texts[count:]
            words = tuple(
                Word(text, phrase.start + i * WORD_S, phrase.start + (i + 1) * WORD_S, 0.9)
                for i, text in enumerate(said)
            )
            heard.append(
                Transcribed(number, phrase.end, words, (("en", 0.99),), None, count * WORD_S)
            )
        return joined(heard)
