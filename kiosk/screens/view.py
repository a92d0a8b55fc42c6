"""Everything a picture needs, frozen: a test paints every screen without running the program."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.interview import Answer, Consent, GoalName, Interview, Mode
from kiosk.domain.job import Alignment, Job, Kinds, Question
from kiosk.domain.printing import SAYS, PrinterState
from kiosk.domain.sections import Bands
from kiosk.domain.sight import Look
from kiosk.screens.card_view import CardView
from kiosk.screens.endings_view import Erasing, Sorry, TakeHome
from kiosk.screens.group_view import CodeDesk, Practising
from kiosk.screens.own_view import OwnJudgement
from kiosk.screens.replay_view import BenchmarkView, Picture, Replay
from kiosk.screens.resume_view import ResumeWays


class Screen(StrEnum):
    CLAIM = "claim"
    ATTRACT = "attract"
    CONSENT = "consent"
    JOB = "job"
    GROUP = "group"
    RESUME = "resume"
    MATCH = "match"
    CARD = "card"
    CHECK = "check"
    ASKING = "asking"
    LISTENING = "listening"
    THINKING = "thinking"
    FEEDBACK = "feedback"
    GOAL = "goal"
    RESULTS = "results"
    ERASED = "erased"
    SORRY = "sorry"
    STAFF = "staff"


@dataclass(frozen=True)
class Warmth:
    """How far the models are; the booth can be started when `ready`."""

    ready: bool = True
    share: float = 1.0
    says: str = ""


@dataclass(frozen=True)
class Ease:
    """What makes the booth usable for this person; forgotten with the interview."""

    captions: bool = True
    motion: bool = True
    time: float = 1.0
    language: str = "en"


@dataclass(frozen=True)
class JobChoice:
    jobs: tuple[Job, ...] = ()
    field: str | None = None
    page: int = 0
    mode: Mode = Mode.REAL
    questions: int = 5
    kinds: Kinds = Kinds.ALL
    chosen: Job | None = None
    group: Practising | None = None
    """The class whose code was given: what it sets cannot be chosen otherwise."""


class Light(StrEnum):
    """The state of one check; painted with a sign and a word, never by colour alone."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    WAIT = "wait"
    OFF = "off"


@dataclass(frozen=True)
class CheckLine:
    name: str
    light: Light
    says: str
    level: float | None = None
    """0 to 1 where a meter helps."""


@dataclass(frozen=True)
class Checking:
    picture: Picture | None = None
    lines: tuple[CheckLine, ...] = ()
    steady: float = 0.0
    """Share of the calibration done, 0 to 1."""
    calibrated: bool = False
    camera: bool = True
    ready: bool = False


@dataclass(frozen=True)
class Turn:
    """One question and the answer that is being given to it."""

    question: Question | None = None
    number: int = 1
    of: int = 5
    loudness: float = 0.0
    """Of the coach's voice, 0 to 1."""
    has_clip: bool = True
    seconds: float = 0.0
    limit_s: float = 300.0
    warn_s: float = 30.0
    level: float = 0.0
    """Of the candidate's voice, 0 to 1."""
    speaking: bool = False
    quiet_s: float = 0.0
    silence_s: float = 7.0
    forgiven_s: float = 0.0
    """Of the present silence, what "Still thinking" was said to."""
    look: Look = Look.UNKNOWN
    picture: Picture | None = None
    camera: bool = True
    text: str = ""
    goal: GoalName | None = None
    """What this take is to be better at."""
    aim_s: float = 0.0
    """What an answer aims at; 0 where that is not said."""
    think_left_s: float = 0.0
    hint: bool = False
    """Whether what a good answer holds is shown."""

    @property
    def still_thinking(self) -> bool:
        return self.quiet_s >= self.silence_s


@dataclass(frozen=True)
class StaffDesk:
    unlocked: bool = False
    digits: int = 0
    wrong: bool = False
    tests: tuple[CheckLine, ...] = ()
    testing: bool = False
    volume: float = 0.8
    booth: str = ""
    version: str = ""


@dataclass(frozen=True)
class Claim:
    """How staff reach the panel; `code` is None once the booth is claimed."""

    url: str = ""
    code: str | None = None
    phone: bool = True
    """Whether a phone can reach the address."""
    skipped: bool = False
    """Somebody wanted to try the booth before it is claimed."""


@dataclass(frozen=True)
class View:
    """One picture, complete."""

    screen: Screen = Screen.ATTRACT
    now: float = 0.0
    """The room's seconds, for motion only."""
    since: float = 0.0
    """When this screen came up, on the same clock."""
    focus: int | None = None  # which target the keyboard or the pad is on
    pressed: int | None = None  # which target a finger is on
    leaving_s: float | None = None
    """Seconds until the interview is wiped; None while somebody is there."""
    leave_asked: bool = False
    """Whether "Leave?" lies over the screen."""
    trouble: str | None = None
    """What the interview has to do without since the last question."""
    lost: str | None = None  # what is gone just now: a device, until it is back
    printer: PrinterState = PrinterState.NONE
    """As it was at the last look."""
    booth_name: str = "Interview coach"
    warmth: Warmth = Warmth()
    ease: Ease = Ease()
    consent: Consent = field(default_factory=Consent)
    pace_green: tuple[float, float] = (100.0, 165.0)
    hesitations_free: float = 5.0
    bands: Bands = field(default_factory=Bands)
    retention_days: int = 30
    default_mode: Mode = Mode.REAL
    default_questions: int = 5
    default_motion: bool = True
    groups: bool = False  # whether there is a group whose code is good today
    choice: JobChoice = JobChoice()
    code: CodeDesk = field(default_factory=CodeDesk)
    resume: ResumeWays = field(default_factory=ResumeWays)
    alignment: Alignment | None = None
    checking: Checking = Checking()
    first_turn: Turn = Turn()
    """What every question starts from: the limits of the settings."""
    turn: Turn = Turn()
    answers: tuple[Answer, ...] = ()
    interview: Interview | None = None
    striking: frozenset[int] | None = None
    """Which words of the last answer are to be struck, while they are chosen; else None."""
    card: CardView = field(default_factory=CardView)
    own: OwnJudgement = field(default_factory=OwnJudgement)
    ask_own: bool = False
    """Whether a candidate judges themselves before the results."""
    shown: int | None = None
    """Which answer's details the results show."""
    benchmark: BenchmarkView = field(default_factory=BenchmarkView)
    replay: Replay = field(default_factory=Replay)
    home: TakeHome = field(default_factory=TakeHome)
    erasing: Erasing = field(default_factory=Erasing)
    sorry: Sorry = field(default_factory=Sorry)
    staff: StaffDesk = StaffDesk()
    claim: Claim = Claim()

    @property
    def says_trouble(self) -> str | None:
        """The sentence over the footer; what is gone just now comes first. Of the printer it is
        told before anybody begins; beside the buttons of later screens there is room for it."""
        printer = self.printer_wants if self.screen is Screen.ATTRACT else None
        return self.lost or self.trouble or self.replay.says or printer

    @property
    def printer_wants(self) -> str | None:
        """What is wrong with the printer, in a sentence."""
        return SAYS[self.printer] if self.printer.wants_staff else None
