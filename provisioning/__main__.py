"""The technician's command line: `python -m provisioning VERB`."""

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
    "wipe": ("keeping", "forget every interview"),
    "doctor": ("keeping", "whether this machine is ready, and what to do if not"),
}
"""Each verb is a module: the folder it lies in, and what it does."""


def main(words: list[str]) -> int:
    if not words or words[0] not in VERBS:
        lines = "\n".join(f"  {verb:<12} {says}" for verb, (_, says) in VERBS.items())
        print(f"usage: python -m provisioning VERB [options]\n\n{lines}")
        return 0 if not words or words[0] in ("-h", "--help") else 2
    folder, _ = VERBS[words[0]]
    return int(importlib.import_module(f"provisioning.{folder}.{words[0]}").main(words[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
