"""An answer is heard again: in pieces, at once, and with a sentence where there is no speaker."""

import os
import time

import numpy as np
import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
pygame = pytest.importorskip("pygame")

from kiosk.devices import playback  # noqa: E402
from kiosk.devices.playback import Playback, stereo  # noqa: E402
from kiosk.devices.speaker import LiveSpeaker  # noqa: E402
from kiosk.interview.recall import Recall  # noqa: E402
from kiosk.screens import talk_acts  # noqa: E402
from kiosk.window import booth_events  # noqa: E402
from kiosk.window.player import GONE, NO_SPEAKER, Player  # noqa: E402


@pytest.fixture
def speaker():
    speaker = LiveSpeaker("", 0.5)
    if not speaker.open():
        pytest.skip("SDL has no dummy sound here")
    yield speaker
    speaker.close()


class FakeBooth:
    def __init__(self, speaker):
        self.speaker, self.told = speaker, []

    def tell(self, event):
        self.told.append(event)


class NoSpeaker:
    volume = 1.0

    def open(self):
        return False


def test_the_sound_keeps_its_pitch_at_the_rate_of_the_mixer():
    second = (9_000 * np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000)).astype(np.int16)
    out = stereo(second)
    assert out.shape == (44_100, 2)
    spectrum = np.abs(np.fft.rfft(out[:, 0]))
    assert np.argmax(spectrum) == 440


def test_a_long_answer_is_given_piece_by_piece_and_ends(speaker, monkeypatch):
    monkeypatch.setattr(playback, "FIRST_S", 0.2)
    monkeypatch.setattr(playback, "PIECE_S", 0.3)
    asked = []

    def piece(start, end):
        asked.append((round(start, 2), round(end, 2)))
        return np.full(round((end - start) * 16_000), 900, np.int16)

    playing = Playback(speaker)
    assert playing.play(piece, 1.0, 1.9)
    assert asked == [(1.0, 1.2)], "the first piece alone, so that it is heard at once"
    heard = []
    until = time.monotonic() + 10
    while (at := playing.at()) is not None and time.monotonic() < until:
        heard.append(at)
        time.sleep(0.02)
    assert asked == [(1.0, 1.2), (1.2, 1.5), (1.5, 1.8), (1.8, 1.9)]
    assert heard == sorted(heard)
    assert heard[0] >= 1.0
    assert heard[-1] <= 1.9
    assert playing.at() is None


def held():
    recall = Recall(free=lambda: 10**12)
    recall.begin(2)
    recall.hear(np.zeros(16_000, np.float32))
    return recall


def test_the_window_is_told_where_the_answer_is_and_that_it_is_over(speaker):
    booth = FakeBooth(speaker)
    player = Player(booth, held())
    player.play(talk_acts.Play(2, 0.5, 99.0))
    until = time.monotonic() + 10
    while booth.told[-1:] != [booth_events.Played(None)] and time.monotonic() < until:
        player.poll()
        time.sleep(0.02)
    moments = [one.at for one in booth.told if one.at is not None]
    assert moments
    assert 0.5 <= moments[0] <= moments[-1] <= 1.0
    assert booth.told[-1] == booth_events.Played(None)


def test_without_a_speaker_a_sentence_says_so():
    booth = FakeBooth(NoSpeaker())
    player = Player(booth, held())
    player.play(talk_acts.Play(2, 0.0, 1.0))
    player.poll()
    assert booth.told == [booth_events.NotPlayed(NO_SPEAKER)]


class Swallows:
    """A channel whose device is gone: it stays busy and takes nothing."""

    def get_busy(self):
        return True

    def get_queue(self):
        return object()

    def stop(self):
        """Nothing stops."""


def test_a_speaker_that_goes_while_it_plays_is_told(speaker, monkeypatch):
    booth = FakeBooth(speaker)
    player = Player(booth, held())
    player.play(talk_acts.Play(2, 0.0, 1.0))
    player._playback._channel = Swallows()
    player.poll()
    assert booth_events.NotPlayed(NO_SPEAKER) not in booth.told
    later = time.monotonic() + 60.0
    monkeypatch.setattr(playback.time, "monotonic", lambda: later)
    player.poll()
    player.poll()
    assert booth.told[-1] == booth_events.NotPlayed(NO_SPEAKER)
    assert booth.told.count(booth_events.NotPlayed(NO_SPEAKER)) == 1


def test_what_is_not_held_any_more_says_so():
    booth = FakeBooth(NoSpeaker())
    Player(booth, held()).play(talk_acts.Play(0, 0.0, 1.0))
    assert booth.told == [booth_events.NotPlayed(GONE)]
