"""What one phrase held, and how the phrases of an answer are joined to a transcript. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kiosk.coach.measure.fillers import classify
from kiosk.domain.sound import Span, Transcript, Word

LANGUAGES = {
    "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "ru": "Russian", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean", "tr": "Turkish", "ar": "Arabic", "hi": "Hindi", "uk": "Ukrainian",
    "ta": "Tamil", "te": "Telugu", "ur": "Urdu", "fa": "Persian", "vi": "Vietnamese",
    "id": "Indonesian", "sv": "Swedish", "da": "Danish", "fi": "Finnish", "el": "Greek",
    "cs": "Czech", "ro": "Romanian", "hu": "Hungarian", "he": "Hebrew", "th": "Thai",
    "ca": "Catalan", "bn": "Bengali", "no": "Norwegian", "sw": "Swahili",
}  # fmt: skip
"""Names of those a campus is likely to meet; any other is "another language": a person is never
shown a code."""
ANOTHER = "Another language"

OTHER_AT = 0.6
"""Share of the sound's weight another language needs, and English must stay under the rest."""
ENGLISH_UNDER = 0.2
SURER = 0.1
"""Nats a token by which the text of another language is surer as that language: .17 and more in
ten German and Spanish clips, at most .05 in accented English, which is written as English under
either name (docs/accuracy/hearing.md, Another language)."""
LOST_WORTH_SAYING_S = 1.0
SENTENCE_END = re.compile(r"(?<!\.)[.!?]$")
END_S = 1.0
"""What is lost so near the last speech is the end of the answer."""


@dataclass(frozen=True)
class Other:
    """How sure the text of a sound is as another language, and as English (nats a token)."""

    code: str
    own: float
    english: float

    @property
    def believed(self) -> bool:
        """Say whether the text speaks for the other language too."""
        return self.own > self.english + SURER


@dataclass(frozen=True)
class Transcribed:
    """What one draft of a phrase held; times in the answer's clock."""

    number: int
    end: float
    words: tuple[Word, ...] = ()
    languages: tuple[tuple[str, float], ...] = ()
    """(code, probability) of the most probable ones and of English; empty where not told."""
    why_not: str | None = None
    seconds: float = 0.0
    """Length of the sound."""
    other: Other | None = None
    """Where the sound is of another language: what the text says to that."""
    lost: tuple[Span, ...] = ()
    """Speech that no words could be made out of."""
    expected: float | None = None
    """Mean log probability of the words without their sound, nats a token; None: too few."""


def joined(phrases: Iterable[Transcribed]) -> Transcript:
    """Return the transcript of an answer from its phrases, in any order.

    Another language than English is told and not transcribed: its words would be made up. Where
    only the sound speaks for one, the words stand, with the doubt.
    """
    parts = sorted(phrases, key=lambda heard: heard.number)
    language = language_of(parts)
    sounded = language not in (None, "en")
    if sounded and _text_agrees(parts):
        name = LANGUAGES.get(language or "", ANOTHER)
        return Transcript(language=language, why_not=f"{name} was spoken; only English is judged")

    lost = tuple(span for part in parts for span in part.lost)
    words = capitalised([word for part in parts for word in part.words])
    told = "en" if sounded and words else language
    transcript = Transcript(words, classify(words), told, lost=lost, expected=_expected(parts))
    doubts = (ACCENT if sounded else "", UNSURE if transcript.unsure else "", unclear(lost, words))
    doubt = " ".join(filter(None, doubts)) or None
    if words:
        return replace(transcript, doubt=doubt)
    reasons = [part.why_not for part in parts if part.why_not]
    why_not = reasons[0] if reasons else "nobody spoke"
    return Transcript(language=None, why_not=why_not, lost=lost, doubt=doubt)


def _expected(parts: Sequence[Transcribed]) -> float | None:
    """Return how much the words of all phrases are to be expected; a longer one tells more."""
    told = [(len(part.words), part.expected) for part in parts if part.expected is not None]
    words = sum(count for count, _ in told)
    return sum(count * value for count, value in told) / words if words else None


ACCENT = "These words may not be right: the transcriber was not sure that this was English."
UNSURE = "Much of this was hard to make out: the words may not be right."


def with_second_voice(transcript: Transcript, at: float | None) -> Transcript:
    """Return the transcript; with the doubt that somebody else spoke, where one was heard."""
    if at is None or not transcript.words:
        return transcript
    says = f"A second voice was heard from {int(at) // 60}:{int(at) % 60:02d} on."
    return replace(transcript, doubt=" ".join(filter(None, (transcript.doubt, says))))


def unclear(lost: Sequence[Span], words: Sequence[Word]) -> str:
    """Return what could not be made out, as a sentence; empty where that is little."""
    seconds = sum(end - start for start, end in lost)
    if seconds < LOST_WORTH_SAYING_S:
        return ""
    last = words[-1].end if words else 0.0
    where = "The last" if words and all(start >= last - END_S for start, _ in lost) else "In all,"
    return f"{where} {seconds:.0f} s could not be made out."


def capitalised(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words, those that begin a sentence with a capital: a phrase starts without."""
    said: list[Word] = []
    for word in words:
        begins = not said or (
            said[-1].text.endswith((".", "!", "?")) and said[-1].text[-2:] != ".."
        )
        text = word.text[:1].upper() + word.text[1:] if begins else word.text
        said.append(replace(word, text=text))
    return tuple(said)


def language_of(parts: Iterable[Transcribed]) -> str | None:
    """Return the language most of the sound is in; English unless another clearly is."""
    told = [part for part in parts if part.languages]
    whole = sum(part.seconds for part in told)
    if not whole:
        return None
    shares: dict[str, float] = {}
    for part in told:
        for code, probability in part.languages:
            shares[code] = shares.get(code, 0.0) + probability * part.seconds / whole
    best = max(shares, key=shares.__getitem__)
    if shares[best] >= OTHER_AT and shares.get("en", 0.0) < ENGLISH_UNDER:
        return best
    return "en"


def _text_agrees(parts: Sequence[Transcribed]) -> bool:
    """Say whether most of the sound in doubt is written more surely as the other language."""
    doubted = [(part, part.other) for part in parts if part.other is not None]
    agreeing = sum(part.seconds for part, other in doubted if other.believed)
    return agreeing > sum(part.seconds for part, _ in doubted) / 2
