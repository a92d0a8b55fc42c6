"""Decides which settings staff may change in the panel, and lays them over the booth's file."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select

from kiosk.domain.errors import SettingsError
from kiosk.domain.settings import Settings, changed
from kiosk.store.cards import KEY_NAME
from kiosk.store.database import Database, upsert
from kiosk.store.tables import OverrideRow

log = logging.getLogger(__name__)

MAY_CHANGE: dict[str, tuple[str, ...]] = {
    "interviewing": ("questions", "mode", "follow_ups", "warm_up", "aim_s", "self_judgement"),
    "matching": ("gate", "strong", "weak"),
    "listening": ("silence_s", "limit_s", "warn_s", "think_s", "brief_s"),
    "seeing": ("distraction_s", "valid_share", "distance_cm", "calibrate_s"),
    "voice": ("language", "online"),
    "weights": (
        "keywords",
        "relevance",
        "star",
        "own",
        "pace",
        "hesitations",
        "pauses",
        "focus",
        "distractions",
    ),
    "bands": (
        "pace_green",
        "pace_amber",
        "hesitations_good",
        "hesitations_free",
        "hesitations_clear",
        "phrase_weight",
        "focus_free",
    ),
    "privacy": ("retention_days", "card_days"),
    "panel": ("wifi", "upload_minutes", "collect_hours", "session_minutes", "paper"),
}
"""Section and names. Paths, ports, devices and models stay in the machine's own file."""


class Overrides:
    """The settings changed in the panel."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def over(self, base: Settings) -> Settings:
        """Return the file's settings with the panel's over them.

        A kept value that this program refuses is passed over: a booth starts without it.
        """
        for key, value in self.kept().items():
            section, _, name = key.partition(".")
            try:
                base = changed(base, {section: {name: value}})
            except SettingsError as err:
                log.warning("setting %s passed over: %s", key, err.code)
        return base

    def kept(self) -> dict[str, Any]:
        """Return the changed values by `section.name`."""
        with self._database.reading() as session:
            rows = session.execute(select(OverrideRow.key, OverrideRow.value)).all()
        settings = sorted((row[0], row[1]) for row in rows if row[0] != KEY_NAME)
        return {key: value["value"] for key, value in settings}

    def change(self, base: Settings, tree: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
        """Keep the values that differ from the file's, all or none; return the keys that changed.

        Raises:
            SettingsError: settings-unknown or settings-range; nothing was kept.
        """
        for section, values in tree.items():
            for name in values:
                if name not in MAY_CHANGE.get(section, ()):
                    raise SettingsError(
                        "settings-unknown", f"{section}.{name} cannot be changed in the panel."
                    )
        before, after = self.over(base), changed(self.over(base), tree)
        touched: list[str] = []
        with self._database.writing() as session:
            for section, values in tree.items():
                for name in values:
                    new = getattr(getattr(after, section), name)
                    if new == getattr(getattr(before, section), name):
                        continue
                    key = f"{section}.{name}"
                    touched.append(key)
                    session.execute(delete(OverrideRow).where(OverrideRow.key == key))
                    if new != getattr(getattr(base, section), name):
                        upsert(session, _row(key, new))
        return tuple(touched)

    def reset(self, key: str) -> None:
        """Let the file's value count again."""
        with self._database.writing() as session:
            session.execute(delete(OverrideRow).where(OverrideRow.key == key))


def _row(key: str, value: Any) -> OverrideRow:
    return OverrideRow(key=key, value={"value": value}, updated_at=datetime.now(UTC))
