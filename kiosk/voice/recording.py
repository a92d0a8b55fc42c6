"""Whether the bytes of a clip are a whole recording, and how long it is."""

import io
import wave

from kiosk.domain.errors import VoiceError

FASTEST_CHARACTERS_PER_S = 30.0
"""Both voices speak 13 to 18 characters a second; twice that was cut off."""

# MPEG audio frame header, ISO 11172-3 and 13818-3, layer III only.
BITRATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
LAYER_III = 1
TAG_BYTES = 128


def suffix_of(sound: bytes) -> str:
    return ".wav" if sound[:4] == b"RIFF" else ".mp3"


def seconds_of(sound: bytes) -> float:
    """Return the length of a WAV or MP3 recording.

    Raises:
        VoiceError: clip-unavailable where it is neither, or its end is missing.
    """
    seconds = _wav_seconds(sound) if sound[:4] == b"RIFF" else _mp3_seconds(sound)
    if seconds <= 0:
        raise _damaged("holds no sound")
    return seconds


def check(sound: bytes, text: str) -> float:
    """Return the length of a recording that is long enough for its text.

    Raises:
        VoiceError: clip-unavailable where it is damaged or far too short.
    """
    seconds = seconds_of(sound)
    if len(text) > seconds * FASTEST_CHARACTERS_PER_S:
        raise _damaged("is too short for its text")
    return seconds


def _damaged(how: str) -> VoiceError:
    return VoiceError("clip-unavailable", f"The recording of a question {how}.", permanent=False)


def _wav_seconds(sound: bytes) -> float:
    try:
        with wave.open(io.BytesIO(sound)) as file:
            frames, size = file.getnframes(), file.getnchannels() * file.getsampwidth()
            there = len(file.readframes(frames))
            rate = file.getframerate()
    except (wave.Error, EOFError) as err:
        raise _damaged("is no WAV file") from err
    if there != frames * size:
        raise _damaged("is cut off")
    return float(frames / rate)


def _mp3_seconds(sound: bytes) -> float:
    """Walk from frame to frame; what follows the last one must be nothing but a tag."""
    at, seconds = _after_tag(sound, 0), 0.0
    while at < len(sound) and sound[at : at + 3] != b"TAG":
        length, lasts = _frame(sound[at : at + 4])
        if at + length > len(sound):
            raise _damaged("is cut off")
        at = _after_tag(sound, at + length)
        seconds += lasts
    return seconds


def _after_tag(sound: bytes, at: int) -> int:
    """Return where the sound goes on behind an ID3v2 tag (its size is 4 times 7 bits)."""
    if sound[at : at + 3] != b"ID3" or len(sound) < at + 10:
        return at
    size = 0
    for byte in sound[at + 6 : at + 10]:
        size = size << 7 | byte & 0x7F
    return at + 10 + size


def _frame(header: bytes) -> tuple[int, float]:
    """Return the bytes and the seconds of the frame that a header opens."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        raise _damaged("is no MP3 file")
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bitrate, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer != LAYER_III or bitrate in (0, 15) or rate == 3:
        raise _damaged("is no MP3 file")
    hertz = RATES[version][rate]
    kilobits = (BITRATES_1 if version == 3 else BITRATES_2)[bitrate]
    samples = 1152 if version == 3 else 576
    return samples // 8 * kilobits * 1000 // hertz + padding, samples / hertz
