"""Hangs the effects that the text tells of on the events that had them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    of_word: dict[int, int] = {}
    of_sentence: dict[int, list[tuple[int, int]]] = {}
    for place, draft in enumerate(drafts):
        for trigger in draft.triggers:
            of_sentence.setdefault(scene.sentence_of(trigger.word), []).append((trigger.word, place))
            for word in trigger.words:
                of_word.setdefault(word, place)
    for found in effects:
        place_or_none = of_word.get(found.predicate)
        if place_or_none is None:
            place_or_none = _nearest(found, of_sentence, drafts, scene)
        if place_or_none is not None:
            own = rows[place_or_none]
            rows[place_or_none] = replace(own, effects=(*own.effects, found.effect))
    return tuple(rows)


def _nearest(
    found: FoundEffect,
    of_sentence: Mapping[int, Sequence[tuple[int, int]]],
    drafts: Sequence[Draft],
    scene: Scene,
) -> int | None:
    """Of the events that can have the effect: 1. in its sentence, nearest clause. 2. The last one just before.

    Args:
        of_sentence: trigger words with the place of their draft, by sentence.
    """
    syntax, word = scene.syntax, found.predicate
    wanted = _TAKEN.get(found.effect.kind, _HARM)
    sentence = scene.sentence_of(word)

    def fitting(number: int) -> list[tuple[int, int]]:
        return [
            (trigger, place)
            for trigger, place in of_sentence.get(number, ())
            if drafts[place].type in wanted and not drafts[place].standing.is_negated
        ]

    near = [
        (abs(trigger - word) + (0 if syntax.clause(trigger) == syntax.clause(word) else 100), place)
        for trigger, place in fitting(sentence)
    ]
    if near:
        return min(near)[1]
    # "Five people were killed." after the sentence that tells of the attack.
    before = fitting(sentence - 1)
    return max(before)[1] if before else None
