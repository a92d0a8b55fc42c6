"""A card made at one booth of a campus is opened at another, and at none of elsewhere."""

import contextlib
from pathlib import Path

import pytest

from kiosk.bench import campus_server as postgres
from kiosk.domain.errors import CardError
from kiosk.screens.sample_coaching import sample_card
from kiosk.store import Store
from tests.kit.campus.tested_campus import Machine, machine


def test_the_key_of_the_campus_reaches_every_booth(
    booth: Machine, campus: Store, campus_server: postgres.Server, tmp_path: Path
):
    alone = booth.store.cards.seal(sample_card(), "4711")
    other = machine(tmp_path, campus, campus_server, "booth-9")
    with contextlib.closing(other.store):
        for one in (booth, other):
            one.sync()
        text = booth.store.cards.seal(sample_card(), "4711")
        assert other.store.cards.open(text, "4711", 400) == sample_card()
        assert booth.store.cards.key() == campus.cards.key()
        assert booth.store.overrides.kept() == {}, "the key is no setting that staff see"
        with pytest.raises(CardError) as error:
            other.store.cards.look(alone, 400)
        assert error.value.code == "card-foreign"
