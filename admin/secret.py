"""Keeps the panel's own secrets in files that only its user can read, made on first start."""

import os
import secrets
from pathlib import Path


def kept(path: Path) -> str:
    """Return the secret in the file, making both when there is none.

    Two programs that start together end with the same secret: the first file stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    made = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w") as file:
        file.write(made)
    return made
