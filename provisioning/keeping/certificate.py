"""Have a certificate for the panel, and say its fingerprint, so that staff can compare it once."""

import argparse
import sys
from pathlib import Path

from admin import certificate
from kiosk.domain import settings as settings_file
from kiosk.domain.errors import CoachError


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning certificate", description=__doc__)
    parser.add_argument("--renew", action="store_true", help="make a new one in any case")
    renew = parser.parse_args(words).renew
    try:
        folder = Path(settings_file.load().paths.var)
        if renew:
            for made in folder.glob("self-made.*"):
                made.unlink()
        file, _key = certificate.files(folder)
        print(f"{file}\nSHA-256 {certificate.fingerprint(file)}")
    except CoachError as err:
        sys.stderr.write(f"{err.message} ({err.code})\n")
        return 2
    except (OSError, ValueError) as err:
        sys.stderr.write(f"The certificate cannot be read or made: {err}\n")
        return 2
    return 0
