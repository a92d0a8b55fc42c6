"""Frozen values to plain JSON and back: one rule for the store, the command line and the export."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Return the value as dicts, lists, strings and numbers, ready for `json.dumps`."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, float):
        return round(value, 6)
    return value


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def from_plain(cls: type[T], data: Mapping[str, Any]) -> T:
    """Build a dataclass from what `to_plain` made of it. Unknown keys are passed over, so that an
    older program reads what a newer one wrote.

    Raises:
        KeyError: a field without a default is not there.
    """
    kind: Any = cls  # mypy does not take a type[T] for hashable
    hints = _hints(kind)
    given: dict[str, Any] = {}
    for f in fields(cls):  # type: ignore[arg-type]
        if f.name in data:
            given[f.name] = _restore(hints[f.name], data[f.name])
        elif f.default is MISSING and f.default_factory is MISSING:
            raise KeyError(f"{cls.__name__}.{f.name}")
    return cls(**given)


def _restore(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _restore(next(a for a in get_args(hint) if a is not type(None)), value)
    if origin is tuple:
        return _restore_tuple(get_args(hint), value)
    if isinstance(hint, type):
        return _restore_plain(hint, value)
    return value


def _restore_tuple(inner: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_restore(inner[0], item) for item in values)
    return tuple(_restore(hint, item) for hint, item in zip(inner, values, strict=True))


def _restore_plain(hint: type, value: Any) -> Any:
    if is_dataclass(hint):
        return from_plain(hint, value)
    if issubclass(hint, Enum):
        return hint(value)
    if issubclass(hint, datetime):
        return datetime.fromisoformat(value)
    return float(value) if hint is float else value
