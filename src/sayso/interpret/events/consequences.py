"""Hangs the effects that the text tells of on the events that had them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.interpret.effects import FoundEffect
from sayso.interpret.events.drafts import Draft
from sayso.interpret.events.scene import Scene
from sayso.records import EffectKind

_TAKEN: Final = {
    EffectKind.ARRESTED: ("COERCE",),
    EffectKind.ABDUCTED: ("ASSAULT",),
    EffectKind.CAPTURED: ("ASSAULT", "COERCE"),
    EffectKind.DISPLACED: ("ASSAULT", "SANCTION", "COERCE", None),
}
_HARM: Final = ("ASSAULT", "PROTEST", "COERCE")


def with_effects(drafts: tuple[Draft, ...], effects: tuple[FoundEffect, ...], scene: Scene) -> tuple[Draft, ...]:
    """The drafts with their effects; an effect that no event fits is left out."""
    rows = list(drafts)
    for found in effects:
        place = _event_of(found, rows, scene)
        if place is not None:
            rows[place] = replace(rows[place], effects=(*rows[place].effects, found.effect))
    return tuple(rows)


def _event_of(found: FoundEffect, drafts: list[Draft], scene: Scene) -> int | None:
    """1. The event whose trigger tells the effect. 2. In its sentence, nearest clause. 3. The last one before."""
    syntax, word = scene.syntax, found.predicate
    wanted = _TAKEN.get(found.effect.kind, _HARM)
    rows = [
        (place, draft) for place, draft in enumerate(drafts) if any(word in trigger.words for trigger in draft.triggers)
    ]
    if rows:
        return rows[0][0]
    sentence = scene.sentence_of(word)
    fitting = [
        (place, draft) for place, draft in enumerate(drafts) if draft.type in wanted and not draft.standing.is_negated
    ]
    near = [
        (abs(trigger.word - word) + (0 if syntax.clause(trigger.word) == syntax.clause(word) else 100), place)
        for place, draft in fitting
        for trigger in draft.triggers
        if scene.sentence_of(trigger.word) == sentence
    ]
    if near:
        return min(near)[1]
    # "Five people were killed." after the sentence that tells of the attack.
    before = [
        (trigger.word, place)
        for place, draft in fitting
        for trigger in draft.triggers
        if sentence - 1 <= scene.sentence_of(trigger.word) < sentence
    ]
    return max(before)[1] if before else None
