"""One view per picture of the gallery."""

from dataclasses import replace

import numpy as np

from kiosk.domain.interview import Answer, Consent, Delivery, GoalName, Mode
from kiosk.domain.job import Kinds
from kiosk.domain.printing import PrinterState
from kiosk.domain.sight import Look
from kiosk.screens import sample, sample_class
from kiosk.screens import sample_feedback as told
from kiosk.screens import view as v
from kiosk.screens.endings_view import Erasing, Sorry, TakeHome
from kiosk.screens.replay_view import Picture
from kiosk.screens.resume_view import ResumeWays, StickFile, Typed
from kiosk.screens.sample_coaching import coached
from kiosk.screens.view import CheckLine, Light, Screen, View

PANEL = "https://coach.campus.example:8443"
HOME = TakeHome(url=f"{PANEL}/handoff/r/Qm4tqz7Lr2bX9sKd")
CHOICE = v.JobChoice(sample.jobs(), chosen=sample.JOB)
STICK = (StickFile("Resume 2026.pdf", 0.2), StickFile("Resume (German).pdf", 0.3))

GREEN_LINES = (
    CheckLine("Face", Light.GREEN, "One face, in the middle"),
    CheckLine("Light", Light.GREEN, "Bright enough"),
    CheckLine("Distance", Light.GREEN, "62 cm from the screen"),
    CheckLine("Your voice", Light.WAIT, "Say a few words, please", 0.55),
    CheckLine("Room", Light.GREEN, "Quiet enough", 0.2),
)
TESTS = (
    CheckLine(
        "Speaker and microphone", Light.GREEN, "The tone was heard, 0.2 s after it was played"
    ),
    CheckLine("Camera", Light.GREEN, "30 pictures a second, 1280 by 720"),
    CheckLine("Transcriber", Light.GREEN, "11 s of speech in 1.9 s"),
    CheckLine("Printer", Light.AMBER, "The printer needs paper just now."),
)


def views() -> dict[str, View]:
    """Return every picture of the gallery by name."""
    results, in_class = _results(), sample_class.views(CHOICE)
    coaching = coached(_listening(), CHOICE, results["results"])
    return _before() | in_class | _interview() | results | coaching | _other()


def _before() -> dict[str, View]:
    checking = v.Checking(somebody(), GREEN_LINES, steady=0.6, ready=True)
    return {
        "claim": View(screen=Screen.CLAIM, claim=v.Claim(f"{PANEL}/claim", "7F3K-92QM")),
        "claim-here": View(
            screen=Screen.CLAIM, claim=v.Claim("https://127.0.0.1:8443", "7F3K-92QM", phone=False)
        ),
        "attract": View(),
        "attract-no-paper": View(printer=PrinterState.PAPER),
        "attract-warming": View(warmth=v.Warmth(False, 0.55, "Loading the transcriber, 2 of 4")),
        "consent": View(screen=Screen.CONSENT, focus=5),
        "consent-no-printer": View(screen=Screen.CONSENT, printer=PrinterState.OUT),
        "consent-private": View(
            screen=Screen.CONSENT,
            consent=Consent(camera=False, keep=False, delivery=Delivery.LEFT_OUT),
        ),
        "consent-spanish": View(screen=Screen.CONSENT, ease=v.Ease(language="es")),
        "job": View(screen=Screen.JOB, choice=CHOICE),
        "job-practice": View(
            screen=Screen.JOB, choice=replace(CHOICE, mode=Mode.PRACTICE, kinds=Kinds.TECHNICAL)
        ),
        "resume": View(screen=Screen.RESUME, resume=ways()),
        "resume-stick": View(screen=Screen.RESUME, resume=replace(ways(), stick=STICK)),
        "resume-trouble": View(screen=Screen.RESUME, resume=troubled_ways()),
        "match": View(screen=Screen.MATCH, choice=CHOICE, alignment=sample.alignment()),
        "match-low": View(screen=Screen.MATCH, choice=CHOICE, alignment=sample.alignment(22.0)),
        "check": View(screen=Screen.CHECK, checking=checking),
        "check-no-camera": View(screen=Screen.CHECK, checking=blind()),
    }


def _turn() -> v.Turn:
    return v.Turn(sample.interview().questions[1], 2, 5, loudness=0.6)


def _listening() -> v.Turn:
    return replace(
        _turn(), seconds=47.0, level=0.6, speaking=True, look=Look.SCREEN, picture=somebody()
    )


def _interview() -> dict[str, View]:
    blind = replace(
        _listening(), picture=None, camera=False, quiet_s=8.0, speaking=False, level=0.0
    )
    return {
        "asking": View(screen=Screen.ASKING, turn=_turn()),
        "listening": View(screen=Screen.LISTENING, turn=_listening()),
        "listening-practice": View(
            screen=Screen.LISTENING,
            turn=_listening(),
            choice=replace(CHOICE, mode=Mode.PRACTICE),
        ),
        "listening-trouble": View(
            screen=Screen.LISTENING,
            turn=blind,
            trouble="The camera stopped. The interview goes on without it.",
        ),
        "thinking": View(screen=Screen.THINKING, turn=_turn()),
    }


def _results() -> dict[str, View]:
    whole = sample.interview()
    results = View(screen=Screen.RESULTS, interview=whole, home=HOME, printer=PrinterState.READY)
    unprinted = replace(HOME, printing="It was not printed. You can try again.")
    return _feedback() | {
        "results": results,
        "results-no-score": replace(results, interview=told.without_score()),
        "results-held-down": replace(results, interview=told.held_down()),
        "results-answer-failed": replace(results, interview=told.held_down(), shown=3),
        "results-no-paper": replace(results, printer=PrinterState.PAPER),
        "results-not-printed": replace(results, home=unprinted),
        "results-spanish": replace(results, ease=v.Ease(language="es")),
        "results-answer": replace(results, shown=1),
        "erased": View(screen=Screen.ERASED, erasing=ERASED),
        "erased-too": View(
            screen=Screen.ERASED,
            erasing=Erasing((*ERASED.deleted, *ERASED.more), (USED,), done=True),
        ),
    }


def _feedback() -> dict[str, View]:
    def after(*answers: Answer) -> View:
        return View(screen=Screen.FEEDBACK, answers=answers)

    again = (
        told.story_without_result(),
        replace(told.story(), retake_of=0, goal=GoalName.RESULT),
    )
    return {
        "feedback": after(told.story()),
        "feedback-no-result": after(told.story_without_result()),
        "feedback-list": after(told.a_list()),
        "feedback-unheard": after(told.unheard()),
        "feedback-long-question": after(told.long_question()),
        "feedback-doubt": after(doubted()),
        "feedback-doubt-spanish": replace(after(doubted()), ease=v.Ease(language="es")),
        "feedback-strike": replace(after(told.story()), striking=frozenset((3, 4)), focus=6),
        "feedback-again": after(*again),
        "feedback-spanish": replace(after(*again), ease=v.Ease(language="es")),
    }


def _other() -> dict[str, View]:
    return {
        "sorry": View(screen=Screen.SORRY, sorry=SORRY, answers=(told.story(),)),
        "still-there": View(
            screen=Screen.JOB, choice=replace(CHOICE, mode=Mode.PRACTICE), leaving_s=14.0
        ),
        "leave": View(screen=Screen.LISTENING, turn=_listening(), leave_asked=True),
        "staff-pin": View(screen=Screen.STAFF, staff=v.StaffDesk(digits=3)),
        "staff": View(screen=Screen.STAFF, claim=v.Claim(PANEL), staff=desk()),
    }


USED = "That the booth was used, without a word of yours."
ERASED = Erasing(
    ("Your resume", "All sound and all pictures"),
    (
        "Your words, the measures and the score, for 30 days, as you chose.",
        "The code for your phone works for 24 hours.",
    ),
    ("Your answers and what was measured", "The code for your phone"),
    done=True,
)
SORRY = Sorry("mic-gone", "The microphone stopped.")


def doubted() -> Answer:
    """Return an answer whose words are not to be trusted altogether."""
    says = "The last 6 s could not be made out. A second voice was heard from 0:40 on."
    answer = told.story()
    return replace(answer, transcript=replace(answer.transcript, doubt=says))


def ways() -> ResumeWays:
    typed = Typed(f"{PANEL}/resume", "K7P3-2QXM", "Campus Guest")
    url = f"{PANEL}/handoff/upload/8sKdQm4tqz7Lr2bX98sKdQm4tqz7Lr2bX98sKdQm4tq"
    return ResumeWays(url, 547.0, typed)


def troubled_ways() -> ResumeWays:
    says = "This PDF is a picture of a page. Please export it as text, or go on without it."
    return ResumeWays(no_phone="The panel does not answer just now.", trouble=says, stick=STICK)


def blind() -> v.Checking:
    lines = (CheckLine("Your voice", Light.GREEN, "Clear", 0.6), GREEN_LINES[4])
    return v.Checking(None, lines, camera=False, ready=True)


def desk() -> v.StaffDesk:
    return v.StaffDesk(unlocked=True, tests=TESTS, booth="Library, first floor", version="0.2.0")


def somebody() -> Picture:
    """Return a drawn head and shoulders: nobody's picture."""
    height, width = 540, 960
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    image = np.stack([40 + y / 18, 52 + y / 16, 74 + y / 12], axis=-1)
    shoulders = ((x - 480) / 250) ** 2 + ((y - 600) / 210) ** 2 < 1
    head = ((x - 480) / 98) ** 2 + ((y - 270) / 128) ** 2 < 1
    image[shoulders] = (66, 92, 128)
    image[head] = (208, 170, 142)
    return Picture(image.clip(0, 255).astype(np.uint8), 1)
