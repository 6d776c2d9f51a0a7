"""Two reports' events compared: whether they are one incident, how sure that is, and for which reasons.

Weights are log-odds, set on the development parts of evals/joining and of the simulator (docs/method/joining.md).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.linking.events.kinds import OTHER_KINDS, OTHER_MEANS, kind_features
from sayso.linking.events.numbers import OTHER_NUMBERS, number_features
from sayso.linking.events.people import OTHER_TARGETS, OTHER_VICTIMS, people_features
from sayso.linking.events.places import COUNTRIES_APART, PLACES_APART, place_features
from sayso.linking.events.sites import OTHER_SITES, site_features
from sayso.linking.events.times import AFTER, DAYS_APART, NEXT_DAYS, OTHER_WEEKDAYS, time_features
from sayso.linking.events.wording import report_features, wording_features
from sayso.linking.evidence import Feature
from sayso.records.judgement import Decision
from sayso.records.trace import EventTrace

BY_EVENTS: Final = "events/1"
# From this score on two events are one, up to the lower one they are two; between them a person decides.
SAME_FROM: Final = 0.7
DIFFERENT_UP_TO: Final = 0.3
_BIAS: Final = -2.4
# Each keeps two events apart by itself, the others only two of them together.
_PARTS: Final = frozenset({DAYS_APART, NEXT_DAYS, PLACES_APART, COUNTRIES_APART, AFTER})
_HINTS: Final = frozenset({OTHER_WEEKDAYS, OTHER_TARGETS, OTHER_SITES, OTHER_VICTIMS, OTHER_NUMBERS})
_HINTS_NEEDED: Final = 2
_APART_IN_REPORT: Final = _PARTS | _HINTS | {OTHER_MEANS, OTHER_KINDS}


@dataclass(frozen=True, slots=True)
class EventComparison:
    """Two events compared. `one` and `other` are ids of traces; `is_conflict`: nothing may join them through a third.

    `score` is between 0 and 1. `features` are the reasons; none for kinds that are never one incident.
    """

    one: str
    other: str
    features: tuple[Feature, ...]
    score: float
    decision: Decision
    is_conflict: bool

    def because(self) -> str:
        """The reasons in one line, the weightiest first."""
        if not self.features:
            return "kinds of events that are never one incident"
        ordered = sorted(self.features, key=lambda feature: (-abs(feature.adds), feature.name))
        return "; ".join(f"{feature.name} {feature.adds:+.1f} ({feature.evidence})" for feature in ordered)


def compare_events(one: EventTrace, other: EventTrace, who: Mapping[str, str]) -> EventComparison:
    """Compare what two reports say of an event, or one report of two.

    Args:
        who: from ids of bearers to ids of actors, for the participants of both; a missing one is known by its name.
    """
    kinds = kind_features(one, other)
    if kinds is None:
        return EventComparison(one.id, other.id, (), 0.01, Decision.DIFFERENT, is_conflict=False)
    features = [
        *kinds,
        *time_features(one, other),
        *place_features(one, other),
        *people_features(one, other, who),
        *site_features(one, other),
        *number_features(one, other),
        *wording_features(one, other),
        *report_features(one, other),
    ]
    if one.report == other.report:
        features.append(_in_one_report(one, other, features))
    odds = _BIAS + sum(feature.adds for feature in features)
    score = round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)
    return EventComparison(
        one=one.id,
        other=other.id,
        features=tuple(feature for feature in features if feature.value),
        score=score,
        decision=_decide(score),
        is_conflict=score <= DIFFERENT_UP_TO and _is_conflict(features),
    )


def _in_one_report(one: EventTrace, other: EventTrace, features: list[Feature]) -> Feature:
    """A headline and the text below it tell one thing twice; what is told with day and place of its own is another."""
    if all(trace.time is not None and trace.place is not None for trace in (one, other)) or any(
        feature.name in _APART_IN_REPORT and feature.adds < 0 for feature in features
    ):
        return Feature("one report tells them apart", 1.0, -2.0, one.trigger.text)
    return Feature("one report may tell it twice", 1.0, 1.6, f"{one.trigger.text} / {other.trigger.text}")


def _decide(score: float) -> Decision:
    if score >= SAME_FROM:
        return Decision.SAME
    return Decision.DIFFERENT if score <= DIFFERENT_UP_TO else Decision.UNSURE


def _is_conflict(features: list[Feature]) -> bool:
    names = {feature.name for feature in features}
    return bool(names & _PARTS) or len(names & _HINTS) >= _HINTS_NEEDED
