"""What must hold inside one reading beyond its types: spans lie in the text, ids exist, nothing overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Protocol

from sayso.errors import BadRecord
from sayso.records.codec import PAIRS
from sayso.records.reading import Reading
from sayso.records.span import Span


class _Numbered(Protocol):
    @property
    def id(self) -> str: ...


def faults(reading: Reading) -> tuple[str, ...]:
    """Every way in which the reading breaks its own promises; empty for a good one."""
    return tuple(_faults(reading))


def checked(reading: Reading) -> Reading:
    """The reading, if it keeps its promises.

    Raises:
        BadRecord: it does not; the message names the first fault.
    """
    broken = faults(reading)
    if broken:
        raise BadRecord(f"the reading contradicts itself: {broken[0]}")
    return reading


def _faults(reading: Reading) -> Iterator[str]:
    text = reading.document.text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        yield f"the text holds a lone surrogate at {error.start}"
    for where, span in spans_of(reading, "reading"):
        if span.end > len(text):
            yield f"{where}: span [{span.start}, {span.end}] leaves the text of {len(text)} characters"
    yield from _id_faults(reading)
    yield from _order_faults("sentences", [sentence.span for sentence in reading.sentences])
    yield from _order_faults("blocks", [block.span for block in reading.document.blocks])


def _order_faults(name: str, spans: list[Span]) -> Iterator[str]:
    for earlier, later in pairwise(spans):
        if earlier.end > later.start:
            yield f"{name}: {earlier} and {later} overlap or are out of order"


def spans_of(record: object, where: str) -> Iterator[tuple[str, Span]]:
    """Every span inside a record, with the path that leads to it."""
    if isinstance(record, Span):
        yield where, record
    elif isinstance(record, tuple):
        for i, item in enumerate(record):
            yield from spans_of(item, f"{where}[{i}]")
    elif is_dataclass(record) and not isinstance(record, PAIRS):
        for f in fields(record):
            value = getattr(record, f.name)
            if isinstance(value, tuple | Span) or is_dataclass(value):
                yield from spans_of(value, f"{where}.{f.name}")


def _id_faults(reading: Reading) -> Iterator[str]:
    families: dict[str, tuple[_Numbered, ...]] = {
        "m": reading.mentions,
        "e": reading.entities,
        "c": reading.claims,
        "v": reading.events,
        "r": reading.relations,
        "t": reading.times,
        "p": reading.places,
        "q": reading.quantities,
    }
    known: dict[str, set[str]] = {}
    for letter, items in families.items():
        ids = [item.id for item in items]
        known[letter] = set(ids)
        if ids != [f"{letter}{i}" for i in range(len(ids))]:
            yield f"ids of {letter} do not run from {letter}0 in order"
    for where, letter, used in _references(reading):
        if used is not None and used not in known[letter]:
            yield f"{where} points to {used}, which is not there"


def _references(reading: Reading) -> Iterator[tuple[str, str, str | None]]:
    for m in reading.mentions:
        yield m.id, "e", m.entity
    for e in reading.entities:
        yield from ((e.id, "m", used) for used in e.mentions)
        yield from ((e.id, "c", used) for name in e.names for used in name.claims)
        yield from ((e.id, "c", used) for attribute in e.attributes for used in attribute.claims)
    for c in reading.claims:
        yield c.id, "t", c.said
        yield c.id, "c", c.within
        yield from ((c.id, "c", used) for used in c.answers)
        for hop in c.sources:
            yield c.id, "m", hop.mention
            yield c.id, "e", hop.entity
    for v in reading.events:
        yield v.id, "p", v.place
        yield v.id, "t", v.time
        yield from ((v.id, "c", used) for used in v.claims)
        yield from ((v.id, "c", used) for effect in v.effects for used in effect.claims)
        for participant in v.participants:
            yield from ((v.id, "c", used) for used in participant.claims)
            yield v.id, "m", participant.mention
            yield v.id, "e", participant.entity
    for r in reading.relations:
        yield r.id, "e", r.subject
        yield r.id, "e", r.object
        yield r.id, "t", r.time
        yield from ((r.id, "c", used) for used in r.claims)
    for t in reading.times:
        yield t.id, "t", None if t.anchor in (None, "published") else t.anchor
    for p in reading.places:
        yield p.id, "m", p.mention
    for q in reading.quantities:
        yield q.id, "m", q.of
        yield from ((q.id, "c", used) for used in q.claims)
