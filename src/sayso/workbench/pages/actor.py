"""Actor: names in all scripts, roles, events, claims by and about apart, relations, and why the names are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.linking.record import Asked, EventRow
from sayso.records import MentionType, RelationKind
from sayso.records.joined import JoinedActor, JoinedName, JoinedRelation
from sayso.records.judgement import Decision, Judgement
from sayso.telling.labels import ATTRIBUTES, MENTION_TYPES, NAMES, RELATIONS, SECTORS
from sayso.workbench.addresses import actor_id, actor_url
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.pages.history import Decided, history
from sayso.workbench.pages.known import Backing, ClaimLine, Known, QuoteLine, found
from sayso.workbench.pages.linkage import UnlinkedPage, record_or_page
from sayso.workbench.pages.reasoning import FeatureRow, features

SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name with its script and how many reports use it."""

    text: str
    script: str
    kind: str
    reports: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """What reports say of an actor beside his names; `other_url` leads to the other side of a relation.

    `after` stands behind the other side where the relation is that one's to this actor.
    """

    words: str
    after: str
    other: str
    other_url: str | None
    backing: Backing


@dataclass(frozen=True, slots=True)
class NamesJoined:
    """Why two names are one actor."""

    one: str
    other: str
    one_name: str
    other_name: str
    score: int | None
    author: str
    reason: str
    features: tuple[FeatureRow, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim and those that answer it."""

    claim: ClaimLine
    answers: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor over all reports. Lists are cut; the numbers say of how many."""

    template: ClassVar[str] = "actor.html"

    title: str
    actor: JoinedActor
    kind: str
    sector: str
    names: tuple[NameRow, ...]
    attributes: tuple[FactRow, ...]
    relations: tuple[FactRow, ...]
    events: tuple[EventRow, ...]
    event_count: int
    by: tuple[ClaimLine, ...]
    about: tuple[ClaimLine, ...]
    answered: tuple[Answered, ...]
    joined: tuple[NamesJoined, ...]
    quotes: tuple[QuoteLine, ...]
    history: tuple[Decided, ...]
    kinds: tuple[tuple[str, str], ...]
    is_source: bool
    subject: str
    here: str


def actor(desk: Desk, asking: Asking) -> ActorPage | UnlinkedPage | Moved:
    """The page at `/a/{actor}`; an id that was joined into another leads there."""
    record = record_or_page(desk, "Actor")
    if isinstance(record, UnlinkedPage):
        return record
    wanted = actor_id(asking.route["actor"])
    current = record.current(wanted)
    if current != wanted or asking.route["actor"].startswith("actor:"):
        return Moved(actor_url(current))
    known, one = Known(record), record.actor(current)
    by, about = known.claims(one.claims_by[:SHOWN]), known.claims(one.claims_about[:SHOWN])
    events = record.events(Asked(actor=one.id), limit=SHOWN)
    return ActorPage(
        one.name,
        one,
        kind_words(one),
        f"{one.sector} {SECTORS.get(one.sector, '')}".strip() if one.sector else "",
        tuple(_name(name) for name in one.names),
        tuple(attribute_rows(known, one)),
        tuple(relation_row(known, row) for row in one.relations),
        events.items,
        events.total,
        by,
        about,
        tuple(_answered(known, (*by, *about))),
        tuple(_joined(row) for row in one.judgements if not row.is_human and row.decision is Decision.SAME),
        known.quotes(one.evidence[:6]),
        history(one.judgements, one.corrections, _Called()),
        tuple((kind.value, MENTION_TYPES[kind]) for kind in (MentionType.PERSON, MentionType.ORGANISATION)),
        found(record.source, one.id) is not None,
        one.traces[0],
        actor_url(one.id),
    )


def kind_words(one: JoinedActor) -> str:
    """Its subtype, else its type."""
    return one.subtype.replace("_", " ") if one.subtype else MENTION_TYPES[one.type]


def attribute_rows(known: Known, one: JoinedActor) -> Iterable[FactRow]:
    """Ages, offices, ranks and the like."""
    words = {kind.value: text for kind, text in ATTRIBUTES.items()}
    for row in one.attributes:
        yield FactRow(words.get(row.kind, row.kind), "", row.value, None, known.backing(row.support))


def relation_row(known: Known, row: JoinedRelation) -> FactRow:
    """A relation in words, from this actor's side."""
    now, ended = RELATIONS[RelationKind(row.kind)]
    verb = ended if row.ended else now
    name = known.actor_name(row.other) if row.other is not None else row.other_name
    url = None if row.other is None else actor_url(row.other)
    before, after = (verb, "") if row.is_subject else ("", f"{verb} it")
    return FactRow(before, after, name, url, known.backing(row.support))


def _name(name: JoinedName) -> NameRow:
    return NameRow(name.text, name.script, NAMES[name.kind], len(name.reports))


def _joined(row: Judgement) -> NamesJoined:
    called = _Called()
    score = None if row.score is None else round(100 * row.score)
    return NamesJoined(
        row.one, row.other, called[row.one], called[row.other], score, row.author, row.reason, features(row.reason)
    )


def _answered(known: Known, claims: Iterable[ClaimLine]) -> Iterable[Answered]:
    for line in dict.fromkeys(claims):
        claim = known.joined_claim(line.id)
        if claim is not None and claim.answered_by:
            yield Answered(line, known.claims(claim.answered_by))


class _Called(dict[str, str]):
    """What things that are judged are called: the name after the kind, or after the report."""

    def get(self, thing: str, default: object = None) -> str:
        del default
        return self[thing]

    def __missing__(self, thing: str) -> str:
        return thing.partition("#")[2] or thing.partition(":")[2] or thing
