"""What a rule's reason weighs: its features one by one, those that speak for two things being one and those against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# `same place +2.0 (Ardun / Ardun)`, joined by `; `.
_FEATURE: Final = re.compile(r"(?P<name>.+?) (?P<adds>[+-]\d+(?:\.\d+)?) \((?P<evidence>.*)\)", re.DOTALL)
_BETWEEN: Final = re.compile(r"; (?=[^;()]+ [+-]\d)")


@dataclass(frozen=True, slots=True)
class Weight:
    """One feature: what it adds to the log-odds of being one, and the words that it rests on."""

    name: str
    adds: float
    evidence: str


def weights(reason: str) -> tuple[Weight, ...]:
    """The features of a rule's reason, the weightiest first; none for a reason in other words."""
    found = (_FEATURE.fullmatch(part) for part in _BETWEEN.split(reason))
    rows = [Weight(one["name"], float(one["adds"]), one["evidence"]) for one in found if one is not None]
    return tuple(sorted(rows, key=lambda one: (-abs(one.adds), one.name)))


def weighed(reason: str) -> tuple[tuple[Weight, ...], tuple[Weight, ...]]:
    """The features that speak for the two being one, and those that speak against it; what adds nothing is neither."""
    rows = weights(reason)
    return tuple(one for one in rows if one.adds > 0), tuple(one for one in rows if one.adds < 0)
