"""Days and times are the reader's own, by the cookie that the page's script sets."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from admin.zones import named
from tests.kit.panel.tested_panel import claimed, panel_in, store_of
from tests.kit.samples.interviews import strong

LATE = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


def test_a_filter_by_day_means_the_readers_day(tmp_path):
    panel = panel_in(tmp_path)
    dana = claimed(panel)
    store_of(panel).keep(replace(strong(), started_at=LATE))
    first, second = (f"/interviews?since={day}&until={day}" for day in ("2026-03-01", "2026-03-02"))
    assert ("1 interview" in dana.get(first).text, "1 interview" in dana.get(second).text) == (
        True,
        False,
    )
    dana.set_cookie("zone", "Europe/Berlin")
    assert ("1 interview" in dana.get(first).text, "1 interview" in dana.get(second).text) == (
        False,
        True,
    )
    assert "2 Mar 2026, 00:30" in dana.get(second).text


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../../etc/passwd", "/etc/passwd", "x" * 99])
def test_what_is_no_zone_is_utc(name):
    assert named(name) is UTC
