"""What docs/evidence claims is proved by tests and files that are there, and is what was made."""

import pytest

from tests.kit.evidence.__main__ import ROOT, NoProofError, claim, pages


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_pages_are_those_that_the_command_makes(name):
    assert (ROOT / "docs" / "evidence" / name).read_text(encoding="utf-8") == pages()[name]


def test_there_is_every_page_that_an_owner_is_asked_for():
    asked = {"README.md", "vpat.md", "hecvat.md", "privacy-impact.md", "ai-act.md"}
    assert set(pages()) == asked


@pytest.mark.parametrize(
    "line",
    [
        "1.1 | asked | S | says | test_theme.py::test_that_nobody_wrote",
        "1.1 | asked | S | says | nothing.here",
        "1.1 | asked | S | says |",
        "1.1 | asked | perhaps | says | docs/privacy.md",
        "1.1 | asked | S | says",
    ],
)
def test_a_claim_without_its_proof_is_not_written(line):
    with pytest.raises(NoProofError):
        claim(line)
