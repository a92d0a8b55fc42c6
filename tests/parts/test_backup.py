"""Backup and restore: what is in the file, who can open it, and that a bad one changes nothing."""

import io
import shutil
import sqlite3
import struct
import subprocess
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kiosk.domain.errors import StoreError
from kiosk.domain.interview import Interview
from kiosk.domain.plain import to_plain
from kiosk.domain.sections import Paths
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.people import Role
from provisioning import __main__ as provisioning
from provisioning.keeping import backup, restore, sealed, sealed_before
from tests.kit.samples.interviews import INTERVIEWS
from tests.kit.samples.job import JOB

PASSPHRASE = "correct horse battery"


def settings_in(folder: Path) -> Settings:
    return replace(Settings(), paths=Paths(var=str(folder)))


@pytest.fixture(scope="module")
def interview() -> Interview:
    made = INTERVIEWS["strong"]()
    return replace(made, consent=replace(made.consent, keep=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, interview: Interview) -> Path:
    settings = settings_in(tmp_path_factory.mktemp("first") / "booth")
    store = Store.open(settings.store_url)
    store.save_job(JOB)
    store.people.add("Grace", Role.ADMIN, "a hash")
    store.overrides.change(settings, {"privacy": {"retention_days": 7}})
    store.keep(interview)
    store.close()
    return Path(settings.paths.var)


@pytest.fixture
def booth(tmp_path: Path, folder: Path) -> Settings:
    """A booth with a job, a member of staff, a changed setting and an interview."""
    shutil.copytree(folder, tmp_path / "booth")
    return settings_in(tmp_path / "booth")


def backed_up(settings: Settings, to: Path, *, interviews: bool = True) -> Path:
    file = to / "booth.backup"
    backup.write(file, settings, PASSPHRASE, interviews=interviews)
    return file


def test_a_new_booth_gets_everything_back(booth: Settings, tmp_path: Path, interview: Interview):
    kept = restore.put_in(backed_up(booth, tmp_path), settings_in(tmp_path / "new"), PASSPHRASE)
    store = Store.open(settings_in(tmp_path / "new").store_url)
    jobs = len(store.jobs(active=False))
    # The change of a setting, and the key that opens the cards candidates have taken home.
    assert kept == {"jobs": jobs, "people": 1, "overrides": 2, "interviews": 1}
    assert store.cards.key() == Store.open(booth.store_url).cards.key()
    assert store.job(JOB.id) == JOB
    assert store.people.by_name("grace") is not None
    assert store.settings(Settings()).privacy.retention_days == 7
    assert to_plain(store.interview(interview.id)) == to_plain(interview)
    store.close()


def test_interviews_are_left_out_unless_wanted(
    booth: Settings, tmp_path: Path, interview: Interview
):
    file = backed_up(booth, tmp_path, interviews=False)
    assert backup.verified(file, PASSPHRASE, booth)["interviews"] == 0
    copy = tmp_path / "copy.sqlite"
    backup.unsealed(file, PASSPHRASE, copy)
    words = interview.answers[0].transcript.text.encode()[:40]
    assert words not in copy.read_bytes()


def test_restoring_keeps_what_was_added_since(booth: Settings, tmp_path: Path):
    file = backed_up(booth, tmp_path)
    store = Store.open(booth.store_url)
    store.save_job(replace(JOB, id="later", title="Added later"))
    store.save_job(replace(JOB, title="Renamed since"))
    store.close()
    restore.put_in(file, booth, PASSPHRASE)
    store = Store.open(booth.store_url)
    titles = {job.title for job in store.jobs()}
    assert titles >= {JOB.title, "Added later"}
    assert "Renamed since" not in titles
    store.close()


def test_nothing_in_the_file_can_be_read(booth: Settings, tmp_path: Path, interview: Interview):
    data = backed_up(booth, tmp_path).read_bytes()
    for words in (b"SQLite", b"grace", JOB.title.encode(), interview.job.title.encode()):
        assert words not in data


def damage_cut(data: bytes) -> bytes:
    return data[:-200]


def damage_halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def damage_flipped(data: bytes) -> bytes:
    return data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]


def damage_headed(data: bytes) -> bytes:
    return data[:30]


def damage_other(data: bytes) -> bytes:
    return b"%PDF-1.7" + data


@pytest.mark.parametrize(
    "damage", [damage_cut, damage_halved, damage_flipped, damage_headed, damage_other]
)
def test_a_damaged_backup_is_refused_and_changes_nothing(
    booth: Settings, tmp_path: Path, damage, capsys: pytest.CaptureFixture[str], monkeypatch
):
    file = backed_up(booth, tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    new = tmp_path / "new"
    new.mkdir()
    monkeypatch.setenv("KIOSK_PATHS_VAR", str(new))
    monkeypatch.setenv(backup.PASSPHRASE, PASSPHRASE)
    assert provisioning.main(["restore", str(file)]) == 2
    said = capsys.readouterr().err
    assert "Nothing was changed" in said
    assert "backup" in said
    assert not (new / "coach.sqlite").exists()


def test_a_wrong_passphrase_is_told(booth: Settings, tmp_path: Path):
    file = backed_up(booth, tmp_path)
    with pytest.raises(StoreError, match="passphrase is wrong") as caught:
        restore.put_in(file, settings_in(tmp_path / "new"), "another passphrase")
    assert caught.value.code == "backup-passphrase"


def test_a_backup_of_a_newer_program_is_refused(booth: Settings, tmp_path: Path):
    with closing(sqlite3.connect(tmp_path / "booth/coach.sqlite", isolation_level=None)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    file = backed_up(booth, tmp_path)
    new = settings_in(tmp_path / "new")
    with pytest.raises(StoreError) as caught:
        restore.put_in(file, new, PASSPHRASE)
    assert caught.value.code == "store-newer"
    assert not Path(new.paths.var).exists()


def test_a_short_passphrase_is_refused_and_leaves_no_file(booth: Settings, tmp_path: Path):
    with pytest.raises(StoreError, match="at least"):
        backup.write(tmp_path / "f", booth, "short", interviews=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["booth"]


@pytest.mark.parametrize("size", [0, 1, sealed.PIECE_BYTES, sealed.PIECE_BYTES * 2 + 5])
def test_sealing_gives_back_what_went_in(size: int):
    content = (b"0123456789" * (size // 10 + 1))[:size]
    shut = io.BytesIO()
    sealed.seal(io.BytesIO(content), shut, PASSPHRASE)
    shut.seek(0)
    assert b"".join(sealed.opened(shut, PASSPHRASE)) == content


@pytest.mark.skipif(shutil.which("age") is None, reason="not installed: age")
def test_a_public_tool_opens_it_without_us(booth: Settings, tmp_path: Path):
    file, out = backed_up(booth, tmp_path), tmp_path / "opened.sqlite"
    words = f"age -d -o {out} {file}"  # it asks for the passphrase on a terminal
    subprocess.run(
        ["script", "-qec", words, "/dev/null"],
        input=f"{PASSPHRASE}\n", text=True, check=True, timeout=60, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    with closing(sqlite3.connect(out)) as opened:
        assert opened.execute("SELECT count(*) FROM interviews").fetchone() == (1,)


def test_a_backup_of_the_release_before_is_still_opened(tmp_path: Path):
    content, salt, prefix = b"0123456789" * 150_000, bytes(range(16)), bytes(range(7))
    key = Scrypt(salt, 32, 2**15, 8, 1).derive(PASSPHRASE.encode())
    pieces = [content[:1_000_000], content[1_000_000:]]
    shut = sealed_before.MAGIC + salt + prefix
    for number, piece in enumerate(pieces):
        nonce = prefix + struct.pack(">IB", number, number == len(pieces) - 1)
        shut += AESGCM(key).encrypt(nonce, piece, sealed_before.MAGIC)
    assert b"".join(sealed.opened(io.BytesIO(shut), PASSPHRASE)) == content
    for wrong, code in ((shut[:-5], "backup-unreadable"), (shut[:1_000_100], "backup-unreadable")):
        with pytest.raises(StoreError) as caught:
            b"".join(sealed.opened(io.BytesIO(wrong), PASSPHRASE))
        assert caught.value.code == code
    with pytest.raises(StoreError, match="passphrase is wrong"):
        b"".join(sealed.opened(io.BytesIO(shut), "another passphrase"))


def test_a_copy_in_the_clear_lies_in_memory_only(booth: Settings, tmp_path: Path, monkeypatch):
    made = []
    real = tempfile.TemporaryDirectory

    def noted(*words, **more):
        made.append(Path(more.get("dir") or tempfile.gettempdir()))
        return real(*words, **more)

    monkeypatch.setattr(tempfile, "TemporaryDirectory", noted)
    file = backed_up(booth, tmp_path)
    backup.verified(file, PASSPHRASE, booth)
    restore.put_in(file, settings_in(tmp_path / "new"), PASSPHRASE)
    assert made == [Path("/dev/shm")] * 3


def test_pieces_cannot_be_left_out_or_swapped():
    content = bytes(sealed.PIECE_BYTES * 3)
    shut = io.BytesIO()
    sealed.seal(io.BytesIO(content), shut, PASSPHRASE)
    data, piece = shut.getvalue(), sealed.PIECE_BYTES + sealed.TAG_BYTES
    head = len(data) - 3 * piece
    first, second, third = (data[head + i * piece : head + (i + 1) * piece] for i in range(3))
    assert head < 250
    for forged in (first + third, second + first + third, first + second, first):
        with pytest.raises(StoreError, match=r"cut short|damaged"):
            b"".join(sealed.opened(io.BytesIO(data[:head] + forged), PASSPHRASE))
