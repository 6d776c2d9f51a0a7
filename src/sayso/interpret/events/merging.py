"""An event told twice in one report becomes one with several triggers; several of one kind stay several."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.interpret.events.anchors import Anchor
from sayso.interpret.events.drafts import Draft, joined_parts
from sayso.interpret.events.scene import Scene
from sayso.ontology.events import WordKind
from sayso.records import MentionForm, Role

# "The attack" takes up one that was told within so many sentences.
_NEAR_SENTENCES: Final = 3
_DONE_TO: Final = (Role.RECIPIENT, Role.VICTIM, Role.TARGET)


def merged(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """Each draft joins the last earlier one that it fits and shares evidence with."""
    kept: list[Draft] = []
    for draft in drafts:
        for place in range(len(kept) - 1, -1, -1):
            if _is_same(kept[place], draft, scene):
                kept[place] = _joined(kept[place], draft)
                break
        else:
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
    if _differ(first.time, second.time) or _differ(first.place, second.place):
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
    return evidence + 2 * _takes_up(first, second, scene) >= 2


def _kinds_fit(first: Draft, second: Draft) -> bool:
    """A general word ("the attack", "the violence") takes up a special one ("the bombing")."""
    if first.acled is None or second.acled is None:
        return first.mode == second.mode
    if first.acled == second.acled:
        return True
    return first.type == "ASSAULT" and "Attack" in (first.acled.sub_event_type, second.acled.sub_event_type)


def _differ(first: Anchor | None, second: Anchor | None) -> bool:
    """Whether both are known and exclude each other; times by their days, places by name."""
    if first is None or second is None or first.id is None or second.id is None or first.key == second.key:
        return False
    if first.id.startswith("p"):
        return True
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return False
    return not (first.start < second.end and second.start < first.end)


def _agree(first: Anchor | None, second: Anchor | None) -> bool:
    return first is not None and second is not None and first.key is not None and first.key == second.key


def _keys(draft: Draft, roles: tuple[Role, ...], scene: Scene) -> set[str]:
    return {
        part.entity or scene.syntax.lower(part.word)
        for part in draft.having(*roles)
        if part.mention is None or scene.mentions[part.mention].form is not MentionForm.PRONOUN
    }


def _overlap(first: Draft, second: Draft, roles: tuple[Role, ...], scene: Scene) -> bool | None:
    """True if both name one participant alike, False if both name others, None if one names none."""
    one, two = _keys(first, roles, scene), _keys(second, roles, scene)
    return bool(one & two) if one and two else None


def _numbers_differ(first: Draft, second: Draft) -> bool:
    """Two tolls of one kind without a number in common tell of two events."""
    one, two = (
        {
            (e.kind, e.best if e.best is not None else e.low)
            for e in d.effects
            if e.best is not None or e.low is not None
        }
        for d in (first, second)
    )
    shared = {kind for kind, _ in one} & {kind for kind, _ in two}
    return any(not {n for k, n in one if k is kind} & {n for k, n in two if k is kind} for kind in shared)


def _takes_up(first: Draft, second: Draft, scene: Scene) -> bool:
    """ "The attack", "this operation" takes up what was told shortly before."""
    near = scene.sentence_of(second.trigger.word) - max(scene.sentence_of(t.word) for t in first.triggers)
    if second.trigger.kind is not WordKind.NOUN or not 1 <= near <= _NEAR_SENTENCES:
        return False
    words = scene.words.prepositions["definite"]
    return any(scene.syntax.lower(child) in words for child in scene.syntax.children(second.trigger.word, "det"))


def _joined(first: Draft, second: Draft) -> Draft:
    parts = second.parts
    if first.having(Role.ACTOR):
        parts = tuple(part for part in parts if part.role is not Role.ACTOR or not first.having(Role.ACTOR))
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
