"""The words on a scanned page, where tesseract is installed on the machine; else nothing."""

import shutil
import subprocess
import sys

from kiosk.coach.settings import Matching

PAGES = 3
"""A scan takes about 3 s a page."""
WIDEST_PX = 2500
"""Pixels across a page: enough for 300 dpi on A4, and no page, however large, makes more."""
PICTURE = """
import sys, io, pypdfium2
data = sys.stdin.buffer.read()
document = pypdfium2.PdfDocument(data)
page = document[int(sys.argv[1])]
longest = max(page.get_width(), page.get_height())
image = page.render(scale=min(300 / 72, float(sys.argv[2]) / longest), grayscale=True).to_pil()
image.save(sys.stdout.buffer, format="PNG")
"""


def read_picture(data: bytes, settings: Matching) -> str:
    """Return the text tesseract reads on the first pages, or "" without tesseract or words."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    texts = []
    for page in range(PAGES):
        try:
            picture = subprocess.run(
                [sys.executable, "-c", PICTURE, str(page), str(WIDEST_PX)],
                input=data,
                capture_output=True,
                timeout=settings.timeout_s,
                check=True,
            )
            read = subprocess.run(
                [program, "-", "-", "--psm", "1"],
                input=picture.stdout,
                capture_output=True,
                timeout=settings.timeout_s,
                check=True,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            break  # no such page, or one that will not be read
        texts.append(read.stdout.decode("utf-8", errors="replace"))
    text = "\n".join(texts).strip()
    return text if sum(1 for c in text if c.isalpha()) >= 40 else ""
