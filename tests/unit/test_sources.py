"""Whatever a comment, a docstring or a document points to is there, and bands are what they say."""

import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest

from kiosk.domain.sections import Bands

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDERS = ("kiosk", "admin", "provisioning", "systemd", "tests", "docs")
KINDS = (".py", ".toml", ".sh", ".sql", ".html", ".md", ".css", ".js")
OUTSIDE = re.compile(
    r"\b(?:FACTS|MEASURES|CONTRACTS|DESIGN|SCREENS|HOUSE|STYLE|HELPERS|RESERVED)\b(?!\.md)"
    r"|\b[A-Z]{4,}\.md\b|\b[Ii]ssues? #?\d+|(?:(?<=\s)|(?<=\())#\d{1,4}\b"
)
"""A document by its name in capitals, an issue by its number: a stranger has neither."""
DOCUMENT = re.compile(r"\bdocs/[\w/-]+\.md(?:#([\w-]+)|,\s+([A-Z][\w -]*?)(?=[).,;:\"]|$))?")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([\w-]+))?\)")
FILE = re.compile(r"(?<![\w./-])((?:[\w-]+/)*[\w-]+\.(?:py|sql|toml))\b")
PLACE = re.compile(rf"(?<![\w./-])((?:{'|'.join(FOLDERS)})/[\w./-]*[\w-])")
MODULE = re.compile(r"python[\d.]* -m ((?:kiosk|admin|provisioning|tests)[\w.]*)")
MADE = re.compile(r"^(?:var|dist|htmlcov)/")
NUMBERS_SPOKEN = ("tests/unit/test_spoken_table.py",)
"""Says numbers as a voice does; they are no issues."""
HISTORY = ("CHANGELOG.md", "docs/decisions/")
"""Tell of what was: names in them may be gone by now."""


@cache
def tracked() -> tuple[str, ...]:
    """Return the files of the repository, or of an export of it that git does not know."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    ).stdout.split("\n")  # fmt: skip
    if not any(listed):
        folders = [path for folder in FOLDERS for path in (REPOSITORY / folder).rglob("*")]
        paths = [
            path for path in (*folders, *REPOSITORY.iterdir()) if "__pycache__" not in path.parts
        ]
        listed = [path.relative_to(REPOSITORY).as_posix() for path in paths]
    return tuple(sorted(name for name in listed if (REPOSITORY / name).is_file()))


@cache
def texts() -> dict[str, str]:
    """Return what is told in each file: of Python the comments and strings, of others all."""
    return dict(_texts())


def _texts() -> Iterator[tuple[str, str]]:
    for name in tracked():
        inside = name.startswith(tuple(f"{folder}/" for folder in FOLDERS)) or "/" not in name
        if not inside or not name.endswith(KINDS) or REPOSITORY / name == Path(__file__):
            continue
        if name in NUMBERS_SPOKEN:
            continue
        text = (REPOSITORY / name).read_text()
        yield name, told(text) if name.endswith(".py") else text


def told(code: str) -> str:
    """Return the comments and strings of a program, a line each."""
    kinds = (tokenize.COMMENT, tokenize.STRING)
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return "\n".join(token.string for token in tokens if token.type in kinds)


def astray(text: str, name: str) -> list[str]:
    """Return what a text points to that is not there. `name` is its file's."""
    found = [match[0] for match in OUTSIDE.finditer(text) if match[0] not in tracked()]
    for match in DOCUMENT.finditer(text):
        path, heading = match[0].split("#")[0].split(",")[0], match[1] or match[2]
        if path not in tracked() or (heading and not _has_heading(path, heading)):
            found.append(match[0])
    found += [word for word in MODULE.findall(text) if not _is_module(word)]
    if not name.startswith(HISTORY):
        found += [word for word in PLACE.findall(text) if not _is_place(word)]
    return found + (_astray_in_document(text, name) if name.endswith(".md") else [])


def _astray_in_document(text: str, name: str) -> list[str]:
    here, found = (REPOSITORY / name).parent, []
    for path, heading in LINK.findall(text):
        target = (here / path).resolve() if path else REPOSITORY / name
        known = target.is_relative_to(REPOSITORY) and target.exists()
        if not known or (heading and not _has_heading(str(target), heading)):
            found.append(f"{path}#{heading}")
    if not name.startswith(HISTORY):
        found += [word for word in FILE.findall(text) if not _is_place(word)]
    return found


def _has_heading(path: str, heading: str) -> bool:
    lines = (REPOSITORY / path).read_text().split("\n")
    known = {_anchor(line.lstrip("# ")) for line in lines if line.startswith("#")}
    known |= {_anchor(line.split("**")[1]) for line in lines if "**" in line}
    return _anchor(heading) in known


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w-]", "", heading.strip(" .").lower().replace(" ", "-"))


@cache
def places() -> frozenset[str]:
    """Return the ends of all paths: files with and without their suffix, folders."""
    found = set()
    for name in tracked():
        parts = name.split("/")
        for start in range(len(parts)):
            found |= {"/".join(parts[start:end]) for end in range(start + 1, len(parts) + 1)}
            found.add("/".join([*parts[start:-1], Path(name).stem]))
    return frozenset(found)


def _is_place(word: str) -> bool:
    """Return whether a file or folder of that name, or of that end of a name, is there."""
    return bool(MADE.match(word)) or word.rstrip("/.") in places()


def _is_module(word: str) -> bool:
    path = word.rstrip(".").replace(".", "/")
    return f"{path}.py" in tracked() or f"{path}/__main__.py" in tracked()


INVENTED = {f"tests/unit/test_{name}.py" for name in ("covered", "layers", "shape")}
"""These name files of houses they make up."""


@pytest.mark.parametrize("name", sorted(set(texts()) - INVENTED))
def test_what_it_points_to_is_there(name: str):
    assert astray(texts()[name], name) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("see MEASURES.md", ["MEASURES.md"]),
        ("the upper lid follows the eye (FACTS)", ["FACTS"]),
        ("(FACTS, Seeing)", ["FACTS"]),
        ("what issue 13 asks for", ["issue 13"]),
        ("docs/nowhere.md", ["docs/nowhere.md", "docs/nowhere.md"]),
        ("(docs/facts.md, Smelling)", ["docs/facts.md, Smelling"]),
        ("(docs/facts.md, Seeing)", []),
        ("docs/measures.md#bands", []),
        ("python -m kiosk.nothing", ["kiosk.nothing"]),
        ("`kiosk/coach/store` holds", ["kiosk/coach/store"]),
        ("README.md, `kiosk/coach/plan`, var/models", []),
    ],
)
def test_what_leads_nowhere_is_found(text, wrong):
    assert astray(text, "kiosk/module.py") == wrong


def test_a_document_names_files_and_sections_that_are_there():
    assert astray("`analyse/pauses.py`, `measure/pauses.py`", "docs/new.md") == [
        "analyse/pauses.py"
    ]
    assert astray("[a](words.md) [b](wrong.md)", "docs/new.md") == ["wrong.md#"]


def _bands() -> dict[str, tuple[float, ...]]:
    """Return the defaults that docs/measures.md names, by setting."""
    text = (REPOSITORY / "docs/measures.md").read_text()
    section = text.split("## Bands")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([\d. to]+) \|", section, re.MULTILINE)
    return {name: tuple(float(n) for n in figures.split(" to ")) for name, figures in rows}


def test_every_band_is_documented_with_the_default_the_code_has():
    code = {
        name: value if isinstance(value, tuple) else (float(value),)
        for name, value in asdict(Bands()).items()
    }
    assert _bands() == code
