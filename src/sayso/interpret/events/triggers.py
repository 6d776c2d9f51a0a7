"""Finds the words that tell of events, each with the sense that fits its surroundings best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.interpret.events.places_in_tree import clause_children, deep_objects, deep_subjects
from sayso.interpret.events.scene import Scene
from sayso.ontology.events import Conditions, Group, Predicate, Slot, WordKind

_VERBAL: Final = ("VERB", "AUX")
_NOMINAL: Final = ("NOUN", "PROPN")
# How far the words of a predicate may lie apart: an article, a number, two adjectives.
_REACH_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class Trigger:
    """A predicate found in the text.

    Attributes:
        word: its head word; a noun under a light verb is the head, and `light` the verb.
        words: all its words in order, those of conditions that name a noun among them.
        weight: how much of its surroundings had to fit.
        light: the verb that lends the noun its grammar; `light_kind` is the list it stands in.
    """

    word: int
    words: tuple[int, ...]
    group: Group
    kind: WordKind
    weight: int
    light: int | None = None
    light_kind: str | None = None


def find_triggers(scene: Scene) -> tuple[Trigger, ...]:
    """All triggers in text order; a noun that belongs to a verb's phrase is no trigger of its own."""
    found = [trigger for word in range(len(scene.syntax.words)) if (trigger := _best_sense(word, scene)) is not None]
    with_light = [_under_light_verb(trigger, scene) for trigger in found]
    taken = {
        word: trigger.word
        for trigger in with_light
        if trigger.kind is not WordKind.NOUN
        for word in trigger.words
        if word != trigger.word
    }
    lights = {
        trigger.light
        for trigger in with_light
        if trigger.light is not None and trigger.light_kind != "happening" and trigger.word not in taken
    }
    kept = [
        trigger
        for trigger in with_light
        if trigger.word not in taken and not (trigger.word in lights and trigger.kind is WordKind.VERB)
    ]
    return tuple(_inner_nouns_dropped(kept))


def _inner_nouns_dropped(triggers: list[Trigger]) -> list[Trigger]:
    """A longer phrase takes the shorter one within it: "gang rape", "suicide bombing"."""
    covered: dict[int, int] = {}
    for trigger in triggers:
        for word in trigger.words:
            covered[word] = max(covered.get(word, 0), len(trigger.words))
    return [t for t in triggers if covered[t.word] <= len(t.words) or t.kind is not WordKind.NOUN]


def _best_sense(word: int, scene: Scene) -> Trigger | None:
    best: tuple[int, int, Trigger] | None = None
    for kind in _kinds(word, scene):
        for base in sorted(scene.bases[word]):
            for predicate in scene.predicates.by_lemma.get((kind, base), ()):
                found = _match(word, predicate, scene)
                if found is not None and (best is None or (found.weight, -predicate.order) > best[:2]):
                    best = (found.weight, -predicate.order, found)
    if best is None and scene.syntax.part(word) == "NOUN" and scene.syntax.lower(word).endswith(("ing", "ings")):
        return _gerund(word, scene)
    return None if best is None else best[2]


def _kinds(word: int, scene: Scene) -> tuple[WordKind, ...]:
    syntax = scene.syntax
    part, relation = syntax.part(word), syntax.relation(word)
    if part in _VERBAL:
        if relation in ("aux", "aux:pass", "cop", "case", "mark"):
            return ()
        if relation in ("amod", "compound"):
            return ()
        return (WordKind.VERB, WordKind.ADJECTIVE)
    if part in _NOMINAL:
        if relation in ("compound", "flat", "nmod:unmarked", "nmod:desc") or (
            part == "PROPN" and _is_named(word, scene)
        ):
            return ()
        return (WordKind.NOUN,)
    if part == "ADJ":
        # A participle that the tree takes for an adjective after "be".
        return (
            (WordKind.ADJECTIVE, WordKind.VERB) if syntax.children(word, "cop", "aux:pass") else (WordKind.ADJECTIVE,)
        )
    return ()


def _is_named(word: int, scene: Scene) -> bool:
    mention = scene.inside.get(word)
    return mention is not None and mention.form.value == "name"


def _gerund(word: int, scene: Scene) -> Trigger | None:
    """A noun in -ing that only its verb has in the ontology: "the torching of homes"."""
    wanted = scene.syntax.obliques(word, "of")
    best: tuple[int, int, Trigger] | None = None
    for base in sorted(scene.bases[word]):
        for predicate in scene.predicates.by_lemma.get((WordKind.VERB, base), ()):
            conditions = predicate.conditions
            if len(predicate.words) > 1 or conditions.subjects or conditions.prepositions or conditions.clause:
                continue
            if conditions.near or conditions.modifiers:
                continue
            if conditions.objects and not any(scene.fits(noun, conditions.objects) for noun in wanted):
                continue
            weight = 2 * bool(conditions.objects)
            if best is None or (weight, -predicate.order) > best[:2]:
                trigger = Trigger(word, (word,), predicate.group, WordKind.NOUN, weight)
                best = (weight, -predicate.order, trigger)
    if best is None or scene.syntax.relation(word) == "compound" or not (wanted or scene.syntax.possessors(word)):
        return None
    return best[2]


def _match(word: int, predicate: Predicate, scene: Scene) -> Trigger | None:
    words = _own_words(word, predicate, scene)
    if words is None:
        return None
    named = _conditions(word, words, predicate, scene)
    if named is None:
        return None
    used = tuple(sorted({*words, *named}))
    return Trigger(word, used, predicate.group, predicate.kind, _weight(predicate))


def _weight(predicate: Predicate) -> int:
    own: Conditions = predicate.conditions
    weight = 2 * (len(predicate.words) - 1) + 2 * bool(own.objects) + 2 * bool(own.subjects) + 2 * bool(own.modifiers)
    return weight + bool(own.prepositions) + 2 * bool(own.preposition_nouns) + bool(own.clause) + bool(own.near)


def _own_words(word: int, predicate: Predicate, scene: Scene) -> tuple[int, ...] | None:
    if predicate.kind is WordKind.NOUN:
        before = predicate.words[:-1]
        first = word - len(before)
        if first < 0 or any(
            text not in scene.bases[first + place] and text != scene.syntax.lower(first + place)
            for place, text in enumerate(before)
        ):
            return None
        return tuple(range(first, word + 1))
    rest = predicate.words[1:]
    if not rest:
        return (word,)
    found = scene.following(word, rest, reach=_REACH_WORDS)
    if found is None and len(rest) == 1:
        found = next(((child,) for child in scene.syntax.particles(word) if scene.syntax.lower(child) == rest[0]), None)
    return None if found is None else (word, *found)


def _conditions(word: int, words: tuple[int, ...], predicate: Predicate, scene: Scene) -> tuple[int, ...] | None:
    """The nouns that conditions named; None if a condition fails."""
    own, syntax = predicate.conditions, scene.syntax
    is_verb = predicate.kind is WordKind.VERB
    named: list[int] = []
    objects = deep_objects(word, scene) if is_verb else ()
    if own.objects:
        # "Handed in their rifles": the tree may take the particle for a preposition.
        behind = [noun for noun in syntax.obliques(word) if set(syntax.prepositions(noun)) & set(words[1:])]
        fitting = [noun for noun in (*objects, *behind) if scene.fits(noun, own.objects)]
        if not fitting:
            return None
        # A noun that the sense names outright is part of the predicate; people and bodies are its participants.
        is_part = predicate.group.frame.verb.get("object") not in (Slot.AFFECTED, Slot.TARGET, Slot.INSTRUMENT)
        named += [noun for noun in fitting if not scene.is_actor(noun) and (is_part or not _can_suffer(noun, scene))]
    if own.subjects:
        doing = [noun for noun in deep_subjects(word, scene) if scene.fits(noun, own.subjects)]
        if not doing:
            return None
        named += [noun for noun in doing if not scene.is_actor(noun) and not _can_suffer(noun, scene)]
    if own.prepositions:
        by_preposition = _prepositional(word, words, objects, own, scene)
        if by_preposition is None:
            return None
        named += by_preposition
    modified = (word,) if not is_verb else tuple(objects) or (word,)
    if own.modifiers and not any(_modified(noun, own.modifiers, scene) for noun in modified):
        return None
    if own.excluded and any(_modified(noun, own.excluded, scene) for noun in modified):
        return None
    if own.near and not any(
        scene.bases[other] & own.near or syntax.lower(other) in own.near
        for other in scene.sentence_words(word)
        if other not in words
    ):
        return None
    clauses = clause_children(word, scene) if own.clause else ()
    if own.infinitive:
        clauses = tuple(child for child in clauses if "to" in scene.syntax.markers(child))
    if own.clause and not clauses:
        return None
    return tuple(named)


def _can_suffer(noun: int, scene: Scene) -> bool:
    """Whether the noun is a thing that an act can befall, and so a participant: "destroyed *houses*", "opened fire"."""
    names = ("@buildings", "@territory", "@weapons", "@goods", "@forces", "@people", "@bodies", "@explosives")
    return scene.is_place_name(noun) or any(scene.is_one_of(core, *names) for core in scene.cores(noun))


def _prepositional(
    word: int, words: tuple[int, ...], objects: tuple[int, ...], own: Conditions, scene: Scene
) -> list[int] | None:
    syntax = scene.syntax
    holders = [word, *words[1:], *objects]
    nouns = [noun for holder in holders for noun in syntax.obliques(holder, *own.prepositions)]
    nouns += [noun for noun in syntax.children(word, "obl", "advcl", "xcomp") if _marked(noun, own.prepositions, scene)]
    after = words[-1] + 1
    while after < len(syntax.words) and (after in scene.times or syntax.part(after) == "ADV"):
        after += 1
    if not nouns and after < len(syntax.words) and syntax.lower(after) in own.prepositions:
        head = syntax.head(after)
        nouns = [head] if head is not None and head > after else []
        if not nouns and not own.preposition_nouns:
            return []
    if own.preposition_nouns:
        nouns = [noun for noun in nouns if scene.fits(noun, own.preposition_nouns)]
    if not nouns:
        return None
    return [noun for noun in nouns if own.preposition_nouns and not scene.is_actor(noun)]


def _marked(word: int, prepositions: frozenset[str], scene: Scene) -> bool:
    return any(marker in prepositions for marker in scene.syntax.markers(word))


def _modified(noun: int, wanted: frozenset[str], scene: Scene) -> bool:
    """Whether the noun has one of these modifiers: in the tree, or just before it where the tree errs."""
    syntax = scene.syntax
    near = {
        word
        for word in (noun - 1, noun - 2)
        if word >= 0 and syntax.part(word) in ("ADJ", "NOUN", "PROPN", "VERB", "ADV")
    }
    if noun - 1 not in near:
        near.clear()
    for word in {*syntax.children(noun, "amod", "compound", "nmod:poss", "nmod:desc", "nummod", "nmod"), *near}:
        lower = syntax.lower(word)
        if scene.bases[word] & wanted or lower in wanted or any(part in wanted for part in lower.split("-")):
            return True
    return False


def _under_light_verb(trigger: Trigger, scene: Scene) -> Trigger:
    """The trigger with its light verb, if it is the object, or the passive's subject, of one."""
    syntax = scene.syntax
    if trigger.kind is not WordKind.NOUN:
        return trigger
    verb = syntax.head(trigger.word)
    if verb is None or syntax.part(verb) not in _VERBAL:
        return trigger
    relation = syntax.relation(trigger.word)
    is_object = relation in ("obj", "nsubj:pass", "obl") or (relation == "nsubj" and syntax.is_passive(verb))
    for kind in ("undergoing", "doing", "ending") if is_object else ("happening",):
        phrase = scene.phrase_in(scene.words.light[kind], verb)
        if not phrase or (relation == "obl" and len(phrase) == 1):
            continue
        if not is_object and relation not in ("nsubj", "nsubj:pass"):
            continue
        words = trigger.words if kind == "happening" else tuple(sorted({*phrase, *trigger.words}))
        return Trigger(trigger.word, words, trigger.group, trigger.kind, trigger.weight + 1, verb, kind)
    return trigger
