"""How much the words of an answer are to be expected, by the language alone, without the sound.

Whisper's decoder is a language model that also listens. Asked without a sound, it gives every token
the probability that anybody would say it there. Talk of any accent and grammar lies within a band;
words that do not hang together ("the pager migrates the swimmer") lie below it
(docs/accuracy/content.md, Nonsense).
"""

from collections.abc import Sequence

import torch

from kiosk.coach.measure.fillers import is_hesitation
from kiosk.domain.sound import Word
from kiosk.senses.whisper_model import WhisperModel

LEAST_WORDS = 12
"""Fewer words say too little about how they hang together."""
MOST_TOKENS = 224


def expected(model: WhisperModel, words: Sequence[Word]) -> float | None:
    """Return the mean log probability (nats a token) of the words without their sound; None where
    they are too few. Hesitations are left out: they are to be expected anywhere."""
    said = [word.text for word in words if not is_hesitation(word.text)]
    if len(said) < LEAST_WORDS:
        return None
    tokens = model.tokenizer.encode(" " + " ".join(said))[:MOST_TOKENS]
    opening = model.opening("")
    with torch.no_grad():
        silence = torch.zeros(1, model.state)  # every frame alike: one is as good as 1500
        step = model.decoder.read(model.decoder.listen(silence), [*opening, *tokens])
        scores = model.decoder.logits(step.hidden[len(opening) - 1 : -1])
        scores[:, model.vocabulary.end + 1 :] = float("-inf")
        shares = scores.log_softmax(-1)
        return float(shares[range(len(tokens)), tokens].mean())
