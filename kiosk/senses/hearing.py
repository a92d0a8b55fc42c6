"""The door to the transcriber: phrases go in while the candidate talks, a transcript comes out.

The transcriber is a process of its own, started once and kept warm. When it dies or hangs it is
started again and the phrases it still owed are sent again; a phrase that broke it twice is given
up, and the answer goes on without it.
"""

import logging
import multiprocessing
from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from kiosk.domain.settings import Settings
from kiosk.domain.sound import Phrase, Transcript
from kiosk.senses.outbox import Outbox
from kiosk.senses.transcribed import Transcribed, joined
from kiosk.senses.transcriber_process import Begin, Broken, Ready, Result, Say, serve

log = logging.getLogger(__name__)

MOST_TRIES = 2
"""A phrase that broke the transcriber this often is given up."""
MOST_STARTS = 4
"""Restarts in one take; a machine that needs more has no transcriber."""
START_S = 180.0
"""Longest time to load the model; a slow card beside other work needs a minute."""
LEAVES_S = 2.0
"""How long its process may take to end by itself when the booth stops."""
GAVE_UP = "the transcriber failed"
EXHAUSTED = Broken("model-corrupt", "The transcriber does not stay up.")


class Hearing:
    """The real transcriber. Not for several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: multiprocessing.process.BaseProcess | None = None
        self._ready = False
        self._broken: Broken | None = None
        self._take = 0
        self._keywords: tuple[str, ...] = ()
        self._forget()

    def _forget(self) -> None:
        self._owed: dict[int, Phrase] = {}
        """Newest draft of each phrase that is not transcribed yet, by number."""
        self._sent: dict[int, float] = {}
        """End of the draft the process was given."""
        self._tries: dict[int, int] = {}
        self._heard: dict[int, Transcribed] = {}
        self._starts = 0

    # --- the process ------------------------------------------------------------------------

    def start(self) -> None:
        """Start to load the model; returns at once."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._outbox = Outbox(self._pipe)
        self._process = context.Process(
            target=serve, args=(theirs, self._settings), name="transcriber", daemon=True
        )
        self._process.start()
        theirs.close()
        self._ready = False
        self._since = monotonic()

    def ready(self, timeout_s: float) -> bool:
        """Wait until the model is loaded; say whether it is."""
        end = monotonic() + timeout_s
        while not self._ready and self._broken is None:
            left = end - monotonic()
            if left <= 0:
                break
            self._attend(left)
        return self._ready

    @property
    def trouble(self) -> tuple[str, str]:
        """Code and sentence of why it is not ready."""
        if self._broken is None:
            return "model-corrupt", "The transcriber did not start in time."
        return self._broken.code, self._broken.message

    @property
    def pid(self) -> int | None:
        """The transcriber's process, for the doctor and the tests."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.join(LEAVES_S)
        self._process.kill()  # one that is busy does not keep the booth from stopping in time
        self._outbox.close()
        self._pipe.close()
        self._process = None

    # --- a take -----------------------------------------------------------------------------

    def begin(self, keywords: Sequence[str]) -> None:
        """A new take starts; these are its job's technical words."""
        self._forget()
        self._take += 1
        self._keywords = tuple(keywords)
        if self._broken is EXHAUSTED:  # the next take may try again
            self._broken = None
        if self._process is None and self._broken is None:
            self.start()
        if self._ready:
            self._post(Begin(self._take, self._keywords))

    def send(self, phrase: Phrase) -> None:
        """Hand over a phrase, or a newer draft of one with the same number; returns at once."""
        self._owed[phrase.number] = phrase
        self._tries[phrase.number] = 0
        self._attend(0.0)
        self._post_owed()

    def keep_up(self, most: int, deadline_s: float) -> None:
        """Wait until at most so many phrases are owed: a file is read faster than it is heard."""
        end = monotonic() + deadline_s
        while len(self._owed) > most and self._broken is None and (left := end - monotonic()) > 0:
            self._attend(left)
            self._post_owed()

    def so_far(self) -> str:
        """Return the text of what has been transcribed."""
        self._attend(0.0)
        parts = sorted(self._heard.values(), key=lambda heard: heard.number)
        return " ".join(word.text for part in parts for word in part.words)

    def finish(self, deadline_s: float) -> Transcript:
        """Wait for the phrases still owed, then return the transcript of the take.

        What is not there at the deadline is left out; if nothing is there the transcript says why.
        """
        self.keep_up(0, deadline_s)
        for phrase in self._owed.values():
            self._give_up(phrase, self._excuse())
        self._owed.clear()
        return joined(self._heard.values())

    def _give_up(self, phrase: Phrase, why_not: str) -> None:
        """Keep what an earlier draft held; the speech that none has shown is lost, and said so."""
        draft = self._heard.get(phrase.number)
        shown = draft.end if draft else phrase.start
        lost = tuple((max(start, shown), end) for start, end in phrase.speech if end > shown)
        kept = draft or Transcribed(phrase.number, phrase.end, why_not=why_not)
        self._heard[phrase.number] = replace(kept, lost=(*kept.lost, *lost))

    def _excuse(self) -> str:
        return self._broken.message if self._broken else GAVE_UP

    # --- what goes to and fro -----------------------------------------------------------------

    def _attend(self, wait_s: float) -> None:
        """Take in what the process says, waiting for it at most so long; mend it if it is gone."""
        if self._process is None:
            return
        try:
            while self._pipe.poll(min(wait_s, self._patience())):
                self._take_in(self._pipe.recv())
                wait_s = 0.0
        except (EOFError, OSError):
            self._mend("died")
            return
        if self._patience() <= 0:
            self._mend("hung")

    def _patience(self) -> float:
        """Return how long the process may still be silent."""
        if self._ready and not self._sent:
            return self._settings.hearing.deadline_s
        limit = self._settings.hearing.deadline_s if self._ready else START_S
        return max(0.0, self._since + limit - monotonic())

    def _take_in(self, message: Ready | Result | Broken) -> None:
        self._since = monotonic()
        if isinstance(message, Broken):
            self._broken = message
            log.error("transcriber cannot start: %s", message.code)
        elif isinstance(message, Ready):
            self._ready = True
            self._post(Begin(self._take, self._keywords))
            self._post_owed()
        elif message.take == self._take:
            self._note(message.heard)

    def _note(self, heard: Transcribed) -> None:
        self._heard[heard.number] = heard
        owed = self._owed.get(heard.number)
        if owed is not None and owed.end <= heard.end:
            del self._owed[heard.number]
        if self._sent.get(heard.number, heard.end) <= heard.end:
            self._sent.pop(heard.number, None)

    def _post_owed(self) -> None:
        if not self._ready:
            return
        for number, phrase in sorted(self._owed.items()):
            if self._sent.get(number) != phrase.end:
                if not self._sent:
                    self._since = monotonic()
                self._sent[number] = phrase.end
                self._post(Say(self._take, phrase))

    def _post(self, message: Begin | Say) -> None:
        self._outbox.put(message)

    def _mend(self, what: str) -> None:
        """Start the process again; what it owed is sent when it is ready."""
        log.warning("transcriber %s, starting it again", what)
        blamed = min(self._sent, default=None)
        if blamed is not None:
            self._tries[blamed] = self._tries.get(blamed, 0) + 1
            if self._tries[blamed] >= MOST_TRIES and blamed in self._owed:
                self._give_up(self._owed.pop(blamed), GAVE_UP)
        self._sent.clear()
        self._kill()
        self._starts += 1
        if self._starts > MOST_STARTS:
            self._broken = EXHAUSTED
        else:
            self.start()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join(5.0)
            self._outbox.close()
            self._pipe.close()
            self._process = None
        self._ready = False
