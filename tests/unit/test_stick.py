"""A USB stick is looked at a little, never for long, and a huge file is refused unread."""

import os
import time

import pytest

from kiosk.devices.stick import MOST_FILES, refuse_large, resumes_on_stick
from kiosk.domain.errors import ResumeError


def test_pdfs_are_found_newest_first(tmp_path):
    stick = tmp_path / "STICK"
    (stick / "papers").mkdir(parents=True)
    for age, name in enumerate(("old.pdf", "papers/New.PDF", "letter.docx", ".hidden.pdf")):
        (stick / name).write_bytes(b"%PDF")
        os.utime(stick / name, (1e9 + age, 1e9 + age))
    assert [found.name for found in resumes_on_stick(tmp_path)] == ["New.PDF", "old.pdf"]


def test_a_stick_with_ten_thousand_files_takes_no_time(tmp_path):
    for number in range(10_000):
        (tmp_path / f"photo{number}.jpg").touch()
    for number in range(50):
        (tmp_path / f"{number}.pdf").touch()
    began = time.monotonic()
    found = resumes_on_stick(tmp_path)
    assert time.monotonic() - began < 1.0
    assert len(found) <= MOST_FILES


def test_a_file_of_two_gigabytes_is_refused_by_its_size(tmp_path):
    with (tmp_path / "life.pdf").open("wb") as file:
        file.truncate(2_000_000_000)
    (found,) = resumes_on_stick(tmp_path)
    with pytest.raises(ResumeError) as refused:
        refuse_large(found, 10_000_000)
    assert refused.value.code == "resume-too-large"
    assert "2000 MB" in refused.value.message


def test_no_stick_is_no_fault(tmp_path):
    assert resumes_on_stick(tmp_path / "nothing") == ()
