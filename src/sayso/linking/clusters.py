"""Entities of many reports put together by their names: which bear a name alike, and what judgements make of it.

What is judged are names ("Person:Rustam Shodiev") and bearers ("<report>#<main name>"): both outlive a new reading of
the report by another model. A bearer belongs to each of its names that can tell one actor; names are joined by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sayso.linking.aliases import AliasBook
from sayso.linking.candidates import Named, candidate_pairs
from sayso.linking.evidence import SAME_FROM
from sayso.linking.features.names import compare_names
from sayso.linking.judgements import Resolution, resolve
from sayso.linking.naming.groups import PartKind, group_name
from sayso.records import Entity, MentionType, Reading
from sayso.records.judgement import Decision, Judgement, judged

LINKED: Final = (MentionType.PERSON, MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER)
BY_NAMES: Final = "names/1"
# A report that gives one bearer two names is surer than likeness of spelling, less sure than a list.
_BORNE: Final = 0.95
_OWN_PARTS: Final = frozenset({PartKind.OWN, PartKind.COUNTRY, PartKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Bearer:
    """One entity of one report with the names that it is linked by."""

    id: str
    report: str
    entity: Entity
    names: tuple[Named, ...]


def bearers_of(readings: Iterable[Reading], aliases: AliasBook) -> Iterator[Bearer]:
    """Every named person, body and account of the readings, in their order."""
    for reading in readings:
        taken: set[str] = set()
        for entity in reading.entities:
            if entity.type not in LINKED or entity.name is None:
                continue
            bearer_id = f"{reading.document.id}#{entity.name}"
            while bearer_id in taken:
                bearer_id += "'"
            taken.add(bearer_id)
            texts = dict.fromkeys((entity.name, *(name.text for name in entity.names)))
            nodes = (name_node(text, entity, aliases) for text in texts)
            yield Bearer(bearer_id, reading.document.id, entity, tuple(node for node in nodes if node is not None))


def name_node(text: str, entity: Entity, aliases: AliasBook) -> Named | None:
    """The name as a thing of its own; None for one that many actors bear ("Khan", "Defence Ministry").

    A body's name without a word of its own takes the country that the report gives the body.
    """
    itself = compare_names(text, text, entity.type, aliases=aliases)
    if itself is None or itself.decision is not Decision.SAME:
        return None
    plain = Named(f"{entity.type}:{text}", text, entity.type)
    if entity.type is MentionType.PERSON or len(aliases.of(text)) == 1:
        return plain
    name = group_name(text)
    if name.acronym or any(part.kind in _OWN_PARTS for part in name.parts):
        return plain
    return None if entity.country is None else Named(f"{plain.id} ({entity.country})", text, entity.type)


def judge_names(named: Iterable[Named], aliases: AliasBook) -> Iterator[Judgement]:
    """What the rules say of every pair of names worth comparing; names that merely differ are left out."""
    for one, other in candidate_pairs(named, aliases=aliases):
        comparison = compare_names(one.name, other.name, one.kind, aliases=aliases)
        if comparison is None:
            continue
        country, other_country = (_country(node) for node in (one, other))
        if country and other_country and country != other_country:
            reason = f"countries of the bodies differ: {country} / {other_country}"
            yield judged((one.id, other.id), Decision.DIFFERENT, BY_NAMES, reason, score=0.0)
        elif comparison.decision is not Decision.DIFFERENT or comparison.is_conflict:
            yield judged(
                (one.id, other.id), comparison.decision, BY_NAMES, comparison.because(), score=comparison.score
            )


def _country(node: Named) -> str | None:
    return node.id[-4:-1] if node.id.endswith(")") and node.id != f"{node.kind}:{node.name}" else None


def cluster(bearers: Iterable[Bearer], judgements: Iterable[Judgement], aliases: AliasBook) -> Resolution:
    """Join bearers and names: by rule, by the reports' own words, and by what people decided, which comes first."""
    bearers = tuple(bearers)
    named = sorted({node for bearer in bearers for node in bearer.names})
    rules = list(judge_names(named, aliases))
    for bearer in bearers:
        for node in bearer.names:
            is_main = node.name == bearer.entity.name
            reason = f"{bearer.report} calls it {node.name}"
            score = 1.0 if is_main else max(SAME_FROM, _BORNE)
            rules.append(judged((bearer.id, node.id), Decision.SAME, BY_NAMES, reason, score=score))
    return resolve((*rules, *judgements))
