"""The voice from the network: a sentence to an MP3 within a deadline; the only import of gTTS."""

import binascii
from queue import Empty, Queue
from threading import Thread
from typing import Any

from kiosk.domain.errors import VoiceError
from kiosk.domain.sections import Voice

NAME = "gtts"
MOST_BYTES = 5_000_000
"""Far more than five minutes of speech; an endpoint that sends more is not the one we know."""


def speak(text: str, settings: Voice, accent: str = "com") -> bytes:
    """Return the MP3 of a sentence.

    gTTS waits for each read, not for the whole: a thread bounds the whole, and is left behind where
    an endpoint trickles.

    Raises:
        VoiceError: clip-unavailable where nothing usable came within `gtts_timeout_s`.
    """
    answer: Queue[bytes | Exception] = Queue(1)
    Thread(target=_ask, args=(text, settings, accent, answer), daemon=True).start()
    try:
        said = answer.get(timeout=settings.gtts_timeout_s)
    except Empty:
        raise _unavailable("took too long") from None
    if isinstance(said, Exception):
        raise _unavailable("gave an error") from said
    return said


def _unavailable(how: str) -> VoiceError:
    return VoiceError("clip-unavailable", f"The voice from the network {how}.", permanent=False)


def _ask(text: str, settings: Voice, accent: str, answer: "Queue[bytes | Exception]") -> None:
    from gtts.tts import gTTSError

    try:
        answer.put(_said(text, settings, accent))
    except (gTTSError, OSError, ValueError, AssertionError, binascii.Error) as err:
        # requests' errors are OSErrors; gTTS asserts that there is something to say
        answer.put(err)


def _said(text: str, settings: Voice, accent: str) -> bytes:
    sound = b""
    for part in _client(text, settings, accent).stream():
        sound += part
        if len(sound) > MOST_BYTES:
            raise ValueError("too long")
    return sound


def _client(text: str, settings: Voice, accent: str) -> Any:
    from gtts import gTTS

    host = settings.gtts_host

    class Client(gTTS):  # type: ignore[misc]
        """gTTS knows one host only; ours may be a stand-in for tests or a relay on the campus."""

        def _prepare_requests(self) -> list[Any]:
            prepared = super()._prepare_requests()
            for request in prepared if host else []:
                request.prepare_url(host.rstrip("/") + request.path_url, None)
            return list(prepared)

    given = {"lang": settings.language, "tld": accent, "timeout": settings.gtts_timeout_s}
    return Client(text, **given)
