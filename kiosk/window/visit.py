"""One candidate's stay at the booth: everything that must be gone when it ends is in here."""

import logging
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace

from kiosk.devices.camera import LiveCamera
from kiosk.domain.errors import CoachError
from kiosk.domain.interview import GoalName, Mode
from kiosk.domain.job import Kinds, Resume
from kiosk.domain.settings import Settings
from kiosk.interview import events
from kiosk.interview.controls import Controls, Wish
from kiosk.interview.parts import Parts, open_sight
from kiosk.interview.recall import Recall
from kiosk.interview.worker import Worker
from kiosk.screens import shapes
from kiosk.screens.view import View
from kiosk.senses.sight import Sight
from kiosk.window import booth_events
from kiosk.window.booth import Booth, refresh
from kiosk.window.card_desk import CardDesk
from kiosk.window.hand_over import HandOver
from kiosk.window.left_over import WORDS, LeftOver
from kiosk.window.model_voice import ModelVoice
from kiosk.window.player import Player
from kiosk.window.resume_intake import ResumeIntake

log = logging.getLogger(__name__)

STUCK_S = 120.0
"""A camera that has hung for this long needs the program started anew."""
SIGHT_S = 8.0
"""Longest time to wait for the camera before the interview begins without it."""


class Visit:
    """From the agreement to the wipe. Belongs to the window's thread; slow things are errands."""

    def __init__(self, booth: Booth, parts: Parts, view: View) -> None:
        self.settings = self._for_this_person(booth.current, view)
        self.intake: ResumeIntake | None = None
        self.resume: Resume | None = None
        self.worker: Worker | None = None
        self.hand_over = HandOver(booth, parts, self.settings)
        self.left_over = LeftOver(booth, parts.store, self.settings)
        self.cards = CardDesk(booth, parts.store.cards, self.settings)
        self.recall = Recall()
        self.player = Player(booth, self.recall)
        self.models = ModelVoice(booth, parts.voice)
        self._booth = booth
        self._parts = parts
        self._answers = 0
        self._camera: LiveCamera | None = None
        self._sight: Future[Sight | None] | None = None
        booth.microphone.wake()
        booth.errand(refresh, booth, parts)
        if view.consent.camera:
            self._camera = LiveCamera(booth.settings.booth.camera, booth.clock)
            self._sight = booth.errand(self._open_sight, self._camera)

    def _for_this_person(self, settings: Settings, view: View) -> Settings:
        """Return the settings with more time where it was asked for."""
        more = view.ease.time
        listening = replace(
            settings.listening,
            silence_s=settings.listening.silence_s * more,
            limit_s=settings.listening.limit_s * more,
        )
        return replace(settings, listening=listening)

    # --- eyes ---------------------------------------------------------------------------------

    def _open_sight(self, camera: LiveCamera) -> Sight | None:
        devices = replace(self._parts.devices, camera=camera)
        return open_sight(self.settings, devices, self._lost)

    def _lost(self, err: CoachError) -> None:
        self._booth.tell(booth_events.PartLost(err.message))

    @property
    def sight(self) -> Sight | None:
        """The eyes, where they are open by now."""
        if self._sight is None or not self._sight.done() or self._sight.cancelled():
            return None
        return self._sight.result()

    @property
    def trouble(self) -> str | None:
        """What is gone just now, in a sentence."""
        lost: CoachError | None = self._booth.microphone.trouble
        if lost is None and self._camera is not None:
            lost = self._camera.trouble or (self.sight.trouble if self.sight else None)
        return lost.message if lost is not None else None

    @property
    def fresh(self) -> bool:
        """Say whether nothing hangs: the interview's thread lives, the camera's does not stick."""
        stuck = self._camera is not None and self._camera.silence_s() > STUCK_S
        return (self.worker is None or self.worker.alive) and not stuck

    def without_camera(self) -> None:
        """Close the eyes for the rest of the visit."""
        if self._sight is not None:
            self._sight.add_done_callback(_close)
        self._camera, self._sight = None, None

    # --- resume -------------------------------------------------------------------------------

    def open_intake(self) -> None:
        """Wait for a resume, unless one is here already."""
        if self.resume is not None:
            self._booth.tell(booth_events.ResumeCame())
            return
        self.intake = ResumeIntake(self._booth, self._parts.store, self.settings)

    def close_intake(self) -> None:
        if self.intake is not None:
            self.resume = self.intake.resume or self.resume
            self.intake.close()
            self.intake = None

    # --- interview ----------------------------------------------------------------------------

    def start(self, view: View) -> None:
        """Start the interview's thread: it matches, plans, and waits for the check."""
        self.stop()
        if view.choice.chosen is None:
            return
        self._answers = 0
        self.worker = Worker(lambda controls: self._steps(view, controls), self._booth.tell)
        self.worker.start()

    def _steps(self, view: View, controls: Controls) -> Iterator[events.Event]:
        from kiosk.interview import interview

        choice = view.choice
        assert choice.chosen is not None  # noqa: S101  start() looked
        sight = self._sight.result(SIGHT_S) if self._sight is not None else None
        card = self.cards.card
        kinds = choice.kinds if choice.mode is Mode.PRACTICE else Kinds.ALL
        candidate = interview.Candidate(
            job=choice.chosen,
            resume=self.resume,
            consent=view.consent,
            mode=choice.mode,
            questions=choice.questions,
            kinds=kinds,
            leans=card.leans if card is not None else Kinds.ALL,
            asked=frozenset(card.asked) if card is not None else frozenset(),
            follow_ups=self.settings.interviewing.follow_ups,
            seed=self._parts.store.session_number(choice.chosen.id),
        )
        recall = self.recall if view.consent.recall else None
        parts = replace(self._parts, settings=self.settings, sight=sight, recall=recall)
        yield from interview.run(candidate, parts, controls)

    def wish(self, wish: Wish) -> None:
        if self.worker is not None:
            self.worker.controls.wish(wish)

    def once_more(self, goal: GoalName | None) -> None:
        """Have the same question asked again; the next take is judged on the goal first."""
        if self.worker is not None:
            self.worker.controls.goal = goal
            self.worker.controls.wish(Wish.AGAIN)

    def strike(self, numbers: frozenset[int]) -> None:
        """Have words taken out of the last answer."""
        if self.worker is not None:
            self.worker.controls.strike(numbers)

    def stop(self) -> None:
        """Stop the interview, if there is one; the window goes on at once."""
        if self.worker is not None:
            self.worker.silence()
            self._booth.errand(self.worker.stop)
            self.worker = None

    def answered(self, view: View) -> None:
        """Take note that an answer is kept; Practice shows it."""
        self._answers += 1
        self._booth.tell(booth_events.Held(self.recall.positions, self.recall.says))
        skipped = bool(view.answers) and view.answers[-1].transcript.skipped
        if view.choice.mode is Mode.PRACTICE and not skipped:
            self._booth.tell(booth_events.FeedbackReady())

    # --- the end ------------------------------------------------------------------------------

    def wipe(self, view: View, *, left: bool) -> "Future[None]":
        """Forget this candidate; tell what was deleted and what is kept once it is true.

        left: the candidate gave up or walked away: what was said so far is deleted too.
        """
        had_resume = self.resume is not None or view.alignment is not None
        self.close_intake()
        self.resume = None
        self.stop()
        self.player.stop()
        self.models.stop()
        self.recall.forget()
        self.cards.forget()
        shapes.qr.cache_clear()
        self._booth.speaker.hush()
        self._booth.microphone.rest()
        self.without_camera()
        return self._booth.promise(self._erase, view, left, had_resume)

    def _erase(self, view: View, left: bool, had_resume: bool) -> None:
        self._parts.voice.forget()
        deleted = ["All sound and all pictures"]
        if had_resume:
            deleted.insert(0, "Your resume")
        if left:
            self._parts.store.end_left_behind(self.settings.booth.id, delete=True)
            deleted.append(WORDS)
        self.left_over.tell(deleted, view, self.hand_over, left=left)
        self.hand_over.forget()

    def failed(self) -> None:
        """Mark what a fault left unfinished; the answers so far stay, as agreed."""
        self._booth.promise(self._parts.store.end_left_behind, self.settings.booth.id)


def _close(opened: "Future[Sight | None]") -> None:
    sight = None if opened.cancelled() else opened.result()
    if sight is not None:
        sight.close()
