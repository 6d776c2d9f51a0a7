"""Checks on what people write by hand in YAML: keys that have to be there, keys that may, and values of a list."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from sayso.errors import BadRecord

Kind = TypeVar("Kind", bound=StrEnum)


def check_keys(entry: object, *, needs: set[str], may: set[str]) -> None:
    """See to it that an entry has the keys it needs, and no unknown ones.

    Raises:
        BadRecord: it has not; the message names the keys.
    """
    if not isinstance(entry, dict):
        raise BadRecord(f"expected keys and values, got {entry!r}")
    if missing := sorted(needs - set(entry)):
        raise BadRecord(f"lacks {', '.join(missing)}")
    if unknown := sorted(str(key) for key in set(entry) - needs - may):
        raise BadRecord(f"has unknown keys {', '.join(unknown)} (a comma inside a value needs quotation marks)")


def listed(value: object) -> list[str]:
    """One value, several, or none, as a list of texts."""
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def yes_or_no(value: object) -> bool:
    """A truth value as YAML has it.

    Raises:
        BadRecord: anything else, "yes" in quotation marks too.
    """
    if not isinstance(value, bool):
        raise BadRecord(f"expected true or false, got {value!r}")
    return value


def one_of(kind: type[Kind], value: Any) -> Kind:  # Any: what YAML holds, checked here
    """A value of one of the record's lists.

    Raises:
        BadRecord: the list does not have it.
    """
    try:
        return kind(value)
    except ValueError as error:
        raise BadRecord(f"{value!r} is none of {', '.join(kind)}") from error
