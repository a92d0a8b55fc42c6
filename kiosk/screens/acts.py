"""What a person can mean by a touch, a key or a pad: values beside the interview's own events."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.interview import Delivery, Mode
from kiosk.screens.act import Act


class Switch(StrEnum):
    CAMERA = "camera"
    KEEP = "keep"
    RECALL = "recall"
    CAPTIONS = "captions"
    MOTION = "motion"
    GROUP = "group"


@dataclass(frozen=True)
class Touched(Act):
    """Anywhere: begin, or "I am still here"."""


@dataclass(frozen=True)
class Agreed(Act):
    pass


@dataclass(frozen=True)
class Leave(Act):
    """Give up; everything is wiped."""


@dataclass(frozen=True)
class LeaveAsked(Act):
    """Leave was touched where there is something to lose: ask first."""


@dataclass(frozen=True)
class Stay(Act):
    pass


@dataclass(frozen=True)
class Switched(Act):
    switch: Switch


@dataclass(frozen=True)
class DeliveryChosen(Act):
    delivery: Delivery


@dataclass(frozen=True)
class LanguageChosen(Act):
    language: str


@dataclass(frozen=True)
class TimeChosen(Act):
    factor: float
    """1, 1.5 or 2 times the limits and silences."""


@dataclass(frozen=True)
class FieldChosen(Act):
    field: str | None
    """None shows the jobs of all fields."""


@dataclass(frozen=True)
class PageTurned(Act):
    by: int


@dataclass(frozen=True)
class ModeChosen(Act):
    mode: Mode


@dataclass(frozen=True)
class LengthChosen(Act):
    questions: int


@dataclass(frozen=True)
class JobChosen(Act):
    job_id: str


@dataclass(frozen=True)
class BackToJobs(Act):
    pass


@dataclass(frozen=True)
class StickFileChosen(Act):
    number: int
    """Position in the list of files found on the USB stick."""


@dataclass(frozen=True)
class WithoutResume(Act):
    pass


@dataclass(frozen=True)
class Start(Act):
    """Go on from the match to the check."""


@dataclass(frozen=True)
class AnotherJob(Act):
    pass


@dataclass(frozen=True)
class CheckedAll(Act):
    """Everything was seen and heard: begin the interview."""


@dataclass(frozen=True)
class WithoutCamera(Act):
    pass


@dataclass(frozen=True)
class CalibrateAgain(Act):
    pass


@dataclass(frozen=True)
class Done(Act):
    """This answer is over."""


@dataclass(frozen=True)
class KeepThinking(Act):
    """The answer to "Still thinking?"."""


@dataclass(frozen=True)
class OnceMore(Act):
    """Answer the same question again (Practice mode): first, what shall be better?"""


@dataclass(frozen=True)
class StrikeAsked(Act):
    """Words were written that were not said: show them so that they can be struck."""


@dataclass(frozen=True)
class WordTouched(Act):
    """Strike this word of the last answer, or take it back."""

    number: int


@dataclass(frozen=True)
class StrikeLeft(Act):
    """Leave every word as it is."""


@dataclass(frozen=True)
class Strike(Act):
    """Take these words out of the last answer, and measure it again."""

    numbers: frozenset[int]


@dataclass(frozen=True)
class GoOn(Act):
    pass


@dataclass(frozen=True)
class AnswerShown(Act):
    """Show the details of one answer on the results."""

    position: int


@dataclass(frozen=True)
class Overview(Act):
    """Back from one answer to the whole result."""


@dataclass(frozen=True)
class Print(Act):
    pass


@dataclass(frozen=True)
class Finish(Act):
    pass


@dataclass(frozen=True)
class DeleteToo(Act):
    """What is still kept shall be deleted as well."""


@dataclass(frozen=True)
class StaffAsked(Act):
    """The hidden corner was held."""


@dataclass(frozen=True)
class PinKey(Act):
    key: str
    """A digit, or "back"."""


@dataclass(frozen=True)
class StaffLeft(Act):
    pass


@dataclass(frozen=True)
class SelfTest(Act):
    pass


@dataclass(frozen=True)
class Louder(Act):
    by: float
    """Change of the volume, share of the whole."""


@dataclass(frozen=True)
class Restart(Act):
    pass


@dataclass(frozen=True)
class SwitchOff(Act):
    pass
