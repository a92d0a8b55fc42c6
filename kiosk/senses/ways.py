"""Decide which writing of a sound is believed: the one that was prompted, or one made another way.

The prompt that brings hesitations back breaks now and then what it should help (docs/accuracy/
hearing.md): then the same sound is written with less of a prompt, and at last with none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.domain.sound import Word
from kiosk.senses.belief import unbelievable
from kiosk.senses.decoder import Memory
from kiosk.senses.transcribed import Other
from kiosk.senses.whisper_model import WhisperModel
from kiosk.senses.writing import Opening, Writer, Writing

PROMPT = (
    "Umm, let me think like, hmm... Okay, here's what I'm, like, thinking. Uh, so, um, you know,"
)
"""Whisper leaves out um and uh unless what it believes came before is full of them."""
CLOSED_PROMPT = PROMPT.removesuffix(",") + "."
"""The same as a whole sentence. After the open one a beginning like "Um," or "You know," is taken
for said; after this one hesitations inside are lost: so it is asked for the beginning only."""
BEGINNING = 5
"""Tokens of a beginning: "You know," and the word after it."""
SHORT_PROMPT = "Umm, uh, hmm..."
UNPROMPTED_WEIGHT = 4.0
"""Without the prompt hesitations are expected so many times less (thresholds of .005 to .05 there
were worth .1 with it)."""
NOTHING = -9.0
"""Log probability of a text that cannot be believed."""
CONTEXT_WORDS = 12
FEWER_TOKENS = 5
"""A phrase that has grown and holds so many tokens fewer than its draft has lost something."""
SURE_PIECE = -0.7
"""Least log probability a token of what is heard again by itself."""
INVENTED = frozenset(
    ("thank you.", "thanks for watching!", "thank you for watching.", "you", "bye.")
)
"""What Whisper writes over short sounds that hold no words."""


@dataclass(frozen=True)
class Believed:
    """A writing, or why none can be believed."""

    writing: Writing
    why_not: str | None
    filler_weight: float = 1.0
    begins: tuple[int, ...] = ()
    """Tokens at its start that the prompt would have taken for said."""


def with_context(prompt: str, before: Sequence[Word]) -> str:
    """Return the prompt and the last words that were said, so that a sentence goes on."""
    last = " ".join(word.text for word in before[-CONTEXT_WORDS:])
    return f"{prompt} {last}" if last else prompt


class Ways:
    """Writes a sound in one way after the other."""

    def __init__(self, model: WhisperModel, writer: Writer) -> None:
        self._model = model
        self._writer = writer

    def write(
        self,
        memory: Memory,
        prompt: str,
        guess: Sequence[int],
        outdated: Callable[[], bool],
        begins: tuple[int, ...] | None = None,
    ) -> Believed:
        """Return what was said. `guess`: what an earlier draft held; `begins`: what the prompt
        would take for said, None where that is to be found out.

        Raises:
            Outdated: a newer draft waits.
        """
        if begins is None:
            begins = self._eaten(memory, prompt)
        writing = self._writer.write(memory, Opening(prompt, begins=begins), guess, outdated)
        first = replace(self._doubted(writing), begins=begins)
        if not first.writing.tokens:
            return first
        if first.why_not:
            return self._another(memory, first)
        if guess and len(first.writing.tokens) + FEWER_TOKENS < len(guess):
            other = self._another(memory, first)
            longer = len(other.writing.tokens) > len(first.writing.tokens)
            if other.why_not is None and longer:
                return other
            memory.length = 0  # what follows reads on from the first
            opening = self._model.opening(prompt)
            self._model.decoder.read(memory, [*opening, *first.writing.tokens])
        return first

    def write_again(self, memory: Memory, prompt: str) -> Believed:
        """Return what a piece holds that was passed over once; it has to be sure."""
        return self.sure(self._doubted(self._writer.write(memory, Opening(prompt))))

    def sure(self, written: Believed) -> Believed:
        """Return it, not to be believed where its words are not sure or are the usual inventions:
        for sound that may hold none."""
        text = self._text(written.writing)
        if written.why_not is None and (
            written.writing.log_probability < SURE_PIECE or text.strip().lower() in INVENTED
        ):
            return Believed(written.writing, "no words could be made out")
        return written

    def other(self, memory: Memory, code: str, written: Believed) -> Other:
        """Return how sure the text is in another language, and how sure in English."""
        before = memory.length
        kept = memory.keys.clone(), memory.values.clone()
        memory.length = 0
        own = self._writer.write(memory, Opening(language=code))
        memory.keys, memory.values = kept
        memory.length = before
        english = NOTHING if written.why_not else written.writing.log_probability
        return Other(code, own.log_probability if own.tokens else NOTHING, english)

    def _eaten(self, memory: Memory, prompt: str) -> tuple[int, ...]:
        """Return the tokens of a beginning that this prompt takes for said; mostly none.

        It is what a closed prompt has in front of the word that the open one begins with.
        """
        closed = prompt.replace(PROMPT, CLOSED_PROMPT)
        said = self._writer.first(memory, Opening(closed), BEGINNING)
        memory.length = 0
        begun = self._writer.first(memory, Opening(prompt), 1)
        memory.length = 0
        names = [self._model.tokenizer.decode([token]).strip().lower() for token in (*said, *begun)]
        at = names[:-1].index(names[-1]) if begun and names[-1] in names[1:-1] else 0
        return said[:at] if names[:1] != names[-1:] else ()

    def _another(self, memory: Memory, first: Believed) -> Believed:
        for prompt, weight in ((SHORT_PROMPT, 1.0), ("", UNPROMPTED_WEIGHT)):
            memory.length = 0
            again = self._doubted(self._writer.write(memory, Opening(prompt)), weight)
            if again.why_not is None:
                return again
        return again if again.writing.tokens else first

    def _doubted(self, writing: Writing, weight: float = 1.0) -> Believed:
        return Believed(writing, unbelievable(writing, self._text(writing)), weight)

    def _text(self, writing: Writing) -> str:
        text: str = self._model.tokenizer.decode(writing.tokens)
        return text
