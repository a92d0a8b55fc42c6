"""Say whether this booth is ready: the same checks as `python -m kiosk doctor`."""

from kiosk.__main__ import main as kiosk


def main(words: list[str]) -> int:
    return kiosk(["doctor", *words])
