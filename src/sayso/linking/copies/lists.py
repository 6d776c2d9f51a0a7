"""The lists behind the index of copies, as a contract: in memory here, in tables where a ledger keeps them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from sayso.linking.copies.comparable import Comparable
from sayso.linking.copies.outlets import initials_of

# Of a text that hundreds carry, so many are looked at: enough to tie all of them together.
MOST_HOLDERS: Final = 64
MOST_NAMED: Final = 200


@dataclass(frozen=True, slots=True)
class Window:
    """From `least` to before `most`; both None for any time. Of too many, the latest or the earliest are given."""

    least: datetime | None
    most: datetime | None
    latest_first: bool


class CopyLists(Protocol):
    """Reports and where they are found: by fingerprint, outlet, address, and by the names and links in them."""

    def has(self, report_id: str) -> bool:
        """Whether a report was added."""

    def ids(self) -> tuple[str, ...]:
        """All reports, by id."""

    def report(self, report_id: str) -> Comparable:
        """A report that was added."""

    def add(self, report: Comparable) -> None:
        """Keep a report that is not there yet."""

    def holders(self, fingerprint: int) -> Sequence[str]:
        """Reports that hold a fingerprint, `MOST_HOLDERS` at most."""

    def outlets_among(self, names: Iterable[str]) -> Set[str]:
        """Those names that are an outlet's of a report."""

    def outlets_short(self, initials: str) -> Collection[str]:
        """Outlets of reports whose initials are these."""

    def of_outlet(self, outlet: str, window: Window) -> Sequence[str]:
        """Reports of an outlet, `MOST_NAMED` at most."""

    def naming(self, name: str, window: Window) -> Sequence[str]:
        """Reports that name an outlet so, `MOST_NAMED` at most."""

    def at_url(self, url: str) -> Sequence[str]:
        """Reports at an address."""

    def linking_to(self, url: str) -> Sequence[str]:
        """Reports that refer to an address."""


class ListsInMemory:
    """`CopyLists` in dictionaries."""

    def __init__(self) -> None:
        self._reports: dict[str, Comparable] = {}
        self._holders: defaultdict[int, list[str]] = defaultdict(list)
        self._by_outlet: defaultdict[str, list[tuple[datetime, str]]] = defaultdict(list)
        self._short: defaultdict[str, set[str]] = defaultdict(set)
        self._by_url: defaultdict[str, list[str]] = defaultdict(list)
        self._naming: defaultdict[str, list[tuple[datetime, str]]] = defaultdict(list)
        self._linking: defaultdict[str, list[str]] = defaultdict(list)

    def has(self, report_id: str) -> bool:
        """See `CopyLists`."""
        return report_id in self._reports

    def ids(self) -> tuple[str, ...]:
        """See `CopyLists`."""
        return tuple(sorted(self._reports))

    def report(self, report_id: str) -> Comparable:
        """See `CopyLists`."""
        return self._reports[report_id]

    def add(self, report: Comparable) -> None:
        """See `CopyLists`."""
        self._reports[report.id] = report
        for fingerprint in report.prints:
            holders = self._holders[fingerprint]
            if len(holders) < MOST_HOLDERS:
                holders.append(report.id)
        if report.outlet:
            if short := initials_of(report.outlet):
                self._short[short].add(report.outlet)
            insort(self._by_outlet[report.outlet], (begin_of(report), report.id))
        if report.url:
            self._by_url[report.url].append(report.id)
        for name in names_of(report):
            insort(self._naming[name], (begin_of(report), report.id))
        for url in urls_of(report):
            self._linking[url].append(report.id)

    def holders(self, fingerprint: int) -> Sequence[str]:
        """See `CopyLists`."""
        return self._holders.get(fingerprint, ())

    def outlets_among(self, names: Iterable[str]) -> Set[str]:
        """See `CopyLists`."""
        return {name for name in names if name in self._by_outlet}

    def outlets_short(self, initials: str) -> Collection[str]:
        """See `CopyLists`."""
        return self._short.get(initials, ())

    def of_outlet(self, outlet: str, window: Window) -> Sequence[str]:
        """See `CopyLists`."""
        return within(self._by_outlet.get(outlet, ()), window)

    def naming(self, name: str, window: Window) -> Sequence[str]:
        """See `CopyLists`."""
        return within(self._naming.get(name, ()), window)

    def at_url(self, url: str) -> Sequence[str]:
        """See `CopyLists`."""
        return self._by_url.get(url, ())

    def linking_to(self, url: str) -> Sequence[str]:
        """See `CopyLists`."""
        return self._linking.get(url, ())


def within(rows: Sequence[tuple[datetime, str]], window: Window) -> list[str]:
    """The reports of sorted rows that lie in a window, `MOST_NAMED` of them."""
    low = bisect_left(rows, (window.least, "")) if window.least is not None else 0
    high = bisect_left(rows, (window.most, "")) if window.most is not None else len(rows)
    found = [one for _, one in rows[low:high]]
    return found[-MOST_NAMED:] if window.latest_first else found[:MOST_NAMED]


def begin_of(report: Comparable) -> datetime:
    """The earliest moment at which a report may have come out; undated ones come before all others."""
    return report.published.earliest if report.published else datetime.min.replace(tzinfo=UTC)


def names_of(report: Comparable) -> set[str]:
    """Keys under which a report may name an outlet."""
    return set(report.names) | {key for r in report.references for key in (r.outlet, r.written) if key}


def urls_of(report: Comparable) -> set[str]:
    """Addresses to which a report refers."""
    return {reference.url for reference in report.references if reference.url}
