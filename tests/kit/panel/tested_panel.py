"""What tests of the panel need: a panel on a store of its own, and somebody signed in to it."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from admin import create_app
from kiosk.domain.job import Job
from kiosk.domain.sections import Panel, Paths
from kiosk.domain.settings import Settings
from kiosk.store import Store
from kiosk.store.people import Role
from kiosk.store.tables import Base

PASSWORD = "three quiet walls"
NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"
JOB_TEXT = """Backend engineer
Requirements:
- Three years of Python and Django
- Good knowledge of PostgreSQL
- Docker and Kubernetes are a plus
What you will do:
- Design REST APIs that others like to use
"""


def settings_in(folder: Path, *, tls: bool = False) -> Settings:
    """Return settings that keep everything in one folder."""
    return replace(Settings(), paths=Paths(var=str(folder)), panel=replace(Panel(), tls=tls))


def panel_in(folder: Path, *, tls: bool = False) -> Flask:
    """Return a panel nobody has claimed yet, on a new store without the starter jobs."""
    settings = settings_in(folder, tls=tls)
    panel = create_app(settings, Store.open(settings.store_url, wait_s=0.2))
    wipe(panel)
    return panel


def store_of(panel: Flask) -> Store:
    kept: Store = panel.extensions["store"]
    return kept


def token_in(page: TestResponse) -> str:
    """Return the token against forged forms that a page carries."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)
    assert found is not None, page.text
    return found.group(1)


def send(client: FlaskClient, path: str, page: str | None = None, **fields: Any) -> TestResponse:
    """Send a form as its page would: with the page's token."""
    token = token_in(client.get(page or path))
    return client.post(path, data={"csrf_token": token} | fields)


def sure(client: FlaskClient, path: str, page: str, **fields: Any) -> TestResponse:
    """Send a dangerous form with the password that it asks for."""
    return send(client, path, page, **(fields | {"sure": PASSWORD}))


def send_large(client: FlaskClient, path: str, content: bytes) -> TestResponse:
    """Send a large file as a phone would; the test client itself would put it on the disk."""
    parts = (
        ("csrf_token", "", token_in(client.get(path)).encode()),
        ("file", '; filename="cv.pdf"', content),
    )
    body = b"".join(
        b'--edge\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
        % (name.encode(), more.encode(), value)
        for name, more, value in parts
    )
    kind = "multipart/form-data; boundary=edge"
    return client.post(path, data=body + b"--edge--\r\n", content_type=kind)


def claimed(panel: Flask) -> FlaskClient:
    """Claim the panel and return the first administrator's browser."""
    client = panel.test_client()
    code = store_of(panel).claim_code()
    answer = send(client, "/claim", code=code, name="dana", password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 302, answer.text
    return client


def viewer(panel: Flask) -> FlaskClient:
    """Return the browser of somebody who may only look; the panel must be claimed."""
    from admin import passwords

    store_of(panel).people.add("vic", Role.VIEWER, passwords.hashed(PASSWORD))
    client = panel.test_client()
    assert send(client, "/sign-in", name="vic", password=PASSWORD).status_code == 302
    return client


def job_in(panel: Flask) -> Job:
    """Put one job in and return it."""
    from tests.kit.samples.job import JOB

    store_of(panel).save_job(JOB)
    return JOB


def wipe(panel: Flask) -> None:
    """Empty the store but for the people and who is signed in."""
    kept = ("people", "sessions", "facts")
    with store_of(panel).database.writing() as session:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name not in kept:
                session.execute(table.delete())


def new_job(client, **fields):
    page = client.get("/jobs/new").text
    form_id = re.search(r'name="id" value="([^"]+)"', page).group(1)
    answer = send(client, "/jobs/new", id=form_id, **({"text": JOB_TEXT} | fields))
    return form_id, answer


def edited(client, path, **fields):
    """Send a job's edit form back as the page gave it, with some fields changed."""
    page = client.get(path).text
    form = {"seen": re.search(r'name="seen" value="(\d+)"', page).group(1)}
    form |= {"title": "Engineer", "field": "IT", "gate": "40", "text": JOB_TEXT}
    form |= {"r-id": ["r1"], "r-text": ["Python"], "r-kind": ["must"], "r-keywords": ["Python"]}
    return send(client, path, **(form | fields))
