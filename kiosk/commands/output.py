"""What a command says: JSON alone on standard output, words for people on standard error."""

import json
import sys
from typing import Any

from kiosk.domain.plain import to_plain


def emit(value: Any, *, pretty: bool = False) -> None:
    """Write one JSON value to standard output, on one line unless `pretty`."""
    text = json.dumps(to_plain(value), ensure_ascii=False, indent=1 if pretty else None)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell a person something, on standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
