"""What a booth tells of itself every minute: looked at, with no device opened and no file read."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from kiosk.checks import LIGHT, look
from kiosk.domain.plain import to_plain
from kiosk.domain.sections import REPOSITORY
from kiosk.domain.settings import Settings
from kiosk.fleet.push import waiting
from kiosk.senses import weights
from kiosk.store import Store
from kiosk.store.fleet_tables import RefusedRow
from kiosk.store.tables import FactRow
from kiosk.store.tombstones import TOMBSTONE_DAYS

CLIPS_MISSING = "clips missing"
"""Kept by `provisioning clips`, which knows every sentence."""
SOUND_CARDS = Path("/proc/asound/cards")


def version() -> str:
    return REPOSITORY.resolve().name if REPOSITORY.parent.name == "releases" else "desk"


def facts(store: Store, settings: Settings) -> dict[str, Any]:
    """Return what the panel shows of a booth."""
    days = min(store.settings(settings).privacy.retention_days, TOMBSTONE_DAYS)
    with store.database.reading() as session:
        refused = session.scalar(select(func.count()).select_from(RefusedRow))
        missing = session.get(FactRow, CLIPS_MISSING)
    return {
        "disk_free_bytes": shutil.disk_usage(Path(settings.paths.var)).free,
        "devices": _devices(settings),
        "models": _models(settings),
        "queue": len(waiting(store, datetime.now(UTC) - timedelta(days=days))),
        "refused": refused,
        "clips_missing": 0 if missing is None else int(missing.value),
        "checks": [to_plain(check) for check in look(settings, LIGHT)],
    }


def _devices(settings: Settings) -> dict[str, str]:
    camera = settings.booth.camera
    node = Path(f"/dev/video{camera}" if camera.isdigit() else camera)
    try:
        cards = [one.split("]:")[1].strip() for one in SOUND_CARDS.read_text().splitlines()[::2]]
    except (OSError, IndexError):
        cards = []
    return {
        "camera": str(node) if node.exists() else f"{node} is not there",
        "sound": ", ".join(cards) or "no sound card",
        "printer": settings.booth.printer or "the system's own",
    }


def _models(settings: Settings) -> dict[str, str]:
    folder = settings.paths.models_dir
    return {
        name: _model(folder, name)
        for name in (f"whisper-{settings.hearing.model}", *weights.PLACES)
    }


def _model(folder: Path, name: str) -> str:
    seals = weights.read_seals(folder, name)
    try:
        there = bool(seals) and all(
            (folder / file).stat().st_size == seal.size for file, seal in seals.items()
        )
    except OSError:
        there = False
    return f"{sum(seal.size for seal in seals.values()) / 1e6:.0f} MB" if there else "missing"
