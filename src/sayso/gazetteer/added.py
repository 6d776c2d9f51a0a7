"""What the user added: one file per source in one folder, checked when it is added and read at every start."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import BadKnowledge
from sayso.gazetteer.alternates import useful_keys
from sayso.gazetteer.base import Gazetteer, PlaceKind, Toponym
from sayso.gazetteer.layers import NamedPlaces
from sayso.gazetteer.names import name_key
from sayso.gazetteer.packed import ColumnReader, ColumnWriter
from sayso.gazetteer.user_rows import BadRow, PassedRow, UserPlace, read_rows

SUFFIX: Final = ".places"
# More would not fit the memory that reading may take; a country file of the United States has more.
MAX_PLACES: Final = 1_000_000
# Coordinates are kept to a hundred-thousandth of a degree: a metre.
_SCALE: Final = 100_000
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class AddedGazetteer:
    """A file of the user's as it was added. `passed` counts sound rows of kinds that are not kept."""

    name: str
    path: Path
    places: int
    passed: int
    bad_rows: tuple[BadRow, ...]


def default_folder() -> Path:
    """Where added files lie unless a setting says otherwise."""
    from platformdirs import user_data_path

    return user_data_path("sayso") / "gazetteers"


def add_file(path: Path, folder: Path | None, gazetteer: Gazetteer | None = None) -> AddedGazetteer:
    """Check a GeoNames country file or CSV and keep its places; the same file name again replaces what it gave before.

    Args:
        path: the file.
        folder: where added files lie; None is `default_folder()`.
        gazetteer: knows countries and provinces; the shipped index by default.
    Raises:
        BadKnowledge: the file is unreadable, of neither format, too large, or has no sound row at all.
    """
    folder = folder or default_folder()
    if gazetteer is None:
        from sayso.gazetteer.index import open_index

        gazetteer = open_index()
    places: list[UserPlace] = []
    bad: list[BadRow] = []
    passed = 0
    for row in read_rows(path, gazetteer):
        if isinstance(row, UserPlace):
            places.append(row)
            if len(places) > MAX_PLACES:
                raise BadKnowledge(f"{path}: more than {MAX_PLACES:,} places; split the file and add what you need")
        elif isinstance(row, PassedRow):
            passed += 1
        else:
            bad.append(row)
    if not places:
        why = f"; the first: {bad[0]}" if bad else ""
        raise BadKnowledge(f"{path}: no place in it can be used ({len(bad)} bad rows{why})")
    name = _UNSAFE.sub("-", path.stem).strip("-.") or "places"
    target = folder / f"{name}{SUFFIX}"
    _write_whole(target, _packed(places, passed, len(bad)))
    return AddedGazetteer(name, target, len(places), passed, tuple(bad))


def list_added(folder: Path | None) -> tuple[AddedGazetteer, ...]:
    """The files that were added, by name; how many rows of each were bad is told when it is added only.

    Raises:
        BadKnowledge: one of them is damaged.
    """
    found = []
    for path in _paths(folder):
        description = _reader(path).description
        places, passed = (int(str(description[key])) for key in ("places", "passed"))
        found.append(AddedGazetteer(path.name.removesuffix(SUFFIX), path, places, passed, ()))
    return tuple(found)


def remove_added(name: str, folder: Path | None) -> None:
    """Take an added file out again.

    Raises:
        BadKnowledge: there is none of this name.
    """
    paths = {path.name.removesuffix(SUFFIX): path for path in _paths(folder)}
    if name not in paths:
        known = ", ".join(sorted(paths)) or "none"
        raise BadKnowledge(f"no gazetteer {name!r} was added; there are: {known}")
    paths[name].unlink()


def added_layers(folder: Path | None) -> list[NamedPlaces]:
    """All added files as layers, by name.

    Raises:
        BadKnowledge: one of them is damaged.
    """
    return [_layer(path) for path in _paths(folder)]


def _paths(folder: Path | None) -> list[Path]:
    folder = folder or default_folder()
    return sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []


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
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadKnowledge(f"{path}: the added gazetteer cannot be read ({error})") from error
    return ColumnReader(content, source=str(path))


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside the target and move over it: whoever reads meanwhile sees the old file or the new one."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BadKnowledge(f"{target}: cannot be written ({error})") from error
