"""Code that stands in a string is run by another process: what it imports of ours is there.

A move renames what a program imports and never what its strings say; an update of a booth once
failed so, and no test ran those words.
"""

import ast
import importlib
import re
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import pytest

from kiosk.domain.sections import REPOSITORY

OURS = ("kiosk", "admin", "provisioning", "tests")
FROM = re.compile(rf"\bfrom ((?:{'|'.join(OURS)})(?:\.\w+)*) import (\w+(?:, ?\w+)*)")
PLAIN = re.compile(rf"\bimport ((?:{'|'.join(OURS)})(?:\.\w+)*(?:, (?:{'|'.join(OURS)})[\w.]*)*)")


def said(path: Path) -> Iterator[str]:
    """Yield the strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text())
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def missing(words: str) -> list[str]:
    """Return what the code in a string imports of ours and is not there."""
    wanted = [name.strip() for found in PLAIN.findall(words) for name in found.split(",")]
    absent = [name for name in wanted if not _there(name)]
    for module, names in FROM.findall(words):
        for name in names.split(","):
            if not _holds(module, name.strip()):
                absent.append(f"{module}.{name.strip()}")
    return absent


def _there(name: str) -> bool:
    try:
        return util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _holds(module: str, name: str) -> bool:
    if not _there(module):
        return False
    return _there(f"{module}.{name}") or hasattr(importlib.import_module(module), name)


def modules() -> list[Path]:
    return sorted(path for top in OURS for path in (REPOSITORY / top).rglob("*.py"))


def test_code_in_strings_imports_what_is_there():
    absent = {
        str(path.relative_to(REPOSITORY)): lost
        for path in modules()
        if path != Path(__file__)
        if (lost := [name for words in said(path) for name in missing(words)])
    }
    assert absent == {}


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("import sys; from provisioning import snapshot; x()", ["provisioning.snapshot"]),
        ("from kiosk.coach import settings", ["kiosk.coach.settings"]),
        ("import admin, kiosk.nowhere", ["kiosk.nowhere"]),
        ("from provisioning.keeping import snapshot", []),
        ("import admin, kiosk.window.app", []),
    ],
)
def test_an_old_name_is_found(words: str, lost: list[str]):
    assert missing(words) == lost
