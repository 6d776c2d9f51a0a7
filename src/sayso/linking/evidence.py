"""What a comparison says: features that explain themselves, the score they add up to, and the decision it leads to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from sayso.records.judgement import Decision

# From this score on, two names are one; up to the lower one, they are two. Between them a person decides. Set on the
# tuning half of evals/names so that a wrong join is rarer than a missed one; `sayso bench names` measures them.
SAME_FROM: Final = 0.8
DIFFERENT_UP_TO: Final = 0.3


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against: it adds `value` x `weight` to the log-odds. `evidence` names the words it rests on."""

    name: str
    value: float
    weight: float
    evidence: str

    @property
    def adds(self) -> float:
        """What it adds to the log-odds of being one."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names compared. `is_conflict`: they differ in what tells namesakes apart, and no third name joins them."""

    one: str
    other: str
    features: tuple[Feature, ...]
    score: float
    decision: Decision
    is_conflict: bool

    def because(self) -> str:
        """The features in one line, the weightiest first."""
        ordered = sorted(self.features, key=lambda feature: (-abs(feature.adds), feature.name))
        return "; ".join(f"{feature.name} {feature.adds:+.1f} ({feature.evidence})" for feature in ordered)


def compared(one: str, other: str, features: list[Feature], *, bias: float, conflicts: frozenset[str]) -> Comparison:
    """Add features up to a score between 0 and 1 and a decision.

    Args:
        bias: log-odds before any feature.
        conflicts: names of the features that tell namesakes apart.
    """
    odds = bias + sum(feature.adds for feature in features)
    score = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    is_conflict = any(feature.name in conflicts for feature in features) and score <= DIFFERENT_UP_TO
    return Comparison(one, other, tuple(features), round(score, 4), decide(score), is_conflict)


def decide(score: float) -> Decision:
    """Same, different, or unsure between the two thresholds."""
    if score >= SAME_FROM:
        return Decision.SAME
    return Decision.DIFFERENT if score <= DIFFERENT_UP_TO else Decision.UNSURE
