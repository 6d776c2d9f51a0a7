"""Traces of events."""

from __future__ import annotations

from sayso.linking.traces.scene import Scene
from sayso.linking.traces.wording import words_in
from sayso.records import Effect, Event, Participant
from sayso.records.trace import EventTrace, TracedEffect, TracedParticipant, TracedPlace


def event_traces(scene: Scene) -> tuple[EventTrace, ...]:
    """One trace for each event, in order of the reading."""
    return tuple(_trace(event, scene) for event in scene.reading.events)


def _trace(event: Event, scene: Scene) -> EventTrace:
    sentences = dict.fromkeys(scene.sentence(span) for span in (event.trigger, *event.triggers))
    quotes = [scene.quote(span) for span in sentences]
    words = words_in(quote.text for quote in quotes)
    return EventTrace(
        id=scene.event_ids[event.id],
        report=scene.report,
        event=event.id,
        trigger=scene.quote(event.trigger),
        quote=quotes[0],
        type=event.plover.type if event.plover else event.acled.event_type if event.acled else "",
        plover=event.plover,
        acled=event.acled,
        modality=event.modality,
        negated=event.negated,
        background=event.background,
        time=scene.time(event.time),
        place=_place(event.place, scene),
        participants=tuple(_participant(one, scene) for one in event.participants),
        effects=tuple(_effect(one, event, scene) for one in event.effects),
        claims=scene.claims(event.claims),
        words=words,
        published_day=scene.published_day,
        score=event.score,
        nearby=tuple(sorted(set(words_in(_nearby(event, scene))) - set(words))),
        names=scene.names,
    )


def _nearby(event: Event, scene: Scene) -> list[str]:
    """The title, the first sentence, and those before and after the trigger's."""
    spans = [sentence.span for sentence in scene.reading.sentences]
    at = next((number for number, span in enumerate(spans) if span.start <= event.trigger.start < span.end), 0)
    chosen = [*spans[:1], *spans[max(0, at - 1) : at], *spans[at + 1 : at + 2]]
    return [scene.reading.document.title or "", *(span.text_in(scene.reading.document.text) for span in chosen)]


def _place(place_id: str | None, scene: Scene) -> TracedPlace | None:
    place = scene.places.get(place_id or "")
    mention = scene.mentions.get(place.mention) if place is not None else None
    if place is None or mention is None:
        return None
    return TracedPlace(
        name=place.name,
        geonames=place.geonames,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        radius_km=place.radius_km,
        quote=scene.quote(mention.span),
    )


def _participant(one: Participant, scene: Scene) -> TracedParticipant:
    entity = scene.entities.get(one.entity or "")
    return TracedParticipant(
        role=one.role,
        bearer=scene.bearer_ids.get(one.entity or ""),
        type=scene.type_of(one.entity, one.mention),
        country=entity.country if entity is not None else None,
        sector=entity.sector if entity is not None else None,
        quote=scene.quote(one.span),
        claims=scene.claims(one.claims),
    )


def _effect(effect: Effect, event: Event, scene: Scene) -> TracedEffect:
    return TracedEffect(
        kind=effect.kind,
        who=scene.quote(effect.who).text if effect.who is not None else None,
        low=effect.low,
        best=effect.best,
        high=effect.high,
        total=effect.total,
        quote=scene.quote(effect.span),
        claims=scene.claims(effect.claims or event.claims),
    )
