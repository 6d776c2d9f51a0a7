"""Small worlds of reports, made without a model: each report a few lines, with what a reading would say of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sayso.ledger import Ledger
from sayso.ledger.base import RowQuery
from sayso.records import (
    Claim,
    DatePrecision,
    Effect,
    EffectKind,
    Entity,
    EntityName,
    Event,
    Hop,
    Manner,
    Mention,
    MentionForm,
    MentionType,
    Modality,
    NameKind,
    Origin,
    Participant,
    Period,
    PeriodType,
    Place,
    PlacePrecision,
    PloverCode,
    Reading,
    Role,
    Sentence,
    SourceDocument,
    SourceNumber,
    SourceRole,
    Span,
    Stance,
    StatedDate,
    TimePrecision,
)
from tests.factories import PRODUCER


@dataclass(frozen=True)
class Told:
    """One incident as one report tells it: `speaker` says on `day` that `actor` attacked at `place`, `dead` died."""

    place: str
    day: str
    actor: str
    speaker: str | None
    dead: int
    stance: Stance = Stance.ASSERTS


@dataclass(frozen=True)
class Report:
    """A report of an outlet; `alias` is another name that it gives the first actor. `lead` is text of its own."""

    outlet: str
    published: str
    told: tuple[Told, ...]
    alias: str | None = None
    lead: str = ""

    @property
    def original(self) -> bytes:
        """The bytes that it is stored with."""
        return repr((self.outlet, self.published, [t.place for t in self.told], self.lead)).encode()


_POINTS = {"Velor": (41.0, 71.0), "Marun": (41.9, 72.4), "Osk": (39.2, 68.3)}


class _Writer:
    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, start + len(words))


def reading_of(report: Report) -> Reading:
    """The reading of a report."""
    writer = _Writer()
    mentions: list[Mention] = []
    entities: dict[str, Entity] = {}
    events, claims, times, places, sentences = [], [], [], [], []

    def mention(name: str, kind: MentionType) -> tuple[Span, str, str]:
        span = writer.add(name)
        known = entities.setdefault(name, Entity(f"e{len(entities)}", kind, None, name, (), None, None, (), ()))
        mention_id = f"m{len(mentions)}"
        mentions.append(Mention(mention_id, span, span, kind, MentionForm.NAME, known.id, 1.0))
        entities[name] = replace(known, mentions=(*known.mentions, mention_id))
        return span, mention_id, known.id

    if report.lead:
        sentences.append(Sentence(writer.add(report.lead)))
        writer.add("\n")
    for number, told in enumerate(report.told):
        start = len(writer.text)
        actor = mention(told.actor, MentionType.ORGANISATION)
        writer.add(" ")
        trigger = writer.add("attacked")
        writer.add(" a post in ")
        where = mention(told.place, MentionType.LOCATION)
        writer.add(" on ")
        when = writer.add(told.day)
        writer.add(", killing ")
        count = writer.add(str(told.dead))
        writer.add(" guards")
        content = Span(start, len(writer.text))
        sources: tuple[str, ...] = ()
        if told.speaker is not None:
            writer.add(", said ")
            span, mention_id, entity = mention(told.speaker, MentionType.PERSON)
            hop = Hop(0, span, (), mention_id, entity, SourceRole.PERSON, True, SourceNumber.ONE, None, False)
            claims.append(
                Claim(f"c{number}", (content,), (), (hop,), Manner.INDIRECT, told.stance, (), None, None, (), 0.9)
            )
            sources = (f"c{number}",)
        writer.add(".")
        sentences.append(Sentence(Span(start, len(writer.text))))
        writer.add("\n")
        day = int(told.day[-2:])
        times.append(
            Period(
                f"t{number}", when, PeriodType.DATE, told.day, told.day, f"{told.day[:-2]}{day + 1:02}",
                TimePrecision.DAY, None, None,
            )
        )  # fmt: skip
        lat, lon = _POINTS[told.place]
        found = (told.place, None, "KGZ", None, None, lat, lon, PlacePrecision.POINT, 2.0, 0.9, (), None)
        places.append(Place(f"p{number}", where[1], *found))
        events.append(
            Event(
                id=f"v{number}",
                trigger=trigger,
                triggers=(trigger,),
                plover=PloverCode("ASSAULT", None, ()),
                acled=None,
                modality=Modality.HAPPENED,
                negated=False,
                background=False,
                participants=(Participant(Role.ACTOR, actor[0], actor[1], actor[2], ()),),
                place=f"p{number}",
                time=f"t{number}",
                effects=(Effect(EffectKind.KILLED, None, told.dead, told.dead, told.dead, True, count, ()),),
                claims=sources,
                absent=(),
                score=0.9,
            )
        )
    if report.alias is not None and report.told:
        first = entities[report.told[0].actor]
        names = (EntityName(first.name or "", NameKind.NAME, ()), EntityName(report.alias, NameKind.ALIAS, ()))
        entities[report.told[0].actor] = replace(first, names=names)
    document = SourceDocument(
        id=f"sha256:{hashlib.sha256(report.original).hexdigest()}",
        source_sha256=hashlib.sha256(report.original).hexdigest(),
        text=writer.text or "Nothing.",
        language="en",
        publisher=report.outlet,
        published=StatedDate(report.published, DatePrecision.DAY, Origin.GIVEN),
    )
    return Reading(
        document=document,
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        entities=tuple(entities.values()),
        claims=tuple(claims),
        events=tuple(events),
        times=tuple(times),
        places=tuple(places),
        producer=PRODUCER,
    )


def add(ledger: Ledger, report: Report, *, refresh: bool = False) -> str:
    """Keep a report; gives its id."""
    reading = reading_of(report)
    ledger.add(reading, report.original, f"{report.outlet}.txt", refresh=refresh)
    return reading.document.id


def state_of(ledger: Ledger) -> dict[str, list[str]]:
    """All rows of all lists, and what is joined."""
    with ledger.links() as links:
        found = {
            kind: list(links.rows(RowQuery(kind, order="id"), limit=10_000, offset=0).items)
            for kind in ("actor", "event", "claim", "source")
        }
        for kind in ("actor", "event", "claim"):
            found[f"joined {kind}"] = [str(node) for node in links.every_node(kind)]
        found["copies"] = [f"{key} {links.lines('copied', (key,))[key]!r}" for key in links.keys_of("copied")]
    return found
