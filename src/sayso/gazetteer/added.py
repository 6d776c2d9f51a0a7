"""Places that the user added."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sayso.gazetteer.alternates import useful_keys
from sayso.gazetteer.base import Gazetteer, PlaceKind, Toponym
from sayso.gazetteer.layers import NamedPlaces
from sayso.gazetteer.names import name_key
from sayso.gazetteer.packed import ColumnReader, ColumnWriter
from sayso.gazetteer.user_rows import PassedRow, UserPlace, read_rows
from sayso.ontology.added_files import AddedFile, BadRow, Shelf

# More places would not fit the memory that reading may take; a country file of the United States has more.
SHELF: Final = Shelf(folder_name="gazetteers", suffix=".places", what="gazetteer", row="place", most=1_000_000)
# Coordinates are kept to a hundred-thousandth of a degree: a metre.
_SCALE: Final = 100_000


def add_file(path: Path, folder: Path | None, gazetteer: Gazetteer | None = None) -> AddedFile:
    """Check a GeoNames country file or CSV and keep its places; the same file name again replaces what it gave before.

    Args:
        path: the file.
        folder: where added files lie; None is the user's own.
        gazetteer: knows countries and provinces; the shipped index by default.
    Raises:
        BadKnowledge: the file is unreadable, of neither format, too large, or has no sound row at all.
    """
    if gazetteer is None:
        from sayso.gazetteer.index import open_index

        gazetteer = open_index()
    places: list[UserPlace] = []
    bad: list[BadRow] = []
    passed = 0
    for row in read_rows(path, gazetteer):
        if isinstance(row, UserPlace):
            places.append(row)
            if len(places) > SHELF.most:
                break
        elif isinstance(row, PassedRow):
            passed += 1
        else:
            bad.append(row)
    SHELF.checked(path, len(places), bad)
    name, target = SHELF.keep(path, _packed(places, passed, len(bad)), folder)
    return AddedFile(name, target, len(places), tuple(bad), passed)


def list_added(folder: Path | None) -> tuple[AddedFile, ...]:
    """The files that were added, by name; how many rows of each were bad is told when it is added only.

    Raises:
        BadKnowledge: one of them is damaged.
    """
    found = []
    for name, path in SHELF.paths(folder).items():
        description = _reader(path).description
        places, passed = (int(str(description[key])) for key in ("places", "passed"))
        found.append(AddedFile(name, path, places, passed=passed))
    return tuple(found)


def remove_added(name: str, folder: Path | None) -> None:
    """Take an added file out again.

    Raises:
        BadKnowledge: there is none of this name.
    """
    SHELF.remove(name, folder)


def added_layers(folder: Path | None) -> list[NamedPlaces]:
    """All added files as layers, by name.

    Raises:
        BadKnowledge: one of them is damaged.
    """
    return [_layer(path) for path in SHELF.paths(folder).values()]


def _packed(places: Sequence[UserPlace], passed: int, bad: int) -> bytes:
    writer = ColumnWriter({"places": len(places), "passed": passed, "bad": bad})
    rows = [entry.place for entry in places]
    writer.add_strings(
        "places",
        [
            json.dumps([p.name, p.countries[0], p.admin1, useful_keys(p.name, e.other_names, arabic=True)])
            for p, e in zip(rows, places, strict=True)
        ],
    )
    writer.add_numbers("geonames", [p.geonames or 0 for p in rows])
    writer.add_numbers("admin1_id", [p.admin1_id or 0 for p in rows])
    writer.add_small("kind", [int(p.kind) for p in rows])
    writer.add_numbers("lat", [round(p.lat * _SCALE) for p in rows])
    writer.add_numbers("lon", [round(p.lon * _SCALE) for p in rows])
    writer.add_numbers("radius", [round(p.radius_km * 10) for p in rows])
    writer.add_numbers("population", [p.population for p in rows])
    return writer.to_bytes()


def _layer(path: Path) -> NamedPlaces:
    columns = _reader(path)
    names: dict[str, list[Toponym]] = defaultdict(list)
    numbers = [columns.numbers(n) for n in ("geonames", "admin1_id", "lat", "lon", "radius", "population")]
    for packed, kind, geonames, admin1_id, lat, lon, radius, population in zip(
        columns.strings("places"), columns.small("kind"), *numbers, strict=True
    ):
        name, country, admin1, keys = json.loads(packed)
        own = name_key(name)
        for key in (own, *keys):
            names[key].append(
                Toponym(
                    key=key, geonames=geonames or None, name=name, kind=PlaceKind(kind), countries=(country,),
                    admin1_id=admin1_id or None, admin1=admin1, admin2_id=None, admin2=None,
                    lat=lat / _SCALE, lon=lon / _SCALE, radius_km=radius / 10, population=population,
                    capital_rank=0, is_alternate=key != own,
                )
            )  # fmt: skip
    return NamedPlaces(names, version=columns.digest)


def _reader(path: Path) -> ColumnReader:
    return ColumnReader(SHELF.content(path), source=str(path))
