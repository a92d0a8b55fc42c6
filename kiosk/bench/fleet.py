"""A semester of 50 booths in one PostgreSQL through bad lines, and the panel meanwhile."""

import json
import subprocess
import sys
from collections.abc import Iterator

from kiosk.bench import Figure
from kiosk.bench.parts.campus import part_of_tests
from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import Settings

BOOTHS, INTERVIEWS = 50, 100_000
LONGEST_S = 3600


def figures(settings: Settings) -> Iterator[Figure]:
    """Run the simulation once, in a process of its own.

    Raises:
        RuntimeError: something was lost, doubled or brought back.
    """
    fleet = part_of_tests("tests.whole.fleet")
    words = ["--booths", str(BOOTHS), "--interviews", str(INTERVIEWS), "--json"]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.whole.fleet", *words],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    said = json.loads(ran.stdout)
    if said["problems"]:
        raise RuntimeError("; ".join(said["problems"][:5]))
    for name, value in said["figures"].items():
        yield Figure(f"fleet: {name}", value, fleet.unit(name))
