"""Lines of lists, made anew for what changed: events, claims, actors, sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from sayso.ledger.base import LinkWriter, Listed
from sayso.linking.incremental import shelves
from sayso.linking.incremental.joined import Joiner
from sayso.linking.incremental.shelves import Shelves
from sayso.linking.incremental.sources import Sources
from sayso.linking.joining.rows import claim_row, event_row
from sayso.linking.record import ActorRow
from sayso.records.codec import to_line

# Facets of rows.
BY_REPORT: Final = "report"
BY_OUTLET: Final = "outlet"
BY_COUNTRY: Final = "country"
BY_NODE: Final = "node"  # what takes part, by what actors are joined by
BY_SOURCE: Final = "source"  # who says it: an outlet's id, or a node
BY_TRACE: Final = "trace"  # traces of the events that a claim speaks of

_Maker = Callable[[str, list[str]], Listed]


# As much of a claim as orders it among others.
_NAME_CHARS: Final = 80


class Rows:
    """Writes the rows of lists."""

    def __init__(self, links: LinkWriter, kept: Shelves, joiner: Joiner) -> None:
        self._links = links
        self._kept = kept
        self._joiner = joiner
        self._sources = Sources(links, kept, joiner)

    def write(self, *, events: set[str], claims: set[str], actors: set[str], sources: set[str]) -> None:
        """Write or take away the rows of joined things that changed.

        Args:
            events: ids of joined events.
            claims: ids of groups of claims.
            actors: ids of actors.
            sources: ids of outlets as sources, and nodes of actors that speak.
        """
        self._renew(shelves.EVENT, events, self._event)
        sources = sources | self._renew_claims(claims)
        self._renew(shelves.ACTOR, actors, self._actor)
        self._sources.renew(sources, actors)

    def _renew(self, kind: str, ids: set[str], make: _Maker) -> None:
        there = self._links.members(kind, ids)
        self._links.drop_rows(kind, sorted(ids - there.keys()))
        self._links.put_rows(make(one, there[one]) for one in sorted(there))

    def _renew_claims(self, ids: set[str]) -> set[str]:
        """Rows of groups of claims; gives the sources of whose claims now something else is known."""
        there = self._links.members(shelves.CLAIM, ids)
        self._links.drop_rows(shelves.CLAIM, sorted(ids - there.keys()))
        sources: set[str] = set()
        for one in sorted(there):
            self._links.put_rows([self._claim(one, there[one])])
            sources |= self._sources.note(there[one])
        return sources

    def _event(self, event_id: str, members: list[str]) -> Listed:
        event = self._joiner.event(event_id, named=False)
        row = event_row(event)
        traces = self._kept.events(members)
        reports = self._kept.reports({trace.report for trace in traces.values()})
        nodes = self._kept.nodes_of(
            one.bearer for trace in traces.values() for one in trace.participants if one.bearer is not None
        )
        facets = {(BY_REPORT, report) for report in reports}
        facets |= {(BY_OUTLET, report.outlet) for report in reports.values() if report.outlet is not None}
        facets |= {(BY_COUNTRY, where.value.country) for where in event.where.values if where.value.country is not None}
        facets |= {(BY_NODE, node) for node in nodes.values()}
        facets |= {(BY_SOURCE, source) for claim in event.claims for source in self._sources.of(claim)}
        words = [row.label, row.place or "", *(trace.trigger.text for trace in traces.values())]
        words += [value.value for role in event.roles for one in role.actors for value in one.values]
        return Listed(
            kind=shelves.EVENT,
            id=event_id,
            line=to_line(row),
            name=row.label,
            type=row.type,
            start=row.start,
            end=row.end,
            located=row.lat is not None,
            reports=row.reports,
            weight=len(event.claims),
            text=" \n ".join(dict.fromkeys(words)),
            facets=tuple(sorted(facets)),
        )

    def _claim(self, claim_id: str, members: list[str]) -> Listed:
        claim = self._joiner.claim(claim_id)
        row = claim_row(claim, {})
        traces = self._kept.claims(members)
        reports = self._kept.reports({trace.report for trace in traces.values()})
        facets = {(BY_REPORT, report) for report in reports}
        facets |= {(BY_OUTLET, report.outlet) for report in reports.values() if report.outlet is not None}
        facets |= {(BY_SOURCE, source) for one in members for source in self._sources.of(one)}
        facets |= {(BY_TRACE, event) for trace in traces.values() for event in trace.events}
        words = [row.content, row.chain, *(quote.text for trace in traces.values() for quote in trace.content)]
        day = traces[claim_id].published_day if claim_id in traces else None
        return Listed(
            kind=shelves.CLAIM,
            id=claim_id,
            line=to_line(row),
            name=row.content[:_NAME_CHARS],
            stance=row.stance,
            start=day,
            end=day_after(day),
            reports=row.reports,
            weight=len(members),
            text=" \n ".join(dict.fromkeys(words)),
            facets=tuple(sorted(facets)),
        )

    def _actor(self, actor_id: str, nodes: list[str]) -> Listed:
        kind, subtype, country, sector = self._joiner.facts(actor_id, nodes)
        names = [line.decode() for line in self._links.lines(shelves.NAMES, nodes).values()]
        row = ActorRow(
            id=actor_id,
            name=self._joiner.name_of(actor_id, nodes),
            type=kind or "",
            subtype=subtype,
            country=country,
            sector=sector,
            reports=self._links.count_places(shelves.BORNE, nodes),
            events=self._links.count_joined_under(shelves.EVENT, shelves.PARTS, nodes),
            claims=self._links.count_joined_under(shelves.CLAIM, shelves.VOICES, nodes),
        )
        return Listed(
            kind=shelves.ACTOR,
            id=actor_id,
            line=to_line(row),
            name=row.name,
            type=row.type,
            country=country,
            reports=row.reports,
            weight=row.claims,
            text=" \n ".join([row.name, *names]),
        )


def day_after(day: str | None) -> str | None:
    """The day after a day: the end of what happened on it."""
    if day is None:
        return None
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()
