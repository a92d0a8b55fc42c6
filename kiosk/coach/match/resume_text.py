"""What a resume says: the text of a PDF or a text file, or the reason why it cannot be read."""

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic

from kiosk.coach.match.language import language_of
from kiosk.coach.match.lines import tidied
from kiosk.coach.match.ocr import read_picture
from kiosk.domain.errors import ResumeError
from kiosk.domain.job import Resume
from kiosk.domain.sections import REPOSITORY, Matching

HEADER_WITHIN = 1024
"""PDF readers accept junk before the header up to here (ISO 32000, annex H)."""
CID = re.compile(r"(?P<start>^[ \t]*)?(?:\(cid:\d+\)[ \t]*)+", re.MULTILINE)
"""How a glyph is written that has no letter."""
LONGEST_TEXT = 100_000
"""Characters: twenty pages set tightly. What is longer is refused before it is tidied."""
PAGE_WORDS = 700
"""A printed page of a resume, set tightly."""
SAYS = {
    "resume-no-text": (
        "This PDF is a picture of a page. Please export it as text, or go on without it."
    ),
    "resume-encrypted": "This PDF asks for a password. Please save it without one.",
    "resume-corrupt": "This PDF is damaged and cannot be read. Please export it once more.",
    "resume-empty": "This file is empty. Please choose another one.",
    "resume-not-pdf": "This file is not a PDF. Please export your resume as a PDF.",
    "resume-too-many-pages": "This resume has over {max_pages} pages. Please bring a shorter one.",
    "resume-too-large": "This file is too large to be read here. Please export a smaller one.",
    "resume-timeout": "Reading this PDF took too long. Please export it as a plain PDF.",
}


def read_resume(source: Path | bytes, settings: Matching, name: str = "") -> Resume:
    """Return the resume's text, pages and language. Nothing of it is written to disk.

    `name` is the file's name where bytes are given; only its ending matters (.txt is text).

    Raises:
        ResumeError: with one of the resume codes of docs/codes.md.
    """
    suffix = Path(name or (source.name if isinstance(source, Path) else "")).suffix.lower()
    data = _bytes(source, settings)
    if not data.strip(b" \t\r\n\x00"):
        raise _refused("resume-empty", settings)
    if suffix in (".txt", ".text", ".md"):
        return _from_text(_decoded(data, settings), settings)
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise _refused("resume-not-pdf", settings)

    until = monotonic() + settings.timeout_s
    answer = _in_child(data, settings)
    code = answer.get("error")
    if code == "resume-no-text":
        seen = read_picture(data, until)
        if seen:
            return _resume(seen, 1, "", settings)
    if code is not None:
        raise _refused(str(code), settings)
    pages, unseen = int(str(answer["pages"])), int(str(answer["not_rendered"]))
    resume = _resume(str(answer["text"]), pages, str(answer["hidden"]), settings)
    return replace(resume, not_rendered=unseen)


def _bytes(source: Path | bytes, settings: Matching) -> bytes:
    """Return the file's bytes; a file over the limit is not read."""
    try:
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        if size > settings.max_bytes:
            raise _refused("resume-too-large", settings)
        return source.read_bytes() if isinstance(source, Path) else source
    except OSError as err:
        raise ResumeError("resume-corrupt", "The resume's file cannot be opened.") from err


def _from_text(text: str, settings: Matching) -> Resume:
    pages = 1 + len(text.split()) // PAGE_WORDS
    if pages > settings.max_pages:
        raise _refused("resume-too-many-pages", settings)
    return _resume(text, pages, "", settings)


def _decoded(data: bytes, settings: Matching) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise _refused("resume-corrupt", settings)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _resume(text: str, pages: int, hidden: str, settings: Matching) -> Resume:
    if max(len(text), len(hidden)) > LONGEST_TEXT:
        raise _refused("resume-too-large", settings)
    clean = tidied(CID.sub(_mark, text)).strip()
    return Resume(clean, pages, language_of(clean), tidied(hidden).strip())


def _mark(glyph: re.Match[str]) -> str:
    """A glyph without a letter is a list's sign where a line begins, and nothing elsewhere."""
    return "\u2022 " if glyph["start"] is not None else " "


def _in_child(data: bytes, settings: Matching) -> dict[str, object]:
    """Let a child process with limits parse the PDF; kill it when its time is over."""
    limits = json.dumps(asdict(settings))
    paths = [str(REPOSITORY), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",  # each thread would reserve address space under the limit
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk.coach.match.pdf_child", limits],
            input=data,
            capture_output=True,
            timeout=settings.timeout_s,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"error": "resume-timeout"}
    if done.returncode != 0:
        return {"error": "resume-timeout" if done.returncode == -24 else "resume-corrupt"}
    try:
        answer: dict[str, object] = json.loads(done.stdout)
    except json.JSONDecodeError:
        return {"error": "resume-corrupt"}
    return answer


def _refused(code: str, settings: Matching) -> ResumeError:
    return ResumeError(code, SAYS[code].format(max_pages=settings.max_pages))
