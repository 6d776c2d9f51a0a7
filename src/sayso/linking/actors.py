"""Actors over all reports: who they are, under which names, in which reports, and why they are one."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.linking.aliases import AliasBook, packaged_aliases
from sayso.linking.bearers import Bearer, bearers_of
from sayso.linking.clusters import cluster
from sayso.linking.judgements import Resolution
from sayso.linking.naming.scripts import script_of
from sayso.records import MentionForm, MentionType, NameKind, Reading, Span
from sayso.records.judgement import Judgement

ACTOR_SCHEMA: Final = "sayso.actor/1"


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name, its script (ISO 15924), how it stands most often, and the reports that use it."""

    text: str
    script: str
    kind: NameKind
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorEvidence:
    """Where a report names the actor."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of many reports. `name` is the name of most reports, `bearers` are (report, entity) pairs.

    A fact on which reports differ evenly is None. `judgements` are those that count between its names and bearers.
    `id` is made from the first bearer in order of text, so it stays while reports are only added after it.
    """

    id: str
    name: str
    names: tuple[ActorName, ...]
    type: MentionType
    subtype: str | None
    country: str | None
    sector: str | None
    bearers: tuple[tuple[str, str], ...]
    evidence: tuple[ActorEvidence, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors, those of most reports first, and the resolution that they come from."""

    actors: tuple[Actor, ...]
    resolution: Resolution


def actors_of(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), *, aliases: AliasBook | None = None
) -> Actors:
    """Put the people, bodies and accounts of all readings together into actors.

    Args:
        readings: any number, in any order; the same readings give the same actors.
        judgements: what people decided on names and bearers (`clusters`).
        aliases: names that lists give; the shipped ones by default.
    """
    book = packaged_aliases() if aliases is None else aliases
    by_report = {reading.document.id: reading for reading in readings}
    ordered = [by_report[key] for key in sorted(by_report)]
    bearers = {bearer.id: bearer for bearer in bearers_of(ordered, book)}
    resolution = cluster(bearers.values(), judgements, book)
    within: dict[str, list[Judgement]] = {}
    group_of = {member: group[0] for group in resolution.groups for member in group}
    for judgement in resolution.chosen.values():
        group = group_of.get(judgement.one)
        if group is not None and group == group_of.get(judgement.other):
            within.setdefault(group, []).append(judgement)
    members: dict[str, list[Bearer]] = {}
    for bearer in bearers.values():
        members.setdefault(group_of.get(bearer.id, bearer.id), []).append(bearer)
    actors = [_actor(group, by_report, within.get(key, ())) for key, group in sorted(members.items())]
    actors.sort(key=lambda actor: (-len({report for report, _ in actor.bearers}), actor.name, actor.id))
    return Actors(tuple(actors), resolution)


def _actor(bearers: Sequence[Bearer], by_report: dict[str, Reading], judgements: Sequence[Judgement]) -> Actor:
    names = _names(bearers)
    entities = [bearer.entity for bearer in bearers]
    first = min(bearer.id for bearer in bearers)
    return Actor(
        id="actor:" + hashlib.sha256(first.encode()).hexdigest()[:32],
        name=min(
            names, key=lambda name: (-len(name.reports), name.kind is not NameKind.NAME, -len(name.text), name.text)
        ).text,
        names=names,
        type=Counter(entity.type for entity in entities).most_common(1)[0][0],
        subtype=_most([entity.subtype for entity in entities]),
        country=_most([entity.country for entity in entities]),
        sector=_most([entity.sector for entity in entities]),
        bearers=tuple(sorted((bearer.report, bearer.entity.id) for bearer in bearers)),
        evidence=tuple(_evidence(bearers, by_report)),
        judgements=tuple(judgements),
    )


def _names(bearers: Sequence[Bearer]) -> tuple[ActorName, ...]:
    """Every name with its reports, the most used first."""
    reports: dict[str, set[str]] = {}
    kinds: dict[str, list[NameKind]] = {}
    for bearer in bearers:
        for name in bearer.entity.names:
            reports.setdefault(name.text, set()).add(bearer.report)
            kinds.setdefault(name.text, []).append(name.kind)
        if bearer.entity.name is not None:
            reports.setdefault(bearer.entity.name, set()).add(bearer.report)
            kinds.setdefault(bearer.entity.name, []).append(NameKind.NAME)
    found = [
        ActorName(text, script_of(text), Counter(sorted(kinds[text])).most_common(1)[0][0], tuple(sorted(where)))
        for text, where in reports.items()
    ]
    return tuple(sorted(found, key=lambda name: (-len(name.reports), name.text)))


def _most(values: Sequence[str | None]) -> str | None:
    """The value that most reports give; None if none does or two are level."""
    counted = Counter(value for value in values if value is not None).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _evidence(bearers: Sequence[Bearer], by_report: dict[str, Reading]) -> list[ActorEvidence]:
    found: set[tuple[str, Span]] = set()
    for bearer in bearers:
        own = set(bearer.entity.mentions)
        found |= {
            (bearer.report, mention.span)
            for mention in by_report[bearer.report].mentions
            if mention.id in own and mention.form is MentionForm.NAME
        }
    return [ActorEvidence(report, span) for report, span in sorted(found)]
