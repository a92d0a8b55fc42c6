"""What a booth was given when it was enrolled: kept whole, for its own user only."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.domain.errors import FleetError
from kiosk.domain.settings import Settings

FILE = "campus.json"
CERTIFICATE = "campus.crt"
TURN = "campus.turn"


@dataclass(frozen=True)
class Pass:
    """How this booth comes into the campus' PostgreSQL."""

    booth_id: str
    url: str
    certificate: str
    """PEM by which the server is known; empty: the system's authorities vouch for it."""


def keep(settings: Settings, given: Pass) -> None:
    """Keep the pass over the one before.

    Raises:
        OSError: it cannot be written; the one before stays.
    """
    folder = Path(settings.paths.var)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / CERTIFICATE, given.certificate)
    _write(folder / FILE, json.dumps(asdict(given), indent=1))


def kept(settings: Settings) -> Pass | None:
    """Return the pass, or None where the booth is not enrolled.

    Raises:
        FleetError: campus-refused where the file is damaged.
    """
    try:
        return Pass(**json.loads((Path(settings.paths.var) / FILE).read_text()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as err:
        raise FleetError(
            "campus-refused", "The credentials of this booth are damaged. Enrol it again."
        ) from err


def certificate_of(settings: Settings) -> Path | None:
    """Return the file of the server's certificate; None where the system's authorities do."""
    file = Path(settings.paths.var) / CERTIFICATE
    return file if file.exists() and file.stat().st_size else None


def keep_turn(settings: Settings, kept: str) -> None:
    """Keep the booth's turns beside its store, which may be put back from an older copy.

    Raises:
        OSError: it cannot be written.
    """
    _write(Path(settings.paths.var) / TURN, kept)


def turn(settings: Settings) -> str:
    """Return the turns that were kept beside the store; empty where there are none."""
    try:
        return (Path(settings.paths.var) / TURN).read_text()
    except (OSError, ValueError):
        return ""


def forget_turn(settings: Settings) -> None:
    (Path(settings.paths.var) / TURN).unlink(missing_ok=True)


def _write(file: Path, text: str) -> None:
    unfinished = file.with_name(f"{file.name}.unfinished")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as writing:
        writing.write(text)
        writing.flush()
        os.fsync(writing.fileno())
    unfinished.replace(file)
