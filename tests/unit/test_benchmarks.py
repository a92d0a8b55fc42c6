"""Model answers: for every kind of question, as long as they should be, and offered only after."""

import os
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
pygame = pytest.importorskip("pygame")

from kiosk.coach.benchmarks import benchmark  # noqa: E402
from kiosk.coach.measure.content import measure  # noqa: E402
from kiosk.domain.job import Clip, ClipSource, Question, QuestionKind  # noqa: E402
from kiosk.domain.measures import StarPart  # noqa: E402
from kiosk.screens import sample, talk_acts  # noqa: E402
from kiosk.screens.gallery import SIZES  # noqa: E402
from kiosk.screens.painters import paint  # noqa: E402
from kiosk.screens.replay_view import BenchmarkView  # noqa: E402
from kiosk.screens.sample_feedback import story  # noqa: E402
from kiosk.screens.sample_views import views  # noqa: E402
from kiosk.screens.view import Screen, View  # noqa: E402
from kiosk.window import booth_events  # noqa: E402
from kiosk.window.model_voice import NO_VOICE, ModelVoice  # noqa: E402
from kiosk.window.update_view import after  # noqa: E402

WORDS_A_SECOND = 150 / 60
"""How fast the coach speaks; a model answer takes 30 to 45 s."""
EVERY = [(kind, model) for kind in QuestionKind for model in benchmark(kind).models]


def content_of(kind, text):
    question = Question("q", "Tell me about a time you did that.", kind, "", good="")
    said = sample.transcript(text, 2.5)
    return measure(question, said, sample.JOB, lambda texts: np.zeros((len(texts), 1), np.float32))


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_has_a_rule_two_good_answers_and_a_weak_one_of_different_trades(kind):
    found = benchmark(kind)
    assert sum(model.good for model in found.models) >= 2
    assert sum(not model.good for model in found.models) >= 1
    assert len({model.trade for model in found.models}) == len(found.models)
    assert found.rule.endswith(".")


@pytest.mark.parametrize(("kind", "model"), EVERY, ids=lambda one: getattr(one, "trade", one))
def test_it_takes_half_a_minute_to_three_quarters(kind, model):
    assert 30 <= len(model.text.split()) / WORDS_A_SECOND <= 45


@pytest.mark.parametrize(("kind", "model"), EVERY, ids=lambda one: getattr(one, "trade", one))
def test_it_says_what_was_asked_and_a_weak_one_why_it_is_weak(kind, model):
    assert model.asked.endswith(("?", "."))
    assert bool(model.why) is not model.good


@pytest.mark.parametrize("kind", [QuestionKind.BEHAVIOURAL, QuestionKind.CLAIM])
def test_good_stories_say_what_was_done_and_what_came_of_it(kind):
    for model in benchmark(kind).models:
        told = {part.part for part in content_of(kind, model.text).star.parts}
        assert ({StarPart.ACTION, StarPart.RESULT} <= told) is model.good, model.trade


def acts_of(view, size=SIZES[0]):
    return [one.act for one in paint(pygame.Surface(size, depth=32), view)]


@pytest.mark.parametrize("size", SIZES)
def test_it_is_offered_after_ones_own_answer_and_not_before(size):
    asked = talk_acts.BenchmarkAsked(story().question.kind)
    practised = [
        View(screen=screen, answers=(story(),)) for screen in (Screen.FEEDBACK, Screen.GOAL)
    ]
    assert any(asked in acts_of(view, size) for view in practised)
    pictures = views()
    shown = pictures["results-answer"]
    kind = shown.interview.answers[shown.shown].question.kind
    assert talk_acts.BenchmarkAsked(kind) in acts_of(shown, size)
    for name, view in pictures.items():
        if view.screen in (Screen.ASKING, Screen.LISTENING, Screen.THINKING, Screen.MATCH):
            offered = [
                one for one in acts_of(view, size) if isinstance(one, talk_acts.BenchmarkAsked)
            ]
            assert not offered, name


class FakeSpeaker:
    def __init__(self, there=True):
        self.there, self.said, self.over = there, [], False

    def open(self):
        return self.there

    def say(self, clip):
        self.said.append(clip.text)

    def saying(self):
        return None if self.over else 0.5

    def hush(self):
        self.over = True


class FakeBooth:
    def __init__(self, speaker):
        self.speaker, self.told = speaker, []

    def errand(self, do, *given):
        do(*given)

    def tell(self, event):
        self.told.append(event)


class FakeVoice:
    def __init__(self, source=ClipSource.LOCAL):
        self.source = source

    def clip(self, text):
        raise AssertionError("the coach does not speak other people's answers")

    def other(self):
        return SimpleNamespace(clip=lambda text: Clip(text, self.source))


def shown(number=0):
    view = after(
        View(screen=Screen.FEEDBACK, answers=(story(),)),
        talk_acts.BenchmarkAsked(QuestionKind.BEHAVIOURAL),
        1.0,
    )
    return after(view, talk_acts.BenchmarkChosen(number), 2.0)


def test_the_one_that_is_shown_is_spoken_and_its_end_is_told():
    booth = FakeBooth(FakeSpeaker())
    models = ModelVoice(booth, FakeVoice())
    view = after(shown(1), talk_acts.BenchmarkPlayed(), 3.0)
    assert view.benchmark.speaking
    assert view.benchmark.waiting, "a clip that is made takes a moment, and the screen says so"
    models.play(view)
    made = booth.told.pop()
    assert not after(view, made, 3.5).benchmark.waiting
    models.made(made.clip)
    assert booth.speaker.said == [benchmark(QuestionKind.BEHAVIOURAL).models[1].text]
    models.poll()
    assert not booth.told
    booth.speaker.over = True
    models.poll()
    assert booth.told == [booth_events.BenchmarkOver()]
    assert not after(view, booth.told[0], 4.0).benchmark.speaking


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [(FakeSpeaker(there=False), FakeVoice()), (FakeSpeaker(), FakeVoice(ClipSource.NONE))],
)
def test_without_a_voice_or_a_speaker_it_is_read(speaker, voice):
    booth = FakeBooth(speaker)
    models = ModelVoice(booth, voice)
    view = after(shown(), talk_acts.BenchmarkPlayed(), 3.0)
    models.play(view)
    models.made(booth.told.pop().clip)
    assert booth.told == [booth_events.NotPlayed(NO_VOICE)]
    told = after(view, booth.told[0], 4.0)
    assert told.says_trouble == NO_VOICE
    assert not told.benchmark.speaking


def test_a_clip_that_comes_after_leaving_is_not_spoken():
    booth = FakeBooth(FakeSpeaker())
    models = ModelVoice(booth, FakeVoice())
    models.play(shown())
    models.stop()
    models.made(booth.told.pop().clip)
    assert booth.speaker.said == []


def test_leaving_it_is_back_where_one_was_and_another_visit_sees_nothing():
    view = after(shown(), talk_acts.BenchmarkLeft(), 3.0)
    assert (view.screen, view.benchmark) == (Screen.FEEDBACK, BenchmarkView())
    walked = after(replace(shown(), screen=Screen.RESULTS), booth_events.WalkedAway(), 4.0)
    assert walked.benchmark == BenchmarkView()
