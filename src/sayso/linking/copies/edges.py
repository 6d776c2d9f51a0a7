"""Writes down what was found as records, each with the characters that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from sayso.linking.copies.matter import matter_shared
from sayso.linking.copies.pairs import Pair
from sayso.linking.copies.parents import Shared
from sayso.linking.copies.passages import Passage
from sayso.linking.copies.references import Reference
from sayso.linking.copies.unseen import SiblingPair, Siblings
from sayso.records.copy import UNSEEN, Copy, CopyEvidence, CopyEvidenceKind, SpanIn

# A score of one half for this many shared words; a name on top leaves half the doubt.
_HALF_WORDS: Final = 15


def edge_from(row: Shared) -> Copy:
    """An edge for text that was taken over."""
    evidence = (*_passages(row.pair, row.passages), *_references(row.pair.first.id, row.pair.named_by_first))
    words = sum(passage.words for passage in row.passages)
    doubt = _HALF_WORDS / (_HALF_WORDS + words)
    score = 1 - (doubt / 2 if row.pair.named_by_first else doubt)
    return Copy(row.pair.second.id, row.pair.first.id, evidence, _rounded(row.share()), _rounded(score))


def edge_by_name(pair: Pair) -> Copy:
    """An edge for a report that the first one names on the same matter, without text that would show more."""
    evidence = tuple(_references(pair.first.id, pair.named_by_first))
    is_exact = any(reference.url is not None for reference in pair.named_by_first)
    score = 0.9 if is_exact else matter_shared(pair.first, pair.second) / 2 + 0.25
    return Copy(pair.second.id, pair.first.id, evidence, 0.0, _rounded(min(score, 0.9)))


def edges_from_unseen(group: Siblings) -> tuple[Copy, ...]:
    """An edge to each report of a group from the source that is not there."""
    name = "\n".join((group.house or "", *group.members))
    source = UNSEEN + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return tuple(_from_unseen(source, group, member) for member in group.members)


def _from_unseen(source: str, group: Siblings, member: str) -> Copy:
    pairs = [pair for pair in group.pairs if member in {pair.first.id, pair.second.id}]
    best = max(pairs, key=lambda pair: sum(passage.words for passage in pair.passages))
    pair = _seen_from(best, member)
    row = Shared(pair, pair.passages)
    credited = [r for r in pair.first.references if group.house is not None and r.outlet == group.house]
    evidence = (*_passages(pair, pair.passages), *_references(member, credited))
    words = sum(passage.words for passage in pair.passages)
    return Copy(source, member, evidence, _rounded(row.share()), _rounded(words / (words + _HALF_WORDS)))


def _seen_from(pair: SiblingPair, member: str) -> Pair:
    seen = Pair(pair.first, pair.second, pair.passages, (), ())
    return seen if pair.first.id == member else seen.turned()


def _passages(pair: Pair, passages: Sequence[Passage]) -> Iterator[CopyEvidence]:
    for passage in passages:
        here = SpanIn(pair.first.id, passage.span_in_first(pair.first.words))
        there = SpanIn(pair.second.id, passage.turned().span_in_first(pair.second.words))
        yield CopyEvidence(CopyEvidenceKind.PASSAGE, (there, here))


def _references(report_id: str, references: Iterable[Reference]) -> Iterator[CopyEvidence]:
    for reference in references:
        spans = () if reference.span is None else (SpanIn(report_id, reference.span),)
        yield CopyEvidence(reference.kind, spans)


def _rounded(value: float) -> float:
    return round(value, 3)
