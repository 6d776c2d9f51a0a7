"""Puts the events of a report together, in the order in which they are first told."""

from __future__ import annotations

from dataclasses import replace

from sayso.interpret.effects import find_effects
from sayso.interpret.events.anchors import Anchor, place_of, time_of
from sayso.interpret.events.coding import coded
from sayso.interpret.events.consequences import with_effects
from sayso.interpret.events.drafts import Draft
from sayso.interpret.events.merging import merged
from sayso.interpret.events.results import with_results
from sayso.interpret.events.scene import Scene, scene_of
from sayso.interpret.events.triggers import Trigger, find_triggers
from sayso.interpret.standing import Overhead, overhead_of
from sayso.ontology.events import WordKind
from sayso.records import Absence, Absent, Effect, Event, Participant, PloverCode, Reading, Role, Span
from sayso.records.prediction import Prediction


def add_events(reading: Reading, prediction: Prediction) -> Reading:
    """The reading with its events; reads sentences, times, places, mentions, entities, claims and quantities.

    1. Triggers, each with its best sense.
    2. Codes, standing and participants.
    3. Results joined to the acts that had them, places and times, effects.
    4. What is told twice becomes one.
    """
    if not prediction.words:
        return replace(reading, events=())
    scene = scene_of(reading, prediction)
    # 1 and 2
    drafts = coded(find_triggers(scene), scene)
    # 3
    drafts = with_results(drafts, scene)
    drafts = tuple(_anchored(draft, scene) for draft in drafts)
    drafts = with_effects(drafts, find_effects(reading, prediction), scene)
    # 4
    drafts = merged(drafts, scene)
    ordered = sorted(drafts, key=lambda draft: min(_span(trigger, scene) for trigger in draft.triggers))
    overhead = overhead_of(reading.claims)
    events = tuple(_event(f"v{number}", draft, overhead, scene) for number, draft in enumerate(ordered))
    return replace(reading, events=events)


def _anchored(draft: Draft, scene: Scene) -> Draft:
    place = _first(tuple(place_of(trigger, draft.parts, scene) for trigger in draft.triggers))
    time = _first(tuple(time_of(trigger, scene) for trigger in draft.triggers))
    return replace(draft, place=place, time=time)


def _first(anchors: tuple[Anchor, ...]) -> Anchor:
    return next((anchor for anchor in anchors if anchor.id is not None), anchors[0])


def _span(trigger: Trigger, scene: Scene) -> Span:
    """The whole predicate; words that lie far apart are told by the head's neighbourhood alone."""
    syntax = scene.syntax
    words = trigger.words
    first, last = words[0], words[-1]
    if last - first > 12:
        first = last = trigger.word
    return Span(syntax.span(first).start, syntax.span(last).end)


def _event(identity: str, draft: Draft, overhead: Overhead, scene: Scene) -> Event:
    main = _span(draft.trigger, scene)
    over = overhead.over(main)
    participants = tuple(
        Participant(
            role=part.role,
            span=part.span,
            mention=part.mention,
            entity=part.entity,
            claims=own if (own := overhead.over(part.span)) != over else (),
        )
        for part in draft.parts
    )
    return Event(
        id=identity,
        trigger=main,
        triggers=tuple(sorted({_span(trigger, scene) for trigger in draft.triggers})),
        plover=None if draft.type is None else PloverCode(draft.type, draft.mode, draft.contexts),
        acled=draft.acled,
        modality=draft.standing.modality,
        negated=draft.standing.is_negated,
        background=draft.standing.is_background,
        participants=participants,
        place=None if draft.place is None else draft.place.id,
        time=None if draft.time is None else draft.time.id,
        effects=tuple(_with_claims(effect, over, overhead) for effect in draft.effects),
        claims=over,
        absent=_absent(draft),
        score=_score(draft),
    )


def _with_claims(effect: Effect, over: tuple[str, ...], overhead: Overhead) -> Effect:
    own = overhead.over(effect.span)
    return replace(effect, claims=own if own != over else ())


def _absent(draft: Draft) -> tuple[Absence, ...]:
    found: list[Absence] = []
    if not draft.having(Role.ACTOR):
        found.append(Absence("actor", Absent.NOT_STATED))
    for field, anchor in (("place", draft.place), ("time", draft.time)):
        if anchor is not None and anchor.absent is not None:
            found.append(Absence(field, anchor.absent))
    return tuple(found)


def _score(draft: Draft) -> float:
    """How much of the frame is filled and how much of its surroundings the sense asked for; no probability."""
    score = 0.45 + 0.06 * min(draft.trigger.weight, 4)
    score += 0.1 * bool(draft.having(Role.ACTOR))
    score += 0.1 * bool(draft.having(Role.RECIPIENT, Role.VICTIM, Role.TARGET))
    score += 0.05 * (len(draft.triggers) > 1)
    if draft.trigger.kind is WordKind.NOUN and draft.trigger.light is None:
        score -= 0.1
    return round(min(score, 0.95), 3)
