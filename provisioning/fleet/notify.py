"""Tells staff, by webhook or e-mail, when a booth falls silent and when it is back: each time once.

A booth is marked as told before the message goes, so that two machines never tell the same twice;
where no message got out the mark is taken back, and the next minute tries again.
"""

import json
import logging
import smtplib
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from http.client import HTTPException
from urllib.parse import urlsplit

from kiosk.domain.sections import Notify
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.booths import BoothLine

log = logging.getLogger(__name__)

WAIT_S = 10.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class News:
    """Booths that fell silent or came back since staff were told last."""

    silent: tuple[BoothLine, ...]
    back: tuple[BoothLine, ...]

    def __bool__(self) -> bool:
        return bool(self.silent or self.back)


def tell(store: Store, settings: Settings, now: datetime | None = None) -> None:
    """Tell what is new to those the settings name; a failure is logged and tried again.

    Raises:
        StoreError: store-locked.
    """
    ways = _ways(settings.notify)
    if not ways:
        return
    news = claim(store, now or datetime.now(UTC))
    if news:
        sent = [_sent(way, news, settings.notify) for way in ways]
        if not any(sent):
            _give_back(store, news)


def claim(store: Store, now: datetime) -> News:
    """Mark what is new as told, and return it. Of several machines only one gets each."""
    silent: list[BoothLine] = []
    back: list[BoothLine] = []
    for booth in store.booths.all():
        if booth.retired or booth.enrolled is False:
            continue
        gone = not booth.here(now)
        unknown = gone == (booth.told_silent_at is None)
        if unknown and store.booths.silence_told(booth.id, now if gone else None):
            (silent if gone else back).append(booth)
    return News(tuple(silent), tuple(back))


def _give_back(store: Store, news: News) -> None:
    for booth in (*news.silent, *news.back):
        store.booths.silence_told(booth.id, booth.told_silent_at)


def _ways(notify: Notify) -> list[Callable[[News, Notify], None]]:
    return [way for way, wanted in ((_post, notify.webhook), (_mail, notify.email)) if wanted]


def _sent(way: Callable[[News, Notify], None], news: News, notify: Notify) -> bool:
    try:
        way(news, notify)
    except (OSError, ValueError, HTTPException, smtplib.SMTPException) as err:
        log.warning("notify-failed: %s by %s", type(err).__name__, way.__name__.strip("_"))
        return False
    log.info("told: %d silent, %d back", len(news.silent), len(news.back))
    return True


def _post(news: News, notify: Notify) -> None:
    """Send a small JSON: which booths, and since when. Nothing of a candidate is in it."""
    address = urlsplit(notify.webhook)
    if address.scheme != "https" and not (
        address.scheme == "http" and address.hostname in LOOPBACK
    ):
        raise ValueError("a webhook needs https")
    body = {
        word: [{"id": b.id, "name": b.name, "seen_at": b.seen_at.isoformat()} for b in booths]
        for word, booths in (("silent", news.silent), ("back", news.back))
    }
    asked = urllib.request.Request(  # noqa: S310 - the scheme was looked at above
        notify.webhook,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "User-Agent": "interview-coach"},
    )
    with urllib.request.urlopen(asked, timeout=WAIT_S):  # noqa: S310 - as above
        pass


def _mail(news: News, notify: Notify) -> None:
    host, _, port = notify.smtp.rpartition(":") if ":" in notify.smtp else (notify.smtp, "", "25")
    message = EmailMessage()
    message["From"], message["To"] = notify.sender, notify.email
    message["Subject"] = _subject(news)
    message.set_content(_text(news))
    server = smtplib.SMTP_SSL if port == "465" else smtplib.SMTP
    with server(host, int(port), timeout=WAIT_S) as line:
        line.ehlo()
        if line.has_extn("starttls"):
            line.starttls()
        line.send_message(message)


def _subject(news: News) -> str:
    said = []
    for booths, one, many in (
        (news.silent, "is silent", "booths are silent"),
        (news.back, "is back", "booths are back"),
    ):
        if booths:
            alone = len(booths) == 1
            said.append(f"{booths[0].name} {one}" if alone else f"{len(booths)} {many}")
    return "Interview coach: " + ", ".join(said)


def _text(news: News) -> str:
    lines = [
        f"{booth.name} ({booth.id}) {word}; last seen {booth.seen_at:%-d %b %Y, %H:%M} UTC."
        for booths, word in ((news.silent, "is silent"), (news.back, "is back"))
        for booth in booths
    ]
    return "\n".join([*lines, "", "The Booths page of the panel shows more."])
