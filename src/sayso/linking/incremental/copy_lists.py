"""The lists behind the index of copies, and the pairs of its graph, kept in a ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Final

from sayso.ledger.base import Key, LinkWriter
from sayso.linking.copies.comparable import Comparable
from sayso.linking.copies.lists import MOST_HOLDERS, MOST_NAMED, Window, begin_of, names_of, urls_of, within
from sayso.linking.copies.outlets import initials_of
from sayso.linking.copies.pairs import Pair
from sayso.linking.incremental import shelves
from sayso.linking.incremental.comparables import comparable_from, comparable_line, pair_from, pair_line

# More than are ever wanted: what is left is looked at by the hour.
_MOST_DAYS: Final = 2_000


class KeptLists:
    """`copies.lists.CopyLists` in a ledger. Reports are kept in memory once read."""

    def __init__(self, links: LinkWriter) -> None:
        self._links = links
        self._reports: dict[str, Comparable] = {}
        self._holders: dict[int, list[str]] = {}
        self._ids: dict[int, str] = {}
        self._outlets: dict[str, bool] = {}

    def has(self, report_id: str) -> bool:
        """See `copies.lists.CopyLists`."""
        return report_id in self._reports or bool(self._links.lines(shelves.COMPARABLES, (report_id,)))

    def ids(self) -> tuple[str, ...]:
        """See `copies.lists.CopyLists`."""
        return self._links.keys_of(shelves.COMPARABLES)

    def report(self, report_id: str) -> Comparable:
        """See `copies.lists.CopyLists`."""
        self.load((report_id,))
        return self._reports[report_id]

    def load(self, report_ids: Iterable[str]) -> None:
        """Read several reports at once."""
        missing = [one for one in report_ids if one not in self._reports]
        for one, line in self._links.lines(shelves.COMPARABLES, missing).items():
            self._reports[one] = comparable_from(one, line)

    def add(self, report: Comparable) -> None:
        """See `copies.lists.CopyLists`."""
        number = self._links.number_of(report.id)
        self._links.put(shelves.COMPARABLES, {report.id: comparable_line(report)})
        self._links.keep_prints(number, _prints(report))
        self._links.keep(_keys(report))
        self._note(report)

    def remove(self, report: Comparable) -> None:
        """Forget a report."""
        number = self._links.number_of(report.id)
        self._links.drop(shelves.COMPARABLES, (report.id,))
        self._links.remove_prints(number, _prints(report))
        self._links.remove(_keys(report))
        self._note(report)
        del self._reports[report.id]

    def _note(self, report: Comparable) -> None:
        self._reports[report.id] = report
        for fingerprint in report.prints:
            self._holders.pop(fingerprint, None)
        self._outlets.pop(report.outlet or "", None)

    def holders(self, fingerprint: int) -> Sequence[str]:
        """See `copies.lists.CopyLists`."""
        if fingerprint not in self._holders:
            numbers = self._links.holders(fingerprint, MOST_HOLDERS)
            self._ids |= self._links.ids_of(number for number in numbers if number not in self._ids)
            self._holders[fingerprint] = [self._ids[number] for number in numbers]
        return self._holders[fingerprint]

    def outlets_among(self, names: Iterable[str]) -> Set[str]:
        """See `copies.lists.CopyLists`."""
        wanted = set(names)
        missing = sorted(wanted - self._outlets.keys())
        there = self._links.keys_with(shelves.OUTLETS, missing)
        self._outlets |= {name: name in there for name in missing}
        return {name for name in wanted if self._outlets[name]}

    def outlets_short(self, initials: str) -> Collection[str]:
        """See `copies.lists.CopyLists`."""
        return {place for place, _ in self._links.things(shelves.SHORT, initials)} if initials else ()

    def of_outlet(self, outlet: str, window: Window) -> Sequence[str]:
        """See `copies.lists.CopyLists`."""
        if window.least is None or window.most is None:
            return [one for _, one in self._links.things(shelves.OUTLETS, outlet)[-MOST_NAMED:]]
        rows = self._links.things_between(shelves.OUTLETS, outlet, _stamp(window.least), _stamp(window.most))
        found = [one for _, one in rows]
        return found[-MOST_NAMED:] if window.latest_first else found[:MOST_NAMED]

    def naming(self, name: str, window: Window) -> Sequence[str]:
        """See `copies.lists.CopyLists`."""
        days = None
        if window.least is not None and window.most is not None:  # stated days may be those of another zone
            days = (_day(window.least - timedelta(days=1)), _day(window.most + timedelta(days=2)))
        found = self._links.holders_published(_hashed(name), days, _MOST_DAYS)
        self.load(found)
        return within(sorted((begin_of(self.report(one)), one) for one in found), window)

    def naming_at_all(self, outlet: str) -> set[str]:
        """Reports that name an outlet, whenever they came out."""
        names = [outlet, *([short] if (short := initials_of(outlet)) else [])]
        return {one for name in names for one in self._links.holders_published(_hashed(name), None, _MOST_DAYS)}

    def at_url(self, url: str) -> Sequence[str]:
        """See `copies.lists.CopyLists`."""
        return [thing for _, thing in self._links.things(shelves.AT_URL, url)]

    def linking_to(self, url: str) -> Sequence[str]:
        """See `copies.lists.CopyLists`."""
        return [thing for _, thing in self._links.things(shelves.LINKING, url)]


class KeptPairs:
    """`copies.graph.Pairs` in a ledger."""

    def __init__(self, links: LinkWriter, lists: KeptLists) -> None:
        self._links = links
        self._lists = lists
        self._pairs: dict[str, Pair] = {}

    def keep(self, pair: Pair) -> None:
        """See `copies.graph.Pairs`."""
        one = pair.of(min(pair.first.id, pair.second.id))
        key = _pair_key(one.first.id, one.second.id)
        self._pairs[key] = one
        self._links.put(shelves.PAIRS, {key: pair_line(one)})
        self._links.keep(_ties(one.first.id, one.second.id))

    def drop(self, report_id: str) -> list[str]:
        """Forget all pairs of a report; gives those that it was tied to."""
        others = list(self.tied(report_id))
        keys = [_pair_key(*sorted((report_id, other))) for other in others]
        self._links.drop(shelves.PAIRS, keys)
        self._links.remove(key for other in others for key in _ties(report_id, other))
        for key in keys:
            self._pairs.pop(key, None)
        return others

    def tied(self, report_id: str) -> Iterable[str]:
        """See `copies.graph.Pairs`."""
        return [thing for _, thing in self._links.things(shelves.TIED, report_id)]

    def of(self, report_id: str) -> Sequence[Pair]:
        """See `copies.graph.Pairs`."""
        others = sorted(self.tied(report_id))
        ends = {_pair_key(*sorted((report_id, other))): sorted((report_id, other)) for other in others}
        missing = [key for key in ends if key not in self._pairs]
        self._lists.load((report_id, *others))
        for key, line in self._links.lines(shelves.PAIRS, missing).items():
            first, second = (self._lists.report(one) for one in ends[key])
            self._pairs[key] = pair_from(first, second, line)
        return [self._pairs[key].of(report_id) for key in ends]


def _keys(report: Comparable) -> Iterator[Key]:
    if report.outlet:
        yield Key(shelves.OUTLETS, report.outlet, _stamp(begin_of(report)), report.id)
        if short := initials_of(report.outlet):
            yield Key(shelves.SHORT, short, report.outlet, report.id)
    if report.url:
        yield Key(shelves.AT_URL, report.url, "", report.id)
    yield from (Key(shelves.LINKING, url, "", report.id) for url in urls_of(report))


def _prints(report: Comparable) -> list[int]:
    """Fingerprints, and the names in a text as if they were some: both are looked up alone."""
    return sorted({*report.prints, *(_hashed(name) for name in names_of(report))})


def _hashed(name: str) -> int:
    return int.from_bytes(blake2b(f"\x1f{name}".encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S").zfill(19)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _pair_key(one: str, other: str) -> str:
    return f"{one}\n{other}"


def _ties(one: str, other: str) -> tuple[Key, Key]:
    return Key(shelves.TIED, one, "", other), Key(shelves.TIED, other, "", one)
