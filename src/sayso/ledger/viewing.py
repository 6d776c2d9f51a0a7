"""Reading the ledger: lists, single reports, originals, versions and the custody log, all of one moment's state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, false, func, select, true

from sayso.errors import BadQuery, LedgerDamaged, NoSuchDocument
from sayso.ledger import custody, totals, versions
from sayso.ledger.answers import (
    EVERYTHING,
    CustodyRow,
    Entry,
    FailureEntry,
    Filters,
    Hit,
    Order,
    Overview,
    Page,
    StoredReading,
    Stretch,
    Version,
)
from sayso.ledger.originals import Originals
from sayso.ledger.overview import overview
from sayso.ledger.query import parse_query
from sayso.ledger.rows import days, entry_of, failure_in, line_in, url_key
from sayso.ledger.session import Session
from sayso.ledger.snippets import snippet
from sayso.ledger.tables import failures, readings, readings_with_lines, repeats
from sayso.ledger.totals import Totals
from sayso.ledger.words import folded

_SHA256: Final = "sha256:"
_PAGE: Final = 50  # readings fetched at once while streaming
_SHOWN_CANDIDATES: Final = 5


class SqlView:
    """`base.View` over one reading transaction."""

    def __init__(self, session: Session, connection: Connection, store: Originals) -> None:
        self._session = session
        self._connection = connection
        self._store = store

    def count(self, filters: Filters = EVERYTHING) -> int:
        """See `base.View`."""
        return self._connection.execute(select(func.count()).select_from(readings).where(_where(filters))).scalar_one()

    def documents(
        self,
        filters: Filters = EVERYTHING,
        *,
        order: Order = Order.PUBLISHED,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page[Entry]:
        """See `base.View`."""
        column = readings.c
        newest = (column.published_from.is_(None), column.published_from.desc(), column.published.desc())
        ordered = (*newest, column.document_id) if order is Order.PUBLISHED else (column.number,)
        # Numbers alone are sorted: whole rows of a large ledger would take ten times as long.
        wanted = select(column.number).where(_where(filters)).order_by(*ordered).offset(offset).limit(limit)
        statement = select(readings).where(column.number.in_(wanted)).order_by(*ordered)
        items = tuple(entry_of(row) for row in self._connection.execute(statement))
        return Page(items, self.count(filters), offset)

    def stored(self, filters: Filters = EVERYTHING) -> Iterator[StoredReading]:
        """See `base.View`."""
        statement = (
            readings_with_lines.where(_where(filters))
            .order_by(readings.c.document_id)
            .execution_options(yield_per=_PAGE)
        )
        seen = Totals()
        for row in self._connection.execute(statement):
            line = line_in(row)
            seen = seen.plus(row.document_id, row.reading_sha256)
            yield StoredReading(row.document_id, line)
        if filters == EVERYTHING:
            expected = totals.noted(self._connection)
            if seen != expected:
                raise LedgerDamaged(
                    f"the ledger should hold {expected.readings} readings and gives {seen.readings}, or others than "
                    f"were written; run `sayso verify` and restore the ledger from a copy"
                )

    def get(self, document_id: str) -> StoredReading:
        """See `base.View`."""
        whole = self._resolve(document_id)
        row = self._connection.execute(readings_with_lines.where(readings.c.document_id == whole)).one()
        return StoredReading(whole, line_in(row))

    def entry(self, document_id: str) -> Entry:
        """See `base.View`."""
        whole = self._resolve(document_id)
        return entry_of(self._connection.execute(select(readings).where(readings.c.document_id == whole)).one())

    def original(self, document_id: str) -> bytes:
        """See `base.View`."""
        return self._store.get(self.entry(document_id).source_sha256)

    def find(self, query: str, filters: Filters = EVERYTHING, *, limit: int = 20, offset: int = 0) -> Page[Hit]:
        """See `base.View`.

        1. The index gives numbers and scores. 2. Filters keep some. 3. Only the page that is asked for is read.
        """
        parsed = parse_query(query)
        if filters == EVERYTHING:
            total = self._session.count_matches(self._connection, parsed)
            shown = self._session.best_matches(self._connection, parsed, limit=limit, offset=offset)
        else:
            allowed = set(self._connection.execute(select(readings.c.number).where(_where(filters))).scalars())
            matches = [row for row in self._session.matches(self._connection, parsed) if row.number in allowed]
            # Reports with one score come as they were added.
            matches.sort(key=lambda match: (-match.score, match.number))
            total, shown = len(matches), matches[offset : offset + limit]
        hits = []
        for match in shown:
            row = self._connection.execute(readings_with_lines.where(readings.c.number == match.number)).first()
            if row is None:
                raise LedgerDamaged("the search index names a report that is not there; run `sayso verify`")
            text = StoredReading(row.document_id, line_in(row)).text()
            hits.append(Hit(entry_of(row), match.score, snippet(text, parsed)))
        return Page(tuple(hits), total, offset)

    def versions(self, url: str) -> tuple[Version, ...]:
        """See `base.View`."""
        rows = versions.states(self._connection, url_key(url) or "")
        return tuple(Version(entry_of(row), row.moment) for row in rows)

    def changes(self, before: str, after: str) -> tuple[Stretch, ...]:
        """See `base.View`."""
        return versions.changes(self.get(before).text(), self.get(after).text())

    def failures(self, *, settled: bool = False) -> tuple[FailureEntry, ...]:
        """See `base.View`."""
        statement = select(failures).order_by(failures.c.name, failures.c.number)
        if not settled:
            statement = statement.where(failures.c.settled_by.is_(None))
        return tuple(failure_in(row) for row in self._connection.execute(statement))

    def overview(self) -> Overview:
        """See `base.View`."""
        return overview(self._connection)

    def state(self) -> str:
        """See `base.View`."""
        return custody.end(self._connection)[1]

    def custody(self, document_id: str | None = None) -> Iterator[CustodyRow]:
        """See `base.View`."""
        if document_id is None:
            return custody.walk_checked(self._connection)
        return custody.walk_checked(self._connection, self._resolve(document_id, repeated=True))

    def _resolve(self, given: str, *, repeated: bool = False) -> str:
        """The whole id of a document that is given by any beginning of it."""
        if not given:
            raise NoSuchDocument("an empty id fits no document; `sayso show` lists them")
        for table in (readings, repeats) if repeated else (readings,):
            column: ColumnElement[Any] = table.c.document_id
            for start in dict.fromkeys((given, _SHA256 + given)):
                if self._connection.execute(select(column).where(column == start)).first():
                    return start
                within = and_(column >= start, column < start + "\U0010ffff")
                found = (
                    self._connection.execute(select(column).where(within).order_by(column).limit(_SHOWN_CANDIDATES))
                    .scalars()
                    .all()
                )
                if len(found) == 1:
                    return str(found[0])
                if found:
                    shown = ", ".join(str(one)[: len(start) + 8] + "…" for one in found)
                    raise NoSuchDocument(f"the id {given!r} fits several documents ({shown}); give more of it")
        raise NoSuchDocument(f"no document of the ledger has an id that begins with {given!r}; `sayso show` lists them")


def _where(filters: Filters) -> ColumnElement[bool]:
    """A condition on `readings`."""
    column = readings.c
    kept: list[ColumnElement[bool]] = [true()]
    if filters.publisher is not None:
        name = folded(filters.publisher)
        if not name:
            raise BadQuery(f"the publisher {filters.publisher!r} has no letters to look for")
        kept.append(column.publisher_key.contains(name, autoescape=True))
    if filters.language is not None:
        kept.append(column.language == filters.language.lower())
    if filters.url is not None:
        key = url_key(filters.url) or ""
        kept.append(column.url_key.startswith(key, autoescape=True) if key else false())
    if filters.status is not None:
        kept.append(column.status == str(filters.status))
    if filters.since is not None:
        kept.append(column.published_until > _day(filters.since, "since")[0])
    if filters.until is not None:
        kept.append(column.published_from < _day(filters.until, "until")[1])
    return and_(*kept)


def _day(value: str, name: str) -> tuple[str, str]:
    first, after = days(value)
    if first is None or after is None or len(value) > len(first):
        raise BadQuery(f"{name} needs a day, month or year such as 2021-10-05, 2021-10 or 2021, got {value!r}")
    return first, after
