"""Turn requirements.in into requirements.lock and requirements-test.lock (`make lock`).

uv resolves for both boards we serve; the markers it writes are then evaluated on each board, so
that a line carries a marker only where the boards differ. torch has a lock of its own without
hashes: its CPU wheel comes from another place, and so has other bytes, on every platform.
"""

import re
import subprocess
import sys
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[2]
BOARDS = ("x86_64", "aarch64")
UV = ("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--no-header")
SHAPE = ("--no-annotate", "--generate-hashes", "--no-emit-package", "torch")


def resolve(*sources: str) -> list[str]:
    """Return one block of text per pinned package, hashes included."""
    command = [*UV, *SHAPE, "--override", "overrides.txt", *sources]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"uv could not resolve {' '.join(sources)}:\n{done.stderr}")
    return re.split(r"\n(?=\S)", done.stdout.strip())


def on_board(marker: str, machine: str) -> bool:
    """Say whether a marker holds on Debian 12 with the given processor."""
    return Marker(marker).evaluate(
        {
            "platform_machine": machine,
            "sys_platform": "linux",
            "platform_system": "Linux",
            "os_name": "posix",
            "python_version": "3.11",
            "python_full_version": "3.11.2",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }
    )


def simplify(block: str) -> str | None:
    """Replace the block's marker by the boards it holds on; None where it holds on none."""
    head, _, hashes = block.partition("\n")
    pin, _, marker = head.removesuffix("\\").strip().partition(" ; ")
    boards = [board for board in BOARDS if not marker or on_board(marker, board)]
    if not boards:
        return None
    where = f" ; platform_machine == '{boards[0]}'" if len(boards) < len(BOARDS) else ""
    return f"{pin}{where} \\\n{hashes}"


def write(path: Path, blocks: list[str], says: str) -> None:
    path.write_text(f"# {says}\n# Made by `make lock`; do not edit.\n" + "\n".join(blocks) + "\n")


def main() -> None:
    run = [line for block in resolve("requirements.in") if (line := simplify(block))]
    write(ROOT / "requirements.lock", run, "Everything but torch (torch.lock), with hashes.")

    both = resolve("requirements.in", "requirements-test.in")
    tools = [line for block in both if (line := simplify(block)) and line not in run]
    write(ROOT / "requirements-test.lock", tools, "Test tools, on top of requirements.lock.")


if __name__ == "__main__":
    main()
