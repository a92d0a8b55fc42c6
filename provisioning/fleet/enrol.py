"""Join a campus: a one-time code from its panel becomes this booth's own credentials.

The panel's certificate is mostly self-made, so staff compare its fingerprint with the one that the
panel shows beside the code, or give it with --fingerprint.
"""

import argparse
import hashlib
import json
import ssl
import sys
from collections.abc import Callable
from http.client import HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, FleetError
from kiosk.domain.settings import Settings
from kiosk.fleet.campus import Campus, checked
from kiosk.fleet.sync import start_over
from kiosk.store import Store
from provisioning.fleet import campus_pass
from provisioning.fleet.campus_pass import Pass
from provisioning.fleet.sync import let_go

PORT = 8443
WAIT_S = 20.0
MOST_BYTES = 200_000
HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning enrol", description=__doc__)
    parser.add_argument("address", help="of the panel: https://panel:8443")
    parser.add_argument("code", help="from the panel's page Booths")
    parser.add_argument("--fingerprint", help="SHA-256 of the panel's certificate")
    options = parser.parse_args(words)
    confirm = _same(options.fingerprint) if options.fingerprint else _ask
    try:
        settings = settings_file.load()
        given = ask(options.address, options.code, settings, confirm)
        join(settings, given)
        print(f"This booth is {given.booth_id} of the campus. What it has is sent within a minute.")
        with Campus.open(given.url, certificate=campus_pass.certificate_of(settings)):
            print("The campus' database lets it in.")
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    except OSError as err:
        sys.stderr.write(
            f"The credentials could not be kept: {err.strerror}. Nothing was changed.\n"
        )
        return 2
    return 0


def ask(address: str, code: str, settings: Settings, confirm: Callable[[str], bool]) -> Pass:
    """Exchange the code for credentials, over one connection whose certificate was confirmed.

    Raises:
        FleetError: enrol-unreachable, enrol-fingerprint, booth-other, campus-insecure, or what the
            panel says: enrol-refused, enrol-taken.
    """
    parts = urlsplit(address if "//" in address else f"https://{address}")
    if parts.scheme != "https" or not parts.hostname:
        raise FleetError("enrol-unreachable", "The panel's address is like https://panel:8443.")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # a person compares it
    panel = HTTPSConnection(parts.hostname, parts.port or PORT, timeout=WAIT_S, context=context)
    try:
        panel.connect()
        certificate = panel.sock.getpeercert(binary_form=True) or b""
        if not confirm(hashlib.sha256(certificate).hexdigest()):
            raise FleetError("enrol-fingerprint", "This is not the panel that made the code.")
        said = {"code": code, "booth_id": settings.booth.id, "name": settings.booth.name}
        panel.request("POST", "/enrol", json.dumps(said), HEADERS)
        answer = panel.getresponse()
        return _pass(answer.status, answer.read(MOST_BYTES), settings.booth.id)
    except (OSError, HTTPException) as err:
        raise FleetError(
            "enrol-unreachable", "The panel does not answer there. Is the address right?"
        ) from err
    finally:
        panel.close()


def join(settings: Settings, given: Pass) -> None:
    """Keep the credentials, and begin with this campus from the start.

    Raises:
        StoreError: store-locked or disk-full.
        OSError: the credentials cannot be written.
    """
    campus_pass.keep(settings, given)
    store = Store.open(settings.store_url)
    try:
        start_over(store)
        campus_pass.forget_turn(settings)
        let_go(store)
    finally:
        store.close()


def _pass(status: int, body: bytes, booth_id: str) -> Pass:
    try:
        told: Any = json.loads(body)
        if status != 200:
            raise FleetError(str(told["error"]["code"]), str(told["error"]["message"]))
        given = Pass(str(told["booth_id"]), str(told["url"]), str(told["certificate"]))
    except (ValueError, KeyError, TypeError) as err:
        raise FleetError(
            "enrol-unreachable", f"What answers there is no panel of ours ({status})."
        ) from err
    if given.booth_id != booth_id:
        raise FleetError("booth-other", "The panel answered for another booth.")
    checked(given.url)
    return given


def _same(fingerprint: str) -> Callable[[str], bool]:
    wanted = "".join(one for one in fingerprint.lower() if one in "0123456789abcdef")
    return lambda found: found == wanted


def _ask(found: str) -> bool:
    shown = ":".join(found[i : i + 2] for i in range(0, len(found), 2)).upper()
    print(f"The panel's certificate has the SHA-256\n{shown}")
    try:
        return input("Does the panel show the same beside the code? Type yes: ") == "yes"
    except EOFError:
        return False
