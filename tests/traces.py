"""Traces by hand: what reports leave behind for each other, for tests of linking without a model.

A report is built sentence by sentence; pieces are named by their words and looked up in the sentence.

    herald = Report("herald", outlet="Leylek Herald", day="2026-09-03")
    ministry = herald.actor("Ministry of Defence", subtype="government", country="TJK")
    said = herald.claim("four soldiers were killed", "The Ministry of Defence said four soldiers were killed.",
                        chain=[("The Ministry of Defence", ministry)])
    event = herald.event("shelled", "Rebels shelled Ardun on Thursday.", kind="ASSAULT", when="2026-09-03",
                         where="Ardun", who=[("actor", "Rebels", None)], effects=[("killed", "four soldiers", 4)],
                         claims=[said])
    herald.traces  # records.trace.Traces
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.records import (
    AcledCode,
    Attribute,
    AttributeKind,
    DatePrecision,
    EffectKind,
    EntityName,
    Manner,
    MentionType,
    Modality,
    NameKind,
    Origin,
    PlacePrecision,
    PloverCode,
    RelationKind,
    Role,
    SourceNumber,
    SourceRole,
    Span,
    Stance,
    StatedDate,
    TimePrecision,
)
from sayso.records.trace import (
    ActorTrace,
    ClaimTrace,
    EventTrace,
    Quote,
    ReportTrace,
    TracedEffect,
    TracedHop,
    TracedParticipant,
    TracedPlace,
    TracedRelation,
    TracedTime,
    Traces,
    trace_id,
)

SCORE = 0.9
# Who takes part: role, words, and the actor where he bears a name. What befell how many: kind, words, then one number
# or (low, best, high), "total" besides for a total. A source: words (None: only implied), the actor, and its role.
Taking = tuple[str, str, ActorTrace | None]
Befell = tuple[str, str, int | tuple[int | None, int | None, int | None] | None] | tuple[str, str, int, str]
Source = tuple[str | None, ActorTrace | None] | tuple[str | None, ActorTrace | None, str]
# (name, geonames, lat, lon), or a name alone.
Placed = str | tuple[str, int | None, float | None, float | None]
# A day, or the first and the last day (inclusive).
Timed = str | tuple[str, str]

_STOP_WORDS = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "are",
            "at",
            "be",
            "been",
            "by",
            "for",
            "from",
            "had",
            "has",
            "have",
            "he",
            "in",
            "is",
            "it",
        ),
        *("its", "of", "on", "or", "she", "that", "the", "they", "to", "was", "were", "with"),
    }
)


def report_id(name: str) -> str:
    """The id of the report of this name in tests."""
    return f"sha256:{hashlib.sha256(name.encode()).hexdigest()}"


def words_in(text: str) -> tuple[str, ...]:
    """The telling words of a text, as a trace has them; plurals and tenses stay as they are."""
    return tuple(sorted({w for w in re.findall(r"[^\W_]+", text.lower()) if w not in _STOP_WORDS}))


def place_number(name: str) -> int:
    """A GeoNames number made up from a name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:3], "big")


class Report:
    """One report that grows: its sentences stand one after another in `text`, each once."""

    def __init__(
        self,
        name: str,
        *,
        outlet: str | None = None,
        day: str | None = None,
        title: str | None = None,
        url: str | None = None,
        forwarded_from: str | None = None,
    ) -> None:
        self.id = report_id(name)
        self.text = ""
        self.day = day
        self.actors: list[ActorTrace] = []
        self.events: list[EventTrace] = []
        self.claims: list[ClaimTrace] = []
        key = None if outlet is None else outlet.lower().removeprefix("the ")
        published = None if day is None else StatedDate(day, DatePrecision.DAY, Origin.GIVEN)
        self.trace = ReportTrace(self.id, title or name, outlet, key, published, day, url, "en", forwarded_from)

    @property
    def traces(self) -> Traces:
        """All that the report leaves behind, in order of text."""
        return Traces(
            self.trace,
            tuple(self.actors),
            tuple(sorted(self.events, key=lambda event: event.trigger.span)),
            tuple(sorted(self.claims, key=lambda claim: claim.content[0].span)),
        )

    def quote(self, piece: str, sentence: str) -> Quote:
        """A piece of a sentence; the sentence is added where the report has not said it yet."""
        at = self.text.find(sentence)
        if at < 0:
            at = len(self.text)
            self.text += f"{sentence}\n"
        start = at + sentence.index(piece)
        return Quote(Span(start, start + len(piece)), piece)

    def actor(
        self,
        name: str,
        *,
        aliases: Iterable[str] = (),
        kind: str = "Organisation",
        subtype: str | None = None,
        country: str | None = None,
        sector: str | None = None,
        attributes: Sequence[tuple[str, str]] = (),
        relations: Sequence[tuple[str, bool, ActorTrace]] = (),
        claims: Sequence[ClaimTrace] = (),
    ) -> ActorTrace:
        """A named actor. `attributes` are (kind, value), `relations` (kind, is it the actor's, the other)."""
        under = tuple(claim.id for claim in claims)
        evidence = self.quote(name, f"[{name}]").span
        names = (EntityName(name, NameKind.NAME, under), *(EntityName(a, NameKind.ALIAS, under) for a in aliases))
        trace = ActorTrace(
            id=f"{self.id}#{name}",
            report=self.id,
            entity=f"e{len(self.actors)}",
            name=name,
            names=names,
            keys=tuple(f"{MentionType(kind)}:{entity_name.text}" for entity_name in names),
            type=MentionType(kind),
            subtype=subtype,
            country=country,
            sector=sector,
            attributes=tuple(Attribute(AttributeKind(sort), value, evidence, under) for sort, value in attributes),
            evidence=(evidence,),
            relations=tuple(
                TracedRelation(RelationKind(sort), own, False, other.id, other.name, Quote(evidence, name), under)
                for sort, own, other in relations
            ),
        )
        self.actors.append(trace)
        return trace

    def event(
        self,
        trigger: str,
        sentence: str,
        *,
        kind: str = "ASSAULT",
        mode: str | None = None,
        acled: tuple[str, str] | None = None,
        when: Timed | None = None,
        where: Placed | None = None,
        who: Sequence[Taking] = (),
        effects: Sequence[Befell] = (),
        claims: Sequence[ClaimTrace] = (),
        modality: str = "happened",
        negated: bool = False,
        background: bool = False,
    ) -> EventTrace:
        """What the report says of one event. Words that the sentence has not are quoted as the trigger."""
        found = self.quote(trigger, sentence)
        under = tuple(claim.id for claim in claims)
        is_plover = kind.isupper()
        trace = EventTrace(
            id=trace_id("event", self.id, found.span),
            report=self.id,
            event=f"v{len(self.events)}",
            trigger=found,
            quote=self.quote(sentence, sentence),
            type=kind,
            plover=PloverCode(kind, mode, ()) if is_plover else None,
            acled=AcledCode(*acled) if acled else None,
            modality=Modality(modality),
            negated=negated,
            background=background,
            time=None if when is None else self._time(when, sentence, found),
            place=None if where is None else self._place(where, sentence, found),
            participants=tuple(
                TracedParticipant(
                    Role(role),
                    None if bearer is None else bearer.id,
                    None if bearer is None else bearer.type,
                    None if bearer is None else bearer.country,
                    None if bearer is None else bearer.sector,
                    self._piece(words, sentence, found),
                    under,
                )
                for role, words, bearer in who
            ),
            effects=tuple(self._effect(befell, sentence, found, under) for befell in effects),
            claims=under,
            words=words_in(sentence),
            published_day=self.day,
            score=SCORE,
        )
        self.events.append(trace)
        for claim in claims:
            at = self.claims.index(next(row for row in self.claims if row.id == claim.id))
            row = self.claims[at]
            self.claims[at] = _with_events(row, (*row.events, trace.id))
        return trace

    def claim(
        self,
        content: str,
        sentence: str,
        *,
        chain: Sequence[Source] = (),
        stance: str = "asserts",
        manner: str = "indirect",
        cue: str | None = None,
        hedge: str | None = None,
        answers: Sequence[ClaimTrace] = (),
        within: ClaimTrace | None = None,
    ) -> ClaimTrace:
        """A claim. `chain` is nearest to the reader first; a source that bears a name or is an actor is named."""
        said = self.quote(content, sentence)
        trace = ClaimTrace(
            id=trace_id("claim", self.id, said.span),
            report=self.id,
            claim=f"c{len(self.claims)}",
            content=(said,),
            cue=() if cue is None else (self.quote(cue, sentence),),
            chain=tuple(self._hop(step, source, sentence, said) for step, source in enumerate(chain)),
            manner=Manner(manner),
            stance=Stance(stance),
            hedges=() if hedge is None else (self.quote(hedge, sentence),),
            said=None,
            within=None if within is None else within.id,
            answers=tuple(claim.id for claim in answers),
            events=(),
            words=words_in(content),
            published_day=self.day,
            score=SCORE,
        )
        self.claims.append(trace)
        return trace

    def latest(self, claim: ClaimTrace) -> ClaimTrace:
        """The claim with the events that were added under it later."""
        return next(row for row in self.claims if row.id == claim.id)

    def _hop(self, step: int, source: Source, sentence: str, said: Quote) -> TracedHop:
        words, bearer = source[0], source[1]
        role = source[2] if len(source) > 2 else "body" if bearer is not None else "unknown"
        return TracedHop(
            step=step,
            name=bearer.name if bearer is not None else words,
            bearer=None if bearer is None else bearer.id,
            role=SourceRole(role),
            named=bearer is not None,
            number=SourceNumber.ONE if bearer is not None else SourceNumber.UNKNOWN,
            unnamed_reason=None,
            inherited=False,
            quote=None if words is None else self._piece(words, sentence, said),
        )

    def _piece(self, words: str, sentence: str, fallback: Quote) -> Quote:
        return self.quote(words, sentence) if words in sentence else Quote(fallback.span, words)

    def _time(self, when: Timed, sentence: str, fallback: Quote) -> TracedTime:
        first, last = (when, when) if isinstance(when, str) else when
        end = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        precision = TimePrecision.DAY if first == last else TimePrecision.RANGE
        return TracedTime(first, end, precision, first, self._piece(first, sentence, fallback))

    def _place(self, where: Placed, sentence: str, fallback: Quote) -> TracedPlace:
        name, number, lat, lon = (where, place_number(where), 40.0, 70.0) if isinstance(where, str) else where
        quote = self._piece(name, sentence, fallback)
        return TracedPlace(name, number, "TJK", None, lat, lon, PlacePrecision.POINT, 2.0, quote)

    def _effect(self, befell: Befell, sentence: str, fallback: Quote, under: tuple[str, ...]) -> TracedEffect:
        kind, words, number = befell[0], befell[1], befell[2]
        low, best, high = number if isinstance(number, tuple) else (number, number, number)
        is_total = len(befell) > 3
        quote = self._piece(words, sentence, fallback)
        who = (
            None
            if is_total
            else re.sub(r"^(\d+|one|two|three|four|five|six|seven|eight)\s+", "", words, flags=re.IGNORECASE)
        )
        return TracedEffect(EffectKind(kind), who, low, best, high, is_total, quote, under)


def all_traces(
    reports: Iterable[Report],
) -> tuple[dict[str, ReportTrace], dict[str, ClaimTrace], dict[str, EventTrace]]:
    """The reports, claims and events of several reports by id."""
    built = [report.traces for report in reports]
    return (
        {traces.report.id: traces.report for traces in built},
        {claim.id: claim for traces in built for claim in traces.claims},
        {event.id: event for traces in built for event in traces.events},
    )


def actors_by_name(reports: Iterable[Report]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Bearers to actor ids, and actor ids to names, where the same name is the same actor."""
    who: dict[str, str] = {}
    names: dict[str, str] = {}
    for report in reports:
        for actor in report.actors:
            actor_id = "actor:" + hashlib.sha256(actor.name.encode()).hexdigest()[:32]
            who[actor.id] = actor_id
            names[actor_id] = actor.name
    return who, names


def _with_events(claim: ClaimTrace, events: tuple[str, ...]) -> ClaimTrace:
    return replace(claim, events=events)
