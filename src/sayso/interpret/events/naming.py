"""The words by which a participant is given: a mention of bounded length, the antecedent in a pronoun's stead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.interpret.events.scene import Scene
from sayso.records import Mention, MentionForm, Role, Span

# A participant's span is no longer than this; beyond it, the head with what stands before it.
_LONGEST_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One participant as found: its head word and role."""

    word: int
    role: Role
    span: Span
    mention: str | None
    entity: str | None


def made(word: int, role: Role, scene: Scene) -> Part:
    """The participant; a pronoun is told by the name or noun that it stands for, where one precedes it."""
    mention = scene.mention_of(word)
    if scene.syntax.part(word) == "PRON" and (antecedent := _antecedent(word, mention, scene)) is not None:
        word, mention = antecedent
    span = _span(word, mention, scene)
    return Part(word, role, span, None if mention is None else mention.id, None if mention is None else mention.entity)


def _antecedent(word: int, mention: Mention | None, scene: Scene) -> tuple[int, Mention | None] | None:
    """What a pronoun stands for: by coreference; else, in reported speech, the one who speaks."""
    syntax = scene.syntax
    if mention is not None and mention.entity in scene.entities:
        entity = scene.entities[mention.entity or ""]
        before = [
            scene.mentions[identity]
            for identity in entity.mentions
            if identity in scene.mentions
            and scene.mentions[identity].form is not MentionForm.PRONOUN
            and scene.mentions[identity].span.end <= mention.span.start
        ]
        if before:
            last = max(before, key=lambda one: one.span.start)
            head = syntax.head_of(last.head)
            return None if head is None else (head, last)
    clause = syntax.clause(word)
    above = syntax.head(clause)
    while above is not None:
        speakers = [w for w in syntax.subjects(above) if w != word and syntax.part(w) != "PRON" and scene.is_actor(w)]
        if speakers and speakers[0] < word:
            return speakers[0], scene.mention_of(speakers[0])
        above = syntax.head(above)
    return None


def _span(word: int, mention: Mention | None, scene: Scene) -> Span:
    syntax, text = scene.syntax, scene.reading.document.text
    if mention is not None and len(mention.span.text_in(text).split()) <= _LONGEST_WORDS:
        return mention.span
    phrase = syntax.phrase_span(word)
    if len(phrase.text_in(text).split()) <= _LONGEST_WORDS:
        return phrase
    first = word
    while first - 1 >= 0 and word - first < _LONGEST_WORDS - 2 and syntax.head(first - 1) == word:
        first -= 1
    return Span(syntax.span(first).start, syntax.span(word).end)
