"""The setting of the screen: where the picture goes, which way up it is, where a finger is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Screen:
    """Read by `./setup.sh install`, which tells X; after a change it is run again."""

    output: str = ""
    """As X names it (HDMI-1, DP-2). Empty: the first one. The others stay dark."""
    rotate: str = "normal"
    """normal, left, right or inverted."""
    touch: str = ""
    """Nine numbers of X's TransformationMatrix. Empty: as the picture is turned."""
