"""What the suite runs of the product, by folder: `python -m tests.kit.covered` after it ran.

`./setup.sh test --coverage` runs both. The numbers are statements, in every process that ended by
itself: what is killed in a test (kill -9, a machine that loses its power) tells nothing.
"""

import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coverage import Coverage

ROOT = Path(__file__).resolve().parents[2]
LEAST = 0.9
"""A file with less of it run is named."""
LEAST_LINES = 8


def folder_of(name: str) -> str:
    """Return the folder a file counts for: `kiosk/coach`, and `admin` with all below it."""
    parts = Path(name).parts
    return "/".join(parts[: 2 if parts[0] == "kiosk" and len(parts) > 2 else 1])


def counted(coverage: "Coverage") -> dict[str, tuple[int, list[int]]]:
    """Return for every file of the product how many statements it has, and which never ran."""
    files: dict[str, tuple[int, list[int]]] = {}
    for file in sorted(coverage.get_data().measured_files()):
        if not file.endswith(".py"):  # the panel's templates run too
            continue
        _, statements, _, missing, _ = coverage.analysis2(file)
        files[str(Path(file).relative_to(ROOT))] = len(statements), missing
    return files


def table(files: dict[str, tuple[int, list[int]]]) -> list[str]:
    """Return the lines of the table by folder, in Markdown."""
    folders: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, (statements, missing) in files.items():
        for row in (folder_of(name), "all"):
            folders[row][0] += statements
            folders[row][1] += len(missing)
    lines = ["| folder | statements | run |", "|---|---|---|"]
    for name, (statements, missing) in sorted(folders.items(), key=lambda pair: pair[0] == "all"):
        share = 1 - missing / statements if statements else 1.0
        lines.append(f"| {name} | {statements} | {share:.1%} |")
    return lines


def lacking(files: dict[str, tuple[int, list[int]]]) -> list[str]:
    """Return the files of which less than LEAST ran, the least first."""
    low = [
        (1 - len(missing) / statements, name, len(missing))
        for name, (statements, missing) in files.items()
        if len(missing) >= LEAST_LINES and len(missing) > (1 - LEAST) * statements
    ]
    return [f"| {name} | {count} | {share:.0%} |" for share, name, count in sorted(low)]


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), "unknown")


def main() -> int:
    from coverage import Coverage

    coverage = Coverage(data_file=str(ROOT / ".coverage"))
    coverage.load()
    files = counted(coverage)
    said = [f"{datetime.now(UTC):%Y-%m-%d}, {processor()}", "", *table(files)]
    said += ["", "| file | never run | run |", "|---|---|---|", *lacking(files)]
    print("\n".join(said))  # noqa: T201  a report speaks
    return 0


if __name__ == "__main__":
    sys.exit(main())
