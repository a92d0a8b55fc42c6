"""A campus to measure against: the PostgreSQL and the booths of the tests, where they are."""

import importlib
from types import ModuleType

from kiosk.domain.errors import SettingsError
from kiosk.domain.sections import REPOSITORY


def part_of_tests(name: str) -> ModuleType:
    """Return a module of the tests; an installed booth has none.

    Raises:
        SettingsError: settings-unknown where there is no such module, or no PostgreSQL.
    """
    if not (REPOSITORY / "tests" / "postgres.py").is_file():
        raise SettingsError("settings-unknown", "This bench needs the tests beside the program.")
    if importlib.import_module("tests.postgres").programs() is None:
        raise SettingsError("settings-unknown", "This bench needs Debian's package postgresql.")
    return importlib.import_module(name)
