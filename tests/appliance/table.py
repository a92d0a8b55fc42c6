"""The table of a run, as it goes into docs/reliability.md: written by the run, never by hand."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.appliance.container import TREE

PAGE = TREE / "docs/reliability.md"
BEGIN, END = "<!-- the last whole run: written by it -->", "<!-- end of the last whole run -->"


def made(began: datetime, root: Path, words: list[str], lines: list[str]) -> str:
    """Return the table under what it is of: command, time, commit, Debian and processor."""
    command = " ".join(["python -m tests.appliance.run", *words])
    now = datetime.now(UTC)
    head = (
        f"`{command}`, {began:%Y-%m-%d %H:%M} to {now:%H:%M} UTC, commit {_commit()},"
        f" {_debian(root)} in the container, {processor()}.\n"
    )
    failed = sum("FAILED" in line for line in lines)
    verdict = f"{len(lines)} lines, {failed} failed.\n"
    return "\n".join([head + verdict, "| what | result | seconds |", "|---|---|---|", *lines, ""])


def write(text: str, *, whole: bool) -> None:
    """Put a whole run in the last one's place in the page; part of a run into var."""
    if not whole:
        (TREE / "var").mkdir(exist_ok=True)
        (TREE / "var/appliance.md").write_text(text)
        return
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}")


def _commit() -> str:
    asked = ["git", "-C", str(TREE), "describe", "--always", "--dirty"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def _debian(root: Path) -> str:
    facts = dict(
        line.split("=", 1) for line in (root / "etc/os-release").read_text().splitlines() if line
    )
    return facts["PRETTY_NAME"].strip('"')


def processor() -> str:
    facts: dict[str, str] = {}
    cores = 0
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        facts.setdefault(name.strip(), value.strip())
        cores += name.strip() == "processor"
    known = set(facts.get("flags", "").split())
    names = {"avx2": "AVX2", "avx512f": "AVX-512", "avx512_vnni": "VNNI", "amx_tile": "AMX"}
    has = [name for flag, name in names.items() if flag in known]
    family, model = facts.get("cpu family", "?"), facts.get("model", "?")
    vendor = facts.get("model name", "an unknown processor")
    return f"{vendor} (family {family} model {model}, {', '.join(has)}), {cores} cores"
