"""Looks for the class whose code was typed, scanned, or held to the camera."""

from concurrent.futures import Future
from datetime import date

from kiosk.domain.interview import Mode
from kiosk.domain.units import Image
from kiosk.screens.group_view import LONGEST_CODE, Practising
from kiosk.screens.view import View
from kiosk.senses.sight import Sight
from kiosk.store import Store
from kiosk.store.groups import Group, folded
from kiosk.window import booth_events
from kiosk.window.booth import Booth


class GroupDesk:
    """The errands of the class's screen. Window's thread only."""

    def __init__(self, booth: Booth) -> None:
        self._booth = booth
        self._reading: Future[None] | None = None

    def ask(self, typed: str) -> None:
        """Look for the code, and tell the window."""
        self._booth.errand(self._ask, typed)

    def _ask(self, typed: str) -> None:
        parts = self._booth.parts
        if parts is not None:
            self._booth.tell(booth_events.GroupFound(practising(parts.store, typed, date.today())))

    def look(self, sight: Sight | None, view: View) -> None:
        """Look for a code that is held to the camera, unless one is being read or looked for."""
        seen = sight.latest() if sight is not None else None
        busy = self._reading is not None and not self._reading.done()
        if seen is None or busy or view.code.asked or view.choice.group is not None:
            return
        self._reading = self._booth.errand(self._read, seen[0].image, view.code.typed)

    def _read(self, image: Image, known: str) -> None:
        code = code_in(image)
        if code and code != known:
            self._booth.tell(booth_events.CodeScanned(code))


def code_in(image: Image) -> str:
    """Return the class's code that a QR code in a picture holds; empty where there is none."""
    import cv2

    try:
        said, _, _ = cv2.QRCodeDetector().detectAndDecode(image)
    except (cv2.error, UnicodeDecodeError):  # a code that is half in the picture, or no text
        return ""
    code = folded(said)
    return code if code and code == said.strip().upper() and len(code) <= LONGEST_CODE else ""


def practising(store: Store, typed: str, day: date) -> Practising | None:
    """Return the class of a code, as the booth needs it; None where none is open that day."""
    found = store.groups.by_code(typed, day)
    return None if found is None else _as_shown(store, found)


def _as_shown(store: Store, group: Group) -> Practising:
    job = store.job(group.job_id) if group.job_id else None
    mode = Mode(group.mode) if group.mode else None
    return Practising(group.id, group.name, job, group.questions, mode)
