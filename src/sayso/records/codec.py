"""Records to JSON values and back, exactly as the contract has them.

One rule for all: a frozen dataclass is an object with every key present, a `Span` is `[start, end]`, an enum its
value, a tuple a list; a tuple of `Absence` or `FactOrigin` is an object. Unknown or missing keys and wrong types are
refused: a reading that survives `from_json` is a reading.
"""

from __future__ import annotations

import json
import math
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, cast

from sayso.errors import BadRecord
from sayso.records.absent import Absence
from sayso.records.document import FactOrigin
from sayso.records.joined import EffectAmounts, RoleActors
from sayso.records.span import Span

JsonValue = Any  # JSON has no type of its own in Python; every value is checked on the way in

T = TypeVar("T")

# Rows that are `{key: value}` objects in JSON: a missing field and its reason, a fact and its origin.
PAIRS: Final[tuple[type, ...]] = (Absence, FactOrigin, RoleActors, EffectAmounts)


def to_json(record: object) -> JsonValue:
    """The JSON value of a record (dicts, lists, strings, numbers, booleans, None)."""
    if record is None or isinstance(record, bool | int) or type(record) is str:
        return record
    encode = _encoder(cast("Any", type(record)))
    return encode(record)


def from_json(cls: type[T], value: JsonValue) -> T:
    """Build a record from its JSON value.

    Raises:
        BadRecord: a key is missing or unknown, a type or an enum value is wrong; the message names the place.
    """
    decode = _decoder(cast("Any", cls))
    return cast("T", decode(value, cls.__name__))


def to_line(record: object) -> str:
    """One line of JSON without a line end: the form that exports and digests are made of."""
    return json.dumps(to_json(record), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_line(cls: type[T], line: str | bytes) -> T:
    """The record of one line of JSON.

    Raises:
        BadRecord: not JSON, or not such a record.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRecord(f"not JSON ({error})") from error
    return from_json(cls, value)


def json_name(field_name: str, metadata: types.MappingProxyType[Any, Any]) -> str:
    """The key that a field has in JSON (`origin` is `from` there)."""
    return str(metadata.get("json", field_name))


@cache
def _encoder(cls: type) -> Callable[[Any], JsonValue]:
    if cls is Span:
        return lambda span: [span.start, span.end]
    if issubclass(cls, StrEnum):
        return lambda member: member.value
    if cls is float:
        return _encode_float
    if cls is tuple:
        return lambda items: [to_json(item) for item in items]
    if is_dataclass(cls):
        return _encode_dataclass(cls)
    raise BadRecord(f"{cls.__name__} has no place in a record")


def _encode_dataclass(cls: type) -> Callable[[Any], JsonValue]:
    hints = typing.get_type_hints(cls)
    rows = [
        (f.name, json_name(f.name, f.metadata), _encode_pairs if _item_of(hints[f.name]) in PAIRS else to_json)
        for f in fields(cls)
    ]
    rows.sort(key=lambda row: row[0] != "schema")
    return lambda record: {key: encode(getattr(record, name)) for name, key, encode in rows}


def _encode_float(value: float) -> int | float:
    if not math.isfinite(value):
        raise BadRecord(f"a record holds no {value}")
    return int(value) if value.is_integer() else value


def _encode_pairs(items: object) -> JsonValue:
    pairs = [(getattr(i, _key_field(i)), getattr(i, _value_field(i))) for i in cast("tuple[Any, ...]", items)]
    return {key: to_json(value) for key, value in pairs}


def _key_field(pair: Any) -> str:
    return fields(pair)[0].name


def _value_field(pair: Any) -> str:
    return fields(pair)[1].name


def _item_of(hint: Any) -> Any:
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None


Decode = Callable[[Any, str], Any]


@cache
def _decoder(wanted: Any) -> Decode:
    origin = typing.get_origin(wanted)
    if origin in (types.UnionType, typing.Union):
        return _optional(next(a for a in typing.get_args(wanted) if a is not type(None)))
    if origin is tuple:
        return _sequence(typing.get_args(wanted)[0])
    if wanted is Span:
        return _decode_span
    if wanted is float:
        return _decode_float
    if wanted in (str, int, bool):
        return _scalar(wanted)
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return _enum(wanted)
    if is_dataclass(wanted):
        return _dataclass(cast("type", wanted))
    raise BadRecord(f"{wanted} has no place in a record")


def _optional(inner: Any) -> Decode:
    decode = _decoder(inner)
    return lambda value, where: None if value is None else decode(value, where)


def _sequence(item: Any) -> Decode:
    decode = _decoder(item)
    if item in PAIRS:
        hints = typing.get_type_hints(item)
        decode_key, decode_value = (_decoder(hints[field]) for field in (_key_field(item), _value_field(item)))

        def pairs(value: Any, where: str) -> tuple[object, ...]:
            if not isinstance(value, dict):
                raise BadRecord(f"{where}: an object expected, got {_shown(value)}")
            return tuple(item(decode_key(key, where), decode_value(v, f"{where}.{key}")) for key, v in value.items())

        return pairs

    def sequence(value: Any, where: str) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise BadRecord(f"{where}: a list expected, got {_shown(value)}")
        return tuple(decode(entry, f"{where}[{i}]") for i, entry in enumerate(value))

    return sequence


def _decode_span(value: Any, where: str) -> Span:
    if not isinstance(value, list) or len(value) != 2 or any(type(v) is not int for v in value):
        raise BadRecord(f"{where}: a span [start, end] expected, got {_shown(value)}")
    return Span(value[0], value[1])


def _decode_float(value: Any, where: str) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise BadRecord(f"{where}: a number expected, got {_shown(value)}")
    return float(value)


def _scalar(wanted: type) -> Decode:
    def scalar(value: Any, where: str) -> Any:
        if type(value) is not wanted:
            raise BadRecord(f"{where}: {wanted.__name__} expected, got {_shown(value)}")
        return value

    return scalar


def _enum(wanted: type[StrEnum]) -> Decode:
    def enum(value: Any, where: str) -> StrEnum:
        try:
            return wanted(value)
        except ValueError as error:
            raise BadRecord(f"{where}: one of {', '.join(wanted)} expected, got {_shown(value)}") from error

    return enum


def _dataclass(cls: type) -> Decode:
    hints = typing.get_type_hints(cls)
    rows = [(f.name, json_name(f.name, f.metadata), _decoder(hints[f.name])) for f in fields(cls)]
    keys = {key for _, key, _ in rows}

    def build(value: Any, where: str) -> object:
        if not isinstance(value, dict):
            raise BadRecord(f"{where}: an object expected, got {_shown(value)}")
        if value.keys() != keys:
            missing, unknown = sorted(keys - value.keys()), sorted(value.keys() - keys)
            raise BadRecord(f"{where}: missing keys {missing}, unknown keys {unknown}")
        return cls(**{name: decode(value[key], f"{where}.{key}") for name, key, decode in rows})

    return build


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
