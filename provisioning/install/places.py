"""Where an installed booth keeps things. It needs nothing but Python's own library."""

from pathlib import Path

USER = "interview-coach"

OPT = Path("/opt/interview-coach")
RELEASES = OPT / "releases"
ENVIRONMENTS = OPT / "environments"
"""One Python environment per state of the lock files; releases with the same locks share it."""
MODELS = OPT / "models"
"""Owned by root, so that the booth cannot change what it runs on."""
CURRENT = OPT / "current"

VAR = Path("/var/lib/interview-coach")
CACHE = Path("/var/cache/interview-coach")
CACHES = {
    "CACHE_DIRECTORY": str(CACHE),
    "NUMBA_CACHE_DIR": str(CACHE / "numba"),
    "MPLCONFIGDIR": str(CACHE / "matplotlib"),
}
"""As the units have it: what one program of the booth compiled or converted, the others find."""
SETTINGS = Path("/etc/interview-coach.toml")
LOG = Path("/var/log/interview-coach-install.log")

UNITS = Path("/etc/systemd/system")
SERVICES = ("interview-coach-kiosk.service", "interview-coach-admin.service")
TARGET = "interview-coach.target"
