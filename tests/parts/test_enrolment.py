"""Who is let in to a campus by the code that staff make; and how a machine becomes the campus."""

import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from kiosk.bench import campus_server as postgres
from kiosk.domain.errors import FleetError, StoreError
from kiosk.fleet import enrolment, fence
from kiosk.fleet.campus import Campus
from kiosk.store import Store
from provisioning import __main__ as provisioning
from tests.kit.campus.tested_campus import Machine, campus_on, owner_url, sql


def test_a_code_lets_one_booth_in_once(campus: Store, campus_server: postgres.Server):
    code = enrolment.make_code(campus.database, "dana")
    with campus.database.reading() as session:
        kept = session.execute(text("SELECT * FROM enrolments")).one()
    assert code.replace("-", "") not in str(kept)
    given = enrolment.redeem(campus.database, f" {code.lower()} ", "new-1", "Foyer")
    with Campus.open(given.url, certificate=campus_server.certificate) as line, line.run() as c:
        assert c.execute("SELECT coach_booth_id()").fetchone() == ("new-1",)
    for wrong in (code, "AAAA-BBBB-CCCC", ""):
        with pytest.raises(StoreError) as caught:
            enrolment.redeem(campus.database, wrong, "new-2", "Foyer")
        assert caught.value.code == "enrol-refused"


def test_a_code_of_yesterday_lets_nobody_in(campus: Store):
    code = enrolment.make_code(campus.database, "dana")
    sql(campus, "UPDATE enrolments SET expires_at = now() - interval '1 second'")
    with pytest.raises(StoreError) as caught:
        enrolment.redeem(campus.database, code, "new-1", "Foyer")
    assert caught.value.code == "enrol-refused"


def test_a_booth_id_that_lives_is_not_taken_over_without_a_code_for_it(
    booth: Machine, campus: Store
):
    code = enrolment.make_code(campus.database, "dana")
    with pytest.raises(StoreError) as caught:
        enrolment.redeem(campus.database, code, "booth-7", "Impostor")
    assert caught.value.code == "enrol-taken"
    booth.sync()
    assert enrolment.redeem(campus.database, code, "booth-9", "Foyer").booth_id == "booth-9"

    own = enrolment.make_code(campus.database, "dana", "booth-7")
    with pytest.raises(StoreError) as caught:
        enrolment.redeem(campus.database, own, "booth-8", "Other")
    assert caught.value.code == "enrol-taken"
    booth.url = enrolment.redeem(campus.database, own, "booth-7", "Library").url
    booth.sync()


def test_a_retired_booth_comes_back_only_by_a_code(booth: Machine, campus: Store):
    enrolment.revoke(campus.database, "booth-7")
    campus.booths.retire("booth-7")
    campus.booths.retire("booth-7", retired=False)
    with pytest.raises(FleetError):
        booth.open()
    code = enrolment.make_code(campus.database, "dana", "booth-7")
    booth.url = enrolment.redeem(campus.database, code, "booth-7", "Library").url
    booth.sync()
    (line,) = campus.booths.all()
    assert (line.enrolled, line.retired) == (True, False)


def test_the_password_is_never_in_the_servers_log(campus: Store, campus_server: postgres.Server):
    with psycopg.connect(campus_server.url, autocommit=True) as owner:
        owner.execute("ALTER SYSTEM SET log_statement = 'all'")
        owner.execute("SELECT pg_reload_conf()")
        try:
            time.sleep(0.3)
            given = enrolment.enrol(campus.database, "booth-7", "Library")
        finally:
            owner.execute("ALTER SYSTEM RESET log_statement")
            owner.execute("SELECT pg_reload_conf()")
    log = (campus_server.folder / "log").read_text()
    assert f'ALTER ROLE "{given.role}"' in log
    assert given.password not in log


def test_any_booth_id_has_a_role_of_its_own():
    names = {enrolment.role_of(one) for one in ("a", "A", "Zoë's booth; DROP ROLE x", "x" * 64)}
    assert len(names) == 4
    assert all(len(name) <= 63 and name.isidentifier() for name in names)


def test_a_store_of_one_machine_is_no_campus(tmp_path: Path):
    store = Store.open(f"sqlite:///{tmp_path / 'coach.sqlite'}")
    for attempt in (fence.prepare, lambda d: enrolment.enrol(d, "b", "n")):
        with pytest.raises(StoreError) as caught:
            attempt(store.database)
        assert caught.value.code == "campus-unprepared"
    store.close()


# --- the command that makes a campus --------------------------------------------------------------


def test_a_machine_becomes_the_campus_as_often_as_wanted(
    campus_server: postgres.Server, capsys, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KIOSK_DATABASE_URL", owner_url(campus_server))
    with campus_on(campus_server) as owner:
        sql(owner, "DELETE FROM facts")
        for _ in range(2):
            assert (
                provisioning.main(["campus", "--address", f"127.0.0.1:{campus_server.port}"]) == 0
            )
        assert "hostssl  campus  +coach_booth" in capsys.readouterr().out
        given = enrolment.enrol(owner.database, "b", "B")
        assert given.certificate == campus_server.certificate.read_text()
        assert "sslmode=verify-ca" in given.url
        assert provisioning.main(["campus", "--certificate", str(__file__)]) == 2
        assert "campus-insecure" in capsys.readouterr().err


def test_a_server_without_tls_is_no_campus(capsys, monkeypatch: pytest.MonkeyPatch):
    with postgres.running(*postgres.QUICK, "ssl=off") as plain:
        monkeypatch.setenv("KIOSK_DATABASE_URL", plain.url)
        assert provisioning.main(["campus"]) == 2
    assert "ALTER SYSTEM SET ssl = on" in capsys.readouterr().err


def test_sqlite_is_no_campus(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KIOSK_PATHS_VAR", str(tmp_path))
    assert provisioning.main(["campus"]) == 2
    assert "campus-unprepared" in capsys.readouterr().err
