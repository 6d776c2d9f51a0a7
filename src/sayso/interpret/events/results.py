"""Killing, wounding and wrecking told beside the act that did it are part of that act, not events of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.interpret.events.drafts import Draft, joined_parts
from sayso.interpret.events.places_in_tree import deep_subjects
from sayso.interpret.events.scene import Scene
from sayso.ontology.events import WordKind
from sayso.records import Modality, Role

_VIOLENCE: Final = "ASSAULT"
_HAPPENED: Final = (Modality.HAPPENED, Modality.ONGOING)


def with_results(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """Results joined to the violence of their sentence; without any, a death by accident or nature is left out."""
    joined: dict[int, Draft] = {draft.trigger.word: draft for draft in drafts}
    beside: dict[int, list[int]] = {}
    for draft in drafts:
        beside.setdefault(scene.sentence_of(draft.trigger.word), []).append(draft.trigger.word)
    for draft in drafts:
        near = [joined[word] for word in beside[scene.sentence_of(draft.trigger.word)] if word in joined]
        if not _is_result(draft, near, scene) or draft.trigger.word not in joined:
            continue
        act = _act_of(draft, near, scene)
        if act is not None:
            del joined[draft.trigger.word]
            joined[act.trigger.word] = _with(act, draft)
        elif draft.trigger.group.passive_only or _is_accident(draft, scene):
            del joined[draft.trigger.word]
    kept = [joined[draft.trigger.word] for draft in drafts if draft.trigger.word in joined]
    fought = {
        scene.sentence_of(d.trigger.word) for d in kept if d.type == _VIOLENCE and d.standing.modality in _HAPPENED
    }
    # Forces that move in order to fight, or while they fight, are told by the fighting (PLOVER 3.14.1).
    return tuple(d for d in kept if d.type != "MOBILIZE" or scene.sentence_of(d.trigger.word) not in fought)


def _is_result(draft: Draft, drafts: list[Draft], scene: Scene) -> bool:
    """Harm told as such, or by a verb whose subject is the act: "the blast *hit* a bank"."""
    if draft.trigger.group.is_result:
        return True
    if draft.trigger.kind is not WordKind.VERB or draft.type != _VIOLENCE:
        return False
    if _purpose_of(draft, scene) in {other.trigger.word for other in drafts if other.type == _VIOLENCE}:
        return True
    doing = deep_subjects(draft.trigger.word, scene)
    return any(other.trigger.word in doing and other.type == _VIOLENCE for other in drafts)


def _purpose_of(draft: Draft, scene: Scene) -> int | None:
    """The verb whose purpose this is: "opened fire *to disperse* the crowd"."""
    word = draft.trigger.word
    is_purpose = scene.syntax.relation(word) == "advcl" and "to" in scene.syntax.markers(word)
    return scene.syntax.head(word) if is_purpose else None


def _act_of(result: Draft, drafts: list[Draft], scene: Scene) -> Draft | None:
    """The nearest act of violence of the sentence whose clause is the result's, above it or below it."""
    sentence = scene.sentence_of(result.trigger.word)
    rows = [
        draft
        for draft in drafts
        if draft is not result
        and (draft.type == _VIOLENCE or draft.trigger.group.name == "exploding")
        and (not draft.trigger.group.is_result or result.trigger.group.passive_only)
        and scene.sentence_of(draft.trigger.word) == sentence
        and draft.standing.is_negated == result.standing.is_negated
        and (
            (draft.standing.modality in _HAPPENED) == (result.standing.modality in _HAPPENED)
            or _purpose_of(result, scene) == draft.trigger.word
        )
        and _is_tied(draft, result, scene)
    ]
    return min(rows, key=lambda d: abs(d.trigger.word - result.trigger.word), default=None)


def _is_tied(act: Draft, result: Draft, scene: Scene) -> bool:
    syntax = scene.syntax
    asides = scene.words.prepositions["aside_in_time"]
    first, second = (
        syntax.clause(d.trigger.light if d.trigger.light is not None else d.trigger.word) for d in (act, result)
    )
    # "Killing five and wounding two": both hang where the first hangs.
    while syntax.relation(second) == "conj" and syntax.head(second) is not None and second != first:
        second = syntax.clause(syntax.head(second) or second)
    if act.trigger.kind is WordKind.NOUN and syntax.preposition(act.trigger.word) in asides:
        return False
    if first == second or second in syntax.ancestors(first)[:1] or first in syntax.ancestors(second)[:1]:
        linking = second if first in syntax.ancestors(second)[:1] else first
        if first != second and syntax.relation(linking) in ("ccomp", "parataxis"):
            return False
        return not any(marker in asides for marker in (*syntax.markers(linking), *syntax.markers(first)))
    return syntax.clause(syntax.head(first) or first) == second and act.trigger.kind is WordKind.NOUN


def _with(act: Draft, result: Draft) -> Draft:
    inner = {word for trigger in act.triggers for word in trigger.words}
    given = tuple(part for part in result.parts if part.word not in inner)
    if act.having(Role.ACTOR):
        given = tuple(part for part in given if part.role is not Role.ACTOR)
    return replace(act, others=(*act.others, *result.triggers), parts=joined_parts(act.parts, given))


def _is_accident(draft: Draft, scene: Scene) -> bool:
    if draft.having(Role.ACTOR):
        return False
    return any(scene.is_one_of(word, "@accidents") for word in scene.sentence_words(draft.trigger.word))
