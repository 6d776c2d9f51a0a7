"""From triggers to coded drafts: content is taken in, intentions and refusals get the type that PLOVER gives them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from sayso.interpret.events.content import content_mode, content_words, holds, is_kept
from sayso.interpret.events.contexts import contexts_of
from sayso.interpret.events.drafts import Draft, joined_parts
from sayso.interpret.events.facts import Standing, announcer_of, speaker_over, standing_of
from sayso.interpret.events.naming import Part, made
from sayso.interpret.events.people import parts_of
from sayso.interpret.events.scene import Scene
from sayso.interpret.events.triggers import Trigger
from sayso.ontology.events import WordKind, event_codes
from sayso.records import Modality, Role

# What a protest demands or condemns is its topic, no event beside it (PLOVER 3.12.2).
_TOPICS: Final = ("REQUEST", "ACCUSE", "REJECT", "PROTEST", "AGREE", "SUPPORT")
_COOPERATION: Final = ("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT")
# Types that take what they speak of in as their content.
_HOLDING: Final = ("REJECT", "REQUEST", "THREATEN", "AGREE")
_TOLD_WITHOUT_ACTOR: Final = ("ASSAULT", "PROTEST")
_TOLD_BY_VERB: Final = ("COERCE", "RETREAT", "MOBILIZE")


def coded(triggers: tuple[Trigger, ...], scene: Scene) -> tuple[Draft, ...]:
    """Drafts in text order.

    1. Which act lies in the content of which.
    2. Acts in a content become its mode; the rest are coded one by one.
    3. A protest takes its topic in.
    4. What has nobody in it, though its type needs somebody, is left out.
    """
    # 1
    standings = {trigger.word: standing_of(trigger, scene) for trigger in triggers}
    contents = {
        trigger.word: content_words(trigger, scene)
        for trigger in triggers
        if holds(trigger) or _turned(trigger.group.type, None, standings[trigger.word])[0] in _HOLDING
    }
    by_word = {trigger.word: trigger for trigger in triggers}
    holder_of: dict[int, Trigger] = {}
    for holder in sorted((by_word[word] for word in contents), key=lambda t: (-len(contents[t.word]), t.word)):
        for word in contents[holder.word]:
            is_held = word in by_word and word != holder.word and word not in holder_of
            if is_held and (holder.group.type != "MOBILIZE" or by_word[word].group.type == "ASSAULT"):
                holder_of[word] = holder
    # 2
    drafts: list[Draft] = []
    for trigger in triggers:
        over = holder_of.get(trigger.word)
        is_weak = over is not None and over.group.wants_cooperation and trigger.group.type not in _COOPERATION
        if over is not None and not is_weak and not is_kept(trigger, over):
            continue
        within = [by_word[word] for word in sorted(contents.get(trigger.word, ())) if word in by_word]
        if trigger.group.wants_cooperation and not any(t.group.type in _COOPERATION for t in within):
            continue
        standing = standings[trigger.word]
        if over is not None and is_kept(trigger, over):
            standing = replace(standing, modality=Modality.THREATENED)
        drafts.append(_draft(trigger, within, standing, scene))
    # 3 and 4
    return tuple(draft for draft in _without_topics(drafts, scene) if _has_somebody(draft, scene))


def _draft(trigger: Trigger, within: list[Trigger], standing: Standing, scene: Scene) -> Draft:
    group = trigger.group
    kind, mode, standing = _turned(group.type, group.mode, standing)
    if kind == group.type and mode is None:
        mode = content_mode(trigger, within)
    elif kind == "REJECT":
        mode = event_codes().content_modes["REJECT"].get(group.type or "")
    parts = parts_of(trigger, scene)
    if standing.is_urged:
        parts = _urging(trigger, parts, scene)
    if standing.is_announced and not any(part.role is Role.ACTOR for part in parts):
        verb = trigger.light if trigger.light is not None else trigger.word
        speaker = announcer_of(verb, scene)
        parts = parts if speaker is None else joined_parts((made(speaker, Role.ACTOR, scene),), parts)
    if not any(part.role is Role.RECIPIENT for part in parts) and holds(trigger):
        parts = joined_parts(parts, _from_content(within, parts, scene))
    acled = group.acled if kind == group.type else None
    return Draft(trigger, kind, mode, acled, contexts_of(trigger, scene), standing, parts)


def _urging(trigger: Trigger, parts: tuple[Part, ...], scene: Scene) -> tuple[Part, ...]:
    """Who says that others should act is the actor, the others are addressed."""
    verb = trigger.light if trigger.light is not None else trigger.word
    speaker = speaker_over(verb, scene)
    if speaker is None:
        return parts
    addressed = tuple(replace(part, role=Role.RECIPIENT) for part in parts if part.role is Role.ACTOR)
    others = parts if not addressed else tuple(part for part in parts if part.role is Role.INSTRUMENT)
    return joined_parts((made(speaker, Role.ACTOR, scene),), (*addressed, *others))


def _from_content(within: list[Trigger], own: tuple[Part, ...], scene: Scene) -> tuple[Part, ...]:
    """Whom the content addresses is whom the demand, refusal or promise concerns."""
    actors = {part.entity or part.span for part in own if part.role is Role.ACTOR}
    for trigger in within:
        inner = [part for part in parts_of(trigger, scene) if (part.entity or part.span) not in actors]
        found = [part for part in inner if part.role in (Role.RECIPIENT, Role.VICTIM)]
        if found:
            return tuple(replace(part, role=Role.RECIPIENT) for part in found)
    return ()


def _turned(kind: str | None, mode: str | None, standing: Standing) -> tuple[str | None, str | None, Standing]:
    """The type that an announced or refused act has (PLOVER 2.3, 3.1, 3.4.2)."""
    codes = event_codes()
    if kind is None:
        return kind, mode, standing
    if (
        standing.is_negated
        and kind in codes.refusable
        and (standing.is_future or standing.modality is Modality.HYPOTHETICAL)
    ):
        return "REJECT", None, Standing(Modality.HAPPENED, is_negated=False, is_background=standing.is_background)
    if standing.is_urged:
        mode = codes.content_modes["REQUEST"].get(kind)
        return "REQUEST", mode, replace(standing, modality=Modality.HAPPENED, is_negated=False)
    if standing.is_stopped and kind in codes.stopped:
        turned = codes.stopped[kind]
        how = {("ASSAULT", "RETREAT"): "ceasefire", ("CONSULT", "SANCTION"): "withdraw"}.get((kind, turned))
        how = "discontinue" if turned == "SANCTION" and how is None else how
        return turned, how, replace(standing, modality=Modality.HAPPENED)
    if standing.is_announced and not standing.is_negated and kind in codes.announced:
        return codes.announced[kind], None, standing
    if (standing.is_future or standing.is_announced) and not standing.is_negated and kind in codes.future:
        return codes.future[kind], None, standing
    return kind, mode, standing


def _without_topics(drafts: list[Draft], scene: Scene) -> list[Draft]:
    protests = [draft for draft in drafts if draft.type == "PROTEST"]
    of_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        of_sentence.setdefault(scene.sentence_of(draft.trigger.word), []).append(draft)
    topics: dict[int, Draft] = {}
    for protest in protests:
        verb = protest.trigger.light if protest.trigger.light is not None else protest.trigger.word
        for draft in of_sentence[scene.sentence_of(protest.trigger.word)]:
            word = draft.trigger.word
            if draft is protest or draft.type not in _TOPICS or {word, protest.trigger.word} & topics.keys():
                continue
            if {verb, protest.trigger.word} & set(scene.syntax.ancestors(word)):
                topics[word] = protest
    kept = []
    for draft in drafts:
        if draft.trigger.word in topics:
            continue
        parts = draft.parts
        near = of_sentence[scene.sentence_of(draft.trigger.word)]
        for topic in (other for other in near if topics.get(other.trigger.word) is draft):
            if not any(part.role is Role.RECIPIENT for part in parts):
                parts = joined_parts(parts, tuple(part for part in topic.parts if part.role is Role.RECIPIENT))
        kept.append(replace(draft, parts=parts))
    return kept


def _has_somebody(draft: Draft, scene: Scene) -> bool:
    if draft.type in _TOLD_WITHOUT_ACTOR:
        # "Prisoners of war", "crimes of violence" tell of none.
        is_aside = draft.trigger.kind is WordKind.NOUN and scene.syntax.relation(draft.trigger.word) == "nmod"
        return bool(draft.parts) or not is_aside
    actors = draft.having(Role.ACTOR)
    if draft.trigger.kind is WordKind.NOUN and draft.trigger.light_kind in (None, "happening"):
        return bool(actors) and (draft.type is not None)
    if draft.type in _TOLD_BY_VERB:
        return True
    if draft.type is None:
        return bool(actors) or bool(draft.having(Role.BENEFICIARY))
    return bool(actors) or bool(draft.having(Role.RECIPIENT, Role.VICTIM))
