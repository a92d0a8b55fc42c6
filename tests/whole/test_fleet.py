"""The fleet in small: four booths, one PostgreSQL that is killed once, and a panel meanwhile."""

import pytest

from kiosk.bench import campus_server as postgres
from tests.fleet_simulation import run


@pytest.mark.timeout(120)
def test_nothing_is_lost_doubled_or_brought_back():
    if postgres.programs() is None:
        pytest.skip("there is no PostgreSQL on this machine")
    outcome = run.simulate(booths=4, interviews=200, rate=0.0)
    assert outcome.problems == []
    assert outcome.figures["interviews"] == 250
    assert outcome.figures["old versions after new ones"] == 5 * 4
    assert outcome.figures["deleted by the panel, and at a booth"] == 5 + 4
    assert outcome.figures["tries ended by campus-refused"] > 0
    assert outcome.figures["tries ended by store-locked"] > 0, "the server was away"
