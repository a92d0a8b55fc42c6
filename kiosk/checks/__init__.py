"""The checks of a booth, in the order in which a technician would go about them.

`interview-coach doctor` and the booth's own heartbeat share them.
"""

from collections.abc import Callable, Iterator, Sequence

from kiosk.checks import arithmetic, campus, devices, kept, machine, software, surroundings, wait
from kiosk.checks.check import Check, State, red
from kiosk.domain.errors import CoachError
from kiosk.domain.settings import Settings

CHECKS: dict[str, Callable[[Settings], Iterator[Check]]] = {
    "packages": software.packages,
    "models": software.models,
    "arithmetic": arithmetic.arithmetic,
    "wait": wait.expected_wait,
    "disk": machine.disk,
    "encryption": surroundings.encryption,
    "clock": machine.clock,
    "database": kept.store,
    "clips": software.clips,
    "screen": surroundings.screen,
    "touch": surroundings.touch,
    "microphone": devices.microphone,
    "speaker": devices.speaker,
    "camera": devices.camera,
    "printer": devices.printer,
    "certificate": kept.certificate,
    "campus": campus.campus,
    "units": machine.units,
}


LIGHT = ("disk", "clock", "printer", "certificate", "units")
"""Those that take no device and no time: what a heartbeat tells every minute."""


def look(settings: Settings, names: Sequence[str] = tuple(CHECKS)) -> Iterator[Check]:
    """Yield what every check says; one that cannot be made is red and the rest goes on."""
    for name in names:
        try:
            yield from CHECKS[name](settings)
        except CoachError as err:
            yield red(name, err.message, f"Code for staff: {err.code}.")
        except OSError as err:
            yield red(name, f"It could not be looked at: {err.strerror}.", "Run it as the booth.")


__all__ = ["CHECKS", "LIGHT", "Check", "State", "look"]
