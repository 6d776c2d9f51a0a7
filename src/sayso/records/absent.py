"""Why a value is missing. Sayso stores a reason, never a default, where the text supports no value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Absent(StrEnum):
    """The reasons of the record contract."""

    NOT_STATED = "not_stated"
    NO_ANCHOR = "no_anchor"
    AMBIGUOUS = "ambiguous"
    UNKNOWN_PLACE = "unknown_place"
    OUT_OF_RANGE = "out_of_range"


@dataclass(frozen=True, slots=True)
class Absence:
    """One missing field and the reason; in JSON a list of these is an object `{field: reason}`."""

    field: str
    reason: Absent
