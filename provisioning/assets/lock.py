"""Turn requirements.in into requirements.lock and requirements-test.lock (`make lock`).

uv resolves for every board and Python we serve; the markers it writes are then evaluated on each of
them, so that a line carries a marker only where they differ. What is locked stays locked, unless
`--upgrade` is said. torch has a lock of its own without hashes: its CPU wheel comes from another
place, and so has other bytes, on every platform.
"""

import re
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[2]
BOARDS = ("x86_64", "aarch64")
PYTHONS = ("3.11", "3.12", "3.13")
LOCK, TEST_LOCK = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
UV = ("uv", "pip", "compile", "--quiet", "--universal", "--python-version", PYTHONS[0])
SHAPE = ("--no-header", "--no-annotate", "--generate-hashes", "--no-emit-package", "torch")


def resolve(*sources: str, upgrade: bool) -> list[str]:
    """Return one block of text per pinned package, hashes included."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "locked.txt"  # uv keeps to what it finds there
        locked = "" if upgrade else "\n".join(file.read_text() for file in (LOCK, TEST_LOCK))
        out.write_text(locked)
        command = [*UV, *SHAPE, "--override", "overrides.txt", "-o", str(out), *sources]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"uv could not resolve {' '.join(sources)}:\n{done.stderr}")
        return re.split(r"\n(?=\S)", out.read_text().strip())


def holds(marker: str, machine: str, python: str) -> bool:
    """Say whether a marker holds on a Debian with the given processor and Python."""
    return Marker(marker).evaluate(
        {
            "platform_machine": machine,
            "sys_platform": "linux",
            "platform_system": "Linux",
            "os_name": "posix",
            "python_version": python,
            "python_full_version": f"{python}.2",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }
    )


def where(marker: str) -> str | None:
    """Return the shortest marker that says the same on all we serve; None where it never holds."""
    on = {(b, p) for b, p in product(BOARDS, PYTHONS) if not marker or holds(marker, b, p)}
    if not on:
        return None
    boards, pythons = {b for b, _ in on}, sorted({p for _, p in on}, key=PYTHONS.index)
    if on != set(product(boards, pythons)):
        return marker
    parts = [f"platform_machine == '{b}'" for b in boards if len(boards) < len(BOARDS)]
    if pythons[0] != PYTHONS[0]:
        parts.append(f"python_version >= '{pythons[0]}'")
    if pythons[-1] != PYTHONS[-1]:
        parts.append(f"python_version <= '{pythons[-1]}'")
    return " and ".join(parts)


def simplify(block: str) -> str | None:
    """Replace the block's marker by where it holds; None where it holds nowhere."""
    head, _, hashes = block.partition("\n")
    pin, _, marker = head.removesuffix("\\").strip().partition(" ; ")
    there = where(marker)
    if there is None:
        return None
    return f"{pin}{f' ; {there}' if there else ''} \\\n{hashes}"


def write(path: Path, blocks: list[str], says: str) -> None:
    path.write_text(f"# {says}\n# Made by `make lock`; do not edit.\n" + "\n".join(blocks) + "\n")


def main(upgrade: bool) -> None:
    blocks = resolve("requirements.in", upgrade=upgrade)
    run = [line for block in blocks if (line := simplify(block))]
    write(LOCK, run, "Everything but torch (torch.lock), with hashes.")

    both = resolve("requirements.in", "requirements-test.in", upgrade=upgrade)  # bound to LOCK
    tools = [line for block in both if (line := simplify(block)) and line not in run]
    write(TEST_LOCK, tools, "Test tools, on top of requirements.lock.")


if __name__ == "__main__":
    main("--upgrade" in sys.argv[1:])
