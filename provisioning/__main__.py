"""The program `interview-coach VERB`, also `python -m provisioning VERB`.

The technician's verbs are modules here; those of the booth's own command line are verbs of it too.
"""

import importlib
import sys

VERBS = {
    "models": ("assets", "put the model weights in place"),
    "fonts": ("assets", "have the report's fonts ready"),
    "warm": ("assets", "compile what is compiled on first use"),
    "clips": ("assets", "render every question of every active job"),
    "install": ("install", "make a booth of a bare Debian (by ./setup.sh install)"),
    "update": ("install", "put a new release in the place of the old, or go back by itself"),
    "uninstall": ("install", "take the booth's program off this machine"),
    "database": ("keeping", "make the database and bring it up to date"),
    "certificate": ("keeping", "have a certificate for the panel"),
    "backup": (
        "keeping",
        "write jobs, settings and people (interviews too: --interviews) into a sealed file",
    ),
    "restore": ("keeping", "put a backup back"),
    "housekeeping": ("keeping", "retention, leftovers, clips, a good copy of the database"),
    "mend": ("keeping", "put the last good copy in a damaged database's place"),
    "sync": ("fleet", "heartbeat; exchange with the campus where there is one"),
    "campus": ("fleet", "make this machine's PostgreSQL the campus of many booths"),
    "enrol": ("fleet", "join a campus, by a one-time code of its panel"),
    "claim": ("keeping", "the code that makes the panel's first administrator"),
    "unlock": ("keeping", "let somebody of the panel try again after wrong passwords"),
    "audit": ("keeping", "walk the panel's audit log from its first entry"),
    "wipe": ("keeping", "forget every interview"),
}
"""Each verb is a module: the folder it lies in, and what it does."""


def overview() -> str:
    from kiosk.__main__ import VERBS as KIOSK

    ours = {verb: says for verb, (_, says) in VERBS.items()}
    lines = [f"  {verb:<12} {says}" for verb, says in (ours | KIOSK).items()]
    return "\n".join(["usage: interview-coach VERB [options]", "", *lines])


def main(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help"):
        print(overview())
        return 0
    if words[0] in VERBS:
        folder, _ = VERBS[words[0]]
        return int(importlib.import_module(f"provisioning.{folder}.{words[0]}").main(words[1:]))
    from kiosk.__main__ import VERBS as KIOSK
    from kiosk.__main__ import main as kiosk

    if words[0] in KIOSK or words[0] == "--version":
        return kiosk(words)
    sys.stderr.write(f"There is no verb called {words[0]}.\n\n{overview()}\n")
    return 2


def program() -> int:
    """Do what was typed; the console script."""
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(program())
