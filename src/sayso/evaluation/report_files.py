"""Reads whole gold reports as people write them (docs/method/reports-guideline.md), and checks them while it does.

Spans are quoted. Times, places, entities, claims and events have ids of the annotator's choice; what points to an id
that is not there is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord
from sayso.evaluation.annotations import check_keys, listed, one_of, yes_or_no
from sayso.evaluation.chain_gold import read_claims
from sayso.evaluation.quotes import find_quote
from sayso.evaluation.report_gold import (
    GoldAttribute,
    GoldEffect,
    GoldEntity,
    GoldEvent,
    GoldParticipant,
    GoldPlace,
    GoldRelation,
    GoldReport,
    GoldTime,
)
from sayso.ontology.events.codes import event_codes
from sayso.ontology.yaml_files import load_yaml
from sayso.records import (
    AttributeKind,
    EffectKind,
    MentionType,
    Modality,
    NameKind,
    PeriodType,
    PlacePrecision,
    RelationKind,
    Role,
    Span,
    TimePrecision,
)

_LISTS: Final = ("times", "places", "entities", "claims", "events", "relations")
_REPORT_NEEDS: Final = {"part", "id", "kind", "published", "text", *_LISTS}


def read_report(file: Path) -> GoldReport:
    """One gold report.

    Raises:
        BadKnowledge: the file is not there or no YAML.
        BadRecord: an unknown or missing key, value or code, a quote that is not in the text or not clear, or an id that
            is used twice or points nowhere. The message names file and entry.
    """
    table: Any = load_yaml(file, name=str(file))
    try:
        check_keys(table, needs=_REPORT_NEEDS, may=set())
        report = _report(table, str(table["text"]).rstrip("\n"))
        _check_links(report)
    except BadRecord as error:
        raise BadRecord(f"{file.name}: {error}") from error
    return report


def _report(table: Mapping[str, Any], text: str) -> GoldReport:
    return GoldReport(
        id=str(table["id"]),
        part=str(table["part"]),
        kind=str(table["kind"]),
        published=_text_or_none(table["published"]),
        text=text,
        times=tuple(_named("times", entry, _time, text) for entry in table["times"]),
        places=tuple(_named("places", entry, _place, text) for entry in table["places"]),
        entities=tuple(_named("entities", entry, _entity, text) for entry in table["entities"]),
        claims=read_claims(table["claims"], text),
        events=tuple(_named("events", entry, _event, text) for entry in table["events"]),
        relations=tuple(_named("relations", entry, _relation, text) for entry in table["relations"]),
    )


def _named(kind: str, entry: Any, read: Any, text: str) -> Any:
    """Read an entry so that an error says which one is meant."""
    name = (entry.get("id") or entry.get("span")) if isinstance(entry, dict) else entry
    try:
        return read(entry, text)
    except BadRecord as error:
        raise BadRecord(f"{kind}, {name}: {error}") from error


def _time(entry: Mapping[str, Any], text: str) -> GoldTime:
    check_keys(entry, needs={"id", "span", "type", "value", "start", "end", "precision"}, may=set())
    return GoldTime(
        id=str(entry["id"]),
        span=_quoted(text, entry["span"]),
        type=one_of(PeriodType, entry["type"]),
        value=_text_or_none(entry["value"]),
        start=_text_or_none(entry["start"]),
        end=_text_or_none(entry["end"]),
        precision=one_of(TimePrecision, entry["precision"]),
    )


def _place(entry: Mapping[str, Any], text: str) -> GoldPlace:
    check_keys(entry, needs={"id", "span", "country", "precision"}, may={"lat", "lon"})
    lat, lon = (None if entry.get(key) is None else float(entry[key]) for key in ("lat", "lon"))
    precision = one_of(PlacePrecision, entry["precision"])
    return GoldPlace(
        str(entry["id"]), _quoted(text, entry["span"]), _text_or_none(entry["country"]), precision, lat, lon
    )


def _entity(entry: Mapping[str, Any], text: str) -> GoldEntity:
    check_keys(entry, needs={"id", "type", "subtype", "names", "mentions"}, may={"attributes"})
    attributes = entry.get("attributes") or []
    for attribute in attributes:
        check_keys(attribute, needs={"kind", "span"}, may=set())
    return GoldEntity(
        id=str(entry["id"]),
        type=one_of(MentionType, entry["type"]),
        subtype=_text_or_none(entry["subtype"]),
        names=tuple((str(name), one_of(NameKind, kind)) for name, kind in (entry["names"] or {}).items()),
        mentions=tuple(_quoted(text, quote) for quote in listed(entry["mentions"])),
        attributes=tuple(GoldAttribute(one_of(AttributeKind, a["kind"]), _quoted(text, a["span"])) for a in attributes),
    )


def _event(entry: Mapping[str, Any], text: str) -> GoldEvent:
    needs = {"id", "triggers", "plover", "acled", "modality", "participants", "place", "time", "effects", "claims"}
    check_keys(entry, needs=needs, may={"negated", "background"})
    codes = event_codes()
    if entry["acled"] is not None and entry["acled"] not in codes.acled:
        raise BadRecord(f"ACLED has no sub-event type {entry['acled']!r}")
    return GoldEvent(
        id=str(entry["id"]),
        triggers=tuple(_quoted(text, quote) for quote in listed(entry["triggers"])),
        plover=_plover(entry["plover"]),
        acled=None if entry["acled"] is None else codes.acled[entry["acled"]],
        modality=one_of(Modality, entry["modality"]),
        negated=yes_or_no(entry.get("negated", False)),
        background=yes_or_no(entry.get("background", False)),
        participants=tuple(_participant(one, text) for one in entry["participants"]),
        place=_text_or_none(entry["place"]),
        time=_text_or_none(entry["time"]),
        effects=tuple(_effect(one, text) for one in entry["effects"]),
        claims=tuple(listed(entry["claims"])),
    )


def _plover(value: str | None) -> tuple[str, str | None] | None:
    """`ASSAULT firearms`, or a type alone."""
    if value is None:
        return None
    name, _, mode = value.partition(" ")
    kind = event_codes().types.get(name)
    if kind is None or (mode and mode not in kind.modes):
        raise BadRecord(f"PLOVER has no {value!r}")
    return name, mode or None


def _participant(entry: Mapping[str, Any], text: str) -> GoldParticipant:
    check_keys(entry, needs={"role", "span"}, may={"entity"})
    return GoldParticipant(
        one_of(Role, entry["role"]), _quoted(text, entry["span"]), _text_or_none(entry.get("entity"))
    )


def _effect(entry: Mapping[str, Any], text: str) -> GoldEffect:
    check_keys(entry, needs={"kind", "span", "who", "n"}, may={"total", "claims"})
    low, best, high = entry["n"]
    return GoldEffect(
        kind=one_of(EffectKind, entry["kind"]),
        span=_quoted(text, entry["span"]),
        who=None if entry["who"] is None else _quoted(text, entry["who"]),
        low=low,
        best=best,
        high=high,
        total=yes_or_no(entry.get("total", False)),
        claims=tuple(listed(entry.get("claims"))),
    )


def _relation(entry: Mapping[str, Any], text: str) -> GoldRelation:
    check_keys(entry, needs={"kind", "subject", "object", "span"}, may={"ended", "claims"})
    return GoldRelation(
        kind=one_of(RelationKind, entry["kind"]),
        subject=str(entry["subject"]),
        object=str(entry["object"]),
        span=_quoted(text, entry["span"]),
        ended=yes_or_no(entry.get("ended", False)),
        claims=tuple(listed(entry.get("claims"))),
    )


def _check_links(report: GoldReport) -> None:
    """See to it that ids are there once and what points to one finds it."""
    ids = {name: [item.id for item in getattr(report, name)] for name in _LISTS if name != "relations"}
    every = [one for listing in ids.values() for one in listing]
    if twice := sorted({one for one in every if every.count(one) > 1}):
        raise BadRecord(f"these ids are there twice: {', '.join(twice)}")

    def known(kind: str, targets: Sequence[str | None], where: str) -> None:
        if unknown := [target for target in targets if target is not None and target not in ids[kind]]:
            raise BadRecord(f"{where}: no {kind} with id {', '.join(unknown)}")

    for event in report.events:
        known("places", [event.place], event.id)
        known("times", [event.time], event.id)
        known("entities", [one.entity for one in event.participants], event.id)
        known("claims", [*event.claims, *(claim for effect in event.effects for claim in effect.claims)], event.id)
    for relation in report.relations:
        known("entities", [relation.subject], relation.kind)
        if relation.object not in ids["places"]:
            known("entities", [relation.object], relation.kind)
        known("claims", relation.claims, relation.kind)


def _text_or_none(value: object) -> str | None:
    """YAML makes dates and numbers of what looks like them; gold has texts."""
    return None if value is None else str(value)


def _quoted(text: str, quote: object) -> Span:
    return find_quote(text, str(quote))
