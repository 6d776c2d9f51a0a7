"""An event told twice in one report becomes one with several triggers; several of one kind stay several.

Two tellings are one if they are of one kind, nothing speaks against it and enough speaks for it. Against it speak other
names, someone newly introduced ("another man"), and days, places or numbers that exclude each other. That one telling
names whom the other only describes speaks neither way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.interpret.events.anchors import Anchor
from sayso.interpret.events.drafts import Draft, joined_parts
from sayso.interpret.events.naming import Part
from sayso.interpret.events.scene import Scene
from sayso.ontology.events import WordKind
from sayso.records import EffectKind, MentionForm, Place, PlacePrecision, Role

# "The attack" takes up one that was told within so many sentences.
_NEAR_SENTENCES: Final = 3
_LEAD_SENTENCES: Final = 2
_DONE_TO: Final = (Role.RECIPIENT, Role.VICTIM, Role.TARGET)


def merged(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """Each draft joins the last earlier one that it fits and shares evidence with."""
    kept: list[Draft] = []
    of_kind: dict[tuple[str | None, bool], list[int]] = {}
    for draft in drafts:
        alike = of_kind.setdefault((draft.type, draft.standing.is_negated), [])
        for place in reversed(alike):
            if _is_same(kept[place], draft, scene):
                kept[place] = _joined(kept[place], draft, scene)
                break
        else:
            alike.append(len(kept))
            kept.append(draft)
    return tuple(kept)


def _is_same(first: Draft, second: Draft, scene: Scene) -> bool:
    """Same kind, nothing against it, and something for it."""
    if first.type != second.type or first.standing.is_negated != second.standing.is_negated:
        return False
    if first.standing.modality is not second.standing.modality and first.type is None:
        return False
    if first.trigger.group.name != second.trigger.group.name and not _kinds_fit(first, second):
        return False
    if _times_differ(first.time, second.time) or _places_differ(first.place, second.place, scene):
        return False
    actors = _overlap(first, second, (Role.ACTOR,), scene)
    done_to = [_overlap(first, second, (role,), scene) for role in _DONE_TO]
    if actors is False or False in done_to:
        return False
    if _numbers_differ(first, second):
        return False
    same_place = _agree(first.place, second.place)
    same_time = _agree(first.time, second.time)
    evidence = 2 * (True in done_to) + (actors is True) + same_place + same_time
    evidence += _numbers_agree(first, second) + _is_headline(first, second, scene) + _same_word(first, second, scene)
    return evidence + 2 * _takes_up(first, second, scene) >= 2


def _kinds_fit(first: Draft, second: Draft) -> bool:
    """A general word ("the attack", "the violence") takes up a special one ("the bombing")."""
    if first.acled is None or second.acled is None:
        return first.mode == second.mode
    if first.acled == second.acled:
        return True
    return first.type == "ASSAULT" and "Attack" in (first.acled.sub_event_type, second.acled.sub_event_type)


def _times_differ(first: Anchor | None, second: Anchor | None) -> bool:
    """Whether both are known and share no day."""
    if first is None or second is None or first.start is None or second.start is None:
        return False
    if first.end is None or second.end is None:
        return False
    return not (first.start < second.end and second.start < first.end)


def _places_differ(first: Anchor | None, second: Anchor | None, scene: Scene) -> bool:
    """Whether both are known and neither lies in the other."""
    if first is None or second is None or first.id is None or second.id is None or first.key == second.key:
        return False
    places = {place.id: place for place in scene.reading.places}
    one, two = places[first.id], places[second.id]
    return not (_holds(one, two) or _holds(two, one))


def _holds(whole: Place, part: Place) -> bool:
    if whole.country is None or whole.country != part.country:
        return False
    return whole.precision is PlacePrecision.COUNTRY or whole.name in (part.name, part.admin1, part.admin2)


def _agree(first: Anchor | None, second: Anchor | None) -> bool:
    return first is not None and second is not None and first.key is not None and first.key == second.key


def _keys(draft: Draft, roles: tuple[Role, ...], scene: Scene) -> set[str]:
    return {
        part.entity or scene.syntax.lower(part.word)
        for part in draft.having(*roles)
        if part.mention is None or scene.mentions[part.mention].form is not MentionForm.PRONOUN
    }


def _heads(draft: Draft, roles: tuple[Role, ...], scene: Scene) -> set[str]:
    return {base for part in draft.having(*roles) for base in scene.bases[part.word]}


def _overlap(first: Draft, second: Draft, roles: tuple[Role, ...], scene: Scene) -> bool | None:
    """True if both name the same, False if they cannot mean the same, None if nothing tells."""
    one, two = _keys(first, roles, scene), _keys(second, roles, scene)
    if any(_has(part, "further", scene) for part in second.having(*roles)):
        return False
    if one & two:
        return True
    if not (one and two) or _heads(first, roles, scene) & _heads(second, roles, scene):
        return None
    if all(any(_is_named(part, scene) for part in draft.having(*roles)) for draft in (first, second)):
        return False
    # The text below a headline introduces everyone anew.
    is_new = any(_is_new(part, scene) for part in second.having(*roles))
    return False if is_new and not _is_headline(first, second, scene) else None


def _is_named(part: Part, scene: Scene) -> bool:
    if part.mention is not None:
        return scene.mentions[part.mention].form is MentionForm.NAME
    return scene.syntax.part(part.word) == "PROPN"


def _is_new(part: Part, scene: Scene) -> bool:
    """ "A soldier", "three soldiers": not someone told of before."""
    return bool(scene.syntax.children(part.word, "nummod")) or _has(part, "introducing", scene)


def _has(part: Part, name: str, scene: Scene) -> bool:
    words = scene.words.prepositions[name]
    return any(scene.syntax.lower(child) in words for child in scene.syntax.children(part.word, "det", "amod"))


def _numbers_differ(first: Draft, second: Draft) -> bool:
    """Two tolls of one kind without a number in common tell of two events."""
    one, two = _numbers(first), _numbers(second)
    shared = {kind for kind, _ in one} & {kind for kind, _ in two}
    return any(not {n for k, n in one if k is kind} & {n for k, n in two if k is kind} for kind in shared)


def _numbers(draft: Draft) -> set[tuple[EffectKind, int]]:
    stated = ((effect.kind, effect.best if effect.best is not None else effect.low) for effect in draft.effects)
    return {(kind, number) for kind, number in stated if number is not None}


def _numbers_agree(first: Draft, second: Draft) -> bool:
    return bool(_numbers(first) & _numbers(second))


def _same_word(first: Draft, second: Draft, scene: Scene) -> bool:
    """Within one report the same word mostly tells of the same thing."""
    words = {scene.syntax.lemma(trigger.word) for trigger in first.triggers}
    return any(scene.syntax.lemma(trigger.word) in words for trigger in second.triggers)


def _is_headline(first: Draft, second: Draft, scene: Scene) -> bool:
    """A headline tells what the first sentences tell again."""
    opening = scene.sentence_of(first.trigger.word) == 0
    return opening and 1 <= scene.sentence_of(second.trigger.word) <= _LEAD_SENTENCES


def _takes_up(first: Draft, second: Draft, scene: Scene) -> bool:
    """ "The attack", "this operation" takes up what was told shortly before."""
    near = scene.sentence_of(second.trigger.word) - max(scene.sentence_of(t.word) for t in first.triggers)
    if second.trigger.kind is not WordKind.NOUN or not 1 <= near <= _NEAR_SENTENCES:
        return False
    words = scene.words.prepositions["definite"]
    return any(scene.syntax.lower(child) in words for child in scene.syntax.children(second.trigger.word, "det"))


def _joined(first: Draft, second: Draft, scene: Scene) -> Draft:
    """Both tellings as one; who was named before by the same noun, or as actor at all, is not named again."""
    heads = {(part.role, base) for part in first.parts for base in scene.bases[part.word]}
    parts = tuple(
        part for part in second.parts if not any((part.role, base) in heads for base in scene.bases[part.word])
    )
    if first.having(Role.ACTOR):
        parts = tuple(part for part in parts if part.role is not Role.ACTOR)
    effects = {(e.kind, e.best, e.low, e.high, e.total): e for e in (*second.effects, *first.effects)}
    return replace(
        first,
        others=(*first.others, *second.triggers),
        parts=joined_parts(first.parts, parts),
        contexts=tuple(dict.fromkeys((*first.contexts, *second.contexts))),
        place=first.place if first.place is not None and first.place.id is not None else second.place,
        time=first.time if first.time is not None and first.time.id is not None else second.time,
        effects=tuple(sorted(effects.values(), key=lambda effect: (effect.span, effect.kind))),
    )
