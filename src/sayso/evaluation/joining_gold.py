"""Gold worlds, checked while read: outlets' reports, and which of their events are one (docs/method/joining.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.annotations import check_keys, listed
from sayso.evaluation.chain_bench import Part
from sayso.evaluation.quotes import find_quote
from sayso.ontology.yaml_files import load_yaml
from sayso.records import Span

JOINING_FOLDER: Final = Path("evals/joining")


@dataclass(frozen=True, slots=True)
class GoldTelling:
    """What one report tells of one event. `triggers` are all words by which it may be known there."""

    event: str
    triggers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WorldReport:
    """One report of a world; `id` is made from the world's and the report's number."""

    id: str
    outlet: str
    published: str
    text: str
    tellings: tuple[GoldTelling, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Some reports with all that is one among them. Events of two worlds are never one."""

    id: str
    about: str
    reports: tuple[WorldReport, ...]


def read_worlds(folder: Path, part: Part) -> tuple[World, ...]:
    """The worlds of all YAML files of a folder, or of one file, that belong to a part.

    Raises:
        BadSetting: nothing of this part there.
        BadRecord: a file that breaks the format; the message names file and world.
    """
    files = [folder] if folder.is_file() else sorted(folder.glob("*.yml"))
    worlds = [world for file in files for world in _worlds(file, part)]
    if not worlds:
        raise BadSetting(f"{folder} has no worlds of part {part}: run it in the project's folder, or give --data")
    ids = [world.id for world in worlds]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise BadRecord(f"{folder}: these ids are there twice: {', '.join(twice)}")
    return tuple(worlds)


def _worlds(file: Path, part: Part) -> list[World]:
    table: Any = load_yaml(file, name=str(file))  # Any: what YAML holds, checked below
    if not isinstance(table, dict) or set(table) != {"part", "worlds"}:
        raise BadRecord(f"{file}: needs the keys part and worlds, and no others")
    if part is not Part.ALL and table["part"] != part.value:
        return []
    worlds = []
    for number, entry in enumerate(table["worlds"], start=1):
        name = entry.get("id", f"world {number}") if isinstance(entry, dict) else f"world {number}"
        try:
            worlds.append(_world(entry))
        except BadRecord as error:
            raise BadRecord(f"{file.name}, {name}: {error}") from error
    return worlds


def _world(entry: Mapping[str, Any]) -> World:
    check_keys(entry, needs={"id", "about", "reports"}, may=set())
    reports = []
    for number, report in enumerate(entry["reports"], start=1):
        try:
            reports.append(_report(report, str(entry["id"]), number))
        except (BadRecord, ValueError) as error:
            raise BadRecord(f"report {number}: {error}") from error
    if len(reports) < 2:
        raise BadRecord("a world needs two reports or more")
    return World(str(entry["id"]), str(entry["about"]), tuple(reports))


def _report(entry: Mapping[str, Any], world: str, number: int) -> WorldReport:
    check_keys(entry, needs={"outlet", "published", "text", "events"}, may=set())
    text = str(entry["text"]).rstrip("\n")
    published = str(entry["published"])
    date.fromisoformat(published)
    tellings = []
    for event, quotes in entry["events"].items():
        triggers = tuple(find_quote(text, quote) for quote in listed(quotes))
        if not triggers:
            raise BadRecord(f"{event}: needs the words by which it is told")
        tellings.append(GoldTelling(f"{world}/{event}", triggers))
    return WorldReport(f"{world}-{number}", str(entry["outlet"]), published, text, tuple(tellings))
