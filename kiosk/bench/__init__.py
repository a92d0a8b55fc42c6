"""Speed and size, measured beside a peer in the same run: one module per name of `kiosk bench`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number; `ratio` is ours over the peer's."""

    name: str
    value: float
    unit: str
    peer: float | None = None
    ratio: float | None = None
