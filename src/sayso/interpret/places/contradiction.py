"""When a small place far off, which happens to be the only one of its name in the gazetteer, is not the one meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.gazetteer import PlaceKind, Toponym
from sayso.interpret.places.ranking import apart_km, slack_km
from sayso.interpret.places.voting import Ballot

# A larger town is known well enough to be named out of its surroundings.
_FAR_FAMED_PEOPLE: Final = 100_000
# A place this far outside of what is said to hold it is another place; borders of registers differ by less.
_FAR_KM: Final = 300.0
# Other names that must be sure of their places before a report speaks against one.
_SURE: Final = 0.6
_FEWEST_OTHERS: Final = 3


def is_contradicted(places: Sequence[Toponym], shares: Sequence[float], container: Toponym) -> bool:
    """Whether the place that a container is stated for lies in another country than it, far off, and is little known.

    Args:
        places: the candidates of the name, none of which lies in the container.
        shares: their probabilities.
        container: what the text puts the name in.
    """
    if not places or container.kind is PlaceKind.SETTLEMENT or not container.countries:
        return False
    if any(not _is_obscure(place) for place in places):
        return False
    best = places[max(range(len(places)), key=lambda number: (shares[number], -number))]
    if set(best.countries) & set(container.countries):
        return False
    return container.kind is PlaceKind.COUNTRY or apart_km(best, container) - slack_km(container) > _FAR_KM


def is_foreign(ballot: Ballot, ballots: Sequence[Ballot]) -> bool:
    """Whether all places of a name are obscure ones in a country that nothing else in the report speaks of."""
    if not ballot.places or any(not _is_obscure(place) for place in ballot.places):
        return False
    if any(signs.get("hint") for signs in ballot.signs):
        return False
    if any(heard.get("same_country") or heard.get("neighbour") or heard.get("near") for heard in ballot.heard):
        return False
    sure = [other for other in ballots if other is not ballot and other.shares and max(other.shares) >= _SURE]
    return len(sure) >= _FEWEST_OTHERS


def _is_obscure(place: Toponym) -> bool:
    return place.kind in (PlaceKind.SETTLEMENT, PlaceKind.DISTRICT) and place.population < _FAR_FAMED_PEOPLE
