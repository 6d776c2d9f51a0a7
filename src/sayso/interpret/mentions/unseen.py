"""Mentions that the span heads missed, from what other heads saw: sources, role fillers, pronouns, nouns of people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.interpret.mentions.candidates import Candidate, Evidence, object_type
from sayso.interpret.syntax import Syntax
from sayso.ontology.mention_lists import MentionLists
from sayso.records import MentionType, Span
from sayso.records.prediction import Prediction

# Of mentions that no span head proposed.
UNSEEN_SCORE: Final = 0.5
_OF_ROLES: Final = {
    "PerpInd": MentionType.PERSON,
    "PerpOrg": MentionType.ORGANISATION,
    "Victim": MentionType.PERSON,
    "Weapon": MentionType.WEAPON,
}
# Where a noun that may name a group or a thing ("office", "side") is one that acts or suffers.
_TAKES_PART: Final = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent")
_INSIDE_NAMES: Final = ("compound", "amod", "flat", "nmod:unmarked", "goeswith", "fixed")


def unseen(prediction: Prediction, syntax: Syntax, lists: MentionLists, taken: frozenset[int]) -> Iterator[Candidate]:
    """A candidate for each noun or pronoun that can act or speak and is the head word of no mention yet."""
    found: dict[int, MentionType] = {}
    for attribution in prediction.attributions:
        for span in attribution.source:
            head = syntax.head_of(span)
            for word in syntax.conjuncts(head) if head is not None else ():
                kind = _source_type(word, syntax, lists)
                if kind is not None and span.contains(syntax.span(word)):
                    found.setdefault(word, kind)
    for role in prediction.roles:
        head = syntax.head_of(role.span)
        if head is not None and role.label in _OF_ROLES and syntax.part(head) in ("NOUN", "PROPN"):
            found.setdefault(head, _OF_ROLES[role.label])
    for word in range(len(syntax.words)):
        kind = _stands_for(word, syntax, lists)
        if kind is not None:
            found.setdefault(word, kind)
    for word, kind in sorted(found.items()):
        if word not in taken:
            span = syntax.span(word) if syntax.part(word) == "PRON" else _trimmed(syntax.phrase_span(word), syntax)
            yield Candidate(span, word, kind, UNSEEN_SCORE, Evidence.TYPED_SPAN)


def _trimmed(span: Span, syntax: Syntax) -> Span:
    """Without small words in front that belong to no phrase."""
    inside = syntax.words_in(span)
    first = next((w for w in inside if syntax.part(w) not in ("CCONJ", "ADP", "PUNCT", "SCONJ")), inside.start)
    return Span(syntax.span(first).start, span.end)


def _source_type(word: int, syntax: Syntax, lists: MentionLists) -> MentionType | None:
    part, lemma = syntax.part(word), syntax.lemma(word)
    if part == "PRON":
        return MentionType.PERSON if syntax.lower(word) in lists.personal_pronouns else None
    if part == "PROPN":
        names = [w for w in syntax.words_in(syntax.phrase_span(word)) if syntax.part(w) == "PROPN"]
        is_group = len(names) == 1 or any(syntax.lemma(w) in lists.groups for w in names)
        return MentionType.ORGANISATION if is_group else MentionType.PERSON
    if part != "NOUN":
        return None
    if lemma in lists.groups:
        return MentionType.ORGANISATION
    if lemma in lists.people:
        return MentionType.PERSON
    return MentionType.DOCUMENT_REFERENCE if lemma in lists.documents else None


def _stands_for(word: int, syntax: Syntax, lists: MentionLists) -> MentionType | None:
    part = syntax.part(word)
    if part == "PRON" and syntax.lower(word) in lists.personal_pronouns:
        return MentionType.PERSON
    if part != "NOUN" or syntax.relation(word).startswith(_INSIDE_NAMES):
        return None
    if syntax.lemma(word) in lists.people:
        return MentionType.PERSON
    if syntax.lemma(word) in lists.groups and syntax.relation(word) in _TAKES_PART:
        return MentionType.ORGANISATION
    return object_type(syntax.lemma(word), lists)
