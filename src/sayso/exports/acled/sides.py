"""The two sides of an event and their kinds, as ACLED's columns have them."""

from __future__ import annotations

from typing import Final, Literal

from sayso.exports.csv_rows import Value
from sayso.linking.record import JoinedRecord
from sayso.ontology.acled import AcledShape, acled_shape
from sayso.records import AcledCode, Role
from sayso.records.joined import JoinedEvent, RoleActor
from sayso.telling.incidents import in_joined_role
from sayso.telling.quoting import one_line

Inter = Literal["code", "text"]

_SIDE_TWO: Final = (Role.RECIPIENT, Role.VICTIM, Role.TARGET)
_CIVILIANS: Final = 7
_EXTERNAL: Final = 8
_STATE: Final = 1
_BATTLES: Final = "Battles"


def sides_of(event: JoinedEvent, record: JoinedRecord, code: AcledCode | None, *, inter: Inter) -> dict[str, Value]:
    """Both sides. They carry no direction in ACLED; who did it stands in the tags."""
    shape = acled_shape()
    country = event.where.values[0].value.country if event.where.values else None
    one = list(in_joined_role(event, Role.ACTOR))
    two = [actor for role in _SIDE_TWO for actor in in_joined_role(event, role)]
    if not two and len(one) > 1 and code is not None and code.event_type == _BATTLES:
        one, two = one[:1], one[1:]
    sectors = _sectors(event, record)
    row: dict[str, Value] = {}
    kinds: list[int | None] = []
    for number, side in (("1", one), ("2", two)):
        kind = _inter(side[0], sectors, shape, country) if side else None
        if number == "1" and side and code is not None:
            kind = shape.inter_of_event.get(code.event_type, kind)
        kinds.append(kind)
        row[f"actor{number}"] = one_line(side[0].name) if side else None
        row[f"assoc_actor_{number}"] = "; ".join(dict.fromkeys(one_line(actor.name) for actor in side[1:])) or None
        row[f"inter{number}"] = None if kind is None else kind if inter == "code" else shape.inter_names[kind]
    row["interaction"] = _interaction(kinds, shape, inter)
    row["civilian_targeting"] = "Civilian targeting" if kinds[1] == _CIVILIANS and one else None
    return row


def _sectors(event: JoinedEvent, record: JoinedRecord) -> dict[str, tuple[str, str | None]]:
    """The sector and country of each participant, by actor id or wording."""
    found: dict[str, tuple[str, str | None]] = {}
    for trace in event.traces:
        for one in record.event_trace(trace).participants:
            if one.sector is not None:
                found.setdefault(one_line(one.quote.text), (one.sector, one.country))
    return found


def _inter(
    actor: RoleActor, sectors: dict[str, tuple[str, str | None]], shape: AcledShape, country: str | None
) -> int | None:
    """The code of an actor by his sector; forces of a state that act elsewhere are external."""
    known = next((sectors[value.value] for value in actor.values if value.value in sectors), None)
    if known is None:
        return None
    code = shape.inter.get(known[0])
    abroad = known[1] is not None and country is not None and known[1] != country
    return _EXTERNAL if code == _STATE and abroad else code


def _interaction(kinds: list[int | None], shape: AcledShape, inter: Inter) -> Value:
    """`12`, or `State forces-Rebel group`; a side alone is `10`, `State forces only`."""
    known = sorted(kind for kind in kinds if kind is not None)
    if not known:
        return None
    if inter == "code":
        return int(f"{known[0]}{known[1] if len(known) > 1 else 0}")
    names = [shape.inter_names[kind] for kind in known]
    return "-".join(names) if len(names) > 1 else f"{names[0]} only"
