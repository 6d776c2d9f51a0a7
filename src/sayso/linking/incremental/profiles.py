"""One source's profile, put together when it is asked for; of a very large one, its first claims."""

from __future__ import annotations

from typing import Final

from sayso.errors import NoSuchDocument
from sayso.ledger.base import LinkView
from sayso.linking.incremental import shelves
from sayso.linking.incremental.claims import AGAINST
from sayso.linking.incremental.joined import Joiner
from sayso.linking.incremental.shelves import OUTLET, Shelves
from sayso.linking.joining import SourceName, profile_source
from sayso.linking.record import SourceRow
from sayso.records import SourceRole
from sayso.records.codec import from_line
from sayso.records.joined import SourceProfile

# So many claims of a source are looked at, in order of reports; its numbers in lists count all.
MOST_CLAIMS: Final = 1_000


def profile(links: LinkView, kept: Shelves, joiner: Joiner, source_id: str) -> SourceProfile:
    """Everything that is known of one source.

    Raises:
        NoSuchDocument: nobody of this id says anything.
    """
    line = links.row(shelves.SOURCE, source_id)
    if line is None:
        raise NoSuchDocument(f"there is no source {source_id}")
    row = from_line(SourceRow, line.encode())
    is_outlet = source_id.startswith(OUTLET)
    keys = [source_id] if is_outlet else links.members(shelves.ACTOR, (source_id,)).get(source_id, [])
    ids = [thing for key in keys for _, thing in links.things(shelves.SAYS, key, MOST_CLAIMS)][:MOST_CLAIMS]
    own = kept.claims(ids)
    groups = links.nodes(shelves.CLAIM, own)
    members = links.members(shelves.CLAIM, {node.joined for node in groups.values()})
    said = kept.claims(one for group in members.values() for one in group)
    same = {
        one: [said[other] for other in members.get(node.joined, ()) if other != one and other in said]
        for one, node in groups.items()
    }
    against: dict[str, list[str]] = {}
    for edge in links.edges(AGAINST, own):
        against.setdefault(edge.one, []).append(edge.other)
        against.setdefault(edge.other, []).append(edge.one)
    published = [thing for _, thing in links.things(shelves.PUBLISHED, source_id.removeprefix(OUTLET), MOST_CLAIMS)]
    carried = {claim.report for claim in own.values()}
    copies = kept.copies_of({*carried, *(published if is_outlet else ())})
    reports = {claim.report for claim in said.values()} | carried | set(published if is_outlet else ())
    reports |= {end for copy in copies for end in (copy.from_report, copy.to_report)}
    who = joiner.who((), said.values())
    return profile_source(
        SourceName(source_id, row.name, SourceRole(row.kind)),
        own=tuple(own.values()),
        same=same,
        against=against,
        reports=kept.reports(reports),
        copies=copies,
        who=who,
        names=joiner.names(who.values()),
    )
