"""What a candidate can mean while being coached: wishes in an answer, goals, hearing it again."""

from dataclasses import dataclass

from kiosk.coach.scoring.own import Side
from kiosk.domain.interview import GoalName
from kiosk.domain.job import QuestionKind
from kiosk.screens.act import Act


@dataclass(frozen=True)
class GoalChosen(Act):
    """Begin the next take."""

    goal: GoalName | None
    """What it is to be better at; None where it is simply taken again."""


@dataclass(frozen=True)
class BackToFeedback(Act):
    pass


@dataclass(frozen=True)
class Play(Act):
    """Hear a stretch of an answer again."""

    position: int
    start: float
    """Seconds into the answer."""
    end: float


@dataclass(frozen=True)
class Judged(Act):
    """Put a slider of one's own judgement to a place."""

    side: Side
    step: int


@dataclass(frozen=True)
class JudgedAll(Act):
    """Go on: to what was measured where all sliders were touched, then to the results."""


@dataclass(frozen=True)
class BenchmarkAsked(Act):
    """How do others answer such a question?"""

    kind: QuestionKind


@dataclass(frozen=True)
class BenchmarkChosen(Act):
    number: int


@dataclass(frozen=True)
class BenchmarkPlayed(Act):
    """Speak the one that is shown."""


@dataclass(frozen=True)
class BenchmarkHushed(Act):
    pass


@dataclass(frozen=True)
class BenchmarkLeft(Act):
    pass


@dataclass(frozen=True)
class StopPlaying(Act):
    pass


@dataclass(frozen=True)
class MomentsTurned(Act):
    """Show the next moments of the answer."""


@dataclass(frozen=True)
class Repeat(Act):
    """Say the question again; the answer begins anew."""


@dataclass(frozen=True)
class Skip(Act):
    """Leave this question out (Practice mode)."""


@dataclass(frozen=True)
class HintAsked(Act):
    """Show, or hide, what a good answer holds (Practice mode)."""


@dataclass(frozen=True)
class KindsTurned(Act):
    """Ask for the next kind of questions."""
