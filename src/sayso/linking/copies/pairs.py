"""What two reports have in common, which of them names the other, and who was first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from sayso.linking.copies.comparable import Comparable
from sayso.linking.copies.matter import SAME_MATTER, matter_shared
from sayso.linking.copies.passages import Passage, passages
from sayso.linking.copies.references import Reference
from sayso.linking.copies.words import Word
from sayso.records.copy import CopyEvidenceKind

# Words outside names and quotations that a passage must share to be more than the common way of saying a thing.
# Calibrated on the development part of `benchmarks/echo`.
TELLING_WORDS: Final = 7
# The same for all such passages of a pair together, where neither report names the other, and where one does.
PAIR_TELLING_WORDS: Final = 17
NAMED_TELLING_WORDS: Final = 7
# And between reports on different matters: so many that no standing phrase has them.
FAR_TELLING_WORDS: Final = 40
# An agency's report may carry a later stamp than the first that used it.
_STAMPS_DIFFER: Final = timedelta(hours=3)


class Order(StrEnum):
    """Who took from whom."""

    FIRST_GAVE = "first_gave"
    SECOND_GAVE = "second_gave"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share text or of which one names the other. Passages are seen from `first`."""

    first: Comparable
    second: Comparable
    passages: tuple[Passage, ...]
    named_by_first: tuple[Reference, ...]
    named_by_second: tuple[Reference, ...]

    def turned(self) -> Pair:
        """The same, seen from the second."""
        turned = tuple(sorted((p.turned() for p in self.passages), key=lambda p: p.runs))
        return Pair(self.second, self.first, turned, self.named_by_second, self.named_by_first)

    def of(self, report_id: str) -> Pair:
        """The same, seen from this report."""
        return self if self.first.id == report_id else self.turned()


def compare(first: Comparable, second: Comparable) -> Pair | None:
    """Lay two reports side by side; None where nothing ties them together.

    Short passages are kept here: whether they count is for `telling_passages` to say.
    """
    found = tuple(p for p in passages(first.words, second.words) if telling(p, first.words) >= TELLING_WORDS)
    by_first, by_second = naming(first, second), naming(second, first)
    if not found and not by_first and not by_second:
        return None
    return Pair(first, second, found, by_first, by_second)


def compare_in_order(one: Comparable, other: Comparable) -> Pair | None:
    """As `compare`, the same whichever came first: of runs that fit equally well, the first text's order decides."""
    return compare(one, other) if one.id < other.id else compare(other, one)


def telling(passage: Passage, words: Sequence[Word]) -> int:
    """How many of the words that a passage shares are neither names nor quoted; `words` are those of the first text."""
    return sum(words[at].is_telling for at in passage.first_words())


def is_taken(pair: Pair, counted: Sequence[Passage]) -> bool:
    """Whether the passages that count show that one text was made from the other, or both from a third."""
    total = sum(telling(passage, pair.first.words) for passage in counted)
    if matter_shared(pair.first, pair.second) < SAME_MATTER:
        return total >= FAR_TELLING_WORDS
    order = order_of(pair)
    is_said = (pair.named_by_first and order is Order.SECOND_GAVE) or (
        pair.named_by_second and order is Order.FIRST_GAVE
    )
    return total >= (NAMED_TELLING_WORDS if is_said else PAIR_TELLING_WORDS)


def naming(report: Comparable, other: Comparable) -> tuple[Reference, ...]:
    """Where `report` says that it has something from `other` or from its outlet."""
    if report.outlet is not None and report.outlet == other.outlet:
        return tuple(r for r in report.references if r.url is not None and r.url == other.url)
    found = [
        r
        for r in report.references
        if (r.url is not None and r.url == other.url) or (other.outlet is not None and r.means(other.outlet))
    ]
    if other.outlet is not None and other.outlet in report.names and not any(r.outlet for r in found):
        found.append(Reference(CopyEvidenceKind.CITATION, other.outlet, None, report.names[other.outlet]))
    return tuple(found)


def order_of(pair: Pair) -> Order:
    """Who was first: dates where they are in order, else the one that is named by the other alone.

    A credit against the dates leaves it open: agencies stamp later what others have printed already.
    """
    first, second = pair.first.published, pair.second.published
    only_first_named = bool(pair.named_by_second) and not pair.named_by_first
    only_second_named = bool(pair.named_by_first) and not pair.named_by_second
    if first is not None and second is not None:
        near = abs(first.earliest - second.earliest) < _STAMPS_DIFFER
        if first.is_before(second):
            return Order.UNDECIDED if only_second_named and near and _credits(pair.named_by_first) else Order.FIRST_GAVE
        if second.is_before(first):
            return (
                Order.UNDECIDED if only_first_named and near and _credits(pair.named_by_second) else Order.SECOND_GAVE
            )
    if only_first_named:
        return Order.FIRST_GAVE
    return Order.SECOND_GAVE if only_second_named else Order.UNDECIDED


def _credits(references: Sequence[Reference]) -> bool:
    return any(reference.kind is CopyEvidenceKind.CREDIT for reference in references)
