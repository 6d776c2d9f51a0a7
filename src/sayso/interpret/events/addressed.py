"""Who is addressed where no place of the frame says so: the nearest actor named in what the predicate is about."""

from __future__ import annotations

from sayso.interpret.events.places_in_tree import clause_children, deep_objects
from sayso.interpret.events.scene import Scene
from sayso.interpret.events.triggers import Trigger
from sayso.ontology.events import Slot, WordKind
from sayso.records import Mention, MentionType


def addressed(level: list[int], own: set[int], actors: set[int], scene: Scene, *, in_places: bool) -> tuple[int, ...]:
    """The nearest actor named within object or content: "praised *Haiti*'s efforts", "promised aid to *Mali*"."""
    syntax = scene.syntax
    named = {scene.at[word].entity for word in actors if word in scene.at} - {None}
    level = [word for word in level if word not in actors]
    seen = set(own)
    place: int | None = None
    while level:
        for word in level:
            mention = scene.at.get(word)
            if word in seen or word in scene.times or not _can_be_addressed(word, mention, named, scene):
                continue
            if scene.is_place_name(word) and syntax.preposition(word) in scene.words.prepositions["placed"]:
                place = word if place is None else place
                continue
            return tuple(member for member in syntax.conjuncts(word) if member >= word and scene.is_actor(member))
        seen.update(level)
        level = [
            child
            for word in level
            for child in syntax.children(word)
            if child not in seen
            and syntax.relation(child) not in ("punct", "case", "det", "acl:relcl", "parataxis")
            and syntax.preposition(child) not in scene.words.prepositions["aside"]
        ]
    return (place,) if place is not None and in_places else ()


def in_line(trigger: Trigger, taken: set[int], places: dict[str, Slot], scene: Scene) -> tuple[int, ...]:
    """The first actor after the predicate, bare or behind a fitting preposition, whatever the tree hung it on."""
    syntax = scene.syntax
    takes_object = trigger.kind is WordKind.VERB and places.get("object") is Slot.RECIPIENT
    for word in range(trigger.words[-1] + 1, scene.sentence_words(trigger.word).stop):
        part = syntax.part(word)
        if part in ("PUNCT", "SCONJ") or (part == "VERB" and syntax.relation(word) != "amod"):
            return ()
        head = syntax.head(word)
        is_bare = part in ("NOUN", "PROPN") and syntax.preposition(word) is None and syntax.relation(word) != "compound"
        if takes_object and is_bare and word not in taken and word not in scene.times and scene.is_actor(word):
            return (word,)
        if (
            part != "ADP"
            or head is None
            or head < word
            or head in taken
            or places.get(syntax.lower(word)) is not Slot.RECIPIENT
        ):
            continue
        if scene.is_actor(head) and (syntax.lower(word) != "in" or scene.is_place_name(head)):
            return (head,)
    return ()


def _can_be_addressed(word: int, mention: Mention | None, named: set[str | None], scene: Scene) -> bool:
    if mention is not None and mention.entity in named:
        return False
    part, relation = scene.syntax.part(word), scene.syntax.relation(word)
    if part == "PRON" or (part in ("ADJ", "NOUN") and relation in ("amod", "compound") and mention is None):
        return False
    if relation in ("amod", "compound") and part == "ADJ" and mention is not None:
        return mention.type in (MentionType.NATIONALITY, MentionType.ORGANISATION, MentionType.LOCATION)
    if mention is not None and mention.type is MentionType.NATIONALITY:
        return True
    return scene.is_actor(word)


def content_heads(trigger: Trigger, scene: Scene) -> list[int]:
    """Where an addressee may be named: objects, what follows the predicate, its clauses."""
    syntax = scene.syntax
    if trigger.kind is WordKind.NOUN and trigger.light is None:
        return list(syntax.obliques(trigger.word)) + list(clause_children(trigger.word, scene))
    verb = trigger.light if trigger.light is not None else trigger.word
    found = [*trigger.words, *deep_objects(verb, scene), *clause_children(trigger.word, scene)]
    found += [
        word
        for word in syntax.children(verb, "obl", "xcomp", "obl:unmarked")
        if syntax.preposition(word) not in scene.words.prepositions["aside"]
    ]
    # "Will strike unless *the company* pays."
    found += [word for word in syntax.children(verb, "advcl") if {"unless", "if", "to"} & set(syntax.markers(word))]
    return [word for word in dict.fromkeys(found) if word != verb]
