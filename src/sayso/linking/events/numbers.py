"""With what result: numbers of like effects compared; they grow from report to report and are quarrelled about."""

from __future__ import annotations

import math
from typing import Final

from sayso.linking.evidence import Feature
from sayso.records import EffectKind
from sayso.records.trace import EventTrace, TracedEffect

# Up to this ratio two counts are likely one incident's at two hours of a day.
_GROWN: Final = 1.6
_MUCH: Final = 4.0
OTHER_NUMBERS: Final = "other numbers"


def number_features(one: EventTrace, other: EventTrace) -> list[Feature]:
    """One feature for the kinds of effects that both report: the best agreement, else the worst difference."""
    features = []
    for kind in EffectKind:
        first, second = counted(one, kind), counted(other, kind)
        if first and second:
            features.append(_compared(kind, first, second))
    agreeing = [feature for feature in features if feature.adds > 0]
    if agreeing:
        return agreeing
    return [min(features, key=lambda feature: feature.adds)] if features else []


def counted(trace: EventTrace, kind: EffectKind) -> frozenset[int]:
    """The numbers of one kind that the report gives, totals and parts."""
    return frozenset(_best(effect) for effect in trace.effects if effect.kind is kind) - {0}


def _best(effect: TracedEffect) -> int:
    return effect.best or effect.low or effect.high or 0


def _compared(kind: EffectKind, first: frozenset[int], second: frozenset[int]) -> Feature:
    evidence = f"{kind}: {_listed(first)} / {_listed(second)}"
    shared = first & second
    if shared:
        return Feature("same numbers", min(1.0, 0.2 + math.log10(max(shared))), 1.2, evidence)
    ratio = min(max(a, b) / min(a, b) for a in first for b in second)
    if ratio <= _GROWN:
        return Feature("numbers nearly alike", 1.0, -0.3, evidence)
    return Feature(OTHER_NUMBERS, 0.7 if ratio <= _MUCH else 1.0, -1.7, evidence)


def _listed(numbers: frozenset[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))
