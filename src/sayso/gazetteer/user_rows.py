"""Reads the files that users add: GeoNames country files and CSV. A bad row costs itself alone and is told."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import BadKnowledge
from sayso.gazetteer.base import Gazetteer, PlaceKind, Toponym
from sayso.gazetteer.distance import settlement_radius_km
from sayso.gazetteer.names import MAX_NAME_CHARS, name_key
from sayso.ontology.added_files import BadRow

GEONAMES_COLUMNS: Final = 19
CSV_NEEDED: Final = ("name", "lat", "lon", "country")
CSV_OPTIONAL: Final = ("admin1", "type", "alternate_names", "population")
# Longer lines are no rows of either format; GeoNames allows 10,000 characters of alternate names.
MAX_LINE_CHARS: Final = 40_000

_TYPES: Final = {
    "country": PlaceKind.COUNTRY,
    "province": PlaceKind.PROVINCE,
    "district": PlaceKind.DISTRICT,
    "settlement": PlaceKind.SETTLEMENT,
    "region": PlaceKind.REGION,
}
# Radius where the file gives none: a small district, and a natural feature such as a hill or a stretch of river.
_DISTRICT_KM: Final = 20.0
_NATURAL_KM: Final = 5.0
_PROVINCE_KM: Final = 80.0


@dataclass(frozen=True, slots=True)
class UserPlace:
    """One place of a user's file, with its other names."""

    place: Toponym
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassedRow:
    """A sound row of a kind that is not kept (roads, buildings, undersea features)."""

    row: int


def read_rows(path: Path, gazetteer: Gazetteer) -> Iterator[UserPlace | BadRow | PassedRow]:
    """Read a file; its format is told by its first line.

    Raises:
        BadKnowledge: the file cannot be read, is not UTF-8, or is neither format.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            first = stream.readline(MAX_LINE_CHARS)
            stream.seek(0)
            if first.count("\t") == GEONAMES_COLUMNS - 1:
                yield from _geonames_rows((line.rstrip("\r\n") for line in stream), gazetteer)
            else:
                yield from _csv_rows(path, stream, gazetteer)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadKnowledge(f"{path}: cannot be read as a gazetteer ({error}); save it as UTF-8 text") from error


def _geonames_rows(lines: Iterator[str], gazetteer: Gazetteer) -> Iterator[UserPlace | BadRow | PassedRow]:
    # Source of the columns: readme.txt of the GeoNames export.
    for row, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if not line:
            continue
        if len(cells) != GEONAMES_COLUMNS:
            yield BadRow(row, f"{len(cells)} columns instead of {GEONAMES_COLUMNS}")
            continue
        kind = _kind_of(cells[6], cells[7])
        if kind is None:
            yield PassedRow(row)
            continue
        if not cells[0].isascii() or not cells[0].isdecimal() or not 0 < int(cells[0]) < 2**31:
            yield BadRow(row, f"the GeoNames id {cells[0]!r} is no number")
            continue
        province = gazetteer.admin(f"{cells[8]}.{cells[10]}") if cells[10] not in {"", "00"} else None
        raw = _RawRow(cells[1], cells[4], cells[5], cells[8], cells[14], kind, (cells[2], *cells[3].split(",")))
        yield _checked(row, raw, gazetteer, geonames=int(cells[0]), province=province)


def _kind_of(feature_class: str, feature_code: str) -> PlaceKind | None:
    if feature_class == "P":
        return PlaceKind.SETTLEMENT
    if feature_class == "A":
        if feature_code.startswith("PCL"):
            return PlaceKind.COUNTRY
        return PlaceKind.PROVINCE if feature_code in {"ADM1", "ADM1H"} else PlaceKind.DISTRICT
    return PlaceKind.REGION if feature_class in {"H", "T", "L", "V"} else None


def _csv_rows(path: Path, stream: Iterator[str], gazetteer: Gazetteer) -> Iterator[UserPlace | BadRow]:
    reader = csv.reader(stream)
    header = [cell.strip().lower() for cell in next(reader, [])]
    unknown = [cell for cell in header if cell not in (*CSV_NEEDED, *CSV_OPTIONAL)]
    missing = [cell for cell in CSV_NEEDED if cell not in header]
    if unknown or missing or len(set(header)) < len(header):
        wrong = f"unknown: {', '.join(unknown)}" if unknown else f"missing or twice: {', '.join(missing or header)}"
        raise BadKnowledge(
            f"{path}: neither a GeoNames country file (19 columns with tabs) nor a CSV with the columns "
            f"{', '.join(CSV_NEEDED)} and if you like {', '.join(CSV_OPTIONAL)} ({wrong[:300]})"
        )
    for cells in reader:
        if not cells:
            continue
        row = reader.line_num
        if len(cells) != len(header):
            yield BadRow(row, f"{len(cells)} cells instead of {len(header)}")
            continue
        named = {key: cell.strip() for key, cell in zip(header, cells, strict=True)}
        kind = _TYPES.get(named.get("type", "").lower() or "settlement")
        if kind is None:
            yield BadRow(row, f"the type {named['type']!r} is none of {', '.join(_TYPES)}")
            continue
        others = tuple(name.strip() for name in named.get("alternate_names", "").replace("|", ";").split(";"))
        raw = _RawRow(
            named["name"], named["lat"], named["lon"], named["country"], named.get("population", ""), kind, others,
            named.get("admin1") or None,
        )  # fmt: skip
        yield _checked(row, raw, gazetteer)


@dataclass(frozen=True, slots=True)
class _RawRow:
    """The cells of a row as they stand in the file."""

    name: str
    lat: str
    lon: str
    country: str
    population: str
    kind: PlaceKind
    other_names: tuple[str, ...]
    admin1: str | None = None


def _checked(
    row: int, raw: _RawRow, gazetteer: Gazetteer, *, geonames: int | None = None, province: Toponym | None = None
) -> UserPlace | BadRow:
    if len(raw.name) > MAX_NAME_CHARS or not name_key(raw.name):
        return BadRow(row, f"the name {raw.name[:60]!r} is empty, too long, or has no letters")
    latitude, longitude = _degrees(raw.lat, 90), _degrees(raw.lon, 180)
    if latitude is None or longitude is None:
        return BadRow(row, f"lat {raw.lat!r}, lon {raw.lon!r} are no degrees (latitude to 90, longitude to 180)")
    code = _country_code(raw.country, gazetteer)
    if code is None:
        return BadRow(row, f"there is no country {raw.country!r}; use ISO 3166-1 codes")
    if raw.population and not (
        raw.population.isascii() and raw.population.isdecimal() and int(raw.population[:11]) < 2**31
    ):
        return BadRow(row, f"the population {raw.population!r} is no number of people")
    people = int(raw.population or 0)
    if province is None and raw.admin1:
        named = gazetteer.lookup(name_key(raw.admin1))
        province = next((p for p in named if p.kind is PlaceKind.PROVINCE and p.country == code), None)
    place = Toponym(
        key=name_key(raw.name), geonames=geonames, name=raw.name, kind=raw.kind, countries=(code,),
        admin1_id=province.geonames if province else None, admin1=province.name if province else raw.admin1,
        admin2_id=None, admin2=None, lat=latitude, lon=longitude, radius_km=_radius_km(raw.kind, people),
        population=people, capital_rank=0, is_alternate=False,
    )  # fmt: skip
    return UserPlace(place, tuple(n for n in raw.other_names if n and len(n) <= MAX_NAME_CHARS))


def _degrees(text: str, most: int) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if -most <= number <= most else None


def _country_code(text: str, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.country(text.upper())
    if found is None:
        found = next((p for p in gazetteer.lookup(name_key(text)) if p.kind is PlaceKind.COUNTRY), None)
    return found.country if found else None


def _radius_km(kind: PlaceKind, population: int) -> float:
    return {
        PlaceKind.PROVINCE: _PROVINCE_KM,
        PlaceKind.DISTRICT: _DISTRICT_KM,
        PlaceKind.REGION: _NATURAL_KM,
    }.get(kind, settlement_radius_km(population))
