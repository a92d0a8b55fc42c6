"""What a log line becomes in the systemd journal: its sentence, and ids and codes as fields.

Never words, names or file contents: of an error only its kind and place are written, because its
text may quote what somebody said.
"""

import logging
import os
import re
import traceback
from types import TracebackType

from kiosk.domain.settings import Settings

CODE = re.compile(r"[a-z]+(-[a-z]+)+")
"""What an error code looks like (docs/codes.md)."""
OURS = ("kiosk", "admin", "provisioning")
PRIORITY = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3}


class ToJournal(logging.Handler):
    """Sends log records to the journal, with the fields BOOTH_ID, INTERVIEW_ID and CODE.

    A log call names its interview by `extra={"interview": id}`; the code is found by itself.
    """

    def __init__(self, booth_id: str) -> None:
        super().__init__()
        self._booth_id = booth_id

    def emit(self, record: logging.LogRecord) -> None:
        from systemd.journal import send

        send(told(record), **fields(record, self._booth_id))


def told(record: logging.LogRecord) -> str:
    """Return the sentence of a record; of an error its kind and place, and none of its text."""
    if not record.exc_info or record.exc_info[0] is None:
        return record.getMessage()
    kind, _text, trace = record.exc_info
    return f"{record.getMessage()} [{kind.__name__} at {_place(trace)}]"


def _place(trace: TracebackType | None) -> str:
    """Return where an error was raised, innermost first."""
    frames = traceback.extract_tb(trace)[-4:]
    return " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[::-1]
    )


def fields(record: logging.LogRecord, booth_id: str) -> dict[str, str | int]:
    """Return the journal's fields of a record."""
    found: dict[str, str | int] = {
        "PRIORITY": PRIORITY.get(record.levelno, 5),
        "SYSLOG_IDENTIFIER": "interview-coach",
        "LOGGER": record.name,
        "BOOTH_ID": booth_id,
    }
    interview = getattr(record, "interview", None)
    if interview is not None:
        found["INTERVIEW_ID"] = str(interview)
    code = getattr(record, "code", None) or code_in(record)
    if code is not None:
        found["CODE"] = code
    return found


def code_in(record: logging.LogRecord) -> str | None:
    """Return the error code that is among the arguments of a log call."""
    given = record.args if isinstance(record.args, tuple) else ()
    texts = (one for one in given if isinstance(one, str))
    return next((text for text in texts if CODE.fullmatch(text)), None)


def start(settings: Settings) -> bool:
    """Send what is logged from now on to the journal; return whether systemd started this program.

    Libraries are heard from warnings on: what else they tell may hold a person's letters.
    """
    if "JOURNAL_STREAM" not in os.environ:
        return False
    root = logging.getLogger()
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    root.addHandler(ToJournal(settings.booth.id))
    root.setLevel(logging.WARNING)
    for ours in OURS:
        logging.getLogger(ours).setLevel(os.environ.get("KIOSK_LOG", "INFO"))
    return True
