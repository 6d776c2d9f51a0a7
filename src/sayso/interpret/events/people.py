"""The participants of an event: who fills the places of its role frame, in words that name them."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.interpret.events.addressed import addressed, content_heads, in_line
from sayso.interpret.events.naming import Part, made
from sayso.interpret.events.places_in_tree import clause_children, deep_objects, deep_subjects, is_passive
from sayso.interpret.events.scene import ACTOR_TYPES, Scene
from sayso.interpret.events.triggers import Trigger
from sayso.ontology.events import Slot, WordKind
from sayso.records import MentionType, Role, Span


def parts_of(trigger: Trigger, scene: Scene) -> tuple[Part, ...]:
    """The participants of a trigger in text order, none twice.

    1. The places of the frame, of the verb or the noun.
    2. Under a light verb, the verb's subject.
    3. Where nobody is addressed, the actor named within the object or the content.
    """
    # 1
    slots = dict(_verb_slots(trigger, scene) if trigger.kind is not WordKind.NOUN else _noun_slots(trigger, scene))
    # 2
    if trigger.light is not None:
        slots = _light_slots(trigger, scene) | slots
    filled: dict[int, Slot] = {}
    for word, slot in slots.items():
        if word not in trigger.words and word not in scene.times:
            filled.setdefault(word, slot)
    parts = [part for word, slot in filled.items() if (part := _part(word, slot, scene)) is not None]
    # 3
    own = {part.word for part in parts}
    actors = {word for word, slot in slots.items() if slot is Slot.ACTOR}
    things = [part.word for part in parts if part.role is Role.TARGET]
    frame = trigger.group.frame
    takes_recipient = Slot.RECIPIENT in (*frame.verb.values(), *frame.noun.values())
    if takes_recipient and not any(part.role is Role.RECIPIENT for part in parts):
        places = frame.verb if trigger.kind is not WordKind.NOUN else frame.noun
        found = addressed(
            content_heads(trigger, scene), {*own, *trigger.words}, actors, scene, in_places="in" in places
        )
        found = found or in_line(trigger, {*own, *actors}, places, scene)
        parts += [made(word, Role.RECIPIENT, scene) for word in found]
    elif things and not any(part.role is Role.VICTIM for part in parts):
        # Whose thing it is that was struck: "positions of *the army*", "*Danish* flags".
        below = [word for thing in things for word in scene.syntax.children(thing)]
        found = addressed(below, {*own, *trigger.words}, actors, scene, in_places=False)
        parts += [made(word, Role.RECIPIENT, scene) for word in found]
    return _distinct(parts)


def _verb_slots(trigger: Trigger, scene: Scene) -> Iterable[tuple[int, Slot]]:
    syntax, verb, places = scene.syntax, trigger.word, trigger.group.frame.verb
    subjects, objects = deep_subjects(verb, scene), deep_objects(verb, scene)
    if trigger.group.passive_only and not objects:
        subjects, objects = (), subjects
    if not subjects and not is_passive(verb, scene) and places.get("subject") is Slot.ACTOR:
        subjects = _before(trigger, objects, scene)
    for word in subjects:
        if "subject" in places:
            yield word, places["subject"]
    for word in objects:
        if "object" in places:
            yield word, places["object"]
    for word in syntax.indirect_objects(verb):
        if "indirect" in places:
            yield word, places["indirect"]
    for word in syntax.obliques(verb):
        slot = _prepositional_slot(word, places, scene)
        if slot is not None and word not in subjects:
            yield word, slot
    # "Sold missiles *to Iran*": the tree may hang the phrase on the object.
    for noun in objects:
        if not scene.is_actor(noun) and noun not in trigger.words:
            for word in syntax.obliques(noun, "to", "against", "with", "from"):
                if (slot := _prepositional_slot(word, places, scene)) is not None:
                    yield word, slot
    yield from _within_phrase(trigger, places, scene)
    if "clause_subject" in places:
        for clause in clause_children(verb, scene):
            for word in syntax.subjects(clause):
                yield word, places["clause_subject"]


def _before(trigger: Trigger, objects: tuple[int, ...], scene: Scene) -> tuple[int, ...]:
    """Where the tree gives a finite verb no subject: the actor right before it in the line."""
    syntax = scene.syntax
    if syntax.relation(trigger.word) in ("acl", "xcomp", "advcl", "amod") or syntax.markers(trigger.word):
        return ()
    for word in range(trigger.words[0] - 1, scene.sentence_words(trigger.word).start - 1, -1):
        part = syntax.part(word)
        if part in ("VERB", "SCONJ", "PUNCT", "CCONJ", "PART"):
            return ()
        if part in ("NOUN", "PROPN", "PRON") and word not in objects and word not in scene.times:
            is_plain = syntax.preposition(word) is None and syntax.relation(word) not in (
                "compound",
                "flat",
                "nmod:poss",
            )
            if is_plain and scene.is_actor(word):
                return (word,)
    return ()


def _within_phrase(trigger: Trigger, places: dict[str, Slot], scene: Scene) -> Iterable[tuple[int, Slot]]:
    """Who is named at a noun of the predicate: "rejected *the union*'s offer", "calls by *the union*"."""
    syntax = scene.syntax
    takes_recipient = Slot.RECIPIENT in places.values()
    for noun in (word for word in trigger.words if word != trigger.word):
        for word in syntax.obliques(noun):
            if syntax.preposition(word) in ("by", "from", "of") and takes_recipient:
                yield word, Slot.RECIPIENT
            elif (slot := _prepositional_slot(word, places, scene)) is not None:
                yield word, slot
        if takes_recipient:
            for word in syntax.possessors(noun):
                if syntax.part(word) != "PRON":
                    yield word, Slot.RECIPIENT


def _noun_slots(trigger: Trigger, scene: Scene) -> Iterable[tuple[int, Slot]]:
    syntax, noun, places = scene.syntax, trigger.word, trigger.group.frame.noun
    if "possessor" in places:
        for word in syntax.possessors(noun):
            yield word, places["possessor"]
    if "modifier" in places:
        for word in syntax.children(noun, "amod", "compound", "nmod:desc"):
            mention = scene.at.get(word)
            is_actor = mention is not None and mention.type in (*ACTOR_TYPES, MentionType.LOCATION)
            if is_actor or scene.is_one_of(word, "@people", "@bodies", "@forces"):
                yield word, places["modifier"]
            elif scene.is_one_of(word, "@explosives", "@weapons", "@missiles", "@guns"):
                yield word, Slot.INSTRUMENT
    if trigger.group.type == "PROTEST" and syntax.relation(noun) == "obl" and trigger.light is None:
        # "Shut their shops in protest": who does the one does the other.
        verb = syntax.head(noun)
        for word in deep_subjects(verb, scene) if verb is not None else ():
            yield word, Slot.ACTOR
    holders = [noun] if trigger.light is None else [noun, trigger.light]
    for holder in holders:
        for word in syntax.obliques(holder):
            slot = _prepositional_slot(word, places, scene)
            if slot is not None and word != noun and not _is_blamed(word, noun, scene):
                yield word, slot


def _is_blamed(word: int, noun: int, scene: Scene) -> bool:
    """ "Blamed the attack on the rebels": they are no target of it."""
    verb = scene.syntax.head(noun)
    blaming = scene.words.prepositions["blaming"]
    return verb is not None and scene.syntax.preposition(word) == "on" and bool(scene.bases[verb] & blaming)


def _prepositional_slot(word: int, places: dict[str, Slot], scene: Scene) -> Slot | None:
    preposition = scene.syntax.preposition(word)
    if preposition is None or preposition not in places or word in scene.times:
        return None
    slot = places[preposition]
    if preposition in scene.words.prepositions["placed"] and slot is Slot.AFFECTED:
        # "Near the town": where it was; what is fired at is struck.
        is_area = preposition != "at" and scene.is_one_of(word, "@territory")
        if is_area or scene.is_place_name(word):
            return None
    if preposition == "in" and slot is Slot.RECIPIENT and not scene.is_place_name(word):
        return None
    if preposition == "by" and not (scene.is_actor(word) or _is_instrument(word, scene)):
        return None
    return slot


def _light_slots(trigger: Trigger, scene: Scene) -> dict[int, Slot]:
    light = trigger.light
    if light is None:
        return {}
    places = trigger.group.frame.noun
    if trigger.light_kind in ("doing", "ending"):
        return dict.fromkeys(deep_subjects(light, scene), Slot.ACTOR)
    if trigger.light_kind == "undergoing":
        suffered = next((slot for slot in places.values() if slot in (Slot.AFFECTED, Slot.RECIPIENT)), Slot.AFFECTED)
        return dict.fromkeys(deep_subjects(light, scene), suffered)
    return {}


def _part(word: int, slot: Slot, scene: Scene) -> Part | None:
    role = _role(word, slot, scene)
    return None if role is None else made(word, role, scene)


def _role(word: int, slot: Slot, scene: Scene) -> Role | None:
    """The role that the slot means for this word; None where the word cannot have it."""
    is_actor = scene.is_actor(word)
    if slot is Slot.AFFECTED:
        mention = scene.mention_of(word)
        is_person = mention is not None and mention.type is MentionType.PERSON
        people = is_person or any(scene.is_one_of(core, "@people", "@people_pronouns") for core in scene.cores(word))
        return Role.VICTIM if people else Role.TARGET
    if slot is Slot.ACTOR and not is_actor:
        if _is_instrument(word, scene) or scene.is_one_of(word, "@weapons"):
            is_driven = scene.is_one_of(word, "@weapons") and not scene.is_one_of(word, "@explosives", "@missiles")
            return Role.ACTOR if is_driven else Role.INSTRUMENT
        return None
    if slot is Slot.RECIPIENT and not is_actor:
        return None
    if slot is Slot.INSTRUMENT and (is_actor or not _is_thing(word, scene)):
        return None
    return Role(slot.value)


def _is_instrument(word: int, scene: Scene) -> bool:
    mention = scene.at.get(word)
    if mention is not None and mention.type is MentionType.WEAPON:
        return True
    return scene.is_one_of(word, "@explosives", "@missiles", "@guns", "@crowd_control")


def _is_thing(word: int, scene: Scene) -> bool:
    mention = scene.at.get(word)
    if mention is not None and mention.type in (
        MentionType.WEAPON,
        MentionType.MILITARY_PLATFORM,
        MentionType.VEHICLE,
    ):
        return True
    return _is_instrument(word, scene) or scene.is_one_of(word, "@weapons", "@forces")


def _distinct(parts: list[Part]) -> tuple[Part, ...]:
    """One role for one thing; an actor is not the recipient of his own act."""
    found: dict[tuple[str | Span, Role], Part] = {}
    actors = {part.entity or part.span for part in parts if part.role is Role.ACTOR}
    for part in sorted(parts, key=lambda one: (one.span, one.role)):
        key = part.entity or part.span
        if part.role is Role.RECIPIENT and key in actors:
            continue
        found.setdefault((key, part.role), part)
    return tuple(found.values())
