"""A panel whose staff sign in at a provider."""

import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
import requests

from admin import create_app
from kiosk.domain.oidc import Oidc
from kiosk.store import Store
from tests.kit.panel.tested_panel import settings_in

BEGIN = "/sign-in/campus"


def panel_with(folder, issuer, **changes):
    oidc = Oidc(
        issuer=issuer,
        client_id="panel",
        client_secret="a secret",
        administrators="panel-admins",
        viewers="panel-viewers, others",
    )
    settings = replace(settings_in(folder), oidc=replace(oidc, **changes))
    return create_app(settings, Store.open(settings.store_url, wait_s=0.2))


@contextmanager
def running_provider(people: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Run oidc-provider-mock as a program of its own; give its address."""
    if importlib.util.find_spec("oidc_provider_mock") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no oidc-provider-mock")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    for sub, claims in people.items():
        words += ["--user-claims", json.dumps({"sub": sub} | claims)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(words, env=dict(os.environ), **quiet) as process:
        try:
            address = f"http://localhost:{port}"
            _wait(address)
            yield address
        finally:
            process.terminate()


def _wait(address: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            requests.get(f"{address}/jwks", timeout=2).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the provider did not come up")
