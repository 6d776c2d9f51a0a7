"""Several sources of places that answer as one: the shipped index, the list of regions, and what the user added."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from sayso.gazetteer.base import PlaceKind, Toponym
from sayso.gazetteer.index import PlaceIndex
from sayso.gazetteer.knowledge import Region
from sayso.gazetteer.names import name_key


class Layer(Protocol):
    """Places beside the index."""

    version: str

    def lookup(self, name_key: str) -> tuple[Toponym, ...]:
        """All places of this name."""

    def has_prefix(self, name_key: str) -> bool:
        """Whether some name begins with these words and goes on."""


class NamedPlaces:
    """A small layer held in a dictionary."""

    def __init__(self, names: Mapping[str, Sequence[Toponym]], *, version: str) -> None:
        """Keep places by name key."""
        self.version = version
        self._names = {key: tuple(places) for key, places in names.items()}
        prefixes: set[str] = set()
        for key in self._names:
            words = key.split(" ")
            prefixes.update(" ".join(words[:count]) for count in range(1, len(words)))
        self._prefixes = frozenset(prefixes)

    def lookup(self, name_key: str) -> tuple[Toponym, ...]:
        """All places of this name."""
        return self._names.get(name_key, ())

    def has_prefix(self, name_key: str) -> bool:
        """Whether some name begins with these words and goes on."""
        return name_key in self._prefixes


class LayeredGazetteer:
    """A `Gazetteer` of the index and further layers; one place that stands in several is told once."""

    def __init__(self, index: PlaceIndex, layers: Sequence[Layer]) -> None:
        """Put layers over the index; their order is part of the version."""
        self._index = index
        self._layers = tuple(layers)
        self._version = hashlib.sha256(" ".join((index.version, *(x.version for x in layers))).encode()).hexdigest()
        self._look_up = lru_cache(maxsize=4096)(self._look_up_uncached)

    @property
    def version(self) -> str:
        """Digest of the index and all layers."""
        return self._version

    def lookup(self, name_key: str) -> tuple[Toponym, ...]:
        """All places of this name in all layers, most populous first."""
        return self._look_up(name_key)

    def has_prefix(self, name_key: str) -> bool:
        """Whether some name of some layer begins with these words and goes on."""
        return self._index.has_prefix(name_key) or any(layer.has_prefix(name_key) for layer in self._layers)

    def country(self, code: str) -> Toponym | None:
        """The country of an alpha-2 or alpha-3 code."""
        return self._index.country(code)

    def neighbours(self, code: str) -> tuple[str, ...]:
        """Alpha-3 codes of the countries with a common land border, sorted."""
        return self._index.neighbours(code)

    def admin(self, code: str) -> Toponym | None:
        """The province of a GeoNames code."""
        return self._index.admin(code)

    def _look_up_uncached(self, name_key: str) -> tuple[Toponym, ...]:
        found = self._index.lookup(name_key)
        more: list[Toponym] = []
        for layer in self._layers:
            more.extend(layer.lookup(name_key))
        if not more:
            return found
        known = {place.geonames for place in found if place.geonames is not None}
        fresh = [place for place in more if place.geonames is None or place.geonames not in known]
        return tuple(sorted((*found, *fresh), key=lambda t: (-t.population, t.kind, t.geonames or 0, t.name)))


def region_layer(regions: Sequence[Region]) -> NamedPlaces:
    """The list of regions as a layer; `Deep South (Thailand)` is found without its remark in brackets."""
    names: dict[str, list[Toponym]] = {}
    digest = hashlib.sha256()
    for region in regions:
        digest.update(repr(region).encode())
        own = name_key(region.name.split(" (")[0])
        for alias in dict.fromkeys((own, *[name_key(a.split(" (")[0]) for a in region.aliases])):
            names.setdefault(alias, []).append(
                Toponym(
                    key=alias, geonames=region.geonames, name=region.name, kind=PlaceKind.REGION,
                    countries=region.countries, admin1_id=None, admin1=None, admin2_id=None, admin2=None,
                    lat=region.lat, lon=region.lon, radius_km=region.radius_km, population=0, capital_rank=0,
                    is_alternate=alias != own,
                )
            )  # fmt: skip
    return NamedPlaces(names, version=digest.hexdigest())
