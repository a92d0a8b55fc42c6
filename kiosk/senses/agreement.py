"""Compare our decoder with openai-whisper's own, in float, on a clip that ships.

`python -m kiosk.senses.agreement` measures and keeps what the transcriber would, for the doctor.
"""

import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import numpy as np
import torch

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError
from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import Settings
from kiosk.domain.sound import Phrase
from kiosk.domain.units import SAMPLE_RATE, Samples
from kiosk.senses.arithmetic import (
    Agreement,
    Arithmetic,
    Choice,
    Speed,
    instructions,
    keep,
    kept,
)
from kiosk.senses.phrases import DRAFT_S
from kiosk.senses.sound_file import opened
from kiosk.senses.transcriber import Transcriber
from kiosk.senses.weights import whisper_file
from kiosk.senses.whisper_model import WhisperModel
from kiosk.senses.writing import Opening, Writer

if TYPE_CHECKING:
    from whisper.model import Whisper

CLIP = REPOSITORY / "kiosk" / "interview" / "recordings" / "hesitant" / "answers" / "1.flac"
CLIP_S = 20.0
PROMPT = "Umm, let me think like, hmm... Uh, so, um, you know,"


def chosen(settings: Settings) -> Choice:
    """Return the arithmetic to use: as kept, else as measured now, and then kept.

    Raises:
        ModelError: the model is missing or corrupt.
    """
    choice = kept(settings)
    if choice is None:
        choice = measured(whisper_file(settings))
        keep(choice, settings)
    return choice


def measured(file: Path) -> Choice:
    """Try whole numbers, then floats; return the first that agrees, floats if none does."""
    import whisper

    plain = whisper.load_model(str(file), device="cpu").float().eval()
    sound = clip()
    for arithmetic in Arithmetic:
        model = WhisperModel(file, arithmetic)
        agreement = agree(model, plain, sound)
        if agreement.holds:
            break
    return Choice(arithmetic, instructions(), agreement, speed_of(model, sound))


@torch.inference_mode()
def agree(ours: WhisperModel, plain: "Whisper", sound: Samples) -> Agreement:
    """Write a sound with ours; at every place ask the plain model what it would have written."""
    from whisper.audio import log_mel_spectrogram, pad_or_trim

    memory = ours.decoder.listen(ours.encode(sound))
    writing = Writer(ours).write(memory, Opening(PROMPT))
    opening = ours.opening(PROMPT)
    said = [*writing.tokens, ours.vocabulary.end]

    mel = log_mel_spectrogram(pad_or_trim(torch.from_numpy(sound)), plain.dims.n_mels)[None]
    fed = torch.tensor([[*opening, *writing.tokens]])
    logits = plain.decoder(fed, plain.encoder(mel))[0, len(opening) - 1 :].float()
    choices = logits.masked_fill(ours.vocabulary.forbidden, float("-inf")).argmax(-1).tolist()
    theirs = logits.log_softmax(-1)[range(len(writing.tokens)), writing.tokens].numpy()
    return Agreement(
        tokens=len(said),
        same=sum(a == b for a, b in zip(said, choices, strict=True)),
        apart=round(float(np.mean(np.abs(np.log(writing.probabilities) - theirs))), 5),
    )


def speed_of(model: WhisperModel, sound: Samples) -> Speed:
    """Hear the clip as while a candidate talks: a draft of most of it, then the rest, which is the
    wait. A draft comes every few seconds, and each costs about as much as the last.

    Other work must not count: on a busy machine the time of the processor is less than the clock's.
    """
    transcriber = Transcriber(model)
    most = len(sound) - int(DRAFT_S * SAMPLE_RATE)
    took = []
    for end in (most, len(sound)):
        began, busy = perf_counter(), process_time()
        transcriber.transcribe(Phrase(sound[:end], 0.0, end / SAMPLE_RATE))
        took.append(min(perf_counter() - began, process_time() - busy))
    return Speed(round(took[1] / DRAFT_S, 3), round(took[1], 3))


def clip() -> Samples:
    """Return the sound the comparison is made on: the first seconds of the recorded candidate."""
    with opened(CLIP) as file:
        sound: Samples = np.concatenate(list(file.chunks()))
    return sound[: int(CLIP_S * SAMPLE_RATE)]


def main() -> int:
    settings = settings_file.load()
    torch.set_num_threads(settings.hearing.threads)
    try:
        chosen(settings)
    except CoachError as err:
        sys.stderr.write(f"{err.message}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
