"""What several unit tests stand on: a store of their own, a pretended Debian, a tree to install."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store import Store
from tests.kit.fakes.machine import Recorded, debian_in, tree_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def debian(tmp_path: Path) -> Recorded:
    return debian_in(tmp_path)


@pytest.fixture
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tree_in(tmp_path_factory.mktemp("tree"))
