"""One report read: everything that Sayso says of it, and what said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.records.claim import Claim
from sayso.records.document import Relevance, SourceDocument
from sayso.records.entity import Entity, Mention
from sayso.records.event import Event, Relation
from sayso.records.period import Period
from sayso.records.place import Place
from sayso.records.quantity import Quantity
from sayso.records.span import Span

READING_SCHEMA: Final = "sayso.reading/1"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; sentences do not overlap and come in text order."""

    span: Span
    relevance: Relevance | None = None


@dataclass(frozen=True, slots=True)
class Producer:
    """Which program, model, settings and knowledge made the reading; nothing here comes from the clock."""

    sayso: str
    model: str | None
    model_sha256: str | None
    settings_sha256: str
    ontology: str
    gazetteer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says. Ids are ordered by first evidence: m0, e0, c0, v0, r0, t0, p0, q0."""

    schema: str = READING_SCHEMA
    document: SourceDocument
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    times: tuple[Period, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    producer: Producer
