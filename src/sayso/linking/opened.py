"""The joined record over a ledger, as `record.JoinedRecord` has it: lists by the ledger's rows, details from traces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Final, Self, TypeVar

from sayso.errors import NoSuchDocument
from sayso.ledger.base import Ledger, LinkView, Page
from sayso.linking.incremental import shelves
from sayso.linking.incremental.asking import query_of
from sayso.linking.incremental.decided import Decided, kind_of
from sayso.linking.incremental.joined import Joiner
from sayso.linking.incremental.profiles import profile
from sayso.linking.incremental.review import open_pairs
from sayso.linking.incremental.shelves import OUTLET, Shelves
from sayso.linking.record import (
    ANYTHING,
    ActorRow,
    Asked,
    ClaimRow,
    EventRow,
    Linked,
    OpenPair,
    SourceRow,
)
from sayso.records.codec import from_line
from sayso.records.copy import Copy
from sayso.records.correction import Correction
from sayso.records.joined import JoinedActor, JoinedClaim, JoinedEvent, SourceProfile
from sayso.records.judgement import Judgement
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace, ReportTrace

R = TypeVar("R")
T = TypeVar("T")

_UNSURE: Final = "unsure"
_PAGE: Final = 200


class Record:
    """What the reports of a ledger say together, in the state in which it was opened.

    Use it as a context manager, or `close` it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._view: AbstractContextManager[LinkView] = ledger.links()
        self._links = self._view.__enter__()
        self._kept = Shelves(self._links)
        self._decided = Decided(self._links.judgements(), self._links.corrections())
        self._joiner = Joiner(self._links, self._kept, self._decided)

    def close(self) -> None:
        """Let go of the ledger's state."""
        self._view.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._view.__exit__(kind, error, trace)

    # -- lists -------------------------------------------------------------------------------------------------

    def linked(self) -> Linked:
        """See `record.JoinedRecord`."""
        return Linked(
            reports=self._links.count_linked(),
            waiting=self._links.count_waiting(),
            actors=self._links.count_ids(shelves.ACTOR),
            events=self._links.count_ids(shelves.EVENT),
            claims=self._links.count_ids(shelves.CLAIM),
            sources=self._links.count_ids(shelves.SOURCE),
            open_pairs=sum(self._links.count_edges(kind, _UNSURE) for kind in (shelves.ACTOR, shelves.EVENT)),
        )

    def actors(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ActorRow]:
        """See `record.JoinedRecord`."""
        return self._rows(ActorRow, shelves.ACTOR, asked, limit, offset)

    def events(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[EventRow]:
        """See `record.JoinedRecord`."""
        return self._rows(EventRow, shelves.EVENT, asked, limit, offset)

    def claims(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[ClaimRow]:
        """See `record.JoinedRecord`."""
        return self._rows(ClaimRow, shelves.CLAIM, asked, limit, offset)

    def sources(self, asked: Asked = ANYTHING, *, limit: int = 50, offset: int = 0) -> Page[SourceRow]:
        """See `record.JoinedRecord`."""
        return self._rows(SourceRow, shelves.SOURCE, asked, limit, offset)

    def _rows(self, cls: type[R], kind: str, asked: Asked, limit: int, offset: int) -> Page[R]:
        query = query_of(kind, asked, self._links, self.current)
        page = self._links.rows(query, limit=limit, offset=offset)
        return Page(tuple(from_line(cls, line.encode()) for line in page.items), page.total, page.offset)

    # -- details -----------------------------------------------------------------------------------------------

    def current(self, joined_id: str) -> str:
        """See `record.JoinedRecord`."""
        node = self._links.node_called(joined_id)
        if node is not None:
            return node.joined if node.kind != shelves.CLAIM else node.thing
        # What is judged leads to what it is in: a name, a bearer, a trace.
        kind = kind_of(joined_id)
        thing = self._links.nodes(kind, (joined_id,)).get(joined_id)
        if thing is not None:
            return thing.joined if kind != shelves.CLAIM else thing.thing
        seen: set[str] = set()
        moved = self._links.redirect(joined_id)
        while moved is not None and moved not in seen:
            seen.add(moved)
            node = self._links.node_called(moved)
            if node is not None:
                return node.joined
            moved = self._links.redirect(moved)
        if joined_id.startswith(OUTLET):
            return joined_id
        return self._lengthened(joined_id)

    def _lengthened(self, beginning: str) -> str:
        """What a shortened id means."""
        kind = beginning.split(":", 1)[0]
        prefixed = (beginning,) if kind in (shelves.ACTOR, shelves.EVENT, shelves.CLAIM) else ()
        wanted = prefixed or tuple(f"{one}:{beginning}" for one in (shelves.ACTOR, shelves.EVENT, shelves.CLAIM))
        found = {
            one: node
            for start in wanted
            for one in self._links.ids_beginning(start.split(":", 1)[0], start, 3)
            if (node := self._links.node_called(one)) is not None
        }
        now = {node.joined if node.kind != shelves.CLAIM else node.thing for node in found.values()}
        if len(now) == 1 and beginning:
            return now.pop()
        if now:
            raise NoSuchDocument(f"{beginning} begins several ids, such as {' and '.join(sorted(now)[:2])}")
        raise NoSuchDocument(f"nothing is called {beginning}; lists give the ids, and `sayso link` links what waits")

    def actor(self, actor_id: str) -> JoinedActor:
        """See `record.JoinedRecord`."""
        return self._joiner.actor(self.current(actor_id))

    def event(self, event_id: str) -> JoinedEvent:
        """See `record.JoinedRecord`."""
        return self._joiner.event(self.current(event_id), named=True)

    def claim(self, claim_id: str) -> JoinedClaim:
        """See `record.JoinedRecord`."""
        return self._joiner.claim(self.current(claim_id))

    def source(self, source_id: str) -> SourceProfile:
        """See `record.JoinedRecord`."""
        return profile(self._links, self._kept, self._joiner, self.current(source_id))

    def all_actors(self) -> Iterator[JoinedActor]:
        """See `record.JoinedRecord`."""
        return (self._joiner.actor(row.id) for row in self._every(ActorRow, shelves.ACTOR))

    def all_events(self) -> Iterator[JoinedEvent]:
        """See `record.JoinedRecord`."""
        return (self._joiner.event(row.id, named=True) for row in self._every(EventRow, shelves.EVENT))

    def _every(self, cls: type[R], kind: str) -> Iterator[R]:
        offset = 0
        while True:
            page = self._rows(cls, kind, Asked(order="id"), _PAGE, offset)
            yield from page.items
            offset += _PAGE
            if offset >= page.total:
                return

    # -- traces ------------------------------------------------------------------------------------------------

    def report(self, report_id: str) -> ReportTrace:
        """See `record.JoinedRecord`."""
        found = self._kept.reports((report_id,)).get(report_id)
        if found is not None:
            return found
        start = report_id if report_id.startswith("sha256:") else f"sha256:{report_id}"
        ids = self._links.keys_of(shelves.REPORT_TRACES, beginning=start, limit=2)
        if len(ids) != 1:
            several = "several linked reports begin so" if ids else "no linked report begins so"
            raise NoSuchDocument(f"{report_id}: {several}")
        return self._kept.reports(ids)[ids[0]]

    def event_trace(self, trace_id: str) -> EventTrace:
        """See `record.JoinedRecord`."""
        return _there(self._kept.events((trace_id,)), trace_id)

    def claim_trace(self, trace_id: str) -> ClaimTrace:
        """See `record.JoinedRecord`."""
        return _there(self._kept.claims((trace_id,)), trace_id)

    def actor_trace(self, trace_id: str) -> ActorTrace:
        """See `record.JoinedRecord`."""
        return _there(self._kept.actors((trace_id,)), trace_id)

    def copies(self, report_id: str) -> tuple[Copy, ...]:
        """See `record.JoinedRecord`."""
        return self._kept.copies_of((self.report(report_id).id,))

    # -- people ------------------------------------------------------------------------------------------------

    def open_pairs(self, kind: str | None = None, *, limit: int = 50) -> tuple[OpenPair, ...]:
        """See `record.JoinedRecord`."""
        return open_pairs(self._links, self._kept, self._decided, kind=kind, limit=limit)

    def judgements(self, thing: str | None = None) -> tuple[Judgement, ...]:
        """See `record.JoinedRecord`."""
        return self._links.judgements(thing)

    def corrections(self, subject: str | None = None) -> tuple[Correction, ...]:
        """See `record.JoinedRecord`."""
        return self._links.corrections(subject)


def open_record(ledger: Ledger) -> Record:
    """The joined record of a ledger, in this moment's state: `with open_record(ledger) as record: …`."""
    return Record(ledger)


def _there(found: dict[str, T], wanted: str) -> T:
    if wanted not in found:
        raise NoSuchDocument(f"no linked report has a trace {wanted}")
    return found[wanted]
