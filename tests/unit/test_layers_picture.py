"""The picture of the layers in docs/flow.md is the house's: every folder, and no import upwards."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.kit.layers import FLOORS, picture

REPOSITORY = Path(__file__).resolve().parents[2]
FLOOR = {folder.path: number for number, floor in enumerate(FLOORS) for folder in floor}


def folder_of(module: str) -> str | None:
    """Return the folder a module of ours belongs to; the command line's face to none."""
    first, *rest = module.split(".")
    if first in FLOOR:
        return first
    path = f"{first}/{rest[0]}" if first == "kiosk" and rest else ""
    return path if path in FLOOR else None


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_picture_in_the_documents_is_the_one_that_is_drawn():
    assert (REPOSITORY / "docs/layers.svg").read_text() == picture()


def test_every_folder_has_its_place():
    folders = {f"kiosk/{f.parent.name}" for f in (REPOSITORY / "kiosk").glob("*/__init__.py")}
    assert folders | {"admin", "provisioning"} == set(FLOOR)


def test_imports_go_down():
    upwards = []
    for path, floor in FLOOR.items():
        for file in (REPOSITORY / path).rglob("*.py"):
            targets = {folder_of(name) for name in imports(file)} - {None, path}
            wrong = [target for target in targets if FLOOR[target] <= floor]
            upwards += [f"{file.relative_to(REPOSITORY)} imports {target}" for target in wrong]
    assert upwards == []
