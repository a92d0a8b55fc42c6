"""Joining a campus from a booth, against a real panel; and what the timer does from then on."""

import json
import shutil
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask, jsonify
from werkzeug.serving import make_server

from admin import certificate, create_app
from kiosk.domain.sections import Panel
from kiosk.fleet import enrolment
from kiosk.store import Store
from kiosk.store.tables import FactRow
from provisioning import __main__ as provisioning
from provisioning.fleet import campus_pass, sync
from tests.kit.campus.tested_campus import Machine, ids, sql
from tests.kit.panel.tested_panel import settings_in


@contextmanager
def served(app: Flask, folder: Path) -> Iterator[tuple[str, str]]:
    """Serve an application by HTTPS; give its address and its certificate's fingerprint."""
    own, key = certificate.files(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own, key)
    server = make_server("127.0.0.1", 0, app, ssl_context=context)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.port}", certificate.fingerprint(own)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def panel(campus: Store, tmp_path: Path) -> Iterator[tuple[str, str]]:
    settings = replace(settings_in(tmp_path / "panel"), panel=replace(Panel(), tls=False))
    (tmp_path / "panel").mkdir()
    with served(create_app(settings, campus), tmp_path / "panel") as address:
        yield address


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIOSK_PATHS_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("KIOSK_BOOTH_ID", "booth-7")
    return tmp_path / "var"


def test_a_booth_joins_and_what_it_has_arrives(panel, var: Path, booth: Machine, campus: Store):
    address, fingerprint = panel
    enrolment.revoke(campus.database, "booth-7")
    code = enrolment.make_code(campus.database, "dana", "booth-7")
    store = Store.open(f"sqlite:///{var / 'coach.sqlite'}")
    replace(booth, store=store).finish("before it joined")
    assert provisioning.main(["enrol", address, code, "--fingerprint", fingerprint]) == 0
    kept = [var / campus_pass.FILE, var / campus_pass.CERTIFICATE]
    assert {file.stat().st_mode & 0o777 for file in kept} == {0o600}
    assert provisioning.main(["sync"]) == 0
    assert ids(campus) == {"before it joined"}
    (line,) = campus.booths.all()
    assert line.enrolled
    assert line.facts["devices"].keys() == {"camera", "sound", "printer"}
    assert line.facts["queue"] == 1, "as it was when the exchange began"
    store.close()


def test_an_older_copy_of_the_store_is_no_clone_but_a_copied_disk_is(
    panel, var: Path, campus: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    address, fingerprint = panel
    code = enrolment.make_code(campus.database, "dana")
    assert provisioning.main(["enrol", address, code, "--fingerprint", fingerprint]) == 0
    assert provisioning.main(["sync"]) == 0
    shutil.copytree(var, tmp_path / "clone")
    for _ in range(2):
        assert provisioning.main(["sync"]) == 0
    for file in var.glob("coach.sqlite*"):
        file.unlink()
    shutil.copy(tmp_path / "clone/coach.sqlite", var)  # as mend puts the last good copy back
    assert provisioning.main(["sync"]) == 0
    monkeypatch.setenv("KIOSK_PATHS_VAR", str(tmp_path / "clone"))
    assert provisioning.main(["sync"]) == 2
    assert "booth-cloned" in capsys.readouterr().err
    assert provisioning.main(["sync"]) == 2, "told every minute: the campus shows it as it is"


@pytest.mark.parametrize("said", ["no", "", EOFError])
def test_a_panel_that_staff_do_not_know_is_told_nothing(
    panel, var: Path, campus: Store, monkeypatch: pytest.MonkeyPatch, capsys, said
):
    address, fingerprint = panel

    def answer(_prompt: str) -> str:
        if said is EOFError:
            raise EOFError
        return said

    monkeypatch.setattr("builtins.input", answer)
    code = enrolment.make_code(campus.database, "dana")
    assert provisioning.main(["enrol", address, code]) == 2
    out, err = capsys.readouterr()
    assert fingerprint in out
    assert "enrol-fingerprint" in err
    assert provisioning.main(["enrol", address, code, "--fingerprint", "0" * 64]) == 2
    assert not (var / campus_pass.FILE).exists()
    monkeypatch.setattr("builtins.input", lambda _prompt: "yes")
    assert provisioning.main(["enrol", address, code]) == 0, "the code is still good"


def test_a_wrong_code_changes_nothing(panel, var: Path, capsys):
    address, fingerprint = panel
    words = ["enrol", address, "AAAA-BBBB-CCCC", "--fingerprint", fingerprint]
    assert provisioning.main(words) == 2
    assert "enrol-refused" in capsys.readouterr().err
    assert not var.exists()


ANSWERS = {
    "another booth": ("booth-other", {"booth_id": "x", "url": "postgresql:///", "certificate": ""}),
    "a way without TLS": (
        "campus-insecure",
        {"booth_id": "booth-7", "url": "postgresql://b@campus.example/c", "certificate": ""},
    ),
    "nothing of the kind": ("enrol-unreachable", ["?"]),
    "half of it": ("enrol-unreachable", {"booth_id": "booth-7"}),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_a_strange_answer_is_not_kept(var: Path, tmp_path: Path, capsys, kind: str):
    code, answer = ANSWERS[kind]
    app = Flask("strange")
    app.post("/enrol")(lambda: jsonify(answer))
    with served(app, tmp_path) as (address, fingerprint):
        assert provisioning.main(["enrol", address, "C", "--fingerprint", fingerprint]) == 2
    assert code in capsys.readouterr().err
    assert not var.exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "https://127.0.0.1:1", "https://"])
def test_an_address_where_nobody_is_says_so(var: Path, capsys, address: str):
    assert provisioning.main(["enrol", address, "CODE", "--fingerprint", "00"]) == 2
    assert "enrol-unreachable" in capsys.readouterr().err


# --- the timer's sync -----------------------------------------------------------------------------


def test_a_campus_that_is_away_is_told_and_asked_less_and_less(
    var: Path, capsys, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KIOSK_FLEET_URL", "postgresql://coach@/none?host=/nowhere")
    assert provisioning.main(["sync"]) == 2
    assert "cannot be reached" in capsys.readouterr().err
    assert provisioning.main(["sync"]) == 0, "not asked so soon again"
    store = Store.open(f"sqlite:///{var / 'coach.sqlite'}")
    assert [line.id for line in store.booths.all()] == ["booth-7"], "it lives all the same"
    pauses = []
    for _ in range(8):
        kept = _pause(store)
        pauses.append(kept["failed"])
        _keep_pause(store, {"failed": kept["failed"], "until": "2000-01-01T00:00:00+00:00"})
        assert provisioning.main(["sync"]) == 2
    assert pauses == list(range(1, 9))
    far = {"failed": 1, "until": "2999-01-01T00:00:00+00:00"}
    _keep_pause(store, far)
    assert provisioning.main(["sync"]) == 2, "a pause that a wrong clock made does not hold"
    store.close()


def _pause(store: Store) -> dict:
    with store.database.reading() as session:
        return json.loads(session.get_one(FactRow, sync.PAUSE).value)


def _keep_pause(store: Store, pause: dict) -> None:
    sql(store, "UPDATE facts SET value = :v WHERE name = :n", v=json.dumps(pause), n=sync.PAUSE)


def test_credentials_that_are_damaged_or_of_another_id_are_told(
    var: Path, capsys, monkeypatch: pytest.MonkeyPatch
):
    var.mkdir()
    (var / campus_pass.FILE).write_text('{"url": ')
    assert provisioning.main(["sync"]) == 2
    assert "campus-refused" in capsys.readouterr().err
    given = {"booth_id": "booth-9", "url": "postgresql://b@/c?host=/nowhere", "certificate": ""}
    (var / campus_pass.FILE).write_text(json.dumps(given))
    assert provisioning.main(["sync"]) == 2
    assert "booth-other" in capsys.readouterr().err
