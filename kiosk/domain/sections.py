"""The sections of the settings: what can be set, its default, its unit and where a band is from.

The sources of the bands stand in docs/measures.md.
"""

import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
"""The tree the program runs from; installed as a package, the folder it was installed into."""


def _own_folder() -> Path:
    """Return where things are kept unless settings say so: beside a tree, else in the home."""
    if (REPOSITORY / "pyproject.toml").is_file():
        return REPOSITORY / "var"
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "interview-coach"


@dataclass(frozen=True)
class Paths:
    """Where things are kept. `var` is the booth's own folder; the rest hangs below it."""

    var: str = str(_own_folder())
    runtime: str = ""
    """Temporary files; on a booth the RuntimeDirectory on tmpfs. Empty: below the system's own."""
    models: str = ""
    clips: str = ""

    @property
    def models_dir(self) -> Path:
        return Path(self.models or Path(self.var) / "models")

    @property
    def clips_dir(self) -> Path:
        return Path(self.clips or Path(self.var) / "clips")


@dataclass(frozen=True)
class Database:
    url: str = ""
    """Where the store is: SQLite or PostgreSQL. Empty: SQLite in `paths.var`."""


@dataclass(frozen=True)
class Booth:
    id: str = "booth-1"
    name: str = "Interview coach"
    microphone: str = ""
    """Part of the device's name. Empty: the system's own choice."""
    speaker: str = ""
    camera: str = "0"
    """Number or path of the camera."""
    printer: str = ""
    """Name of the CUPS queue. Empty: the default one."""
    idle_s: float = 60.0
    """Without touch, face or speech, before "Still there?"."""
    leave_s: float = 20.0
    """After "Still there?", before the interview is wiped."""
    sticks: str = "/media"
    """Where USB sticks are mounted."""
    staff_pin: str = ""
    """Empty: the staff screen is closed."""
    motion: bool = True


@dataclass(frozen=True)
class Listening:
    silence_s: float = 7.0
    """Quiet after which the booth asks whether the answer is done."""
    limit_s: float = 300.0
    """Longest answer."""
    warn_s: float = 30.0
    """Quiet warning this long before the limit."""
    preroll_s: float = 2.0
    think_s: float = 0.0
    """Practice: between the question and the open microphone."""
    brief_s: float = 120.0  # when an answer goes on after this a pressing coach asks to be brief
    echo_s: float = 0.5
    """The microphone stays closed this long after the coach has spoken."""


@dataclass(frozen=True)
class Hearing:
    model: str = "base"
    """openai-whisper model by name (tiny.en for slow machines; small, turbo), or a file *.pt."""
    threads: int = 2
    phrase_s: float = 28.0
    """Longest stretch handed to the transcriber (its window is 30 s)."""
    deadline_s: float = 60.0
    """A phrase not transcribed by then: the transcriber is restarted."""


@dataclass(frozen=True)
class Seeing:
    fps: float = 10.0
    """10 frames a second are as good as 30, 5 cost onset accuracy (docs/facts.md, Seeing)."""
    field_of_view_deg: float = 60.0
    """Horizontal, of the camera."""
    screen_width_cm: float = 53.0
    screen_height_cm: float = 30.0
    lens_above_screen_cm: float = 0.0
    distance_cm: float = 60.0
    calibrate_s: float = 2.0
    dot_below_lens_cm: float = 2.0
    """Where the dot of the calibration is; a recording that opens on the screen: about 9."""
    distraction_s: float = 2.0
    """A look away shorter than this is a glance and none of our business."""
    valid_share: float = 0.7
    """Below this share of valid time focus is not measured."""
    show_dot: bool = False


@dataclass(frozen=True)
class Matching:
    gate: float = 35.0
    """Alignment below which the booth offers another job; a job may carry its own."""
    strong: float = 66.0
    weak: float = 33.0
    max_pages: int = 20
    max_bytes: int = 10_000_000
    max_inflated_bytes: int = 8_000_000
    read_pages: int = 15
    timeout_s: float = 10.0
    memory_bytes: int = 500_000_000
    threads: int = 1
    """One torch thread encodes 3 to 10 times faster than two beside other work."""


@dataclass(frozen=True)
class Interviewing:
    questions: int = 5
    mode: str = "real"
    follow_ups: bool = True
    warm_up: bool = True
    """Practice begins with a question that never counts."""
    self_judgement: bool = True  # candidates judge themselves before they see the results
    aim_s: float = 90.0
    """Practice: shown beside the clock. 0: nothing."""


@dataclass(frozen=True)
class Voice:
    language: str = "en"
    online: bool = True
    """gTTS may be asked for clips; off, the local voice speaks."""
    gtts_host: str = ""
    """Stand-in endpoint for tests. Empty: gTTS's own."""
    gtts_timeout_s: float = 5.0
    cache_bytes: int = 500_000_000


@dataclass(frozen=True)
class Bands:
    """The bands of the measures (docs/measures.md, Bands)."""

    pace_green: tuple[float, float] = (100.0, 165.0)
    """wpm. Microsoft Speaker Coach recommends 100 to 165; TED mean 163 (Gallo 2014); Street & Brady
    1982: 140 to 160. No study read puts a penalty on 100 to 120."""
    pace_amber: tuple[float, float] = (85.0, 185.0)
    hesitations_good: float = 3.0
    """Per minute. Laske & DiGennaro Reed 2024 (JABA)."""
    hesitations_free: float = 5.0
    """Per minute: no adverse effect (ibid.)."""
    hesitations_clear: float = 12.0
    """Per minute: clear effect (ibid.)."""
    phrase_weight: float = 0.4
    """A filler phrase weighs this much of a hesitation: sounds are worse than words (ibid.)."""
    pause_ignored_s: float = 0.25
    pause_natural_s: float = 1.0
    """Liu 2022: 0.6 s is the most natural."""
    pause_deliberate_s: float = 2.0
    pause_long_s: float = 4.0
    """Lundholm Fors 2015: 4 s hurts."""
    focus_free: float = 0.5
    """Share of the time on screen from which there is no penalty."""
    too_short_words: int = 20
    too_short_s: float = 10.0


@dataclass(frozen=True)
class Weights:
    """Weights of the Confidence Score (docs/measures.md, Weights). They need not add up to 100."""

    star: float = 20.0
    """Stories raise hiring recommendations and stand in 23 % of answers (Bangerter 2014)."""
    relevance: float = 15.0
    own: float = 5.0
    keywords: float = 10.0
    """No study read supports counting the words of a job: it weighs least of the content."""
    pace: float = 14.0
    hesitations: float = 15.0
    pauses: float = 11.0
    """The voice is the strongest group of cues (Nguyen 2014; DeGroot & Motowidlo 1999): 40."""
    focus: float = 5.0
    distractions: float = 5.0
    """Gaze alone was never isolated as a cue."""


@dataclass(frozen=True)
class Privacy:
    retention_days: int = 30
    card_days: int = 400
    """How long a candidate's card can be opened."""


@dataclass(frozen=True)
class Panel:
    host: str = "127.0.0.1"
    port: int = 8443
    tls: bool = True
    url: str = ""
    """The address a phone reaches the panel at. Empty: made from host name and port."""
    proxies: str = ""
    """Addresses or networks of proxies whose X-Forwarded-For and -Proto are believed."""
    hosts: str = ""
    """Names the panel answers to besides its own, with commas between them; * is every name."""
    wifi: str = ""
    """Name of the wireless network in which phones reach the panel; shown beside the address."""
    upload_minutes: int = 10
    collect_hours: int = 24
    session_minutes: int = 30
    paper: str = "A4"


@dataclass(frozen=True)
class Fleet:
    url: str = ""
    """PostgreSQL of the campus, for several booths with one panel. Empty: what the booth was given
    when it was enrolled, if it was."""
    run_s: float = 40.0
    """Longest time one exchange sends interviews; the next one, a minute later, goes on."""
    interviews_per_s: float = 5.0
    """Most interviews sent in a second: 50 booths that were away leave the panel half a core, and a
    month's 400 are through in minutes. 0: no limit."""


@dataclass(frozen=True)
class Notify:
    """Who is told when a booth falls silent, and when it is back. Empty: nobody."""

    webhook: str = ""
    """An https:// address that takes a small JSON."""
    email: str = ""
    """One address, or several with commas between them."""
    smtp: str = "localhost:25"
    """Host and port of the mail server; port 465 is TLS, on others STARTTLS where it is offered."""
    sender: str = "interview-coach@localhost"
