"""The technician's command line: `python -m provisioning VERB`."""

import importlib
import sys

VERBS = {
    "models": "put the model weights in place",
    "fonts": "have the report's fonts ready",
    "warm": "compile what is compiled on first use",
    "clips": "render every question of every active job",
    "install": "make a booth of a bare Debian (by ./setup.sh install)",
    "update": "put a new release in the place of the old, or go back by itself",
    "uninstall": "take the booth's program off this machine",
    "database": "make the database and bring it up to date",
    "certificate": "have a certificate for the panel",
    "backup": "write jobs, settings and people (interviews too: --interviews) into a sealed file",
    "restore": "put a backup back",
    "housekeeping": "retention, leftovers, clips, a good copy of the database",
    "mend": "put the last good copy in a damaged database's place",
    "sync": "heartbeat; exchange with the campus where there is one",
    "campus": "make this machine's PostgreSQL the campus of many booths",
    "enrol": "join a campus, by a one-time code of its panel",
    "claim": "the code that makes the panel's first administrator",
    "wipe": "forget every interview",
    "doctor": "whether this machine is ready, and what to do if not",
}


def main(words: list[str]) -> int:
    if not words or words[0] not in VERBS:
        lines = "\n".join(f"  {verb:<12} {says}" for verb, says in VERBS.items())
        print(f"usage: python -m provisioning VERB [options]\n\n{lines}")
        return 0 if not words or words[0] in ("-h", "--help") else 2
    return int(importlib.import_module(f"provisioning.{words[0]}").main(words[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
