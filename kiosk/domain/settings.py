"""Every setting of the product: one typed tree, read once, checked when it is read.

The order is: the defaults below, then a TOML file (`KIOSK_SETTINGS`, or /etc/interview-coach.toml
where it exists), then environment variables `KIOSK_<SECTION>_<NAME>`. A name nobody knows is an
error that says which one was probably meant.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_type_hints

from kiosk.domain.errors import SettingsError
from kiosk.domain.oidc import Oidc
from kiosk.domain.screen import Screen
from kiosk.domain.sections import (
    Bands,
    Booth,
    Database,
    Fleet,
    Hearing,
    Interviewing,
    Listening,
    Matching,
    Notify,
    Panel,
    Paths,
    Privacy,
    Seeing,
    Voice,
    Weights,
)

SETTINGS_FILE = Path("/etc/interview-coach.toml")


@dataclass(frozen=True)
class Settings:
    paths: Paths = field(default_factory=Paths)
    database: Database = field(default_factory=Database)
    booth: Booth = field(default_factory=Booth)
    screen: Screen = field(default_factory=Screen)
    listening: Listening = field(default_factory=Listening)
    hearing: Hearing = field(default_factory=Hearing)
    seeing: Seeing = field(default_factory=Seeing)
    matching: Matching = field(default_factory=Matching)
    interviewing: Interviewing = field(default_factory=Interviewing)
    voice: Voice = field(default_factory=Voice)
    bands: Bands = field(default_factory=Bands)
    weights: Weights = field(default_factory=Weights)
    privacy: Privacy = field(default_factory=Privacy)
    panel: Panel = field(default_factory=Panel)
    oidc: Oidc = field(default_factory=Oidc)
    fleet: Fleet = field(default_factory=Fleet)
    notify: Notify = field(default_factory=Notify)

    @property
    def store_url(self) -> str:
        """The database URL of this machine's store."""
        return self.database.url or f"sqlite:///{Path(self.paths.var) / 'coach.sqlite'}"


RANGES: dict[str, tuple[float, float]] = {
    "listening.silence_s": (2.0, 60.0),
    "listening.limit_s": (20.0, 1800.0),
    "listening.think_s": (0.0, 120.0),
    "listening.brief_s": (20.0, 1800.0),
    "hearing.threads": (1, 64),
    "hearing.phrase_s": (5.0, 29.0),
    "seeing.fps": (5.0, 60.0),
    "seeing.field_of_view_deg": (30.0, 140.0),
    "seeing.distance_cm": (20.0, 200.0),
    "matching.gate": (0.0, 100.0),
    "interviewing.questions": (1, 12),
    "interviewing.aim_s": (0.0, 600.0),
    "privacy.retention_days": (0, 3650),
    "privacy.card_days": (1, 3650),
    "panel.port": (1, 65535),
    "fleet.run_s": (1.0, 50.0),
    "fleet.interviews_per_s": (0.0, 10_000.0),
    "bands.phrase_weight": (0.0, 1.0),
} | {f"weights.{f.name}": (0.0, 100.0) for f in fields(Weights)}
"""Smallest and largest sensible value; a setting that is not here takes any value of its type."""


def load(file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: settings-unknown or settings-range, naming the key.
    """
    environment = os.environ if environment is None else environment
    file = file or Path(environment.get("KIOSK_SETTINGS", SETTINGS_FILE))
    settings = Settings()

    if file.is_file():
        try:
            settings = changed(settings, tomllib.loads(file.read_text()))
        except tomllib.TOMLDecodeError as err:
            raise SettingsError("settings-unknown", f"{file} is not TOML: {err}") from err

    return changed(settings, _from_environment(environment))


def changed(settings: Settings, tree: Mapping[str, Any]) -> Settings:
    """Return the settings with the values of a nested mapping put in, checked."""
    for section, values in tree.items():
        part = getattr(settings, section, None) if section in _names(settings) else None
        if part is None or not isinstance(values, Mapping):
            raise _unknown(section, _names(settings))
        new = {name: _value(part, section, name, value) for name, value in values.items()}
        settings = replace(settings, **{section: replace(part, **new)})
    return settings


def _from_environment(environment: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    tree: dict[str, dict[str, Any]] = {}
    for section in _names(Settings()):
        prefix = f"KIOSK_{section.upper()}_"
        for key, text in environment.items():
            if key.startswith(prefix):
                tree.setdefault(section, {})[key.removeprefix(prefix).lower()] = text
    return tree


def _names(part: Any) -> list[str]:
    return [f.name for f in fields(part)] if is_dataclass(part) else []


def _unknown(key: str, known: list[str]) -> SettingsError:
    near = difflib.get_close_matches(key.rsplit(".", maxsplit=1)[-1], known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return SettingsError("settings-unknown", f"There is no setting called {key}.{hint}")


def _value(part: Any, section: str, name: str, value: Any) -> Any:
    key = f"{section}.{name}"
    if name not in _names(part):
        raise _unknown(key, _names(part))
    try:
        value = _as(get_type_hints(type(part))[name], value)
    except (TypeError, ValueError) as err:
        raise SettingsError("settings-range", f"{key} cannot be {value!r}: {err}") from err
    low, high = RANGES.get(key, (float("-inf"), float("inf")))
    if isinstance(value, (int, float)) and not low <= value <= high:
        raise SettingsError(
            "settings-range", f"{key} must be from {low:g} to {high:g}, not {value}."
        )
    return value


def _as(hint: Any, value: Any) -> Any:
    if hint is bool:
        return _as_bool(value)
    if hint is int and isinstance(value, float) and not value.is_integer():
        raise ValueError("a whole number is needed")
    if hint in (int, float, str):
        return hint(value)
    parts = value.split(",") if isinstance(value, str) else value
    pair = tuple(float(part) for part in parts)
    if len(pair) != 2:
        raise ValueError("two numbers are needed")
    return pair


def _as_bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text in ("1", "true", "yes", "on"):
        return True
    if text in ("0", "false", "no", "off", ""):
        return False
    raise ValueError("yes or no is needed")
