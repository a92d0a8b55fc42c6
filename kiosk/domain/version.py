"""Which version this is: pyproject.toml says it, and a wheel's own data repeats it."""

import tomllib

from kiosk.domain.sections import REPOSITORY

PACKAGE = "interview-coach-kiosk"
PROJECT = REPOSITORY / "pyproject.toml"


def version() -> str:
    """Return the version of this program."""
    if PROJECT.is_file():
        return str(tomllib.loads(PROJECT.read_text())["project"]["version"])
    from importlib.metadata import version as installed

    return installed(PACKAGE)
