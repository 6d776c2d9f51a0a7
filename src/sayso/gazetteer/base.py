"""The contract of place knowledge: names in, places that bear them out. Nothing here knows files or formats."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol


class PlaceKind(IntEnum):
    """What a place is. The numbers are part of the index format."""

    COUNTRY = 0
    PROVINCE = 1  # first-level division: state, oblast, governorate
    DISTRICT = 2  # second-level division: county, raion, cercle
    SETTLEMENT = 3
    REGION = 4  # rivers, seas, ranges, and regions that no administration draws


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place that bears a name.

    `countries` are ISO 3166-1 alpha-3, the first the main one; only regions have several. `admin1_id`, `admin2_id`
    are the GeoNames ids of the divisions that hold it (of itself, for a division). `radius_km` is the
    radius around the point within which the place lies. `is_alternate` says that the name asked for is not the
    place's own but another (older, shorter, foreign, transliterated); `capital_rank` is 2 for a country's capital, 1
    for a province's largest town, else 0. `has_own_point` is false for a district that stands on its province's point,
    because nothing more is known of it.
    """

    key: str
    geonames: int | None
    name: str
    kind: PlaceKind
    countries: tuple[str, ...]
    admin1_id: int | None
    admin1: str | None
    admin2_id: int | None
    admin2: str | None
    lat: float
    lon: float
    radius_km: float
    population: int
    capital_rank: int
    is_alternate: bool
    has_own_point: bool = True

    @property
    def country(self) -> str | None:
        """Alpha-3 code of the country it lies in (the main one), null for seas and continents."""
        return self.countries[0] if self.countries else None


class Gazetteer(Protocol):
    """Place knowledge that interpretation asks. Answers never change while it is open."""

    @property
    def version(self) -> str:
        """Digest of everything that the answers depend on; goes into `producer.gazetteer`."""

    def lookup(self, name_key: str) -> tuple[Toponym, ...]:
        """All places of this name (a key of `names.name_key`), most populous first; empty if there is none."""

    def has_prefix(self, name_key: str) -> bool:
        """Whether some name consists of these words and at least one more."""

    def country(self, code: str) -> Toponym | None:
        """The country of an alpha-2 or alpha-3 code."""

    def neighbours(self, code: str) -> tuple[str, ...]:
        """Alpha-3 codes of the countries that share a land border with this one (alpha-3), sorted."""

    def admin(self, code: str) -> Toponym | None:
        """The province of a GeoNames code: `US.OH`, `AF.13`."""
