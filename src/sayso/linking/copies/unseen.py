"""Sources that several reports share and that are not among the reports: an agency that both credit, or unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.linking.copies.comparable import Comparable
from sayso.linking.copies.index import CopyIndex
from sayso.linking.copies.matter import SAME_MATTER, matter_shared
from sayso.linking.copies.pairs import Pair
from sayso.linking.copies.parents import Shared
from sayso.linking.copies.passages import Passage
from sayso.linking.copies.references import Reference
from sayso.records.copy import CopyEvidenceKind

# A report whose credit names a third house took from there what it shares with another, if it is so much of it.
_MOST_OF_IT: Final = 0.5


@dataclass(frozen=True, slots=True)
class SiblingPair:
    """Two reports with one text, of which neither is known to have taken it from the other."""

    first: Comparable
    second: Comparable
    passages: tuple[Passage, ...]
    house: str | None


@dataclass(frozen=True, slots=True)
class Siblings:
    """Reports that go back to one source which is not there; `house` is its key where they name it."""

    house: str | None
    members: tuple[str, ...]
    pairs: tuple[SiblingPair, ...]


def unseen_house(row: Shared, pairs: Sequence[Pair], index: CopyIndex) -> str | None:
    """The house that the taking report credits for what it shares with an earlier one, if no report of it is there.

    A citation that both have in the shared passage came along with it and says nothing of who gave it.
    """
    if row.pair.named_by_first:
        return None
    theirs = index.houses_named(row.pair.second)
    for reference in index.houses_named(row.pair.first):
        house = reference.outlet
        if house is None or _is_there(reference, row.pair.first, pairs):
            continue
        same = [r for r in theirs if r.outlet == house]
        kinds = {reference.kind, *(r.kind for r in same)}
        # A name in the text may be mistaken, or made up; that the words are in an earlier report is seen.
        if not same and reference.kind is CopyEvidenceKind.CREDIT and row.share() >= _MOST_OF_IT:
            return house
        if same and (CopyEvidenceKind.CREDIT in kinds or not came_along(reference, row)):
            return house
    return None


def came_along(reference: Reference, row: Shared) -> bool:
    """Whether a citation stands within a passage that was taken over, and in the other report as well."""
    if reference.kind is not CopyEvidenceKind.CITATION or reference.span is None or reference.outlet is None:
        return False
    other, span = row.pair.second, reference.span
    is_theirs = reference.outlet in other.names or any(r.outlet == reference.outlet for r in other.references)
    return is_theirs and any(p.span_in_first(row.pair.first.words).overlaps(span) for p in row.passages)


def sibling_groups(pairs: Sequence[SiblingPair], sources: Mapping[str, frozenset[str]]) -> tuple[Siblings, ...]:
    """Join pairs to groups; a pair that the known sources explain already is left out.

    Args:
        pairs: each pair once.
        sources: for each report, those it took from.
    """
    lines = {one: _line(one, sources) for pair in pairs for one in (pair.first.id, pair.second.id)}
    open_pairs = [p for p in pairs if p.house is not None or not lines[p.first.id] & lines[p.second.id]]
    group_of: dict[str, str] = {}

    def top(one: str) -> str:
        while group_of.setdefault(one, one) != one:
            one = group_of[one]
        return one

    for pair in open_pairs:
        low, high = sorted((top(pair.first.id), top(pair.second.id)))
        group_of[high] = low
    grouped: defaultdict[str, list[SiblingPair]] = defaultdict(list)
    for pair in open_pairs:
        grouped[top(pair.first.id)].append(pair)
    return tuple(_siblings(group) for _, group in sorted(grouped.items()))


def _siblings(pairs: Sequence[SiblingPair]) -> Siblings:
    houses = sorted({pair.house for pair in pairs if pair.house is not None})
    members = sorted({one for pair in pairs for one in (pair.first.id, pair.second.id)})
    ordered = sorted(pairs, key=lambda pair: (pair.first.id, pair.second.id))
    return Siblings(houses[0] if houses else None, tuple(members), tuple(ordered))


def _line(report_id: str, sources: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found, left = {report_id}, [report_id]
    while left:
        for source in sorted(sources.get(left.pop(), frozenset())):
            if source not in found:
                found.add(source)
                left.append(source)
    return frozenset(found)


def _is_there(reference: Reference, report: Comparable, pairs: Sequence[Pair]) -> bool:
    return any(
        pair.second.outlet is not None
        and reference.means(pair.second.outlet)
        and matter_shared(report, pair.second) >= SAME_MATTER
        and not _is_later(pair.second, report)
        for pair in pairs
    )


def _is_later(one: Comparable, than: Comparable) -> bool:
    return one.published is not None and than.published is not None and than.published.is_before(one.published)
