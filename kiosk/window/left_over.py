"""What is still kept of somebody who has finished: until the last screen is left, they may have it
deleted too."""

from dataclasses import replace

from kiosk.domain.settings import Settings
from kiosk.screens.endings_view import Erasing
from kiosk.screens.view import View
from kiosk.store import Store
from kiosk.window import booth_events
from kiosk.window.booth import Booth
from kiosk.window.hand_over import HandOver

USED = "That the booth was used, without a word of yours."
WORDS = "Your answers and what was measured"
CODE = "The code for your phone"


class LeftOver:
    """Belongs to one visit; errands fill and delete it."""

    def __init__(self, booth: Booth, store: Store, settings: Settings) -> None:
        self._booth, self._store, self._settings = booth, store, settings
        self._erasing = Erasing()
        self._interview_id: str | None = None

    def tell(self, deleted: list[str], view: View, hand_over: HandOver, *, left: bool) -> None:
        """Tell what was deleted and what is kept, and remember where that lies."""
        whole, home = hand_over.interview, hand_over.home
        words = not left and view.consent.keep and whole is not None
        kept = []
        if words:
            days = self._settings.privacy.retention_days
            kept.append(f"Your words, the measures and the score, for {days} days, as you chose.")
        elif not left:
            kept.append(USED)
        if home.url is not None:
            kept.append(f"The code for your phone works for {home.hours} hours.")
        more = (WORDS,) * words + (CODE,) * (home.url is not None)
        self._interview_id = whole.id if whole is not None and more else None
        self._erasing = Erasing(tuple(deleted), tuple(kept), more, done=True)
        self._booth.tell(booth_events.Wiped(self._erasing))

    def delete(self) -> None:
        """Delete that too, and tell so once it is true."""
        if self._interview_id is not None:
            self._booth.promise(self._delete, self._interview_id)

    def _delete(self, interview_id: str) -> None:
        self._store.forget(interview_id)  # what a phone was to collect of it goes along
        self._interview_id = None
        deleted = (*self._erasing.deleted, *self._erasing.more)
        self._erasing = replace(self._erasing, deleted=deleted, kept=(USED,), more=())
        self._booth.tell(booth_events.Wiped(self._erasing))
