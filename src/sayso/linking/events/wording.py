"""How telling it is that two reports share words: rare ones weigh more."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sayso.linking.evidence import Feature
from sayso.ontology.joining import common_words
from sayso.records.trace import EventTrace

RARE: Final = 1.0
_FREQUENT: Final = 0.5
_COMMON: Final = 0.15
# Few shared words are chance.
_SHOWN: Final = 6
_LEAST: Final = 2.5
_FEW_NAMES: Final = 3
# Reports of one place and time share so many of their names, whatever they tell.
_UNLIKE: Final = 0.25


def wording_features(one: EventTrace, other: EventTrace) -> list[Feature]:
    """Likeness of wording: by share, and by how much is shared at all."""
    shared = sorted(set(one.words) & set(other.words), key=lambda word: (-telling(word), word))
    if not one.words or not other.words:
        return []
    weight = total(shared)
    # Two headlines of three words are alike by chance.
    whole = max(_LEAST, math.sqrt(total(one.words) * total(other.words)))
    evidence = ", ".join(shared[:_SHOWN]) or "no word shared"
    return [
        Feature("wording alike", round(weight / whole, 3), 2.6, evidence),
        Feature("telling words shared", round(min(1.0, weight / 6), 3), 1.5, evidence),
    ]


def report_features(one: EventTrace, other: EventTrace) -> list[Feature]:
    """Likeness of the names in two whole reports: what is told of one incident is told of its people and places."""
    first, second = set(one.names), set(other.names)
    least = min(len(first), len(second))
    if one.report == other.report or least < _FEW_NAMES:
        return []
    shared = sorted(first & second)
    share = len(shared) / math.sqrt(len(first) * len(second))
    evidence = ", ".join(shared[:_SHOWN]) or "none"
    if share < _UNLIKE:
        return [Feature("names of the reports differ", round(1 - share / _UNLIKE, 3), -1.6, evidence)]
    return [Feature("names of the reports alike", round(share, 3), 2.3, evidence)]


@lru_cache(maxsize=65_536)
def telling(word: str) -> float:
    """How much a shared word tells, 0 to 1: numbers as frequent words."""
    common = common_words()
    if word in common.everyday or word in common.of_conflict:
        return _COMMON
    return _FREQUENT if word in common.frequent or word.isdigit() else RARE


def total(words: Iterable[str]) -> float:
    """How much several words tell together."""
    return sum(telling(word) for word in words)
