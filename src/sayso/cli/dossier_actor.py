"""The dossier of an actor: its names in every script, what it is, whom it is tied to, what it did and said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sayso.cli.dossier_claim import list_claims
from sayso.cli.dossier_event import show_decisions
from sayso.cli.dossier_layout import fact_rows, listing, section, short_joined_id, show_notes, title
from sayso.cli.dossier_source import show_as_source
from sayso.cli.footnotes import Footnotes
from sayso.cli.reading_tables import FAINT
from sayso.cli.review_view import reports_named
from sayso.errors import NoSuchDocument
from sayso.records import AttributeKind, NameKind
from sayso.records.joined import JoinedActor, Support
from sayso.telling.incidents import event_label
from sayso.telling.independence import independence_sentence
from sayso.telling.labels import ATTRIBUTES, MENTION_TYPES, NAMES, RELATIONS, SECTORS
from sayso.telling.quoting import steady
from sayso.telling.values import counted, day

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.linking.record import JoinedRecord

_MOST_EVENTS: Final = 40
_MOST_REASONS: Final = 12
_LATIN: Final = "Latn"
_SCRIPTS: Final = {"Cyrl": "Cyrillic", "Arab": "Arabic", "Latn": "Latin"}


def show_actor(console: Console, record: JoinedRecord, actor: JoinedActor) -> None:
    """Print an actor for people."""
    notes = Footnotes(record)
    reports = len({trace.partition("#")[0] for trace in actor.traces})
    kind = actor.subtype.replace("_", " ") if actor.subtype else MENTION_TYPES[actor.type]
    sector = "" if actor.sector is None else f"{actor.sector} {SECTORS.get(actor.sector, '')}".strip()
    title(
        console,
        steady(actor.name),
        " · ".join(part for part in (kind, actor.country, sector, counted(reports, "report")) if part),
        short_joined_id(actor.id),
    )
    _show_names(console, actor)
    _show_facts(console, actor, notes)
    _show_events(console, record, actor)
    list_claims(console, notes, "It says", actor.claims_by)
    list_claims(console, notes, "Said of it", [one for one in actor.claims_about if one not in set(actor.claims_by)])
    # One that was never heard is no source.
    with suppress(NoSuchDocument):
        show_as_source(console, notes, record.source(actor.id))
    _show_joining(console, record, actor)
    show_decisions(console, actor.judgements, actor.corrections)
    show_notes(console, notes)
    console.print()


def _show_names(console: Console, actor: JoinedActor) -> None:
    section(console, "Names", len(actor.names))
    rows = []
    for name in actor.names:
        remarks = [NAMES[name.kind]] if name.kind is not NameKind.NAME else []
        remarks += [_SCRIPTS[name.script]] if name.script != _LATIN and name.script in _SCRIPTS else []
        remarks.append(counted(len(name.reports), "report"))
        rows.append([(steady(name.text), "bold" if name.text == actor.name else ""), (" · ".join(remarks), FAINT)])
    listing(console, rows, (0, 1))


def _show_facts(console: Console, actor: JoinedActor, notes: Footnotes) -> None:
    rows = list(_facts(actor, notes))
    if rows:
        section(console, "What it is, and to whom it is tied", len(rows))
        fact_rows(console, rows)


def _facts(actor: JoinedActor, notes: Footnotes) -> Iterator[tuple[str, str, str]]:
    for attribute in actor.attributes:
        yield ATTRIBUTES[AttributeKind(attribute.kind)], steady(attribute.value), _who(attribute.support, notes)
    for relation in actor.relations:
        now, ended = RELATIONS[relation.kind]
        verb = ended if relation.ended else now
        other = steady(relation.other_name)
        words = f"{verb} {other}" if relation.is_subject else f"{other} {verb} it"
        known = f" {short_joined_id(relation.other)}" if relation.other else ""
        yield "tie", words + known, _who(relation.support, notes)


def _who(support: Support, notes: Footnotes) -> str:
    since = f" · since {day(support.first_seen)}" if support.first_seen and len(support.reports) > 1 else ""
    return notes.claimants(support.claims, support.reports, support.evidence) + since


def _show_events(console: Console, record: JoinedRecord, actor: JoinedActor) -> None:
    if not actor.events:
        return
    section(console, "Takes part in", len(actor.events))
    events = [record.event(one) for one in actor.events]
    events.sort(key=lambda event: (event.when.values[0].value.start or "~") if event.when.values else "~")
    rows = []
    for event in events:
        roles = [row.role.value for row in event.roles if any(one.actor == actor.id for one in row.actors)]
        rows.append(
            [
                (short_joined_id(event.id), "cyan"),
                (steady(event_label(event)), ""),
                (", ".join(roles), ""),
                (independence_sentence(event.independence), FAINT),
            ]
        )
    listing(console, rows, (0, 4, 1, 4), most=_MOST_EVENTS)


def _show_joining(console: Console, record: JoinedRecord, actor: JoinedActor) -> None:
    """Why these names are one: what rules say of pairs of different names."""
    rules = [one for one in actor.judgements if not one.is_human and "#" not in one.one and "#" not in one.other]
    if not rules:
        return
    section(console, "Why these names are one", len(rules))
    rows = []
    for one in rules:
        names = " / ".join(thing.partition(":")[2] or thing for thing in (one.one, one.other))
        score = "" if one.score is None else f" {one.score:.2f}"
        rows.append(
            [(steady(names), ""), (f"{one.decision}: {reports_named(record, one.reason)} ({one.author}{score})", FAINT)]
        )
    listing(console, rows, (4, 5), most=_MOST_REASONS)
