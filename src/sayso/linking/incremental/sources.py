"""Sources: what outlets, agencies, bodies and people said, said first, and were denied, kept in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.ledger.base import Key, LinkWriter, Listed
from sayso.linking.incremental import shelves
from sayso.linking.incremental.claims import AGAINST
from sayso.linking.incremental.joined import Joiner
from sayso.linking.incremental.shelves import OUTLET, Shelves
from sayso.linking.joining import publisher_of, source_of, sources_of
from sayso.linking.record import SourceRow
from sayso.records import SourceRole
from sayso.records.codec import to_line
from sayso.records.trace import TracedHop

_ALL: Final = 1 << 31
# Name and kind of a source are those of so many of its claims.
_CLAIMS_ASKED: Final = 30


class Sources:
    """Rows of sources. An outlet is known by its id, an actor who speaks by its nodes."""

    def __init__(self, links: LinkWriter, kept: Shelves, joiner: Joiner) -> None:
        self._links = links
        self._kept = kept
        self._joiner = joiner

    def of(self, claim_id: str) -> list[str]:
        """The sources of a claim: ids of outlets and nodes of actors."""
        claim = self._kept.claims((claim_id,)).get(claim_id)
        if claim is None:
            return []
        nodes = self._kept.nodes_of(hop.bearer for hop in claim.chain if hop.bearer is not None)
        report = self._kept.reports((claim.report,)).get(claim.report)
        return [source.id for source in sources_of(claim, report, nodes, {})]

    def note(self, group: list[str]) -> set[str]:
        """Note who said first what a group of claims says, and whose claims are denied; gives all their sources."""
        claims = self._kept.claims(group)
        days = {one: claim.published_day for one, claim in claims.items()}
        denied = {one for edge in self._links.edges(AGAINST, group) for one in (edge.one, edge.other)} & set(group)
        found: set[str] = set()
        keep: list[Key] = []
        remove: list[Key] = []
        for one in group:
            day = days.get(one)
            others = (
                {other for other in claims if claims[other].report != claims[one].report} if one in claims else set()
            )
            is_first = bool(others) and day is not None and all((days[other] or "~") > day for other in others)
            for source in self.of(one):
                found.add(source)
                for shelf, holds in ((shelves.FIRST, is_first), (shelves.DENIED, one in denied)):
                    (keep if holds else remove).append(Key(shelf, source, "", one))
        self._links.remove(remove)
        self._links.keep(keep)
        return found

    def renew(self, sources: Iterable[str], actors: Iterable[str]) -> None:
        """Write or take away the rows of sources, and of actors as sources."""
        sources = set(sources)
        nodes = self._links.nodes(shelves.ACTOR, (one for one in sources if not one.startswith(OUTLET)))
        ids = (
            {one for one in sources if one.startswith(OUTLET)} | {node.joined for node in nodes.values()} | set(actors)
        )
        rows = {one: self._row(one) for one in sorted(ids)}
        self._links.drop_rows(shelves.SOURCE, [one for one, row in rows.items() if row is None])
        self._links.put_rows(row for row in rows.values() if row is not None)

    def _row(self, source_id: str) -> Listed | None:
        is_outlet = source_id.startswith(OUTLET)
        keys = [source_id] if is_outlet else self._links.members(shelves.ACTOR, (source_id,)).get(source_id, [])
        if not keys:
            return None
        claims = self._count(shelves.SAYS, keys)
        own = self._links.size(shelves.PUBLISHED, source_id.removeprefix(OUTLET), _ALL) if is_outlet else 0
        if not claims and not own:
            return None
        name, kind = self._called(source_id, keys)
        row = SourceRow(
            id=source_id,
            name=name,
            kind=kind,
            reports=max(own, self._links.count_places(shelves.SAYS, keys)),
            claims=claims,
            first=self._count(shelves.FIRST, keys),
            repeated=self._links.count_places(shelves.TAKEN, keys),
            denied=self._count(shelves.DENIED, keys),
        )
        return Listed(
            kind=shelves.SOURCE,
            id=source_id,
            line=to_line(row),
            name=name,
            type=kind,
            reports=row.reports,
            weight=claims,
            text=name,
        )

    def _count(self, shelf: str, keys: list[str]) -> int:
        return sum(self._links.size(shelf, key, _ALL) for key in keys)

    def _hops(self, keys: list[str]) -> list[TracedHop]:
        """Links of chains that mean a source, of its first claims in order of reports."""
        ids = [thing for key in keys for _, thing in self._links.things(shelves.SAYS, key, _CLAIMS_ASKED)]
        hops = [hop for claim in self._kept.claims(ids).values() for hop in claim.chain]
        nodes = self._kept.nodes_of(hop.bearer for hop in hops if hop.bearer is not None)
        found = ((hop, source_of(hop, nodes, {})) for hop in hops)
        return [hop for hop, source in found if source is not None and source.id in keys]

    def _called(self, source_id: str, keys: list[str]) -> tuple[str, str]:
        """Name and kind of a source: an outlet as its own reports call it, else as those who cite it do."""
        if not source_id.startswith(OUTLET):
            name = self._joiner.name_of(source_id, keys)
            roles = [hop.role for hop in self._hops(keys)]
            return name, min(roles, key=lambda role: (-roles.count(role), role), default=SourceRole.UNKNOWN).value
        outlet = source_id.removeprefix(OUTLET)
        for _, report_id in self._links.things(shelves.PUBLISHED, outlet, 1):
            report = self._kept.reports((report_id,)).get(report_id)
            publisher = publisher_of(report)
            if publisher is not None:
                return publisher.name, publisher.kind.value
        hops = self._hops(keys)
        return (hops[0].name or outlet, hops[0].role.value) if hops else (outlet, SourceRole.OUTLET.value)
