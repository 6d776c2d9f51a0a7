"""What linking keeps in a ledger, as records: traces by id, whose trace a bearer's is, and who is who."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from sayso.ledger.base import LinkView
from sayso.records.codec import from_line, to_line
from sayso.records.copy import Copy
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace, ReportTrace, Traces

T = TypeVar("T")

OUTLET: Final = "outlet:"  # begins the ids of outlets as sources

ACTOR: Final = "actor"
EVENT: Final = "event"
CLAIM: Final = "claim"
SOURCE: Final = "source"
# Lines.
ACTOR_TRACES: Final = "actor trace"
EVENT_TRACES: Final = "event trace"
CLAIM_TRACES: Final = "claim trace"
REPORT_TRACES: Final = "report trace"
NAMES: Final = "name"  # from a name's key to its text
NODES: Final = "node"  # from a bearer to the name that it is joined by, or to itself
COMPARABLES: Final = "comparable"
PAIRS: Final = "pair"  # two reports that something ties
# Things by key.
BORNE: Final = "borne"  # node: bearers, at their reports
FACTS: Final = "facts"  # node: bearers, at what their reports say of them
NAMED: Final = "named"  # name's key: bearers that bear it
BOTH: Final = "both"  # two names' keys: bearers that bear both
PARTS: Final = "parts"  # node: traces of events in which it takes part
VOICES: Final = "voices"  # node: traces of claims in whose chain it stands
SAYS: Final = "says"  # source (an outlet's id or a node): traces of claims, at their reports
TAKEN: Final = "taken"  # source: how, at the reports of others that have it from there
FIRST: Final = "first"  # source: its claims that it said before others
DENIED: Final = "denied"  # source: its claims that somebody denied
UNDER: Final = "under"  # trace of an event: traces of claims that it stands under
TRACED: Final = "traced"  # report: its traces, at their kind
PUBLISHED: Final = "published"  # outlet: reports
OUTLETS: Final = "outlet's reports"  # outlet: reports, at the moment at which they came out
SHORT: Final = "initials"  # initials: outlets, at their reports
AT_URL: Final = "at"  # address: reports
LINKING: Final = "links to"  # address: reports
TIED: Final = "tied"  # report: reports that something ties it to
TOOK: Final = "took"  # report: reports that it took from
GAVE: Final = "gave"  # report: reports that took from it
OPEN: Final = "open"  # report: reports that share its text, none of the two being known to have given it
OPENED: Final = "opened"  # the same, from the other
COPIES_TO: Final = "copies to"  # report: edges that end there
COPIED: Final = "copied"  # report: edges of the graph of copies that begin or end there

_LEVEL: Final = 3
_MOST_CACHED: Final = 20_000


def packed(record: Any) -> bytes:  # Any: every record there is
    """A record as a line of a shelf."""
    return zlib.compress(to_line(record).encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(cls: type[T], line: bytes) -> T:
    """A record from a line of a shelf."""
    return from_line(cls, zlib.decompress(line))


class Shelves:
    """Typed look-ups over a `LinkView`. Traces are kept in memory once read; `forget` drops those that changed."""

    def __init__(self, links: LinkView) -> None:
        self.links = links
        self._cache: dict[tuple[str, str], Any] = {}  # Any: records by shelf and key

    def actors(self, ids: Iterable[str]) -> dict[str, ActorTrace]:
        """Traces of actors by id."""
        return self._records(ActorTrace, ACTOR_TRACES, ids)

    def events(self, ids: Iterable[str]) -> dict[str, EventTrace]:
        """Traces of events by id."""
        return self._records(EventTrace, EVENT_TRACES, ids)

    def claims(self, ids: Iterable[str]) -> dict[str, ClaimTrace]:
        """Traces of claims by id."""
        return self._records(ClaimTrace, CLAIM_TRACES, ids)

    def reports(self, ids: Iterable[str]) -> dict[str, ReportTrace]:
        """Traces of reports by id."""
        return self._records(ReportTrace, REPORT_TRACES, ids)

    def traced(self, report: str) -> dict[str, list[str]]:
        """The ids of a report's traces by kind, in order of id."""
        found: dict[str, list[str]] = {ACTOR: [], EVENT: [], CLAIM: []}
        for kind, thing in self.links.things(TRACED, report):
            found[kind].append(thing)
        return found

    def traces(self, report: str) -> Traces | None:
        """All traces of a report, each kind by id; None for one that is not linked."""
        own = self.reports((report,)).get(report)
        if own is None:
            return None
        ids = self.traced(report)
        return Traces(
            own,
            tuple(self.actors(ids[ACTOR]).values()),
            tuple(self.events(ids[EVENT]).values()),
            tuple(self.claims(ids[CLAIM]).values()),
        )

    def claims_in(self, reports: Iterable[str]) -> dict[str, ClaimTrace]:
        """All claims of some reports."""
        wanted = sorted(set(reports))
        things = self.links.things_of(TRACED, wanted)
        return self.claims(thing for report in wanted for thing in things.get(report, ()) if is_claim(thing))

    def events_in(self, reports: Iterable[str]) -> dict[str, EventTrace]:
        """All events of some reports."""
        wanted = sorted(set(reports))
        things = self.links.things_of(TRACED, wanted)
        return self.events(thing for report in wanted for thing in things.get(report, ()) if thing.startswith("event:"))

    def nodes_of(self, bearers: Iterable[str]) -> dict[str, str]:
        """By what each bearer is joined: a name's key or itself."""
        return {bearer: line.decode() for bearer, line in self.links.lines(NODES, bearers).items()}

    def who(self, bearers: Iterable[str]) -> dict[str, str]:
        """From bearers to their actors."""
        nodes = self.nodes_of(bearers)
        found = self.links.nodes(ACTOR, nodes.values())
        return {bearer: found[node].joined for bearer, node in nodes.items() if node in found}

    def copies_of(self, reports: Iterable[str]) -> tuple[Copy, ...]:
        """Edges of the graph of copies that begin or end at some reports, by taking report, then by source."""
        found = self.links.things_of(COPIED, reports)
        lines = self.links.lines(COPIED, (edge for edges in found.values() for edge in edges))
        edges = (unpacked(Copy, line) for line in lines.values())
        return tuple(sorted(edges, key=lambda edge: (edge.to_report, edge.from_report)))

    def forget(self, shelf: str, ids: Iterable[str]) -> None:
        """Read these again the next time."""
        for one in ids:
            self._cache.pop((shelf, one), None)

    def remember(self, shelf: str, records: Mapping[str, Any]) -> None:  # Any: records of the shelf's kind
        """Keep these as they are about to be written."""
        for one, record in records.items():
            self._cache[shelf, one] = record

    def _records(self, cls: type[T], shelf: str, ids: Iterable[str]) -> dict[str, T]:
        wanted = sorted(set(ids))
        missing = [one for one in wanted if (shelf, one) not in self._cache]
        if missing:
            if len(self._cache) > _MOST_CACHED:
                self._cache.clear()
                missing = wanted
            for key, line in self.links.lines(shelf, missing).items():
                self._cache[shelf, key] = unpacked(cls, line)
        return {one: self._cache[shelf, one] for one in wanted if (shelf, one) in self._cache}


def is_claim(thing: str) -> bool:
    """Whether an id is that of a claim's trace."""
    return thing.startswith("claim:")
