"""PLOVER contexts of an event: those of its predicate, and those that words of its sentence speak of."""

from __future__ import annotations

from sayso.interpret.events.scene import Scene
from sayso.interpret.events.triggers import Trigger
from sayso.ontology.events import event_codes


def contexts_of(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Contexts in the order of the codebook's table."""
    words = scene.sentence_words(trigger.word)
    lowers = [scene.syntax.lower(word) for word in words]
    line = f" {' '.join(lowers)} "
    found = set(trigger.group.contexts)
    for context, cues in scene.words.contexts.items():
        if any(f" {cue} " in line for cue in cues) or any(scene.bases[word] & cues for word in words):
            found.add(context)
    return tuple(context for context in event_codes().contexts if context in found)
