"""The store's files: who can read them, what is left in them, and what a crash leaves behind."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.errors import StoreError
from kiosk.domain.job import Resume
from kiosk.domain.plain import to_plain
from kiosk.store import Store
from kiosk.store.database import HEAD, MIGRATIONS, STEPS
from tests.kit.samples.interviews import strong

REPOSITORY = Path(__file__).parents[2]
WORD = "Zanzibarquux"


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "coach.sqlite"


def opened(file: Path, wait_s: float = 0.2) -> Store:
    return Store.open(f"sqlite:///{file}", wait_s=wait_s)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_nobody_else_can_read_the_files(file):
    before = os.umask(0)
    try:
        store = opened(file)
        store.keep(strong())
        modes = {path.name: path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}, modes


def test_what_was_forgotten_is_nowhere_in_the_files(file):
    store = opened(file)
    store.keep(replace(strong(), candidate=WORD))
    assert WORD.encode() in everything(file.parent)
    assert store.forget(strong().id)
    assert WORD.encode() not in everything(file.parent)


def test_a_resume_is_never_readable_in_the_files(file):
    store = opened(file)
    offer = store.handoff.open_upload(10)
    store.handoff.receive(offer.token, Resume(f"{WORD} " * 50))
    kept = everything(file.parent)
    assert WORD.encode() not in kept
    assert offer.token.encode() not in kept
    sealed = len(kept)
    store.handoff.take(offer.token)
    assert len(everything(file.parent)) <= sealed


def test_a_killed_process_loses_no_answer(file):
    program = (
        "import os, signal, sys\n"
        "from kiosk.store import Store\n"
        "from tests.kit.samples.interviews import strong\n"
        "store = Store.open(sys.argv[1])\n"
        "store.keep(strong())\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    words = [sys.executable, "-c", program, f"sqlite:///{file}"]
    done = subprocess.run(words, cwd=REPOSITORY, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    kept = opened(file).interview(strong().id)
    assert kept is not None
    assert to_plain(kept.answers) == to_plain(strong().answers)


def test_a_locked_store_says_so_and_keeps_what_was_there(file):
    store = opened(file)
    store.keep(strong())
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError) as caught:
        store.keep(replace(strong(), candidate="changed"))
    assert (caught.value.code, caught.value.permanent) == ("store-locked", False)
    other.execute("ROLLBACK")
    assert store.interview(strong().id).candidate == strong().candidate


def test_a_newer_database_is_left_alone(file):
    opened(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError) as caught:
        opened(file)
    assert caught.value.code == "store-newer"


def test_a_damaged_file_says_so(file):
    file.write_bytes(b"This is not a database at all." * 500)
    with pytest.raises(StoreError) as caught:
        opened(file)
    assert caught.value.code == "store-corrupt"


def test_a_folder_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "a file").write_text("")
    with pytest.raises(StoreError) as caught:
        opened(tmp_path / "a file" / "coach.sqlite")
    assert caught.value.code == "store-locked"


def test_the_program_knows_its_newest_step():
    steps = sorted(p.name.split("_")[0] for p in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert tuple(steps) == STEPS
    assert STEPS[-1] == HEAD


def test_the_steps_make_the_tables_the_program_uses(file):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from kiosk.store.tables import Base

    store = opened(file)
    with store.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_programs_that_start_together_agree(file):
    program = "import sys; from kiosk.store import Store as S\n"
    program += "print(S.open(sys.argv[1]).claim_code())"
    words = [sys.executable, "-c", program, f"sqlite:///{file}"]
    started = [
        subprocess.Popen(words, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    codes = {process.communicate(timeout=120)[0] for process in started}
    assert [process.returncode for process in started] == [0, 0]
    assert len(codes) == 1
