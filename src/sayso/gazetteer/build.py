"""Builds the place index that the package ships, from the data packages of the `gazetteer` extra.

The same package versions and lists give the same bytes. Run by `sayso gazetteer build`, at packaging only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso.gazetteer.alternates import bare_names, display_name, useful_keys
from sayso.gazetteer.base import PlaceKind
from sayso.gazetteer.distance import Disc, area_radius_km, distance_km, middle, settlement_radius_km, spread_km
from sayso.gazetteer.index_format import COORDINATE_SCALE, INDEX_FILE, RADIUS_SCALE
from sayso.gazetteer.knowledge import read_countries
from sayso.gazetteer.names import name_key
from sayso.gazetteer.packed import ColumnWriter
from sayso.gazetteer.sources import (
    CountryRow,
    DivisionRow,
    TownRow,
    country_rows,
    division_rows,
    package_versions,
    town_rows,
)

# The share of a division's towns that its radius takes in.
_RADIUS_SHARE: Final = 0.9
_DIVISION_MIN_KM: Final = 5.0
# Smaller towns are named in Arabic script too rarely to pay for the bytes.
_ARABIC_MIN_POPULATION: Final = 1000


@dataclass(slots=True)
class _Entry:
    """One place on its way into the index; `up` are the entries of its province and district."""

    geonames: int
    kind: PlaceKind
    name: str
    other_keys: list[str]
    country: int
    admin1: _Entry | None = None
    admin2: _Entry | None = None
    disc: Disc | None = None
    population: int = 0
    rank: int = 0
    code: str = ""
    towns: list[TownRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """What a build made."""

    path: Path
    size_bytes: int
    places: int
    names: int
    counts: dict[str, int]
    versions: dict[str, str]


def build_index(path: Path = INDEX_FILE) -> BuiltIndex:
    """Write the index.

    Stages: 1 countries; 2 divisions; 3 towns into their divisions; 4 points and radii of divisions; 5 order and write.

    Raises:
        ModuleNotFoundError: the `gazetteer` extra is not installed.
    """
    countries = country_rows()
    entries = _country_entries(countries)
    by_line = {row.line: number for number, row in enumerate(countries)}
    english = frozenset(row.line for row in countries if row.is_english)
    divisions = _division_entries(division_rows(), by_line, english)
    towns = _town_entries(list(town_rows()), by_line, divisions, countries)
    _place_divisions(divisions, entries)
    placed = [entry for entry, _ in divisions.values() if entry.disc is not None]
    everything = sorted([*entries, *placed, *towns], key=_order)
    return _write(path, everything, countries)


def _country_entries(rows: Sequence[CountryRow]) -> list[_Entry]:
    notes = {note.code: note for note in read_countries()}
    entries = []
    for number, row in enumerate(rows):
        note = notes[row.alpha2]
        names = (*note.names, *row.names)
        keys = sorted({name_key(n) for n in names} - {"", name_key(row.names[0])})
        disc = Disc(note.lat, note.lon, area_radius_km(row.area_km2))
        # Acronyms of the register ("CAR", "SRV") that the hand-kept list lacks are left out: many mean other things.
        listed = {name_key(n) for n in note.names}
        keys = [k for k in keys if len(k) > 3 or k in listed]
        entries.append(
            _Entry(row.geonames, PlaceKind.COUNTRY, row.names[0], keys, number, disc=disc, population=row.population)
        )
    return entries


def _division_entries(
    rows: Sequence[DivisionRow], countries: dict[int, int], english: frozenset[int]
) -> dict[int, tuple[_Entry, DivisionRow]]:
    entries: dict[int, tuple[_Entry, DivisionRow]] = {}
    for row in rows:
        if row.country_line not in countries or row.level not in (1, 2):
            continue
        kind = PlaceKind.PROVINCE if row.level == 1 else PlaceKind.DISTRICT
        name = display_name(row.name, row.aliases, row.english, is_english=row.country_line in english)
        keys = useful_keys(name, (*row.names, *bare_names((row.name, *row.names, *row.english))), arabic=True)
        entry = _Entry(row.geonames, kind, name, keys, countries[row.country_line], code=row.code)
        entries[row.line] = (entry, row)
    for entry, row in entries.values():
        if entry.kind is PlaceKind.DISTRICT and row.parent_line in entries:
            entry.admin1 = entries[row.parent_line][0]
    return entries


def _town_entries(
    rows: Sequence[TownRow],
    countries: dict[int, int],
    divisions: dict[int, tuple[_Entry, DivisionRow]],
    country_list: Sequence[CountryRow],
) -> list[_Entry]:
    entries = []
    largest: dict[int, _Entry] = {}
    for row in rows:
        if row.country_line not in countries:
            continue
        number = countries[row.country_line]
        above = [divisions[line][0] for line in row.division_lines if line in divisions]
        admin1 = next((e for e in above if e.kind is PlaceKind.PROVINCE), None)
        admin2 = next((e for e in above if e.kind is PlaceKind.DISTRICT), None)
        if admin1 is None and admin2 is not None:
            admin1 = admin2.admin1
        for division in {id(e): e for e in (admin1, admin2) if e is not None}.values():
            division.towns.append(row)
            division.population += row.population
        keys = useful_keys(row.name, row.alternates, arabic=row.population >= _ARABIC_MIN_POPULATION)
        disc = Disc(row.lat, row.lon, settlement_radius_km(row.population))
        entry = _Entry(row.geonames, PlaceKind.SETTLEMENT, row.name, keys, number, admin1, admin2, disc, row.population)
        entries.append(entry)
        if name_key(country_list[number].capital) in {name_key(row.name), *keys}:
            best = largest.get(-number - 1)
            if best is None or entry.population > best.population:
                largest[-number - 1] = entry
        if admin1 is not None and (id(admin1) not in largest or largest[id(admin1)].population < entry.population):
            largest[id(admin1)] = entry
    for owner, entry in largest.items():
        entry.rank = 2 if owner < 0 else max(entry.rank, 1)
    return entries


def _place_divisions(divisions: dict[int, tuple[_Entry, DivisionRow]], countries: Sequence[_Entry]) -> None:
    """A province has ISO 3166-2's point, else the weighted mean of its towns; a district that, or its province's."""
    numbers: dict[int, int] = defaultdict(int)
    for entry, _ in divisions.values():
        numbers[entry.country] += entry.kind is PlaceKind.PROVINCE
    for entry, row in sorted(divisions.values(), key=lambda pair: pair[0].kind):
        points = [(t.lat, t.lon, float(max(1, t.population))) for t in entry.towns]
        mean = middle(points)
        point = row.point or mean
        if row.point and mean and distance_km(*row.point, *mean) > _too_far_km(entry, countries):
            point = mean
        if point is None:
            entry.disc = entry.admin1.disc if entry.admin1 is not None else None
            continue
        radius = spread_km(*point, points, share=_RADIUS_SHARE)
        if not points:
            whole = countries[entry.country].disc
            radius = whole.radius_km / max(1, numbers[entry.country]) ** 0.5 if whole else _DIVISION_MIN_KM
        entry.disc = Disc(*point, max(_DIVISION_MIN_KM, round(radius, 1)))


def _too_far_km(entry: _Entry, countries: Sequence[_Entry]) -> float:
    """How far ISO 3166-2's point may lie from the towns before it is taken for a slip: the size of the country."""
    whole = countries[entry.country].disc
    return max(100.0, whole.radius_km if whole else 0.0)


def _order(entry: _Entry) -> tuple[int, int, int, int, int]:
    above = (entry.admin1.geonames if entry.admin1 else 0, entry.admin2.geonames if entry.admin2 else 0)
    return (entry.country, int(entry.kind), *above, entry.geonames)


def _write(path: Path, entries: Sequence[_Entry], countries: Sequence[CountryRow]) -> BuiltIndex:
    numbers = {id(entry): number for number, entry in enumerate(entries)}
    names: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        own = name_key(entry.name)
        if own:
            names[own].append(number * 2)
        for key in entry.other_keys:
            names[key].append(number * 2 + 1)
    keys = sorted(names)
    counts = {kind.name.lower(): sum(e.kind is kind for e in entries) for kind in PlaceKind}
    versions = package_versions()
    writer = ColumnWriter({"packages": versions, "places": len(entries), "names": len(keys), "kinds": counts})
    writer.add_strings("keys", keys, is_sorted=True)
    writer.add_numbers("key_postings", [len(names[key]) for key in keys])
    writer.add_numbers("postings", [number for key in keys for number in names[key]])
    writer.add_strings("names", [entry.name for entry in entries])
    writer.add_numbers("geonames", [entry.geonames for entry in entries], deltas=True)
    writer.add_small("kind", [int(entry.kind) for entry in entries])
    writer.add_small("country", [entry.country for entry in entries])
    writer.add_numbers(
        "admin1", [numbers[id(e.admin1)] if e.admin1 and id(e.admin1) in numbers else -1 for e in entries]
    )
    writer.add_numbers(
        "admin2", [numbers[id(e.admin2)] if e.admin2 and id(e.admin2) in numbers else -1 for e in entries]
    )
    discs = [entry.disc or Disc(0.0, 0.0, 0.0) for entry in entries]
    writer.add_numbers("lat", [round(disc.lat * COORDINATE_SCALE) for disc in discs], deltas=True)
    writer.add_numbers("lon", [round(disc.lon * COORDINATE_SCALE) for disc in discs], deltas=True)
    # A town's radius follows from its population and is not stored.
    writer.add_numbers(
        "radius",
        [
            0 if e.kind is PlaceKind.SETTLEMENT else round(d.radius_km * RADIUS_SCALE)
            for e, d in zip(entries, discs, strict=True)
        ],
    )
    writer.add_numbers("population", [entry.population for entry in entries])
    writer.add_small("rank", [entry.rank for entry in entries])
    coded = [(e.code, n) for n, e in enumerate(entries) if e.kind is PlaceKind.PROVINCE and e.code]
    writer.add_strings("codes", [code for code, _ in coded])
    writer.add_numbers("code_place", [n for _, n in coded])
    alpha3 = {row.alpha2: row.alpha3 for row in countries}
    writer.add_strings(
        "countries",
        [" ".join((r.alpha2, r.alpha3, *sorted(alpha3[n] for n in r.neighbours if n in alpha3))) for r in countries],
    )
    content = writer.to_bytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return BuiltIndex(path, len(content), len(entries), len(keys), counts, versions)
