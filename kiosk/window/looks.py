"""What a screen looks at by itself while it is shown: the check, one's own picture, a code."""

from kiosk.screens.view import Screen, View
from kiosk.window import booth_events
from kiosk.window.booth import Booth
from kiosk.window.camera_preview import Preview
from kiosk.window.check_screen import CheckScreen
from kiosk.window.group_desk import GroupDesk
from kiosk.window.visit import Visit

CHECK_S = 0.1
PREVIEW_S = 1 / 15
CODE_S = 0.4


class Looks:
    """Looks as often as the present screen wants. Window's thread only."""

    def __init__(self, booth: Booth) -> None:
        self.groups = GroupDesk(booth)
        self._booth = booth
        self._check: CheckScreen | None = None
        self._preview = Preview()
        self._next = 0.0

    def begin(self) -> None:
        """Somebody new is here."""
        self._check = None

    def calibrate_again(self) -> None:
        if self._check is not None:
            self._check.again()

    def poll(self, visit: Visit, view: View) -> None:
        """Look, where it is time to; returns at once."""
        every_s, look = LOOKS.get(view.screen, (0.0, None))
        now = self._booth.clock.now()
        if look is not None and now >= self._next:
            self._next = now + every_s
            look(self, visit, view)

    def _at_check(self, visit: Visit, view: View) -> None:
        self._check = self._check or CheckScreen(self._booth, visit.settings)
        checking = self._check.look(visit.sight, camera=view.consent.camera)
        self._booth.tell(booth_events.Checked(checking))

    def _at_oneself(self, visit: Visit, view: View) -> None:
        sight, seeing = visit.sight, visit.settings.seeing
        picture = self._preview.picture(sight, seeing, dotted=True)
        if sight is not None:
            self._booth.tell(booth_events.Seen(picture, sight.look()))
        visit.cards.look(visit.sight, view.screen)

    def _for_code(self, visit: Visit, view: View) -> None:
        self.groups.look(visit.sight, view)


LOOKS = {
    Screen.CHECK: (CHECK_S, Looks._at_check),
    Screen.LISTENING: (PREVIEW_S, Looks._at_oneself),
    Screen.CARD: (PREVIEW_S, Looks._at_oneself),
    Screen.GROUP: (CODE_S, Looks._for_code),
}
"""The seconds between two looks, and the look."""
