"""The names of a report vote for each other's places: same country, province and district, neighbours, nearness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, exp, log, radians

from sayso.gazetteer import Gazetteer, PlaceKind, Toponym
from sayso.interpret.places.ranking import Weights, apart_km, slack_km

# Candidates of a name that vote, the likeliest; and names that are heard, the nearest in the text.
MAX_VOTING: int = 20
MAX_VOTERS: int = 40
# Beyond this many scale lengths two places are not near, and no distance is worked out.
_NEAR_SCALES: float = 4.0
# Names this many characters apart are far from each other.
_FAR_CHARS: float = 1500.0


@dataclass(slots=True)
class Ballot:
    """One name with its candidates, their odds from the text alone, and where it stands (character offsets)."""

    places: list[Toponym]
    base: list[float]
    starts: list[int]
    shares: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Tally:
    """What one voter gives, by what it may have in common with a place."""

    countries: dict[str, float]
    neighbours: dict[str, float]
    provinces: dict[int, float]
    districts: dict[int, float]
    points: list[float]


def shares_of(scores: Sequence[float]) -> list[float]:
    """Odds as probabilities that sum to one."""
    if not scores:
        return []
    top = max(scores)
    powers = [exp(max(-50.0, score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def vote(ballots: Sequence[Ballot], gazetteer: Gazetteer, weights: Weights, *, rounds: int) -> None:
    """Set the `shares` of all ballots (the argument is changed) to what holds when each has heard the others."""
    for ballot in ballots:
        ballot.shares = shares_of(ballot.base)
    heard = [_heard(number, ballots, weights) for number in range(len(ballots))]
    near = [
        [_near_pairs(ballot, ballots[other], weights) for other, _ in heard[number]]
        for number, ballot in enumerate(ballots)
    ]
    for _ in range(rounds):
        tallies = [_tally(ballot, gazetteer, weights) for ballot in ballots]
        fresh = [
            _after(ballot, [(tallies[o], strength) for o, strength in heard[n]], near[n], weights)
            for n, ballot in enumerate(ballots)
        ]
        for ballot, shares in zip(ballots, fresh, strict=True):
            ballot.shares = shares


def _heard(number: int, ballots: Sequence[Ballot], weights: Weights) -> list[tuple[int, float]]:
    """The other names that are heard, with the strength of their vote."""
    mine = ballots[number]
    if not mine.places:
        return []
    found = []
    for other, ballot in enumerate(ballots):
        if other == number or not ballot.places:
            continue
        gap = _gap(mine.starts, ballot.starts)
        close = exp(-gap / _FAR_CHARS)
        strength = (1.0 - weights.far_away * (1.0 - close)) * (1.0 + weights.repeated * log(len(ballot.starts)))
        found.append((gap, other, strength))
    return [(other, strength) for _, other, strength in sorted(found)[:MAX_VOTERS]]


def _gap(one: Sequence[int], two: Sequence[int]) -> int:
    """Least distance between two sorted lists of offsets."""
    least, i, j = abs(one[0] - two[0]), 0, 0
    while i < len(one) and j < len(two):
        least = min(least, abs(one[i] - two[j]))
        if one[i] < two[j]:
            i += 1
        else:
            j += 1
    return least


def _near_pairs(ballot: Ballot, other: Ballot, weights: Weights) -> list[list[tuple[int, float]]]:
    """For each place of a ballot the places of another near it, with their nearness from 0 to 1."""
    reach = _NEAR_SCALES * weights.nearness_km
    found: list[list[tuple[int, float]]] = []
    voting = [(n, p, slack_km(p)) for n, p in enumerate(other.places[:MAX_VOTING]) if p.kind is not PlaceKind.COUNTRY]
    for place in ballot.places:
        pairs: list[tuple[int, float]] = []
        if place.kind is not PlaceKind.COUNTRY:
            own = slack_km(place)
            narrow = max(0.05, cos(radians(place.lat)))
            for number, candidate, slack in voting:
                limit = (reach + own + slack) / 111.0
                if abs(place.lat - candidate.lat) > limit or abs(place.lon - candidate.lon) * narrow > limit * 1.5:
                    continue
                apart = max(0.0, apart_km(place, candidate) - own - slack)
                if apart < reach:
                    pairs.append((number, exp(-apart / weights.nearness_km)))
        found.append(pairs)
    return found


def _tally(ballot: Ballot, gazetteer: Gazetteer, weights: Weights) -> _Tally:
    softened = [share**weights.softness for share in ballot.shares[:MAX_VOTING]]
    total = sum(softened) or 1.0
    tally = _Tally({}, {}, {}, {}, [value / total for value in softened])
    for place, value in zip(ballot.places, tally.points, strict=False):
        for country in place.countries:
            tally.countries[country] = tally.countries.get(country, 0.0) + value
        if place.country is not None and value > 0.05:
            for code in gazetteer.neighbours(place.country):
                tally.neighbours[code] = tally.neighbours.get(code, 0.0) + value
        if place.admin1_id is not None:
            tally.provinces[place.admin1_id] = tally.provinces.get(place.admin1_id, 0.0) + value
        if place.admin2_id is not None:
            tally.districts[place.admin2_id] = tally.districts.get(place.admin2_id, 0.0) + value
    return tally


def _after(
    ballot: Ballot,
    voters: Sequence[tuple[_Tally, float]],
    near: Sequence[Sequence[Sequence[tuple[int, float]]]],
    weights: Weights,
) -> list[float]:
    scores = []
    for number, (place, base) in enumerate(zip(ballot.places, ballot.base, strict=True)):
        support = 0.0
        for (tally, strength), pairs in zip(voters, near, strict=True):
            given = 0.0
            for country in place.countries:
                given = max(given, weights.same_country * tally.countries.get(country, 0.0))
            if place.country is not None:
                given += weights.neighbour * tally.neighbours.get(place.country, 0.0)
            if place.admin1_id is not None:
                given += weights.same_province * tally.provinces.get(place.admin1_id, 0.0)
            if place.admin2_id is not None:
                given += weights.same_district * tally.districts.get(place.admin2_id, 0.0)
            if pairs[number]:
                given += weights.nearness * sum(tally.points[n] * nearness for n, nearness in pairs[number])
            support += strength * given
        scores.append(base + weights.support * log(1.0 + support))
    return shares_of(scores)
