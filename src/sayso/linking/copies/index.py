"""Which reports may have anything to do with each other: an inverted index that grows report by report.

The cost of adding a report depends on its length and on a fixed number of reports looked at for each fingerprint, not
on how many reports there are. A ledger can keep the same lists in tables; this one keeps them in memory.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from sayso.linking.copies.comparable import Comparable
from sayso.linking.copies.fingerprints import fingerprints
from sayso.linking.copies.matter import is_same_matter
from sayso.linking.copies.outlets import initials_of
from sayso.linking.copies.passages import Run
from sayso.linking.copies.references import Reference
from sayso.records.copy import CopyEvidenceKind

# Of a text that hundreds carry, so many are looked at: enough to tie all of them together.
MOST_HOLDERS: Final = 64
MOST_CANDIDATES: Final = 64
# News travels within days: an outlet that is named is looked up so far back.
NAMED_WITHIN: Final = timedelta(days=10)
_MOST_NAMED: Final = 200
# Two reports of one house that share less than this part of their fingerprints share standing texts of the house.
HOUSE_TEXT: Final = 0.25
# From so many reports on other matters on, a passage is common property: a disclaimer, a standing phrase.
COMMON_REPORTS: Final = 3


class CopyIndex:
    """The reports added so far; `add` changes it, nothing else does."""

    def __init__(self) -> None:
        self._reports: dict[str, Comparable] = {}
        self._holders: defaultdict[int, list[str]] = defaultdict(list)
        self._by_outlet: defaultdict[str, list[tuple[datetime, str]]] = defaultdict(list)
        self._short: defaultdict[str, set[str]] = defaultdict(set)
        self._by_url: defaultdict[str, list[str]] = defaultdict(list)
        self._naming: defaultdict[str, list[str]] = defaultdict(list)
        self._linking: defaultdict[str, list[str]] = defaultdict(list)

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._reports

    def __len__(self) -> int:
        return len(self._reports)

    def __getitem__(self, report_id: str) -> Comparable:
        return self._reports[report_id]

    def ids(self) -> tuple[str, ...]:
        """All reports, by id."""
        return tuple(sorted(self._reports))

    def houses_named(self, report: Comparable) -> tuple[Reference, ...]:
        """What a report refers to, with outlets that it merely names; short forms are spelt out where that is sure."""
        named = [
            Reference(CopyEvidenceKind.CITATION, name, None, span)
            for name, span in report.names.items()
            if name in self._by_outlet and name != report.outlet
        ]
        spelt = [replace(r, outlet=self._spelt_out(r)) for r in report.references]
        stated = {r.outlet for r in spelt}
        return (*spelt, *(r for r in named if r.outlet not in stated))

    def _spelt_out(self, reference: Reference) -> str | None:
        meant = self._short.get(reference.written or reference.outlet or "", set())
        return next(iter(meant)) if len(meant) == 1 else reference.outlet

    def add(self, report: Comparable) -> tuple[str, ...]:
        """Keep a report; give the reports that it may have been taken from or that may have been taken from it.

        A report that is there already stays as it is.
        """
        if report.id not in self._reports:
            self._reports[report.id] = report
            for fingerprint in report.prints:
                holders = self._holders[fingerprint]
                if len(holders) < MOST_HOLDERS:
                    holders.append(report.id)
            if report.outlet:
                if short := initials_of(report.outlet):
                    self._short[short].add(report.outlet)
                insort(self._by_outlet[report.outlet], (_begin(report), report.id))
            if report.url:
                self._by_url[report.url].append(report.id)
            for name in report.names.keys() | _keys(report):
                self._naming[name].append(report.id)
            for reference in report.references:
                if reference.url:
                    self._linking[reference.url].append(report.id)
        return self.candidates(report)

    def candidates(self, report: Comparable) -> tuple[str, ...]:
        """Reports that share rare fingerprints with this one, or that it names, or that name it; by id."""
        found = set(self._sharing(report)) | set(self._named_by(report)) | set(self._naming_it(report))
        for reference in report.references:
            found.update(self._by_url.get(reference.url or "", ()))
        found.update(self._linking.get(report.url or "", ()))
        return tuple(sorted(found - {report.id}))

    def is_common(self, run: Run, first: Comparable, second: Comparable) -> bool:
        """Whether a run of words of `first` is the property of many: it stands in reports on quite other matters.

        One more report of an outlet's own with little else in common makes it a text of the house.
        """
        keys = [word.key for word in first.words[run.first : run.first + run.length]]
        prints = fingerprints(keys)
        counts = Counter(holder for p in prints for holder in self._holders.get(p, ()))
        strangers = [
            self._reports[holder]
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
            holders = self._holders.get(fingerprint, ())
            for holder in holders:
                weights[holder] += 1 / len(holders)
        weights.pop(report.id, None)
        best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        return (holder for holder, _ in best[:MOST_CANDIDATES])

    def _named_by(self, report: Comparable) -> Iterator[str]:
        """Reports of the outlets that this one names, if they may have come out before it."""
        for name in sorted(report.names.keys() | {r.outlet for r in self.houses_named(report) if r.outlet}):
            if name != report.outlet:
                yield from self._near(self._by_outlet.get(name, ()), report, before=True)

    def _naming_it(self, report: Comparable) -> Iterator[str]:
        if report.outlet is None:
            return
        for name in (report.outlet, initials_of(report.outlet)):
            rows = [(_begin(self._reports[one]), one) for one in self._naming.get(name or "", ())]
            yield from self._near(sorted(rows), report, before=False)

    def _near(self, rows: Sequence[tuple[datetime, str]], report: Comparable, *, before: bool) -> Iterable[str]:
        if report.published is None:
            return [one for _, one in rows[-_MOST_NAMED:]]
        # A day's width either way: dates without hours may be in either order.
        least = _begin(report) - (NAMED_WITHIN if before else timedelta(days=1))
        most = _begin(report) + (timedelta(days=1) if before else NAMED_WITHIN)
        low, high = bisect_left(rows, (least, "")), bisect_left(rows, (most, ""))
        return [one for _, one in rows[max(low, high - _MOST_NAMED) if before else low : high][:_MOST_NAMED]]


def _repeats(stranger: Comparable, own: Comparable) -> bool:
    """Whether two reports of one house are otherwise different texts."""
    if own.outlet is None or stranger.outlet != own.outlet:
        return False
    least = min(len(stranger.prints), len(own.prints))
    return len(set(stranger.prints) & set(own.prints)) < HOUSE_TEXT * least


def _keys(report: Comparable) -> set[str]:
    return {key for r in report.references for key in (r.outlet, r.written) if key}


def _begin(report: Comparable) -> datetime:
    return report.published.earliest if report.published else datetime.min.replace(tzinfo=UTC)
