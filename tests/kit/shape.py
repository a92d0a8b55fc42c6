"""The house's shape: `python -m tests.kit.shape` says what is too long or in no folder."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("kiosk", "admin", "provisioning")
FILE_LINES = 250
FUNCTION_LINES = 40

LONG_FILES = {
    "kiosk/screens/spanish.py": "a list of sentences",
}
LONG_FUNCTIONS = {
    "kiosk/store/migrations/versions/0001_first.py": "a migration is never edited",
}
"""Each exception by its name, with the reason."""


def findings(root: Path) -> Iterator[str]:
    """Yield one line for every breach below `root`."""
    for path in sorted((root / "kiosk").glob("*.py")):
        if path.name not in ("__init__.py", "__main__.py"):
            yield f"{path.relative_to(root)}: a module beside the folders of kiosk"
    for top in (*PRODUCT, "tests"):
        for path in sorted((root / top).rglob("*.py")):
            yield from _of_file(path, str(path.relative_to(root)), product=top in PRODUCT)


def _of_file(path: Path, name: str, *, product: bool) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > FILE_LINES and name not in LONG_FILES:
        yield f"{name}: {lines} lines, {FILE_LINES} are allowed"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _of_function(node, name)
        elif product and (module := _tests_named(node)):
            yield f"{name}:{node.lineno}: the product leans on {module}"


def _of_function(node: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> Iterator[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > FUNCTION_LINES and name not in LONG_FUNCTIONS:
        yield f"{name}:{node.lineno}: {node.name} has {lines} lines, {FUNCTION_LINES} are allowed"


def _tests_named(node: ast.AST) -> str | None:
    """Return the module of the tests that a node imports, or names for a late import."""
    if isinstance(node, ast.Import):
        names = [one.name for one in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        names = [node.value] if node.value.replace(".", "").isidentifier() else []
        names = [name for name in names if "." in name]
    else:
        return None
    return next((name for name in names if name.split(".")[0] == "tests"), None)


def main() -> int:
    found = list(findings(ROOT))
    print(*found, sep="\n", end="\n" if found else "")  # noqa: T201  a lint speaks
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
