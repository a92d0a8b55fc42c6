"""axe-core, from npm at test time only: what a page has that some people cannot use."""

import base64
import hashlib
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.kit.panel.chromium import Browser

VERSION = "4.14.1"
SHA512 = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
KEPT = Path(__file__).resolve().parents[3] / "var" / "test-tools"
FETCH_S = 120
RUN = """
const done = arguments[arguments.length - 1];
const still = document.getAnimations().map(one => one.finished.catch(() => 0));
Promise.all(still)
  .then(() => axe.run(document, {resultTypes: ["violations"]}))
  .then(found => done(found.violations),
  fault => done([{id: "axe failed", help: String(fault), nodes: []}]));
"""


def source() -> str:
    """Return the program; a test is skipped where neither npm nor a kept copy is there."""
    packed = KEPT / f"axe-core-{VERSION}.tgz"
    if not packed.is_file():
        _fetch()
    if not packed.is_file():
        missing = f"axe-core {VERSION} could not be had from npm"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    content = packed.read_bytes()
    found = base64.b64encode(hashlib.sha512(content).digest()).decode()
    assert found == SHA512, "this is another axe-core"
    with tarfile.open(packed) as files:
        program = files.extractfile("package/axe.min.js")
        assert program is not None
        return program.read().decode()


def _fetch() -> None:
    npm = shutil.which("npm")
    if npm is None:
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    words = [npm, "pack", f"axe-core@{VERSION}", "--pack-destination", str(KEPT), "--silent"]
    subprocess.run(words, capture_output=True, timeout=FETCH_S, check=False)


def findings(page: Browser, program: str) -> list[str]:
    """Return what axe finds on the page that is open: rule, what is wrong, where."""
    page.driver.execute_script(program)
    found: list[dict[str, Any]] = page.driver.execute_async_script(RUN)
    return [
        f"{one['id']}: {one['help']}: " + "; ".join(node["html"][:120] for node in one["nodes"][:3])
        for one in found
    ]
