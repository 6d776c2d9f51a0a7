"""Decides where each place name of a report lies: all names together, each helping the others.

Stages: 1 mentions of one name and type make a group; 2 candidates of each group with a prior; 3 what the text states
(type words, containers, countries that it is about); 4 the groups vote for each other's candidates; 5 each mention
takes its group's best candidate, unless its own container says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.gazetteer import Gazetteer, PlaceKind, Toponym, spelling_variants
from sayso.interpret.places.ranking import WEIGHTS, Weights, holds, prior
from sayso.interpret.places.surroundings import Surroundings
from sayso.interpret.places.voting import Ballot, vote

# Candidates of one name that are weighed: the likeliest by prior. More than any real name needs but the commonest
# ("San Antonio" has 127).
MAX_CANDIDATES: Final = 80
ROUNDS: Final = 4
# Log odds that a name under another spelling starts with less.
_RESPELT: Final = -1.0
# What remains of a candidate's share if it lies outside the container that its own mention states.
_OUTSIDE: Final = 0.01


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its probability among the candidates of its name."""

    place: Toponym
    share: float


@dataclass(frozen=True, slots=True)
class Resolved:
    """One mention's candidates, best first, none for an unknown name; `container` is what the text puts it in."""

    surroundings: Surroundings
    candidates: tuple[Scored, ...]
    container: Toponym | None


def resolve_mentions(
    found: Sequence[Surroundings],
    gazetteer: Gazetteer,
    *,
    hints: Mapping[str, float],
    weights: Weights = WEIGHTS,
) -> list[Resolved]:
    """Resolve all mentions of a report together.

    Args:
        found: mentions with their surroundings, in text order.
        gazetteer: where candidates come from.
        hints: countries (alpha-3) that the report is about by other signs, with a weight each.
        weights: the numbers of the model.
    Returns:
        One result per mention, in the order given.
    """
    ballots, group_of = _ballots(found, gazetteer, weights)
    by_id = {one.mention.id: one for one in found}
    _hear_containers(found, ballots, group_of, by_id, weights)
    for ballot in ballots:
        for number, place in enumerate(ballot.places):
            ballot.base[number] += weights.hint * max((hints.get(c, 0.0) for c in place.countries), default=0.0)
    vote(ballots, gazetteer, weights, rounds=ROUNDS)
    return [_result(one, ballots, group_of, by_id) for one in found]


def _ballots(
    found: Sequence[Surroundings], gazetteer: Gazetteer, weights: Weights
) -> tuple[list[Ballot], dict[str, int]]:
    numbers: dict[tuple[str, str | None, frozenset[PlaceKind]], int] = {}
    ballots: list[Ballot] = []
    group_of: dict[str, int] = {}
    for one in found:
        key = (one.keys[0] if one.keys else "", one.code, one.kinds)
        if key not in numbers:
            numbers[key] = len(ballots)
            places, base = _candidates(one, gazetteer, weights)
            ballots.append(Ballot(places, base, []))
        ballots[numbers[key]].starts.append(one.mention.span.start)
        group_of[one.mention.id] = numbers[key]
    return ballots, group_of


def _candidates(one: Surroundings, gazetteer: Gazetteer, weights: Weights) -> tuple[list[Toponym], list[float]]:
    if one.code is not None:
        province = gazetteer.admin(one.code)
        if province is not None:
            return [province], [0.0]
    found: dict[tuple[int | None, str, PlaceKind], tuple[Toponym, float]] = {}
    for number, key in enumerate(one.keys):
        for place in gazetteer.lookup(key):
            score = prior(place, weights)
            if number == 0 and len(one.keys) > 1:
                score += weights.full_name
            if one.kinds:
                score += weights.type_agrees if place.kind in one.kinds else weights.type_differs
            identity = (place.geonames, place.name, place.kind)
            if identity not in found or found[identity][1] < score:
                found[identity] = (place, score)
    if not found and one.keys:
        for variant in spelling_variants(one.keys[-1]):
            for place in gazetteer.lookup(variant):
                found.setdefault((place.geonames, place.name, place.kind), (place, prior(place, weights) + _RESPELT))
            if found:
                break
    ranked = sorted(found.values(), key=lambda pair: (-pair[1], pair[0].geonames or 0, pair[0].name))[:MAX_CANDIDATES]
    return [place for place, _ in ranked], [score for _, score in ranked]


def _hear_containers(
    found: Sequence[Surroundings],
    ballots: Sequence[Ballot],
    group_of: Mapping[str, int],
    by_id: Mapping[str, Surroundings],
    weights: Weights,
) -> None:
    """A container stated once speaks for all mentions of the name: most reports say "X, Y" once and then only "X"."""
    stated: dict[int, dict[int, float]] = {}
    for one in found:
        if one.held_by in by_id:
            inner, outer = group_of[one.mention.id], group_of[str(one.held_by)]
            weight = weights.stated_comma if one.link == "comma" else weights.stated_preposition
            if inner != outer:
                outers = stated.setdefault(inner, {})
                outers[outer] = max(outers.get(outer, 0.0), weight)
    for inner, outers in stated.items():
        inside = {
            outer: [any(holds(holder, place) for holder in ballots[outer].places) for place in ballots[inner].places]
            for outer in sorted(outers)
        }
        # A list ("Iraq, Syria") states nothing: only a neighbour that holds some candidate is a container.
        speaking = [outer for outer, flags in inside.items() if any(flags)]
        for outer in speaking:
            for number, is_inside in enumerate(inside[outer]):
                if is_inside:
                    ballots[inner].base[number] += outers[outer] / len(speaking)


def _result(
    one: Surroundings, ballots: Sequence[Ballot], group_of: Mapping[str, int], by_id: Mapping[str, Surroundings]
) -> Resolved:
    ballot = ballots[group_of[one.mention.id]]
    shares = list(ballot.shares)
    container = None
    if one.held_by in by_id:
        holder = ballots[group_of[str(one.held_by)]]
        if holder.places and holder is not ballot:
            container = holder.places[max(range(len(holder.places)), key=lambda n: (holder.shares[n], -n))]
            inside = [holds(container, place) for place in ballot.places]
            if any(inside):
                shares = [share if within else share * _OUTSIDE for share, within in zip(shares, inside, strict=True)]
                total = sum(shares)
                shares = [share / total for share in shares]
    ranked = sorted(enumerate(zip(ballot.places, shares, strict=True)), key=lambda item: (-item[1][1], item[0]))
    return Resolved(one, tuple(Scored(place, share) for _, (place, share) in ranked), container)
