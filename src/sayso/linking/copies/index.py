"""Which reports may have anything to do with each other: an inverted index that grows report by report.

The cost of adding a report depends on its length and on a fixed number of reports looked at for each fingerprint, not
on how many reports there are. A ledger can keep the same lists in tables; this one keeps them in memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from sayso.linking.copies.comparable import Comparable
from sayso.linking.copies.fingerprints import fingerprints
from sayso.linking.copies.lists import CopyLists, ListsInMemory, Window, begin_of
from sayso.linking.copies.matter import is_same_matter
from sayso.linking.copies.outlets import initials_of
from sayso.linking.copies.passages import Run
from sayso.linking.copies.references import Reference
from sayso.records.copy import CopyEvidenceKind

MOST_CANDIDATES: Final = 64
# News travels within days: an outlet that is named is looked up so far back.
NAMED_WITHIN: Final = timedelta(days=10)
# Two reports of one house that share less than this part of their fingerprints share standing texts of the house.
HOUSE_TEXT: Final = 0.25
# From so many reports on other matters on, a passage is common property: a disclaimer, a standing phrase.
COMMON_REPORTS: Final = 3


class CopyIndex:
    """The reports added so far; `add` changes it, nothing else does."""

    def __init__(self, lists: CopyLists | None = None) -> None:
        """Keep the lists in memory, or where `lists` keeps them."""
        self._lists: CopyLists = ListsInMemory() if lists is None else lists

    def __contains__(self, report_id: object) -> bool:
        return isinstance(report_id, str) and self._lists.has(report_id)

    def __getitem__(self, report_id: str) -> Comparable:
        return self._lists.report(report_id)

    def ids(self) -> tuple[str, ...]:
        """All reports, by id."""
        return self._lists.ids()

    def houses_named(self, report: Comparable) -> tuple[Reference, ...]:
        """What a report refers to, with outlets that it merely names; short forms are spelt out where that is sure."""
        there = self._lists.outlets_among(report.names)
        named = [
            Reference(CopyEvidenceKind.CITATION, name, None, span)
            for name, span in report.names.items()
            if name in there and name != report.outlet
        ]
        spelt = [replace(r, outlet=self._spelt_out(r)) for r in report.references]
        stated = {r.outlet for r in spelt}
        return (*spelt, *(r for r in named if r.outlet not in stated))

    def _spelt_out(self, reference: Reference) -> str | None:
        meant = self._lists.outlets_short(reference.written or reference.outlet or "")
        return next(iter(meant)) if len(meant) == 1 else reference.outlet

    def add(self, report: Comparable) -> tuple[str, ...]:
        """Keep a report; give the reports that it may have been taken from or that may have been taken from it.

        A report that is there already stays as it is.
        """
        if report.id not in self:
            self._lists.add(report)
        return self.candidates(report)

    def candidates(self, report: Comparable) -> tuple[str, ...]:
        """Reports that share rare fingerprints with this one, or that it names, or that name it; by id."""
        found = set(self._sharing(report)) | set(self._named_by(report)) | set(self._naming_it(report))
        for reference in report.references:
            found.update(self._lists.at_url(reference.url) if reference.url else ())
        found.update(self._lists.linking_to(report.url) if report.url else ())
        return tuple(sorted(found - {report.id}))

    def is_common(self, run: Run, first: Comparable, second: Comparable) -> bool:
        """Whether a run of words of `first` is the property of many: it stands in reports on quite other matters.

        One more report of an outlet's own with little else in common makes it a text of the house.
        """
        keys = [word.key for word in first.words[run.first : run.first + run.length]]
        prints = fingerprints(keys)
        counts = Counter(holder for p in prints for holder in self._lists.holders(p))
        strangers = [
            self[holder]
            for holder, count in sorted(counts.items())
            if holder not in {first.id, second.id} and 2 * count >= len(prints)
        ]
        if any(_repeats(stranger, own) for stranger in strangers for own in (first, second)):
            return True
        far = [r for r in strangers if not is_same_matter(r, first) and not is_same_matter(r, second)]
        return len(far) >= COMMON_REPORTS

    def _sharing(self, report: Comparable) -> Iterator[str]:
        weights: defaultdict[str, float] = defaultdict(float)
        for fingerprint in report.prints:
            holders = self._lists.holders(fingerprint)
            for holder in holders:
                weights[holder] += 1 / len(holders)
        weights.pop(report.id, None)
        best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        return (holder for holder, _ in best[:MOST_CANDIDATES])

    def _named_by(self, report: Comparable) -> Iterator[str]:
        """Reports of the outlets that this one names, if they may have come out before it."""
        named = report.names.keys() | {r.outlet for r in self.houses_named(report) if r.outlet}
        for name in sorted(self._lists.outlets_among(named) - {report.outlet}):
            yield from self._lists.of_outlet(name, self._window(report, before=True))

    def _naming_it(self, report: Comparable) -> Iterator[str]:
        if report.outlet is None:
            return
        for name in (report.outlet, initials_of(report.outlet)):
            if name:
                yield from self._lists.naming(name, self._window(report, before=False))

    def _window(self, report: Comparable, *, before: bool) -> Window:
        if report.published is None:
            return Window(None, None, latest_first=True)
        # A day's width either way: dates without hours may be in either order.
        least = begin_of(report) - (NAMED_WITHIN if before else timedelta(days=1))
        most = begin_of(report) + (timedelta(days=1) if before else NAMED_WITHIN)
        return Window(least, most, latest_first=before)


def _repeats(stranger: Comparable, own: Comparable) -> bool:
    """Whether two reports of one house are otherwise different texts."""
    if own.outlet is None or stranger.outlet != own.outlet:
        return False
    least = min(len(stranger.prints), len(own.prints))
    return len(set(stranger.prints) & set(own.prints)) < HOUSE_TEXT * least
