"""Writes the list of a folder of Debian packages, so that apt takes the folder for a mirror.

Runs with Debian's own Python, on the machine with a network: `./setup.sh fetch` calls it.
"""

import hashlib
import subprocess
import sys
from pathlib import Path


def entry(package: Path) -> str:
    """Return what apt has to know of one package: what it says of itself, and what it must be.

    Raises:
        CalledProcessError: it is no whole package.
    """
    told = subprocess.run(
        ["dpkg-deb", "--field", str(package)], capture_output=True, text=True, check=True
    ).stdout.strip()
    whole = package.read_bytes()
    seal = hashlib.sha256(whole).hexdigest()
    return f"{told}\nFilename: ./{package.name}\nSize: {len(whole)}\nSHA256: {seal}\n"


def main(words: list[str]) -> int:
    folder = Path(words[0])
    try:
        entries = [entry(package) for package in sorted(folder.glob("*.deb"))]
    except (OSError, subprocess.CalledProcessError) as err:
        sys.stderr.write(f"{folder}: {err}\n")
        return 2
    (folder / "Packages").write_text("\n".join(entries))
    sys.stderr.write(f"{len(entries)} Debian packages\n")
    return 0 if entries else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
