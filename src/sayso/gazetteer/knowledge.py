"""The hand-kept lists of the gazetteer: points and short names of countries, and regions that no register draws.

They stand with the other lists of the package (`ontology/places`); this module reads and checks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml

FOLDER: Final = Path(__file__).parent.parent / "ontology" / "places"
REGION_TYPES: Final = (
    "river", "lake", "sea", "strait", "canal", "valley", "mountains", "desert", "forest", "island", "peninsula",
    "area", "continent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountryNote:
    """The point that stands for a country (alpha-2) and names that reports use for it."""

    code: str
    lat: float
    lon: float
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A river, sea, range or informal region. `countries` are alpha-3, the main one first; none for open sea."""

    name: str
    type: str
    lat: float
    lon: float
    radius_km: float
    countries: tuple[str, ...]
    aliases: tuple[str, ...]
    geonames: int | None


def read_countries(folder: Path = FOLDER) -> tuple[CountryNote, ...]:
    """`countries.yml`, sorted by code."""
    path = folder / "countries.yml"
    table = _table(path, "countries")
    notes = []
    for code, row in sorted(table.items()):
        checked = _row(path, code, row, {"point": list, "names": list}, needed=("point", "names"))
        lat, lon = _point(path, code, checked["point"])
        notes.append(CountryNote(code, lat, lon, _strings(path, code, checked["names"])))
    return tuple(notes)


def read_regions(folder: Path = FOLDER) -> tuple[Region, ...]:
    """`regions.yml`, in the order of the file."""
    path = folder / "regions.yml"
    regions = []
    for name, row in _table(path, "regions").items():
        fields = {"type": str, "point": list, "radius_km": int, "countries": list, "aliases": list, "geonames": int}
        checked = _row(path, name, row, fields, needed=("type", "point", "radius_km", "countries"))
        if checked["type"] not in REGION_TYPES:
            raise BadKnowledge(f"{path}: {name}: type {checked['type']!r} is none of {', '.join(REGION_TYPES)}")
        lat, lon = _point(path, name, checked["point"])
        countries = _strings(path, name, checked["countries"])
        if not all(len(code) == 3 and code.isascii() and code.isupper() for code in countries):
            raise BadKnowledge(f"{path}: {name}: countries must be ISO 3166-1 alpha-3 codes, found {countries}")
        geonames = checked.get("geonames")
        regions.append(
            Region(
                name, str(checked["type"]), lat, lon, float(str(checked["radius_km"])), countries,
                _strings(path, name, checked.get("aliases", [])), geonames if isinstance(geonames, int) else None,
            )
        )  # fmt: skip
    return tuple(regions)


def _table(path: Path, key: str) -> Mapping[str, object]:
    loaded = load_yaml(path, name=str(path))
    if not isinstance(loaded, dict) or set(loaded) != {"source", key} or not isinstance(loaded[key], dict):
        raise BadKnowledge(f"{path}: needs exactly the keys 'source' and {key!r}, the latter a table")
    return dict(loaded[key])


def _row(
    path: Path, name: str, row: object, fields: Mapping[str, type], *, needed: tuple[str, ...]
) -> dict[str, object]:
    if not isinstance(row, dict):
        raise BadKnowledge(f"{path}: {name}: needs a table of {', '.join(fields)}")
    for key, value in row.items():
        if key not in fields or not isinstance(value, fields[key]):
            raise BadKnowledge(f"{path}: {name}: {key!r} with {value!r} is unknown or of the wrong type")
    missing = [key for key in needed if key not in row]
    if missing:
        raise BadKnowledge(f"{path}: {name}: {', '.join(missing)} missing")
    return dict(row)


def _point(path: Path, name: str, value: object) -> tuple[float, float]:
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(number, int | float) for number in value)
        and abs(value[0]) <= 90
        and abs(value[1]) <= 180
    ):
        return float(value[0]), float(value[1])
    raise BadKnowledge(f"{path}: {name}: point must be [latitude, longitude] in degrees, found {value!r}")


def _strings(path: Path, name: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
        return tuple(value)
    raise BadKnowledge(f"{path}: {name}: needs a list of names, found {value!r}")
