"""Values of one happening that cannot all be true: by whom, since when, and who corrected himself."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from sayso.linking.contradictions.bearing import Known, support_of
from sayso.linking.contradictions.circumstances import days_clash, places_clash, when_words, where_words
from sayso.linking.contradictions.numbers import amount_words, clash, is_update
from sayso.linking.contradictions.pairs import contradiction, corrected, is_by_two, worded
from sayso.linking.contradictions.standing import accusations, is_accused, standing_words, standings_clash
from sayso.records.joined import Contradiction, JoinedEvent, Side, StandingValue
from sayso.records.trace import ClaimTrace, ReportTrace

__all__ = ["contradictions", "updates"]


def contradictions(
    event: JoinedEvent,
    claims: Mapping[str, ClaimTrace],
    reports: Mapping[str, ReportTrace],
    who: Mapping[str, str] | None = None,
) -> tuple[Contradiction, ...]:
    """What of an event's values cannot all be true, by field.

    Values that a single report gives side by side do not contradict one another, nor does a rough value a finer one
    within it. A higher number that came out after all who gave the lower one is an update. `corrected_by` is set where
    a source gave one of the values first and another later.

    Args:
        who: actors by the ids of those who bear their names; without it sources are known by name alone.
    """
    known = Known(claims, reports, who or {})
    found = [
        *contradiction("when", worded(event.when.values, when_words, known), days_clash),
        *contradiction("where", worded(event.where.values, where_words, known), places_clash),
        *accusations(event.roles, event.modality.values, known),
        *contradiction("modality", worded(_standings(event, known), standing_words, known), standings_clash),
    ]
    for effect in event.effects:
        rows = worded(effect.amounts.values, amount_words, known)
        found += contradiction(f"effect:{effect.kind}", rows, clash)
    return tuple(sorted(found, key=lambda one: (one.field, [side.value for side in one.sides])))


def updates(
    event: JoinedEvent,
    claims: Mapping[str, ClaimTrace],
    reports: Mapping[str, ReportTrace],
    who: Mapping[str, str] | None = None,
) -> tuple[Contradiction, ...]:
    """Tolls that rose from report to report, in the form of contradictions; `corrected_by` is the later number."""
    known = Known(claims, reports, who or {})
    found = []
    for effect in event.effects:
        for one, other in combinations(worded(effect.amounts.values, amount_words, known), 2):
            if is_by_two(one, other) and is_update(one, other):
                sides = tuple(Side(row.words, support_of(row.value)) for row in (one, other))
                own = corrected((one, other))
                by = "by the same source" if own is not None else "in later reports"
                why = f"update: {one.words} rose to {other.words} {by}"
                found.append(Contradiction(f"effect:{effect.kind}", sides, other.words, why))
    return tuple(found)


def _standings(event: JoinedEvent, known: Known) -> tuple[StandingValue, ...]:
    """Whether it happened, but for denials of those who are only accused of it: they deny the part, not the deed."""
    return tuple(left for value in event.modality.values if (left := _without_accused(value, event, known)) is not None)


def _without_accused(value: StandingValue, event: JoinedEvent, known: Known) -> StandingValue | None:
    theirs = {
        claim
        for claim in value.claims
        if known.is_denied(claim) and is_accused(known.speakers(known.claims[claim]), event.roles)
    }
    if not theirs:
        return value
    left = tuple(claim for claim in value.claims if claim not in theirs)
    gone = {known.claims[claim].report for claim in theirs} - {known.claims[c].report for c in left}
    reports = tuple(report for report in value.reports if report not in gone)
    evidence = tuple(piece for piece in value.evidence if piece.report not in gone)
    if not left and not reports:
        return None
    return StandingValue(value.value, left, reports, value.first_seen, evidence)
