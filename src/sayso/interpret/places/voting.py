"""The names of a report vote for each other's places: same country, province and district, neighbours, nearness."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, log, radians

from sayso.gazetteer import Gazetteer, PlaceKind, Toponym
from sayso.interpret.places.ranking import Signs, apart_km, score_of, slack_km

# Candidates of a name that vote, the likeliest; and names that are heard, the nearest in the text.
MAX_VOTING: int = 20
MAX_VOTERS: int = 40
# Beyond this many scale lengths two places are not near, and no distance is worked out.
_NEAR_SCALES: float = 4.0
# So many uses of a name are looked at, and so many names before and after each: the work grows with the text alone.
_USES_SEEN: int = 20
_NAMES_SEEN: int = 80
# Names this many characters apart are far from each other.
_FAR_CHARS: float = 1500.0
_KM_PER_DEGREE: float = 111.0
_NEARNESS_KM: float = 90.0
# What a name far off in the text loses of its vote, and what the logarithm of its mentions adds to it.
_FAR_LOSS: float = 0.5
_REPEATED: float = 0.3
# Exponent of a voter's shares: 1 hears only what it is sure of, 0 all its candidates alike.
_SOFTNESS: float = 0.7
# A candidate less likely than this does not speak for its neighbouring countries.
_NEIGHBOURS_FROM: float = 0.05


@dataclass(slots=True)
class Ballot:
    """One name with its candidates, the signs that each has from the text alone, and where it stands.

    `starts` are the offsets of its mentions, `beside` the names next to it in lists. `heard` are the signs that each
    candidate has from the other names, `shares` the probabilities that follow; both are set by `vote`.
    """

    places: list[Toponym]
    signs: list[Signs]
    starts: list[int]
    beside: list[int] = field(default_factory=list)
    heard: list[Signs] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Tally:
    """What one voter gives (or several, added up), by what it may have in common with a place."""

    countries: dict[str, float]
    neighbours: dict[str, float]
    provinces: dict[int, float]
    districts: dict[int, float]
    places: dict[int, float]

    def add(self, other: _Tally, strength: float) -> None:
        """Add another's votes to this one's (this one is changed)."""
        for mine, theirs in ((self.countries, other.countries), (self.neighbours, other.neighbours)):
            for code, value in theirs.items():
                mine[code] = mine.get(code, 0.0) + strength * value
        numbered = ((self.provinces, other.provinces), (self.districts, other.districts), (self.places, other.places))
        for held, given in numbered:
            for division, value in given.items():
                held[division] = held.get(division, 0.0) + strength * value


@dataclass(frozen=True, slots=True)
class _Near:
    """A voter's place near one of ours: whose ballot, which of its places, how near from 0 to 1 times its strength."""

    ballot: int
    place: int
    weight: float


def shares_of(scores: Sequence[float]) -> list[float]:
    """Odds as probabilities that sum to one."""
    if not scores:
        return []
    top = max(scores)
    powers = [exp(max(-50.0, score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def vote(ballots: Sequence[Ballot], gazetteer: Gazetteer, weights: Mapping[str, float], *, rounds: int) -> None:
    """Set `heard` and `shares` of all ballots (the argument is changed) to what holds once all have been heard."""
    bases = [[score_of(signs, weights) for signs in ballot.signs] for ballot in ballots]
    for ballot, base in zip(ballots, bases, strict=True):
        ballot.shares = shares_of(base)
    voters = _all_voters(ballots)
    near = [_near(ballot, voters[number], ballots) for number, ballot in enumerate(ballots)]
    for _ in range(rounds):
        voices = [_softened(ballot) for ballot in ballots]
        tallies = [_tally(ballot, voice, gazetteer) for ballot, voice in zip(ballots, voices, strict=True)]
        fresh = []
        for number, ballot in enumerate(ballots):
            total = _Tally({}, {}, {}, {}, {})
            for other, strength in voters[number]:
                total.add(tallies[other], strength)
            alike = _alike([ballots[other] for other in dict.fromkeys(ballot.beside)])
            ballot.heard = _heard_signs(ballot, total, near=near[number], voices=voices, alike=alike)
            scores = zip(bases[number], ballot.heard, strict=True)
            fresh.append(shares_of([base + score_of(signs, weights) for base, signs in scores]))
        for ballot, shares in zip(ballots, fresh, strict=True):
            ballot.shares = shares


def _all_voters(ballots: Sequence[Ballot]) -> list[list[tuple[int, float]]]:
    """For each name the other names that are heard, the nearest in the text, with the strength of their vote."""
    order = sorted((start, number) for number, ballot in enumerate(ballots) for start in ballot.starts)
    at = {position: place for place, position in enumerate(order)}
    return [_voters(number, ballots, order, at) for number in range(len(ballots))]


def _voters(
    number: int, ballots: Sequence[Ballot], order: Sequence[tuple[int, int]], at: Mapping[tuple[int, int], int]
) -> list[tuple[int, float]]:
    mine = ballots[number]
    if not mine.places:
        return []
    gaps: dict[int, int] = {}
    for start in mine.starts[:_USES_SEEN]:
        middle = at[start, number]
        for place, other in order[max(0, middle - _NAMES_SEEN) : middle + _NAMES_SEEN + 1]:
            if other != number and ballots[other].places:
                gap = abs(place - start)
                gaps[other] = min(gaps.get(other, gap), gap)
    found = []
    for gap, other in sorted((gap, other) for other, gap in gaps.items())[:MAX_VOTERS]:
        close = exp(-gap / _FAR_CHARS)
        repeated = 1.0 + _REPEATED * log(len(ballots[other].starts))
        found.append((other, (1.0 - _FAR_LOSS * (1.0 - close)) * repeated))
    return found


def _near(ballot: Ballot, heard: Sequence[tuple[int, float]], ballots: Sequence[Ballot]) -> list[list[_Near]]:
    """For each place of a ballot the places of the heard that lie near it."""
    reach = _NEAR_SCALES * _NEARNESS_KM
    voting = [
        (other, number, candidate, slack_km(candidate), strength)
        for other, strength in heard
        for number, candidate in enumerate(ballots[other].places[:MAX_VOTING])
        if candidate.kind is not PlaceKind.COUNTRY
    ]
    # By latitude, so that each place looks at a narrow band only.
    voting.sort(key=lambda row: (row[2].lat, row[0], row[1]))
    lats = [row[2].lat for row in voting]
    widest = max((row[3] for row in voting), default=0.0)
    found: list[list[_Near]] = []
    for place in ballot.places:
        pairs: list[_Near] = []
        if place.kind is not PlaceKind.COUNTRY:
            own = slack_km(place)
            narrow = max(0.05, cos(radians(place.lat)))
            band = (reach + own + widest) / _KM_PER_DEGREE
            for at in range(bisect_left(lats, place.lat - band), bisect_right(lats, place.lat + band)):
                other, number, candidate, slack, strength = voting[at]
                limit = (reach + own + slack) / _KM_PER_DEGREE
                east = abs(place.lon - candidate.lon)
                if min(east, 360.0 - east) * narrow > limit * 1.5:
                    continue
                apart = max(0.0, apart_km(place, candidate) - own - slack)
                if apart < reach:
                    pairs.append(_Near(other, number, strength * exp(-apart / _NEARNESS_KM)))
        found.append(pairs)
    return found


def _softened(ballot: Ballot) -> list[float]:
    """The shares with which a ballot votes: less sure than it is, so that an unlikely candidate can be rescued."""
    softened = [share**_SOFTNESS for share in ballot.shares[:MAX_VOTING]]
    total = sum(softened) or 1.0
    return [value / total for value in softened]


def _tally(ballot: Ballot, voice: Sequence[float], gazetteer: Gazetteer) -> _Tally:
    tally = _Tally({}, {}, {}, {}, {})
    for place, value in zip(ballot.places, voice, strict=False):
        for country in place.countries:
            tally.countries[country] = tally.countries.get(country, 0.0) + value
        if place.countries and value > _NEIGHBOURS_FROM:
            for code in gazetteer.neighbours(place.countries[0]):
                tally.neighbours[code] = tally.neighbours.get(code, 0.0) + value
        if place.admin1_id is not None:
            tally.provinces[place.admin1_id] = tally.provinces.get(place.admin1_id, 0.0) + value
        if place.admin2_id is not None:
            tally.districts[place.admin2_id] = tally.districts.get(place.admin2_id, 0.0) + value
        # "Jefferson" is rarely short for "Jefferson County"; "Washington" is for "Washington state".
        if place.kind is PlaceKind.PROVINCE and place.geonames is not None:
            tally.places[place.geonames] = tally.places.get(place.geonames, 0.0) + value
    return tally


def _heard_signs(
    ballot: Ballot,
    total: _Tally,
    *,
    near: Sequence[Sequence[_Near]],
    voices: Sequence[Sequence[float]],
    alike: Mapping[tuple[PlaceKind, str | None], float],
) -> list[Signs]:
    """The logarithm of one plus what the others give, by what they have in common with each candidate."""
    found = []
    for place, pairs in zip(ballot.places, near, strict=True):
        given = {
            "same_country": max((total.countries.get(code, 0.0) for code in place.countries), default=0.0),
            "neighbour": total.neighbours.get(place.countries[0], 0.0) if place.countries else 0.0,
            "same_province": total.provinces.get(place.admin1_id, 0.0) if place.admin1_id is not None else 0.0,
            "same_district": total.districts.get(place.admin2_id, 0.0) if place.admin2_id is not None else 0.0,
            "same_place": total.places.get(place.geonames, 0.0) if place.geonames is not None else 0.0,
            "near": sum(voices[pair.ballot][pair.place] * pair.weight for pair in pairs),
        }
        signs = {name: log(1.0 + value) for name, value in given.items() if value}
        listed = alike.get(_sort_of(place), 0.0)
        if listed:
            signs["parallel"] = listed
        found.append(signs)
    return found


def _sort_of(place: Toponym) -> tuple[PlaceKind, str | None]:
    """Kind and country; countries are all of one sort."""
    return place.kind, None if place.kind is PlaceKind.COUNTRY else place.country


def _alike(beside: Sequence[Ballot]) -> dict[tuple[PlaceKind, str | None], float]:
    """How surely the names beside one in a list are of each sort, from 0 to 1."""
    found: dict[tuple[PlaceKind, str | None], float] = {}
    for ballot in beside:
        sorts: dict[tuple[PlaceKind, str | None], float] = {}
        for place, share in zip(ballot.places, ballot.shares, strict=True):
            sorts[_sort_of(place)] = sorts.get(_sort_of(place), 0.0) + share
        for sort, share in sorts.items():
            found[sort] = max(found.get(sort, 0.0), share)
    return found
