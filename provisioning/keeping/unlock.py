"""Let somebody of the panel try again at once after too many wrong passwords.

`--second-factor-off` also takes the second factor from the account: for who lost the phone.
"""

import argparse
import sys

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError, StoreError
from kiosk.store import Store


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning unlock", description=__doc__)
    parser.add_argument("name", help="the name somebody signs in with")
    parser.add_argument(
        "--second-factor-off", action="store_true", help="take the second factor from the account"
    )
    options = parser.parse_args(words)
    try:
        store = Store.open(settings_file.load().store_url)
        try:
            print(unlocked(store, options.name, factor_off=options.second_factor_off))
        finally:
            store.close()
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    return 0


def unlocked(store: Store, name: str, *, factor_off: bool = False) -> str:
    """Unlock somebody and return what was done.

    Raises:
        StoreError: person-unknown.
    """
    found = store.people.by_name(name)
    if found is None:
        raise StoreError("person-unknown", f"Nobody called {name} can sign in to this panel.")
    waited = store.attempts.unlock(name)
    said = [f"{found[0].name} can try again." if waited else f"{found[0].name} was not locked."]
    if factor_off:
        store.people.set_factor(found[0].id, None)
        said.append("The second factor is off.")
    return " ".join(said)
