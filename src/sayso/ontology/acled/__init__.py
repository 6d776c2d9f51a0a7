"""What the ACLED-shaped table needs beside event codes: kinds of disorder, codes of actors, numbers of countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys
from sayso.ontology.yaml_files import load_yaml

_NAME = "ontology/acled/shape.yml"


@dataclass(frozen=True, slots=True)
class AcledShape:
    """`disorder` by event type, `disorder_of_sub` before it; `inter` by PLOVER sector, `inter_of_event` before it.

    `inter_names` are the names of the codes; `numbers` and `countries` are by ISO 3166-1 alpha-3.
    """

    disorder: dict[str, str]
    disorder_of_sub: dict[str, str]
    inter_names: dict[int, str]
    inter: dict[str, int]
    inter_of_event: dict[str, int]
    numbers: dict[str, str]
    countries: dict[str, str]


@cache
def acled_shape() -> AcledShape:
    """The packaged knowledge.

    Raises:
        BadKnowledge: a key is missing or unknown, or a value of the wrong type.
    """
    content = _mapping(_NAME, load_yaml(files("sayso.ontology.acled").joinpath("shape.yml"), name=_NAME))
    check_keys(_NAME, content, frozenset({"disorder", "inter", "countries"}))
    disorder = _part(content, "disorder", "types", "sub_types")
    inter = _part(content, "inter", "names", "sectors", "event_types")
    countries = _part(content, "countries", "rows")
    names = {int(str(key)): str(value) for key, value in inter["names"].items()}
    numbers, called = {}, {}
    for code, row in countries["rows"].items():
        where = f"{_NAME}: {code}"
        facts = _mapping(where, row)
        check_keys(where, facts, frozenset({"number", "name"}))
        numbers[str(code)], called[str(code)] = str(facts["number"]), str(facts["name"])
    codes = {str(key): _code(value, names) for key, value in inter["sectors"].items()}
    of_event = {str(key): _code(value, names) for key, value in inter["event_types"].items()}
    types, sub_types = (
        {str(key): str(value) for key, value in disorder[part].items()} for part in ("types", "sub_types")
    )
    return AcledShape(types, sub_types, names, codes, of_event, numbers, called)


def _part(content: dict[str, object], part: str, *wanted: str) -> dict[str, dict[str, object]]:
    where = f"{_NAME}: {part}"
    rows = _mapping(where, content[part])
    check_keys(where, rows, frozenset({"source", *wanted}))
    return {name: _mapping(f"{where}: {name}", rows[name]) for name in wanted}


def _mapping(where: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadKnowledge(f"{where}: must be a mapping")
    return value


def _code(value: object, names: dict[int, str]) -> int:
    if not isinstance(value, int) or value not in names:
        raise BadKnowledge(f"{_NAME}: inter: {value!r} is no code of {', '.join(map(str, names))}")
    return value
