"""What a booth's credentials open on the campus, tried as somebody would who stole them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from kiosk.bench import campus_server as postgres
from kiosk.store import Store
from tests.kit.campus.tested_campus import INTO, campus_on, ids, machine, values
from tests.kit.samples.job import JOB


class Raid(NamedTuple):
    thief: "psycopg.Connection[Any]"
    """A plain connection with booth-7's credentials."""
    campus: Store


@pytest.fixture(scope="module")
def raid(
    campus_server: postgres.Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Raid]:
    """A campus with two booths, of which one was robbed; nothing the thief tries may change it."""
    with campus_on(campus_server) as owner:
        owner.save_job(JOB)
        for booth_id, interview, candidate in (
            ("booth-8", "theirs", "Zoë"),
            ("booth-7", "ours", "Ada"),
        ):
            booth = machine(tmp_path_factory.mktemp("raid"), owner, campus_server, booth_id)
            booth.finish(interview, candidate=candidate)
            booth.sync()
            booth.store.close()
        with booth.as_attacker() as thief:
            yield Raid(thief, owner)


SHUT = {
    "names of candidates": "SELECT candidate FROM interviews",
    "documents, even its own": "SELECT document FROM interview_documents",
    "answers": "SELECT document FROM answers",
    "everything of it at once": "SELECT * FROM interviews",
    "what staff did": "SELECT * FROM audit",
    "hand-offs": "SELECT * FROM handoffs",
    "sessions of staff": "SELECT * FROM sessions",
    "the claim code": "SELECT * FROM facts",
    "who may come": "SELECT * FROM booth_roles",
    "codes of enrolment": "SELECT * FROM enrolments",
    "rewrite jobs": "UPDATE jobs SET title = 'x'",
    "add a job": "INSERT INTO jobs SELECT * FROM jobs",
    "delete jobs": "DELETE FROM jobs",
    "change settings": "DELETE FROM overrides",
    "make itself administrator": "UPDATE people SET role = 'administrator'",
    "delete interviews": "DELETE FROM interviews",
    "delete what staff did": "DELETE FROM audit",
    "change what staff did": "UPDATE audit SET person = 'x'",
    "delete tombstones": "DELETE FROM tombstones",
    "have tombstones expire": "UPDATE tombstones SET expires_at = now()",
    "un-retire itself": "UPDATE booths SET retired = false",
    "rename itself": "UPDATE booths SET name = 'x', renamed = true",
    "remove booths": "DELETE FROM booths",
    "offer a clip": "INSERT INTO clip_files VALUES ('a', 'b', 'c', 1, 'gtts', now())",
    "take another's place": "UPDATE booth_roles SET booth_id = 'booth-8'",
    "put its own function in": "CREATE FUNCTION coach_booth_id() RETURNS text AS 'SELECT 1'"
    " LANGUAGE sql",
    "put a table in": "CREATE TABLE public.mine (id int)",
    "switch the fence off": "ALTER TABLE interviews DISABLE ROW LEVEL SECURITY",
    "become the owner": "SET ROLE campus_owner",
    "claim to have logged in as another": "SET SESSION AUTHORIZATION campus_owner",
    "make a role": "CREATE ROLE mine SUPERUSER",
    "raise itself": "ALTER ROLE CURRENT_USER CREATEROLE",
    "read files": "COPY jobs FROM '/etc/passwd'",
    "run programs": "COPY (SELECT 1) TO PROGRAM 'id'",
    "an interview of another booth": INTO + values("booth-8"),
    "an interview from the future": INTO + values("booth-7", started="now() + interval '1 day'"),
    "an interview older than tombstones": INTO
    + values("booth-7", started="now() - interval '401 days'"),
    "its interview given away": "UPDATE interviews SET booth_id = 'booth-8' WHERE id = 'ours'",
    "an answer of another's interview": "INSERT INTO answers VALUES ('theirs', 9, '{}')",
    "a use of another booth": "INSERT INTO uses VALUES ('u', 'd', 'booth-8', 'j', 'm', 's', true)",
    "a fault of another booth": "INSERT INTO faults VALUES ('booth-8', 'x', 1, now())",
    "a line of staff of another booth": "INSERT INTO audit VALUES"
    " ('a', now(), 'dana', 'x', 'y', 'z', '', true, 'booth-8')",
    "a tombstone of another booth": "INSERT INTO tombstones VALUES"
    " ('theirs', 'booth-8', now(), now(), true)",
}


@pytest.mark.parametrize("what", SHUT)
def test_stolen_credentials_do_not_open(raid: Raid, what: str):
    with pytest.raises(InsufficientPrivilege):
        raid.thief.execute(SHUT[what])
    assert ids(raid.campus) == {"ours", "theirs"}


REACHES = {
    "another's interview": "UPDATE interviews SET state = 'x' WHERE id = 'theirs'",
    "another's answers": "DELETE FROM answers WHERE interview_id = 'theirs'",
    "another's document": "DELETE FROM interview_documents WHERE interview_id = 'theirs'",
    "another's row": "UPDATE booths SET seen_at = now(), turn = 'x' WHERE id = 'booth-8'",
    "another's uses": "UPDATE uses SET state = 'x' WHERE booth_id = 'booth-8'",
    "another's faults": "UPDATE faults SET count = 0 WHERE booth_id = 'booth-8'",
}


@pytest.mark.parametrize("what", REACHES)
def test_what_others_have_is_not_there_for_it(raid: Raid, what: str):
    assert raid.thief.execute(REACHES[what]).rowcount == 0


def test_it_sees_its_own_rows_and_what_is_for_every_booth(raid: Raid):
    own = {
        "SELECT id FROM interviews": {("ours",)},
        "SELECT id FROM booths": {("booth-7",)},
        "SELECT DISTINCT booth_id FROM uses": {("booth-7",)},
        "SELECT DISTINCT interview_id FROM answers": {("ours",)},
        "SELECT coach_booth_id()": {("booth-7",)},
    }
    for statement, rows in own.items():
        assert set(raid.thief.execute(statement)) == rows
    assert (JOB.title,) in set(raid.thief.execute("SELECT title FROM jobs"))
