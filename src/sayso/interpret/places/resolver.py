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
from sayso.interpret.places.contradiction import is_contradicted, is_foreign
from sayso.interpret.places.ranking import Signs, holds, own_signs, score_of
from sayso.interpret.places.surroundings import Surroundings
from sayso.interpret.places.voting import Ballot, vote
from sayso.ontology.places import PlaceWords
from sayso.ontology.places.weights import resolver_weights

# Candidates of one name that are weighed: the likeliest by prior. More than any real name needs but the commonest
# ("San Antonio" has 127).
MAX_CANDIDATES: Final = 80
ROUNDS: Final = 4
_NATURAL: Final = frozenset({PlaceKind.REGION})
_DIVISIONS: Final = (PlaceKind.PROVINCE, PlaceKind.DISTRICT)
# Shorter names have too many other spellings.
_RESPELT_MIN_CHARS: Final = 5
# A smaller town is not meant by the bare name of its division.
_SEAT_PEOPLE: Final = 5_000
_CAPITAL: Final = 2
_BARE_STATES: Final = frozenset({"USA", "CAN", "AUS"})
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
    words: PlaceWords,
    *,
    hints: Mapping[str, float],
    weights: Mapping[str, float] | None = None,
) -> list[Resolved]:
    """Resolve all mentions of a report together.

    Args:
        found: mentions with their surroundings, in text order.
        gazetteer: where candidates come from.
        words: the usual senses of names.
        hints: countries (alpha-3) that the report is about by other signs, with a weight each.
        weights: by sign; the packaged ones by default.
    Returns:
        One result per mention, in the order given.
    """
    weights = resolver_weights() if weights is None else weights
    ballots, group_of = cast_ballots(found, gazetteer, words, hints=hints, weights=weights)
    by_id = {one.mention.id: one for one in found}
    held: dict[str, list[Toponym]] = {}
    for one in found:
        inner = _best(ballots[group_of[one.mention.id]])
        if one.held_by is not None and one.link != "list" and inner is not None:
            held.setdefault(one.held_by, []).append(inner)
    return [_result(one, ballots, group_of, by_id, words, held=held.get(one.mention.id, ())) for one in found]


def cast_ballots(
    found: Sequence[Surroundings],
    gazetteer: Gazetteer,
    words: PlaceWords,
    *,
    hints: Mapping[str, float],
    weights: Mapping[str, float],
) -> tuple[list[Ballot], dict[str, int]]:
    """All names of a report with the signs and shares of their candidates; and the name's number by mention id."""
    ballots, group_of = _ballots(found, gazetteer, words, weights)
    _try_other_spellings(found, ballots, group_of, gazetteer, hints)
    by_id = {one.mention.id: one for one in found}
    _hear_containers(found, ballots, group_of, by_id)
    abbreviated = {place.geonames for one in found if one.code and (place := gazetteer.admin(one.code)) is not None}
    for ballot in ballots:
        for place, signs in zip(ballot.places, ballot.signs, strict=True):
            hint = max((hints.get(country, 0.0) for country in place.countries), default=0.0)
            if hint:
                signs["hint"] = hint
            if place.geonames in abbreviated:
                signs["abbreviated"] = 1.0
    for one in found:
        if one.beside in by_id:
            here, there = group_of[one.mention.id], group_of[str(one.beside)]
            if here != there:
                ballots[here].beside.append(there)
                ballots[there].beside.append(here)
    vote(ballots, gazetteer, weights, rounds=ROUNDS)
    return ballots, group_of


def _ballots(
    found: Sequence[Surroundings], gazetteer: Gazetteer, words: PlaceWords, weights: Mapping[str, float]
) -> tuple[list[Ballot], dict[str, int]]:
    numbers: dict[tuple[str, str | None, frozenset[PlaceKind]], int] = {}
    ballots: list[Ballot] = []
    group_of: dict[str, int] = {}
    locals_of: dict[int, int] = {}
    for one in found:
        key = (one.keys[0] if one.keys else "", one.code, one.kinds)
        if key not in numbers:
            numbers[key] = len(ballots)
            ballots.append(Ballot(*_candidates(one, gazetteer, words, weights), []))
        ballots[numbers[key]].starts.append(one.mention.span.start)
        group_of[one.mention.id] = numbers[key]
        locals_of[numbers[key]] = locals_of.get(numbers[key], 0) + one.is_local
    for number, local in locals_of.items():
        for place, signs in zip(ballots[number].places, ballots[number].signs, strict=True):
            if local:
                signs[f"local_{place.kind.name.lower()}"] = local / len(ballots[number].starts)
    return ballots, group_of


def _candidates(
    one: Surroundings, gazetteer: Gazetteer, words: PlaceWords, weights: Mapping[str, float]
) -> tuple[list[Toponym], list[Signs]]:
    if one.code is not None:
        province = gazetteer.admin(one.code)
        if province is not None:
            return [province], [{}]
    found: dict[tuple[int | None, str, PlaceKind], tuple[float, Toponym, Signs]] = {}
    for number, key in enumerate(one.keys):
        for place in gazetteer.lookup(key):
            if one.kinds == _NATURAL and place.is_alternate and place.kind in _DIVISIONS:
                continue  # "Red River" is no short form of Red River County
            signs = own_signs(place)
            if place.geonames is not None and words.senses.get(key) == place.geonames:
                signs = {name: value for name, value in signs.items() if not name.endswith("_alternate")}
                signs["usual_sense"] = 1.0
            if number == 0 and len(one.keys) > 1:
                signs["full_name"] = 1.0
            if one.kinds:
                signs["type_agrees" if place.kind in one.kinds else "type_differs"] = 1.0
            score = score_of(signs, weights)
            identity = (place.geonames, place.name, place.kind)
            if identity not in found or found[identity][0] < score:
                found[identity] = (score, place, signs)
    ranked = sorted(found.values(), key=lambda row: (-row[0], row[1].geonames or 0, row[1].name))[:MAX_CANDIDATES]
    return [place for _, place, _ in ranked], [signs for _, _, signs in ranked]


def _try_other_spellings(
    found: Sequence[Surroundings],
    ballots: Sequence[Ballot],
    group_of: Mapping[str, int],
    gazetteer: Gazetteer,
    hints: Mapping[str, float],
) -> None:
    """Look for unknown names under other spellings, in countries that the report is about and no others."""
    about = set(hints)
    for ballot in ballots:
        if ballot.places:
            about.update(ballot.places[0].countries)  # the likeliest by its own signs comes first
    for one in found:
        ballot = ballots[group_of[one.mention.id]]
        if ballot.places or not one.keys or one.kinds == _NATURAL or len(one.keys[-1]) < _RESPELT_MIN_CHARS:
            continue
        for variant in spelling_variants(one.keys[-1]):
            places = [place for place in gazetteer.lookup(variant) if about.intersection(place.countries)]
            if places:
                ballot.places.extend(places[:MAX_CANDIDATES])
                ballot.signs.extend(own_signs(place) for place in places[:MAX_CANDIDATES])
                break


def _hear_containers(
    found: Sequence[Surroundings],
    ballots: Sequence[Ballot],
    group_of: Mapping[str, int],
    by_id: Mapping[str, Surroundings],
) -> None:
    """A container stated once speaks for all mentions of the name: most reports say "X, Y" once and then only "X"."""
    stated: dict[int, dict[int, str]] = {}
    for one in found:
        if one.held_by in by_id:
            inner, outer = group_of[one.mention.id], group_of[str(one.held_by)]
            if inner != outer:
                links = stated.setdefault(inner, {})
                # Of several ways the strongest; by the alphabet "comma" comes before "list" and "preposition".
                links[outer] = min(links.get(outer, "preposition"), str(one.link))
    for inner, links in stated.items():
        inside = {
            outer: [any(holds(holder, place) for holder in ballots[outer].places) for place in ballots[inner].places]
            for outer in sorted(links)
        }
        # A list ("Iraq, Syria") states nothing: only a neighbour that holds some candidate is a container.
        speaking = [outer for outer, flags in inside.items() if any(flags)]
        for outer in speaking:
            for signs, is_inside in zip(ballots[inner].signs, inside[outer], strict=True):
                if is_inside:
                    sign = f"stated_{links[outer]}"
                    signs[sign] = signs.get(sign, 0.0) + 1.0 / len(speaking)


def _result(
    one: Surroundings,
    ballots: Sequence[Ballot],
    group_of: Mapping[str, int],
    by_id: Mapping[str, Surroundings],
    words: PlaceWords,
    *,
    held: Sequence[Toponym],
) -> Resolved:
    ballot = ballots[group_of[one.mention.id]]
    shares = list(ballot.shares)
    container = None
    if one.held_by in by_id:
        holder = ballots[group_of[str(one.held_by)]]
        if holder.places and holder is not ballot and one.link != "list":
            container = _best(holder)
        if container is not None:
            inside = [holds(container, place) for place in ballot.places]
            if any(inside):
                shares = _kept_to(shares, inside)
            elif one.is_facility:
                # "Loyola University in Los Angeles": no Loyola lies there, so the name is the building's own.
                return Resolved(one, (), container)
            elif is_contradicted(ballot.places, shares, container):
                return Resolved(one, (), container)
    if one.held_by is None and is_foreign(ballot, ballots):
        return Resolved(one, (), None)
    if not ballot.places and container is None and one.before in by_id:
        leading = ballots[group_of[str(one.before)]]
        best = _best(leading)
        container = best if best is not None and best.kind is not PlaceKind.SETTLEMENT else None
    of_office = [place.kind in one.kinds for place in ballot.places]
    if one.type_word is None and any(of_office):
        shares = _kept_to(shares, of_office)
    order = sorted(range(len(shares)), key=lambda number: (-shares[number], number))
    ranked = [Scored(ballot.places[number], shares[number]) for number in order]
    return Resolved(one, tuple(_seat_first(one, ranked, words, held)), container)


def _kept_to(shares: Sequence[float], flags: Sequence[bool]) -> list[float]:
    """Shares that sum to one again after those without a flag have lost most of theirs."""
    cut = [share if flag else share * _OUTSIDE for share, flag in zip(shares, flags, strict=True)]
    total = sum(cut)
    return [share / total for share in cut]


def _seat_first(one: Surroundings, ranked: list[Scored], words: PlaceWords, held: Sequence[Toponym]) -> list[Scored]:
    """Of a town and the division called after it, the bare name means the town ("in Idlib", "in Donetsk").

    What the name is stated to hold says which ("X in Gao"), and a part is a division's ("northern Donetsk"). Marked
    corpora cannot teach this: the two lie too close together. States that are commonly named without their type word,
    and names with a usual sense of their own, stay as they are.
    """
    if not ranked or one.type_word or one.code is not None or any(key in words.senses for key in one.keys):
        return ranked
    best = ranked[0].place
    if best.country in _BARE_STATES or one.is_part:
        return ranked
    for number, other in enumerate(ranked[1:], start=1):
        if best.kind in _DIVISIONS and _is_seat(other.place, best):
            return ranked if _holds_only(best, other.place, held) else _swapped(ranked, number)
        if other.place.kind in _DIVISIONS and _is_seat(best, other.place) and _holds_only(other.place, best, held):
            return _swapped(ranked, number)
    return ranked


def _holds_only(division: Toponym, seat: Toponym, held: Sequence[Toponym]) -> bool:
    return any(holds(division, inner) and not holds(seat, inner) for inner in held)


def _swapped(ranked: list[Scored], number: int) -> list[Scored]:
    """The first and another change places and shares."""
    best, other = ranked[0], ranked[number]
    rest = [Scored(best.place, other.share), *(scored for at, scored in enumerate(ranked) if at not in (0, number))]
    return [Scored(other.place, best.share), *sorted(rest, key=lambda scored: -scored.share)]


def _best(ballot: Ballot) -> Toponym | None:
    if not ballot.places:
        return None
    return ballot.places[max(range(len(ballot.places)), key=lambda number: (ballot.shares[number], -number))]


def _is_seat(place: Toponym, division: Toponym) -> bool:
    """Whether a place is the town that a division is called after; a capital may form a division of its own."""
    if place.capital_rank == _CAPITAL and place.country == division.country:
        return True
    return (
        place.kind is PlaceKind.SETTLEMENT
        and division.geonames in (place.admin1_id, place.admin2_id)
        and place.population >= _SEAT_PEOPLE
        and (not place.is_alternate or place.capital_rank > 0)
    )
