"""The JSON Schema of the record, made from the dataclasses so that the two cannot differ."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Final, cast

from sayso.records.codec import PAIRS, json_name
from sayso.records.joined import (
    ACTOR_SCHEMA,
    CLAIM_SCHEMA,
    EVENT_SCHEMA,
    SOURCE_SCHEMA,
    JoinedActor,
    JoinedClaim,
    JoinedEvent,
    SourceProfile,
)
from sayso.records.outcome import FAILURE_SCHEMA, Failure
from sayso.records.reading import READING_SCHEMA, Reading
from sayso.records.span import Span

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
JOINED: Final[dict[type, str]] = {
    JoinedActor: ACTOR_SCHEMA,
    JoinedEvent: EVENT_SCHEMA,
    JoinedClaim: CLAIM_SCHEMA,
    SourceProfile: SOURCE_SCHEMA,
}


def reading_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one row that `sayso read --format jsonl` writes: a reading or a failure."""
    definitions: dict[str, Any] = {}
    rows = [_reference(Reading, definitions), _reference(Failure, definitions)]
    definitions["Reading"]["properties"]["schema"] = {"const": READING_SCHEMA}
    definitions["Failure"]["properties"]["schema"] = {"const": FAILURE_SCHEMA}
    return {
        "$schema": _DIALECT,
        "$id": f"urn:sayso:{READING_SCHEMA}",
        "title": "A row of Sayso's output: a reading, or the failure that stands in its place",
        "oneOf": rows,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def joined_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what `sayso show --json` gives: an actor, an event, a claim or a source."""
    definitions: dict[str, Any] = {}
    rows = [_reference(cls, definitions) for cls in JOINED]
    for cls, name in JOINED.items():
        definitions[cls.__name__]["properties"]["schema"] = {"const": name}
    return {
        "$schema": _DIALECT,
        "$id": "urn:sayso:sayso.joined/1",
        "title": "One thing of Sayso's joined record: what all reports say of an actor, event, claim or source",
        "oneOf": rows,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # taken before descending, should a record ever hold its own kind
        hints = typing.get_type_hints(cls)
        properties = {
            json_name(f.name, f.metadata): _type(hints[f.name], definitions) for f in fields(cast("Any", cls))
        }
        definitions[cls.__name__] = {
            "type": "object",
            "description": (cls.__doc__ or "").strip().split("\n")[0],
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _type(wanted: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(wanted)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in typing.get_args(wanted) if a is not type(None))
        return {"anyOf": [_type(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        item = typing.get_args(wanted)[0]
        if item in PAIRS:
            second = typing.get_type_hints(item)[fields(item)[1].name]
            return {"type": "object", "additionalProperties": _type(second, definitions)}
        return {"type": "array", "items": _type(item, definitions)}
    if wanted is Span:
        definitions["Span"] = {
            "type": "array",
            "description": "[start, end] in characters of document.text, end exclusive, never empty",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2,
        }
        return {"$ref": "#/$defs/Span"}
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        definitions[wanted.__name__] = {
            "type": "string",
            "description": (wanted.__doc__ or "").strip().split("\n")[0],
            "enum": [member.value for member in wanted],
        }
        return {"$ref": f"#/$defs/{wanted.__name__}"}
    if is_dataclass(wanted):
        return _reference(cast("type", wanted), definitions)
    names = {str: "string", int: "integer", bool: "boolean", float: "number"}
    return {"type": names[wanted]}
