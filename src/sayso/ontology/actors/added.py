"""Actors that the user added."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.actors.lists import SUBTYPES, TYPES, ActorList, KnownActor, checked_actor
from sayso.ontology.added_files import AddedFile, BadRow, Shelf

SHELF: Final = Shelf(folder_name="actors", suffix=".actors", what="actors", row="actor", most=100_000)
FORMAT: Final = "sayso.actors/1"
CSV_NEEDED: Final = ("name",)
CSV_OPTIONAL: Final = ("aliases", "type", "subtype", "country", "sector")
MAX_NAME_CHARS: Final = 120


def add_file(path: Path, folder: Path | None) -> AddedFile:
    """Check a CSV of actors and keep it; the same file name again replaces what it gave before.

    Args:
        path: a CSV with `name` and any of `aliases` (semicolons between), `type`, `subtype`, `country`, `sector`.
        folder: where added files lie; None is the user's own.

    Raises:
        BadKnowledge: the file is unreadable, has other columns, is too large, or has no sound row at all.
    """
    actors: list[KnownActor] = []
    bad: list[BadRow] = []
    for row in _rows(path):
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            actors.append(row)
        if len(actors) > SHELF.most:
            break
    SHELF.checked(path, len(actors), bad)
    name, target = SHELF.keep(path, _packed(actors), folder)
    return AddedFile(name, target, len(actors), tuple(bad))


def list_added(folder: Path | None) -> tuple[AddedFile, ...]:
    """The files that were added, by name; how many rows of each were bad is told when it is added only.

    Raises:
        BadKnowledge: one of them is damaged.
    """
    return tuple(
        AddedFile(name, path, len(_unpacked(path, SHELF.content(path)))) for name, path in SHELF.paths(folder).items()
    )


def remove_added(name: str, folder: Path | None) -> None:
    """Take an added file out again.

    Raises:
        BadKnowledge: there is none of this name.
    """
    SHELF.remove(name, folder)


def added_actors(folder: Path | None) -> ActorList:
    """All added actors, file by file; the version is a digest of the files' contents, empty without any.

    Raises:
        BadKnowledge: one of the files is damaged.
    """
    paths = tuple(SHELF.paths(folder).values())
    actors: list[KnownActor] = []
    digest = hashlib.sha256()
    for path in paths:
        content = SHELF.content(path)
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
        actors += _unpacked(path, content)
    return ActorList(tuple(actors), digest.hexdigest() if paths else "")


def _rows(path: Path) -> Iterator[KnownActor | BadRow]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            header = [cell.strip().lower() for cell in next(reader, [])]
            _check_header(path, header)
            for cells in reader:
                if cells:
                    yield _row(reader.line_num, cells, header)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadKnowledge(f"{path}: cannot be read as a list of actors ({error}); save it as UTF-8 text") from error


def _check_header(path: Path, header: list[str]) -> None:
    unknown = [cell for cell in header if cell not in (*CSV_NEEDED, *CSV_OPTIONAL)]
    missing = [cell for cell in CSV_NEEDED if cell not in header]
    if unknown or missing or len(set(header)) < len(header):
        wrong = f"unknown: {', '.join(unknown)}" if unknown else f"missing or twice: {', '.join(missing or header)}"
        raise BadKnowledge(
            f"{path}: no CSV with the column {CSV_NEEDED[0]} and if you like {', '.join(CSV_OPTIONAL)} ({wrong[:300]})"
        )


def _row(row: int, cells: list[str], header: list[str]) -> KnownActor | BadRow:
    if len(cells) != len(header):
        return BadRow(row, f"{len(cells)} cells instead of {len(header)}")
    named = {key: " ".join(cell.split()) for key, cell in zip(header, cells, strict=True)}
    names = tuple(n.strip() for n in (named["name"], *named.get("aliases", "").split(";")) if n.strip())
    if not named["name"] or any(len(name) > MAX_NAME_CHARS or not any(map(str.isalpha, name)) for name in names):
        return BadRow(row, f"the name {named['name'][:60]!r} or an alias is empty, too long, or has no letters")
    kinds = {kind.lower(): kind for kind in TYPES}
    kind = kinds.get(named.get("type", "").lower() or TYPES[0].lower())
    if kind is None:
        return BadRow(row, f"the type {named['type']!r} is none of {', '.join(TYPES)}")
    subtype = named.get("subtype", "").lower().replace(" ", "_") or None
    if subtype is not None and subtype not in SUBTYPES:
        return BadRow(row, f"the subtype {named['subtype']!r} is none of {', '.join(SUBTYPES)}")
    values: dict[str, object] = {
        "subtype": subtype,
        "country": named.get("country", "").upper() or None,
        "sector": named.get("sector", "").upper() or None,
    }
    try:
        return checked_actor(f"row {row}", names, kind, values)
    except BadKnowledge as error:
        return BadRow(row, str(error).removeprefix(f"row {row}: "))


def _packed(actors: list[KnownActor]) -> bytes:
    lines = [json.dumps([FORMAT, len(actors)])]
    lines += [json.dumps([list(a.names), a.type, a.subtype, a.country, a.sector], ensure_ascii=False) for a in actors]
    return ("\n".join(lines) + "\n").encode()


def _unpacked(path: Path, content: bytes) -> list[KnownActor]:
    """The actors of a file.

    Raises:
        BadKnowledge: it is not what `add_file` wrote.
    """
    try:
        first, *rest = content.decode().splitlines()
        head = json.loads(first)
        rows = [json.loads(line) for line in rest]
        found = [
            checked_actor(
                str(path), tuple(map(str, names)), kind, {"subtype": subtype, "country": country, "sector": sector}
            )
            for names, kind, subtype, country, sector in rows
        ]
    except (ValueError, TypeError) as error:
        raise BadKnowledge(f"{path}: the added actors are damaged ({error}); add the file again") from error
    if head != [FORMAT, len(rows)]:
        raise BadKnowledge(f"{path}: the added actors are damaged or of another version; add the file again")
    return found
