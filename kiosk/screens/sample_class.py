"""Pictures of the gallery: a class's code."""

from dataclasses import replace

from kiosk.domain.interview import Consent, Mode
from kiosk.screens import sample
from kiosk.screens.group_view import CodeDesk, Practising
from kiosk.screens.view import Ease, JobChoice, Screen, View

CLASS = Practising("g1", "Backend engineers, spring", sample.JOB, 5, Mode.PRACTICE)
CLASS_ANY = Practising("g2", "Career service, second year", mode=Mode.PRACTICE)


def views(choice: JobChoice) -> dict[str, View]:
    """Return the pictures of a class by name."""
    in_class = replace(choice, group=CLASS_ANY, mode=Mode.PRACTICE)
    return {
        "job-class": View(screen=Screen.JOB, choice=in_class, groups=True),
        "group": View(screen=Screen.GROUP, code=CodeDesk("NURS")),
        "group-wrong": View(screen=Screen.GROUP, code=CodeDesk("NURS24", wrong=True)),
        "group-found": View(screen=Screen.GROUP, choice=replace(choice, group=CLASS)),
        "group-spanish": View(
            screen=Screen.GROUP,
            choice=replace(choice, group=CLASS_ANY),
            consent=Consent(keep=False),
            ease=Ease(language="es"),
        ),
    }
