"""The index that the package ships, held in memory: names by binary search, places by number.

Opened once and read in full (a third of a second, some 100 MB); no cache folder, no temporary file, nothing to lock.
"""

from __future__ import annotations

from bisect import bisect_left
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from sayso.errors import BadKnowledge
from sayso.gazetteer.base import PlaceKind, Toponym
from sayso.gazetteer.distance import settlement_radius_km
from sayso.gazetteer.index_format import COORDINATE_SCALE, INDEX_FILE, RADIUS_SCALE
from sayso.gazetteer.packed import ColumnReader
from sayso.gazetteer.strays import WIDE_KM, radius_without_strays_km

_CACHED_NAMES: Final = 4096


class PlaceIndex:
    """A `Gazetteer` over one index file."""

    def __init__(self, content: bytes, *, source: str) -> None:
        """Unpack an index file.

        Raises:
            BadKnowledge: the bytes are no index, or damaged.
        """
        columns = ColumnReader(content, source=source)
        self._digest = columns.digest
        self.description = columns.description
        # The names take as long to unpack as all the rest, and LZMA lets other threads run.
        with ThreadPoolExecutor(max_workers=1) as pool:
            keys = pool.submit(columns.strings, "keys")
            self._read(columns)
            self._keys = keys.result()
        self._look_up = lru_cache(maxsize=_CACHED_NAMES)(self._look_up_uncached)

    def _read(self, columns: ColumnReader) -> None:
        # Place numbers of key k are postings[ends[k - 1] : ends[k]]; each is twice the number, plus one if alternate.
        self._ends = [0, *accumulate(columns.numbers("key_postings"))]
        self._postings = columns.numbers("postings")
        self._names = columns.strings("names")
        self._geonames = columns.numbers("geonames")
        self._kind = columns.small("kind")
        self._country = columns.small("country")
        self._admin1 = columns.numbers("admin1")
        self._admin2 = columns.numbers("admin2")
        self._lat = columns.numbers("lat")
        self._lon = columns.numbers("lon")
        self._radius = columns.numbers("radius")
        self._population = columns.numbers("population")
        self._rank = columns.small("rank")
        codes = columns.strings("codes")
        self._codes = {code.decode(): n for code, n in zip(codes, columns.numbers("code_place"), strict=True)}
        self._countries = [row.decode().split(" ") for row in columns.strings("countries")]
        self._neighbours = {row[1]: tuple(row[2:]) for row in self._countries}
        self._country_places = self._places_of_countries()

    @property
    def version(self) -> str:
        """Digest of the file."""
        return self._digest

    def lookup(self, name_key: str) -> tuple[Toponym, ...]:
        """All places of this name, most populous first."""
        return self._look_up(name_key)

    def has_prefix(self, name_key: str) -> bool:
        """Whether some name begins with these words and goes on."""
        wanted = name_key.encode() + b" "
        at = bisect_left(self._keys, wanted)
        return at < len(self._keys) and self._keys[at].startswith(wanted)

    def country(self, code: str) -> Toponym | None:
        """The country of an alpha-2 or alpha-3 code."""
        number = self._country_places.get(code)
        return None if number is None else self._toponym(number * 2, self._names[number].decode())

    def neighbours(self, code: str) -> tuple[str, ...]:
        """Alpha-3 codes of the countries with a common land border, sorted."""
        return self._neighbours.get(code, ())

    def admin(self, code: str) -> Toponym | None:
        """The province of a GeoNames code."""
        number = self._codes.get(code)
        return None if number is None else self._toponym(number * 2, self._names[number].decode())

    def _look_up_uncached(self, name_key: str) -> tuple[Toponym, ...]:
        wanted = name_key.encode()
        at = bisect_left(self._keys, wanted)
        if at == len(self._keys) or self._keys[at] != wanted:
            return ()
        found = [self._toponym(posting, name_key) for posting in self._postings[self._ends[at] : self._ends[at + 1]]]
        return tuple(sorted(found, key=lambda t: (-t.population, t.kind, t.geonames or 0)))

    def _toponym(self, posting: int, key: str) -> Toponym:
        number, is_alternate = posting >> 1, bool(posting & 1)
        kind = PlaceKind(self._kind[number])
        admin1, admin2 = self._admin1[number], self._admin2[number]
        if kind is PlaceKind.PROVINCE:
            admin1 = number
        elif kind is PlaceKind.DISTRICT:
            admin2 = number
        population = self._population[number]
        return Toponym(
            key=key,
            geonames=self._geonames[number],
            name=self._names[number].decode(),
            kind=kind,
            countries=(self._countries[self._country[number]][1],),
            admin1_id=self._geonames[admin1] if admin1 >= 0 else None,
            admin1=self._names[admin1].decode() if admin1 >= 0 else None,
            admin2_id=self._geonames[admin2] if admin2 >= 0 else None,
            admin2=self._names[admin2].decode() if admin2 >= 0 else None,
            lat=self._lat[number] / COORDINATE_SCALE,
            lon=self._lon[number] / COORDINATE_SCALE,
            radius_km=self._radius_km(number, kind),
            population=population,
            capital_rank=self._rank[number],
            is_alternate=is_alternate,
            has_own_point=not self._stands_on_province(number, kind),
        )

    def _stands_on_province(self, number: int, kind: PlaceKind) -> bool:
        """Whether a district has its province's point: no town of the register lies in it."""
        above = self._admin1[number]
        if kind is not PlaceKind.DISTRICT or above < 0:
            return False
        return (self._lat[number], self._lon[number]) == (self._lat[above], self._lon[above])

    def _radius_km(self, number: int, kind: PlaceKind) -> float:
        if kind is PlaceKind.SETTLEMENT:
            return settlement_radius_km(self._population[number])
        stored = self._radius[number] / RADIUS_SCALE
        if kind not in (PlaceKind.PROVINCE, PlaceKind.DISTRICT) or stored <= WIDE_KM:
            return stored
        if self._stands_on_province(number, kind):
            return min(stored, self._radius_km(self._admin1[number], PlaceKind.PROVINCE))
        column = self._admin1 if kind is PlaceKind.PROVINCE else self._admin2
        # Places stand by country in the file.
        country = self._country[number]
        start, stop = self._country.find(country), self._country.rfind(country) + 1
        towns = [n for n in range(start, stop) if self._kind[n] == PlaceKind.SETTLEMENT]
        own = [self._point(n) for n in towns if column[n] == number]
        others = [self._point(n) for n in towns if column[n] != number and column[n] >= 0]
        found = radius_without_strays_km(self._point(number), own, others)
        return stored if found is None else min(stored, max(round(found, 1), 1.0))

    def _point(self, number: int) -> tuple[float, float]:
        return self._lat[number] / COORDINATE_SCALE, self._lon[number] / COORDINATE_SCALE

    def _places_of_countries(self) -> dict[str, int]:
        places: dict[str, int] = {}
        number = self._kind.find(PlaceKind.COUNTRY)
        while number >= 0:
            row = self._countries[self._country[number]]
            places[row[0]] = places[row[1]] = number
            number = self._kind.find(PlaceKind.COUNTRY, number + 1)
        return places


@lru_cache(maxsize=2)
def open_index(path: Path = INDEX_FILE) -> PlaceIndex:
    """The index of a file, opened once per process.

    Raises:
        BadKnowledge: the file is missing or damaged.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadKnowledge(f"{path}: the place index cannot be read ({error}); install the package again") from error
    return PlaceIndex(content, source=str(path))
