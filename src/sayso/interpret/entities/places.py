"""Joins place names that the gazetteer resolved to one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.interpret.entities.clusters import Clusters
from sayso.interpret.entities.profiles import Profile
from sayso.records import MentionType, Place


def join_places(profiles: Sequence[Profile], clusters: Clusters, places: Mapping[str, Place]) -> None:
    """Join mentions of one GeoNames place; names that no gazetteer has are joined where they are written alike.

    An unknown place keeps apart from one of the same name in another country or province.
    """
    first_of: dict[object, Profile] = {}
    for profile in profiles:
        place = places.get(profile.mention.id)
        if profile.type is not MentionType.LOCATION or place is None or profile.name is None:
            continue
        if place.geonames is not None:
            key: object = place.geonames
            reason = "the same place of the gazetteer"
        else:
            key = (profile.name.key, place.country, place.admin1)
            reason = "the same name, not in the gazetteer"
        first = first_of.setdefault(key, profile)
        if first is not profile:
            clusters.join(first, profile, reason, despite=frozenset({"names"}))
