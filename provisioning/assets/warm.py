"""Compile what the booth would compile at its first start: librosa, into the cache of the units."""

import sys

from kiosk.coach.measure import prosody


def main(words: list[str]) -> int:
    """Compile what is not compiled yet: 40 s the first time, then 2."""
    if words:
        sys.stderr.write("usage: python -m provisioning warm\n")
        return 2
    prosody.warm()
    return 0
