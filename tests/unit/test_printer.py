"""One job at a time, and a printer that wants something says that staff are needed."""

import os
import stat

import pytest

from kiosk.devices.printer import CupsPrinter
from kiosk.domain.errors import PrinterError


@pytest.fixture
def cups(tmp_path, monkeypatch):
    """Stand-ins for CUPS's programs: `say(printers, queue)` sets what they answer."""
    (tmp_path / "printers").write_text("printer booth is idle.  enabled since today\n")
    (tmp_path / "queue").write_text("")
    scripts = {
        "lpstat": f'[ "$1" = "-p" ] && cat {tmp_path}/printers || cat {tmp_path}/queue\n',
        "lp": f'echo "$@" > {tmp_path}/words; cat > {tmp_path}/paper\n',
    }
    for name, script in scripts.items():
        program = tmp_path / name
        program.write_text("#!/bin/sh\n" + script)
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def test_a_report_is_handed_to_the_queue(cups):
    CupsPrinter("booth").print_pdf(b"%PDF-1.7 report", "Interview report")
    assert (cups / "paper").read_bytes() == b"%PDF-1.7 report"
    assert "-d booth" in (cups / "words").read_text()
    assert CupsPrinter("booth").ready()


@pytest.mark.parametrize(
    "said",
    ["printer booth disabled since today -\n\tPaused\n", "printer booth out of paper\n", ""],
)
def test_a_printer_that_wants_something_needs_staff(cups, said):
    (cups / "printers").write_text(said)
    assert not CupsPrinter().ready()
    with pytest.raises(PrinterError) as fault:
        CupsPrinter().print_pdf(b"%PDF", "x")
    assert fault.value.code == "printer-needs-staff"
    assert not (cups / "paper").exists()


def test_a_second_job_waits_for_the_first(cups):
    (cups / "queue").write_text("booth-12  anonymous  1024\n")
    with pytest.raises(PrinterError):
        CupsPrinter().print_pdf(b"%PDF", "x")


def test_a_machine_without_cups_has_no_printer(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not CupsPrinter().ready()
