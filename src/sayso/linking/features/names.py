"""Names compared: each kind of thing by its own rules, and known actors by the names that lists give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sayso.linking.aliases import NO_ALIASES, AliasBook
from sayso.linking.evidence import Comparison, Feature, compared
from sayso.linking.features.groups import compare_groups
from sayso.linking.features.people import compare_people
from sayso.linking.features.places import compare_places
from sayso.records import MentionType

# By which rules the names of a type are compared; other types have no names that two reports share.
RULES: Final[Mapping[MentionType, Callable[[str, str], Comparison]]] = {
    MentionType.PERSON: compare_people,
    MentionType.ORGANISATION: compare_groups,
    MentionType.LOCATION: compare_places,
    MentionType.COMMS_IDENTIFIER: compare_groups,
}
_LISTED_AS_ONE: Final = 8.0
_LISTED_AS_TWO: Final = -7.0
CONFLICTS: Final = frozenset({"listed as two actors"})


def compare_names(one: str, other: str, kind: MentionType, *, aliases: AliasBook = NO_ALIASES) -> Comparison | None:
    """Compare two names of one type of thing, feature by feature.

    A list that knows both names decides, for one actor or for two; else the rules of the type. Places have no list.

    Returns:
        None for a type whose names are not compared.
    """
    rules = RULES.get(kind)
    if rules is None:
        return None
    if kind in (MentionType.LOCATION, MentionType.PERSON):
        return rules(one, other)
    bearers, others = aliases.of(one), aliases.of(other)
    if bearers & others:
        names = " or ".join(sorted(aliases.names[number] for number in bearers & others))
        feature = Feature("listed as one actor", 1.0, _LISTED_AS_ONE, names)
        return compared(one, other, [feature], bias=0.0, conflicts=frozenset())
    if bearers and others:
        first, second = (min(aliases.names[number] for number in side) for side in (bearers, others))
        feature = Feature("listed as two actors", 1.0, _LISTED_AS_TWO, f"{first} / {second}")
        return compared(one, other, [feature], bias=0.0, conflicts=CONFLICTS)
    return rules(one, other)
