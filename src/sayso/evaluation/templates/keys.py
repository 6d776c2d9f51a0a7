"""Reads whole answer keys of MUC-4: beside the string slots, when, where, how far it got, how sure, what befell whom.

A target is a person or thing with all its names. A named person is also known by the descriptions that the key gives
it. What the key says of nobody in particular (an effect with the reference "-", a total) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord
from sayso.evaluation.corpora.rows import rows_of
from sayso.evaluation.templates.records import comparable
from sayso.gazetteer import name_key

Slots = dict[str, Any]  # Any: JSON, checked by use
# First and last day; no first day for "on or before".
Days = tuple[str | None, str | None]
_PEOPLE: Final = ("hum_tgt_name", "hum_tgt_description")


@dataclass(frozen=True, slots=True)
class KeyTarget:
    """A person or thing that was hit: its comparable names, and the acceptable effects and numbers (none: not told)."""

    names: frozenset[str]
    effects: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where, as keys of names: the countries, and all names of the most exact level below them, if there is one."""

    countries: frozenset[str]
    exact: frozenset[str]


@dataclass(frozen=True, slots=True)
class WholeKey:
    """What one template says beside kind and string slots; several entries of a field are acceptable alternatives.

    `confidence` has the comparable names of each organisation with the acceptable degrees.
    """

    dates: tuple[Days, ...]
    places: tuple[KeyPlace, ...]
    stages: frozenset[str]
    confidence: tuple[tuple[frozenset[str], frozenset[str]], ...]
    people: tuple[KeyTarget, ...]
    things: tuple[KeyTarget, ...]


def read_keys(file: Path) -> Iterator[tuple[WholeKey, ...]]:
    """The keys of each message, in the order of file and templates; a file in GTT's form has none.

    Raises:
        BadRecord: a row is no message with answer keys.
    """
    for number, row in enumerate(rows_of(file), start=1):
        try:
            if "doctext" not in row:
                yield tuple(_key(one["slots"]) for one in row["templates"])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadRecord(f"{file}, row {number}: no message with templates of MUC-4 ({error!r})") from error


def _key(slots: Slots) -> WholeKey:
    return WholeKey(
        dates=tuple((days[0], days[1]) for filler in _fillers(slots, "incident_date") for days in filler["ranges"]),
        places=tuple(_place(path) for filler in _fillers(slots, "incident_location") for path in filler["paths"]),
        stages=frozenset(value for filler in _fillers(slots, "incident_stage") for value in filler["values"]),
        confidence=tuple(
            (frozenset(map(comparable, filler["refs"])), frozenset(filler["values"]))
            for filler in _fillers(slots, "perp_organization_confidence")
            if filler["refs"] and filler["refs"] != ["-"]
        ),
        people=tuple(_people(slots)),
        things=tuple(
            _target(slots, "phys_tgt", frozenset(map(comparable, filler["values"])), filler["values"])
            for filler in _fillers(slots, "phys_tgt_id")
        ),
    )


def _fillers(slots: Slots, slot: str) -> Sequence[dict[str, Any]]:
    return slots[slot] or ()


def _people(slots: Slots) -> Iterator[KeyTarget]:
    """1. Named people with their descriptions. 2. People who are only described."""
    name_slot, description_slot = _PEOPLE
    described = _fillers(slots, description_slot)
    for filler in _fillers(slots, name_slot):
        own = [value for one in described if _speaks_of(one, filler["values"]) for value in one["values"]]
        names = frozenset(map(comparable, [*filler["values"], *own]))
        yield _target(slots, "hum_tgt", names, filler["values"])
    for filler in described:
        if filler["refs"] is None or filler["refs"] == ["-"] or filler["refs"] == "-":
            yield _target(slots, "hum_tgt", frozenset(map(comparable, filler["values"])), filler["values"])


def _target(slots: Slots, kind: str, names: frozenset[str], values: Sequence[str]) -> KeyTarget:
    def told(slot: str) -> frozenset[str]:
        every = _fillers(slots, f"{kind}_{slot}")
        return frozenset(value for one in every if _speaks_of(one, values) for value in one["values"])

    return KeyTarget(names, told("effect"), frozenset(value.lstrip("~") for value in told("number")))


def _speaks_of(filler: dict[str, Any], values: Sequence[str]) -> bool:
    return bool(set(filler["refs"] or ()) & set(values))


def _place(path: Sequence[Sequence[dict[str, Any]]]) -> KeyPlace:
    country, *below = [frozenset(name_key(place["name"]) for place in level) for level in path]
    return KeyPlace(country, below[-1] if below else frozenset())
