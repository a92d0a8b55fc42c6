"""Settings that staff may change; a booth reads them before its next interview."""

from dataclasses import fields
from typing import Any, get_type_hints

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from admin import setting_rules
from admin.access import allowed, settings, store
from admin.confirming import asked_first
from admin.log import note
from kiosk.domain.errors import SettingsError
from kiosk.domain.interview import PartName
from kiosk.domain.settings import RANGES, Settings, changed
from kiosk.store.overrides import MAY_CHANGE
from kiosk.store.people import Role

blueprint = Blueprint("settings", __name__, url_prefix="/settings")

SECTIONS = {
    "interviewing": "Interview",
    "matching": "Alignment with the resume",
    "listening": "Listening",
    "seeing": "Looking",
    "voice": "Voice",
    "weights": "Weights of the Confidence Score",
    "bands": "Bands of the measures",
    "privacy": "People's data",
    "panel": "Panel",
}
SAYS = {
    "interviewing.questions": ("Questions in an interview", "1 to 12"),
    "interviewing.mode": (
        "Mode",
        "Real: the report at the end. Practice: feedback after each answer.",
    ),
    "interviewing.follow_ups": ("Follow-up questions", "Asked where an answer stays vague."),
    "interviewing.warm_up": ("Warm-up question", "Practice begins with one that never counts."),
    "interviewing.self_judgement": ("Judge oneself first", "Four sliders before the results."),
    "interviewing.aim_s": ("Aim of an answer", "Seconds, beside the clock in Practice; 0: none."),
    "matching.gate": (
        "Alignment gate",
        "Below it the booth offers another job; each job may have its own.",
    ),
    "matching.strong": ("Strong from", "Points of 100."),
    "matching.weak": ("Weak below", "Points of 100."),
    "listening.silence_s": ("Silence before asking", "Seconds until “Still thinking?”"),
    "listening.limit_s": ("Longest answer", "Seconds."),
    "listening.warn_s": ("Warning before the limit", "Seconds."),
    "listening.brief_s": ("A pressing coach interrupts after", "Seconds; only for such a job."),
    "listening.think_s": ("Time to think", "Seconds before the microphone opens, in Practice."),
    "seeing.distraction_s": ("Shortest distraction", "Seconds; a shorter look away is a glance."),
    "seeing.valid_share": ("Least valid share", "Below it focus is not measured. 0 to 1."),
    "seeing.distance_cm": ("Distance to the screen", "Centimetres."),
    "seeing.calibrate_s": ("Calibration", "Seconds on the dot under the lens."),
    "voice.language": ("Language of the clips", "A code such as en."),
    "voice.online": (
        "gTTS may be used",
        "Off: the local voice speaks; nothing leaves the machine.",
    ),
    **{f"weights.{name.name.lower()}": (name.said, "") for name in PartName},
    "bands.pace_green": ("Good pace", "Words a minute, from and to."),
    "bands.pace_amber": ("Fair pace", "Words a minute, from and to."),
    "bands.hesitations_good": ("Hesitations, good up to", "A minute."),
    "bands.hesitations_free": ("Hesitations, no penalty up to", "A minute."),
    "bands.hesitations_clear": ("Hesitations, clear penalty from", "A minute."),
    "bands.phrase_weight": ("Weight of a filler phrase", "Of a hesitation's. 0 to 1."),
    "bands.focus_free": ("Focus without penalty from", "Share of the time on screen. 0 to 1."),
    "privacy.retention_days": ("Kept for", "Days; then interviews are deleted beyond recovery."),
    "privacy.card_days": ("A candidate's card is good for", "Days."),
    "panel.wifi": ("Wi-Fi for phones", "Its name, shown at the booth; empty: none is named."),
    "panel.upload_minutes": ("A resume's link lives", "Minutes."),
    "panel.collect_hours": ("A report's link lives", "Hours."),
    "panel.session_minutes": ("Signed out after", "Minutes without a click."),
    "panel.paper": ("Paper", ""),
}
"""What a person reads for each setting: its name and its unit or meaning."""
CHOICES = {"interviewing.mode": ("real", "practice"), "panel.paper": ("A4", "Letter")}
PANEL_RANGES = {
    "panel.upload_minutes": (1, 120),
    "panel.collect_hours": (1, 720),
    "panel.session_minutes": (2, 720),
    "listening.warn_s": (0, 300),
    "seeing.distraction_s": (0.5, 30),
    "seeing.valid_share": (0, 1),
    "seeing.calibrate_s": (0.5, 10),
    "matching.strong": (0, 100),
    "matching.weak": (0, 100),
    "bands.focus_free": (0, 1),
    "bands.hesitations_good": (0, 60),
    "bands.hesitations_free": (0, 60),
    "bands.hesitations_clear": (0, 60),
}
"""What makes sense in the panel; the program itself takes more."""


@blueprint.get("")
@allowed(Role.ADMIN)
def index() -> ResponseReturnValue:
    return _page()


@blueprint.post("")
@allowed(Role.ADMIN)
def save() -> ResponseReturnValue:
    """Keep what differs from the machine's own file, all or none."""
    base: Settings = current_app.extensions["settings"]
    try:
        tree = _tree(request.form)
        after = changed(settings(), tree)
        setting_rules.check(after)
    except SettingsError as err:
        return _page(err.message), 400
    if (asked := _asked_first(after)) is not None:
        return asked
    touched = store().overrides.change(base, tree)
    for key in touched:
        note("changed", "setting", key)
    flash(f"{len(touched)} changed. Booths read it before their next interview.", "success")
    return redirect(url_for("settings.index"))


@blueprint.post("/reset")
@allowed(Role.ADMIN)
def reset() -> ResponseReturnValue:
    """Let the machine's own value count again."""
    key = request.form.get("key", "")
    if key not in SAYS:
        raise SettingsError("settings-unknown", "There is no such setting.")
    base: Settings = current_app.extensions["settings"]
    section, _, name = key.partition(".")
    after = changed(settings(), {section: {name: getattr(getattr(base, section), name)}})
    setting_rules.check(after)
    if (asked := _asked_first(after)) is not None:
        return asked
    store().overrides.reset(key)
    note("reset", "setting", key)
    flash("The machine's own value counts again.", "success")
    return redirect(url_for("settings.index"))


def _asked_first(after: Settings) -> ResponseReturnValue | None:
    losses = setting_rules.losses(settings(), after, store())
    if not losses:
        return None
    return asked_first(
        "Keep interviews for less time?", losses, "Keep less", url_for("settings.index")
    )


def _tree(form: MultiDict[str, str]) -> dict[str, dict[str, Any]]:
    """Read every known setting that the form holds; a box that is not ticked is not sent.

    Raises:
        SettingsError: settings-range.
    """
    tree: dict[str, dict[str, Any]] = {}
    shown = form.getlist("shown")
    for key in shown:
        section, _, name = key.partition(".")
        if name not in MAY_CHANGE.get(section, ()):
            raise SettingsError("settings-unknown", f"{key} cannot be changed in the panel.")
        value = ",".join(form.getlist(key)) if form.getlist(key) else "no"
        _check(key, value)
        tree.setdefault(section, {})[name] = value
    return tree


def _check(key: str, value: str) -> None:
    label = SAYS[key][0]
    if key in CHOICES and value not in CHOICES[key]:
        raise SettingsError("settings-range", f"{label} is one of {', '.join(CHOICES[key])}.")
    if key == "voice.language" and not (2 <= len(value) <= 10 and value.replace("-", "").isalpha()):
        raise SettingsError("settings-range", f"{label} is a code such as en or pt-BR.")
    if key in PANEL_RANGES:
        low, high = PANEL_RANGES[key]
        try:
            inside = low <= float(value) <= high
        except ValueError:
            inside = False
        if not inside:
            raise SettingsError("settings-range", f"{label} is a number from {low:g} to {high:g}.")


def _page(error: str = "") -> str:
    now, kept = settings(), store().overrides.kept()
    base: Settings = current_app.extensions["settings"]
    rows = {
        title: [_row(now, base, f"{section}.{name}", kept) for name in MAY_CHANGE[section]]
        for section, title in SECTIONS.items()
    }
    total = sum(getattr(now.weights, field.name) for field in fields(now.weights))
    return render_template("settings.html", rows=rows, error=error, total=total)


def _row(now: Settings, base: Settings, key: str, kept: dict[str, Any]) -> dict[str, Any]:
    section, _, name = key.partition(".")
    part = getattr(now, section)
    value = getattr(part, name)
    low, high = PANEL_RANGES.get(key) or RANGES.get(key) or ("", "")
    return {
        "key": key,
        "label": SAYS[key][0],
        "hint": SAYS[key][1],
        "value": value,
        "kind": _kind(key, get_type_hints(type(part))[name]),
        "choices": CHOICES.get(key, ()),
        "low": low,
        "high": high,
        "step": "1" if isinstance(value, int) else "any",
        "changed": key in kept,
        "default": _shown(getattr(getattr(base, section), name)),
    }


def _shown(value: Any) -> str:
    """Return a value as the page says it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return " to ".join(f"{one:g}" for one in value)
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)


def _kind(key: str, hint: Any) -> str:
    if key in CHOICES:
        return "choice"
    return {bool: "switch", int: "number", float: "number", str: "text"}.get(hint, "pair")
