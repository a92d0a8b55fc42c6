"""The words on a scanned page, where tesseract is installed on the machine; else nothing."""

import os
import shutil
import subprocess
import sys
from time import monotonic

PAGES = 3
"""A scan takes about 3 s a page."""
WIDEST_PX = 2500
"""Pixels across a page: enough for 300 dpi on A4, and no page, however large, makes more."""
MEMORY_BYTES = 500_000_000
"""Of each child, as of the reader of a PDF: 400 KB can hold a picture of 400 million dots."""
PICTURE = """
import sys, io, pypdfium2
data = sys.stdin.buffer.read()
document = pypdfium2.PdfDocument(data)
page = document[int(sys.argv[1])]
longest = max(page.get_width(), page.get_height())
image = page.render(scale=min(300 / 72, float(sys.argv[2]) / longest), grayscale=True).to_pil()
image.save(sys.stdout.buffer, format="PNG")
"""


FEWEST_LETTERS = 40


def read_picture(data: bytes, until: float) -> str:
    """Return the text tesseract reads on the first pages, or "" without tesseract or words.

    It stops at the moment `until` (of `time.monotonic`); the pages that were read by then count.
    """
    program = shutil.which("tesseract")
    if program is None:
        return ""
    texts = []
    for page in range(PAGES):
        try:
            draw = [sys.executable, "-c", PICTURE, str(page), str(WIDEST_PX)]
            picture = _run(draw, data, until)
            texts.append(_run([program, "-", "-", "--psm", "1"], picture, until).decode("utf-8"))
        except (subprocess.SubprocessError, UnicodeDecodeError):
            break  # no such page, or one that will not be read
    text = "\n".join(texts).strip()
    return text if sum(1 for c in text if c.isalpha()) >= FEWEST_LETTERS else ""


def _run(command: list[str], data: bytes, until: float) -> bytes:
    """Return what a program makes of the data, on one core and within its memory: the booth has
    other work, and the page is a stranger's."""
    return subprocess.run(
        ["prlimit", f"--as={MEMORY_BYTES}", *command],
        input=data,
        capture_output=True,
        timeout=max(0.0, until - monotonic()),
        check=True,
        env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    ).stdout
