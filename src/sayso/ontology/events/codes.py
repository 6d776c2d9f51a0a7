"""The codes of PLOVER and ACLED with the versions of their codebooks, and what the codebooks say on doubtful cases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.errors import BadKnowledge
from sayso.ontology.events.checks import known_keys, mapping, read_mapping, text, texts
from sayso.records import AcledCode

_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(frozen=True, slots=True)
class PloverType:
    """One of the 16 types with its modes."""

    name: str
    quad: str
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventCodes:
    """Both code lists; `future`, `announced`, `stopped`, `refusable`, `content_modes` are rules between types."""

    plover_version: str
    acled_version: str
    types: dict[str, PloverType]
    contexts: tuple[str, ...]
    acled: dict[str, AcledCode]
    future: dict[str, str]
    announced: dict[str, str]
    stopped: dict[str, str]
    refusable: frozenset[str]
    content_modes: dict[str, dict[str, str]]


@cache
def event_codes() -> EventCodes:
    """The packaged code lists.

    Raises:
        BadKnowledge: unknown keys, quads, types or modes.
    """
    found = read_mapping("codes.yml")
    known_keys(found, "codes.yml", needed={"plover", "acled", "rules"})
    plover, acled, rules = (mapping(found[key], f"codes.yml: {key}") for key in ("plover", "acled", "rules"))
    known_keys(plover, "codes.yml: plover", needed={"source", "version", "types", "contexts"})
    known_keys(acled, "codes.yml: acled", needed={"source", "version", "types"})
    known_keys(
        rules, "codes.yml: rules", needed={"source", "future", "announced", "stopped", "refusable", "content_modes"}
    )
    types = {name: _plover_type(name, row) for name, row in mapping(plover["types"], "codes.yml: types").items()}
    codes = {
        sub: AcledCode(event_type, sub)
        for event_type, subs in mapping(acled["types"], "codes.yml: acled types").items()
        for sub in texts(subs, f"codes.yml: {event_type}")
    }
    result = EventCodes(
        plover_version=text(plover["version"], "codes.yml: plover version"),
        acled_version=text(acled["version"], "codes.yml: acled version"),
        types=types,
        contexts=texts(plover["contexts"], "codes.yml: contexts"),
        acled=codes,
        future=_strings(rules["future"], "codes.yml: future"),
        announced=_strings(rules["announced"], "codes.yml: announced"),
        stopped=_strings(rules["stopped"], "codes.yml: stopped"),
        refusable=frozenset(texts(rules["refusable"], "codes.yml: refusable")),
        content_modes={
            name: _strings(row, f"codes.yml: content_modes of {name}")
            for name, row in mapping(rules["content_modes"], "codes.yml: content_modes").items()
        },
    )
    _check_rules(result)
    return result


def _plover_type(name: str, row: object) -> PloverType:
    found = mapping(row, f"codes.yml: {name}")
    known_keys(found, f"codes.yml: {name}", needed={"quad", "modes"})
    if found["quad"] not in _QUADS:
        raise BadKnowledge(f"codes.yml: {name}: unknown quad {found['quad']}")
    return PloverType(name, str(found["quad"]), texts(found["modes"], f"codes.yml: modes of {name}"))


def _strings(value: object, where: str) -> dict[str, str]:
    return {key: text(item, where) for key, item in mapping(value, where).items()}


def _check_rules(codes: EventCodes) -> None:
    named = {*codes.refusable, *codes.content_modes}
    for rule in (codes.future, codes.announced, codes.stopped):
        named.update(rule, rule.values())
    named.update(*codes.content_modes.values())
    if unknown := sorted(named - codes.types.keys()):
        raise BadKnowledge(f"codes.yml: rules name unknown types {', '.join(unknown)}")
    for name, modes in codes.content_modes.items():
        if unknown := sorted(set(modes.values()) - set(codes.types[name].modes)):
            raise BadKnowledge(f"codes.yml: {name} has no mode {', '.join(unknown)}")
