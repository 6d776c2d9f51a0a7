"""One relation between two mentions, as the words say it, before mentions become entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.interpret.syntax import Syntax
from sayso.ontology.relations import Frame
from sayso.records import Mention, RelationKind, Span


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of two mentions; `predicate` is the word that says it, `span` that word with its preposition."""

    kind: RelationKind
    subject: Mention
    object: Mention
    predicate: int
    span: Span
    has_ended: bool
    score: float


def linked(
    frame: Frame, firsts: Sequence[Mention], seconds: Sequence[Mention], *, predicate: int, span: Span, has_ended: bool
) -> Iterator[Link]:
    """A link for each pair of different mentions, turned round where the frame says so."""
    for first in firsts:
        for second in seconds:
            if first.id == second.id or (first.span.contains(second.span) and first.head == second.head):
                continue
            subject, other = (second, first) if frame.is_reversed else (first, second)
            score = round(min(subject.score, other.score), 4)
            yield Link(frame.kind, subject, other, predicate, span, has_ended or frame.has_ended, score)


def evidence(word: int, joins: frozenset[str], syntax: Syntax) -> Span:
    """The word, and the preposition that joins the other party if it stands right behind."""
    following = word + 1
    if following < len(syntax.words) and syntax.lower(following) in joins and syntax.part(following) != "PUNCT":
        return Span(syntax.span(word).start, syntax.span(following).end)
    return syntax.span(word)
