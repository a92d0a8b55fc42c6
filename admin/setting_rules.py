"""Looks at settings together: which cannot go with each other, and which change loses something."""

from datetime import UTC, datetime, timedelta

from kiosk.domain.errors import SettingsError
from kiosk.domain.settings import Settings
from kiosk.store import Store


def check(now: Settings) -> None:
    """Refuse settings that contradict each other, in words.

    Raises:
        SettingsError: settings-range.
    """
    listening, matching, bands = now.listening, now.matching, now.bands
    rules = (
        (matching.weak < matching.strong, "“Weak below” must be less than “Strong from”."),
        (
            listening.warn_s < listening.limit_s,
            "“Warning before the limit” must be shorter than “Longest answer”.",
        ),
        (
            listening.silence_s < listening.limit_s,
            "“Silence before asking” must be shorter than “Longest answer”.",
        ),
        (_ordered(bands.pace_green), "“Good pace” goes from the slower to the faster number."),
        (_ordered(bands.pace_amber), "“Fair pace” goes from the slower to the faster number."),
        (
            bands.pace_amber[0] <= bands.pace_green[0]
            and bands.pace_green[1] <= bands.pace_amber[1],
            "“Fair pace” must begin below “Good pace” and end above it.",
        ),
        (
            bands.hesitations_good <= bands.hesitations_free <= bands.hesitations_clear,
            "Hesitations: “good” ends first, then “no penalty”, then “clear penalty” begins.",
        ),
        (
            sum(vars(now.weights).values()) > 0,
            "One of the weights must be more than 0, or there is nothing to score.",
        ),
    )
    for holds, says in rules:
        if not holds:
            raise SettingsError("settings-range", says)


def losses(before: Settings, after: Settings, store: Store) -> list[str]:
    """Return what a change of settings would lose, a sentence each."""
    old, new = before.privacy.retention_days, after.privacy.retention_days
    if new >= old:
        return []
    limit = datetime.now(UTC) - timedelta(days=new)
    gone, total = store.interviews.older(limit), store.interviews.older(datetime.now(UTC))
    says = [f"Interviews are kept for {_days(new)} instead of {_days(old)}."]
    if gone:
        says.append(
            f"{gone:,} of {total:,} interviews are older. They are deleted within the hour, with"
            " their reports. Nobody can bring them back."
        )
    else:
        says.append("No interview is that old yet; from now on they go earlier.")
    return says


def _ordered(pair: tuple[float, float]) -> bool:
    return pair[0] < pair[1]


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
