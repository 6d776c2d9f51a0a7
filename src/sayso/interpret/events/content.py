"""What demands, refusals, promises and threats say is their content, and gives them their mode."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.interpret.events.places_in_tree import clause_children, deep_objects
from sayso.interpret.events.scene import Scene
from sayso.interpret.events.triggers import Trigger
from sayso.ontology.events import WordKind, event_codes

# Kinds of act that threats have a mode of their own for, by the mode of what is threatened.
_THREATENED_MODES: Final = {"arrest": "arrest", "expel": "expel", "deport": "expel"}
_TERRITORY: Final = ("taking_territory", "occupying")
_FORCE: Final = "MOBILIZE"


def content_words(trigger: Trigger, scene: Scene) -> frozenset[int]:
    """Words of the clause, object or phrase that says what is demanded, refused, promised or threatened.

    What a relative clause, a participle or an aside ("after ...") tells on the way is no content.
    """
    syntax = scene.syntax
    holder = trigger.light if trigger.light is not None else trigger.word
    asides = scene.words.prepositions["aside"]
    found: set[int] = set()
    waiting = [*clause_children(trigger.word, scene), *syntax.obliques(trigger.word)]
    if trigger.kind is WordKind.VERB:
        waiting += deep_objects(trigger.word, scene)
    waiting += [word for word in syntax.obliques(holder) if word != trigger.word]
    waiting = [word for word in waiting if syntax.preposition(word) not in asides]
    while waiting:
        word = waiting.pop()
        if word in found or word == trigger.word:
            continue
        found.add(word)
        for child in syntax.children(word):
            relation = syntax.relation(child)
            is_told = relation in ("acl:relcl", "parataxis") or (relation == "acl" and syntax.is_past_participle(child))
            is_aside = relation == "advcl" and "to" not in syntax.markers(child)
            if not is_told and not is_aside and syntax.preposition(child) not in asides:
                waiting.append(child)
    return frozenset(found)


def content_mode(holder: Trigger, contents: Iterable[Trigger]) -> str | None:
    """The mode that a demand, refusal or threat has by the first act in its content."""
    kind = holder.group.type
    rules = event_codes().content_modes.get(kind or "", {})
    for content in contents:
        if kind == "THREATEN":
            if content.group.name in _TERRITORY:
                return "territory"
            if content.group.mode in _THREATENED_MODES:
                return _THREATENED_MODES[content.group.mode]
        if content.group.mode == "resign":
            return "change" if kind in ("REQUEST", "REJECT") else None
        if content.group.type in rules:
            return rules[content.group.type]
    return None


def is_kept(content: Trigger, holder: Trigger) -> bool:
    """Whether an act in the content is an event besides: violence that is threatened, never what is demanded."""
    return holder.group.type == "THREATEN" and content.group.type == "ASSAULT" and content.kind is WordKind.VERB


def holds(holder: Trigger) -> bool:
    """Whether the trigger takes acts in its content as its own matter."""
    return holder.group.swallows_content or (holder.group.type == _FORCE and holder.kind is WordKind.VERB)
