"""What the booth itself tells the window, beside the interview's events and a person's acts."""

from dataclasses import dataclass

from kiosk.coach.card import Card
from kiosk.domain.interview import Interview
from kiosk.domain.job import Clip, Job
from kiosk.domain.printing import PrinterState
from kiosk.domain.settings import Settings
from kiosk.domain.sight import Look
from kiosk.interview.events import Event
from kiosk.screens.card_view import CardStep
from kiosk.screens.endings_view import Erasing, TakeHome
from kiosk.screens.group_view import Practising
from kiosk.screens.replay_view import Picture
from kiosk.screens.resume_view import StickFile, Typed
from kiosk.screens.view import Checking, CheckLine, Claim, Warmth


@dataclass(frozen=True)
class News(Event):
    """Something happened in the booth."""


@dataclass(frozen=True)
class Warmed(News):
    warmth: Warmth


@dataclass(frozen=True)
class ClaimKnown(News):
    claim: Claim


@dataclass(frozen=True)
class SettingsKnown(News):
    """The settings as staff have them now."""

    settings: Settings


@dataclass(frozen=True)
class JobsKnown(News):
    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class GroupsKnown(News):
    any: bool
    """A group's code is good today."""


@dataclass(frozen=True)
class GroupFound(News):
    group: Practising | None
    """None: no group has this code today."""


@dataclass(frozen=True)
class CodeScanned(News):
    """The camera has read a code that somebody held up."""

    code: str


@dataclass(frozen=True)
class UploadOffered(News):
    """The phone's upload page is there; None and a reason where it is not."""

    url: str | None
    why_not: str | None = None
    typed: Typed | None = None


@dataclass(frozen=True)
class UploadWaits(News):
    seconds_left: float


@dataclass(frozen=True)
class StickSeen(News):
    files: tuple[StickFile, ...]


@dataclass(frozen=True)
class ResumeReading(News):
    pass


@dataclass(frozen=True)
class ResumeRefused(News):
    message: str


@dataclass(frozen=True)
class ResumeCame(News):
    pass


@dataclass(frozen=True)
class Checked(News):
    checking: Checking


@dataclass(frozen=True)
class Spoken(News):
    """How loud the coach is just now, 0 to 1."""

    loudness: float


@dataclass(frozen=True)
class Seen(News):
    """The preview during an answer; no picture where there is no camera."""

    picture: Picture | None
    look: Look


@dataclass(frozen=True)
class Held(News):
    """Which answers can be heard again; what had to go, in a sentence."""

    positions: tuple[int, ...]
    says: str | None = None


@dataclass(frozen=True)
class Played(News):
    """The moment of an answer that is being heard, s; None when it is over."""

    at: float | None
    picture: Picture | None = None


@dataclass(frozen=True)
class BenchmarkMade(News):
    """The clip of a model answer is there, or there is no voice for it."""

    clip: Clip


@dataclass(frozen=True)
class BenchmarkOver(News):
    pass


@dataclass(frozen=True)
class NotPlayed(News):
    message: str


@dataclass(frozen=True)
class CardPasted(News):
    """The phone brought a card instead of a resume."""

    text: str


@dataclass(frozen=True)
class CardTold(News):
    """A card can, or cannot, be opened; where it goes on from, and why not, in a sentence."""

    step: CardStep
    says: str | None = None


@dataclass(frozen=True)
class CardOpened(News):
    card: Card


@dataclass(frozen=True)
class CardMade(News):
    """The interview with its new card, for the way home."""

    interview: Interview


@dataclass(frozen=True)
class FeedbackReady(News):
    """An answer is understood and Practice mode wants it shown."""


@dataclass(frozen=True)
class PartLost(News):
    """A device is gone for now; None when all are back."""

    message: str | None


@dataclass(frozen=True)
class Home(News):
    home: TakeHome


@dataclass(frozen=True)
class PrinterKnown(News):
    """The printer is in another state than before."""

    state: PrinterState


@dataclass(frozen=True)
class Printed(News):
    """The report came out of the printer, or it did not and will not."""

    done: bool


@dataclass(frozen=True)
class Wiped(News):
    erasing: Erasing


@dataclass(frozen=True)
class StillThere(News):
    """Nobody has been noticed: seconds until the wipe, None when somebody was."""

    seconds_left: float | None


@dataclass(frozen=True)
class WalkedAway(News):
    pass


@dataclass(frozen=True)
class TimedOut(News):
    """A screen that leaves by itself has been there long enough."""


@dataclass(frozen=True)
class PinJudged(News):
    right: bool


@dataclass(frozen=True)
class Tested(News):
    lines: tuple[CheckLine, ...]
    over: bool
