"""Have the report's fonts ready: Debian ships Inter in a form a PDF cannot hold."""

import sys

from kiosk.report import fonts


def main(words: list[str]) -> int:
    """Convert what needs converting; once, some seconds."""
    if words:
        sys.stderr.write("usage: python -m provisioning fonts\n")
        return 2
    fonts.register()
    return 0
