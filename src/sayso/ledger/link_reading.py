"""`links.LinkView` over a database: look-ups by key, each by an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection

from sayso.errors import NoSuchDocument
from sayso.ledger.answers import Page
from sayso.ledger.decisions import corrections_of, judgements_on
from sayso.ledger.link_rows import rows_asked
from sayso.ledger.links import Edge, Node, RowQuery
from sayso.ledger.rows import line_in
from sayso.ledger.session import bare
from sayso.ledger.tables import readings, readings_with_lines
from sayso.records import Reading
from sayso.records.codec import from_line
from sayso.records.correction import Correction
from sayso.records.judgement import Judgement

# SQLite takes thousands of values in one statement; these are few enough for any database.
_AT_ONCE: Final = 400
_EDGE: Final = "kind, one, other, decision, score, reason"
_WAITING: Final = (
    "SELECT r.document_id FROM readings r LEFT JOIN linked l ON l.document_id = r.document_id "
    "WHERE l.reading_sha256 IS NULL OR l.reading_sha256 <> r.reading_sha256"
)


class SqlLinkView:
    """What is linked, as one connection sees it. Statements are plain SQL: compiling them anew would cost the most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._bare = bare(connection)

    # -- state -------------------------------------------------------------------------------------------------

    def rules(self) -> str | None:
        """See `links.LinkView`."""
        return next((str(row[0]) for row in self._all("SELECT rules FROM link_state")), None)

    def waiting(self, limit: int | None = None) -> tuple[str, ...]:
        """See `links.LinkView`."""
        return self._column(f"{_WAITING} ORDER BY r.number LIMIT ?", -1 if limit is None else limit)

    def count_waiting(self) -> int:
        """See `links.LinkView`."""
        return self._one("SELECT count(*) FROM readings") - self._one(
            "SELECT count(*) FROM linked l JOIN readings r "
            "ON r.document_id = l.document_id AND r.reading_sha256 = l.reading_sha256"
        )

    def count_linked(self) -> int:
        """See `links.LinkView`."""
        return self._one("SELECT count(*) FROM linked")

    def reading(self, document_id: str) -> Reading:
        """See `links.LinkView`."""
        row = self._connection.execute(readings_with_lines.where(readings.c.document_id == document_id)).first()
        if row is None:
            raise NoSuchDocument(f"there is no report {document_id}")
        return from_line(Reading, line_in(row))

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """See `links.LinkView`."""
        return {
            int(row[0]): str(row[1])
            for row in self._in("SELECT number, document_id FROM readings WHERE number IN ({})", sorted(set(numbers)))
        }

    def number_of(self, document_id: str) -> int:
        """See `links.LinkView`."""
        return self._one("SELECT number FROM readings WHERE document_id = ?", document_id)

    # -- lines and keys ----------------------------------------------------------------------------------------

    def lines(self, shelf: str, keys: Iterable[str]) -> dict[str, bytes]:
        """See `links.LinkView`."""
        found = self._in("SELECT key, line FROM link_lines WHERE shelf = ? AND key IN ({})", sorted(set(keys)), shelf)
        return {str(row[0]): bytes(row[1]) for row in found}

    def keys_of(self, shelf: str, *, beginning: str = "", limit: int | None = None) -> tuple[str, ...]:
        """See `links.LinkView`."""
        return self._column(
            "SELECT key FROM link_lines WHERE shelf = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?",
            shelf, beginning, beginning + "\U0010ffff", -1 if limit is None else limit,
        )  # fmt: skip

    def things(self, shelf: str, key: str, limit: int | None = None) -> list[tuple[str, str]]:
        """See `links.LinkView`."""
        return self._pairs(
            "SELECT place, thing FROM link_keys WHERE shelf = ? AND key = ? ORDER BY place, thing LIMIT ?",
            shelf, key, -1 if limit is None else limit,
        )  # fmt: skip

    def things_between(self, shelf: str, key: str, least: str, most: str) -> list[tuple[str, str]]:
        """See `links.LinkView`."""
        return self._pairs(
            "SELECT place, thing FROM link_keys WHERE shelf = ? AND key = ? AND place >= ? AND place < ? "
            "ORDER BY place, thing",
            shelf, key, least, most,
        )  # fmt: skip

    def keys_with(self, shelf: str, keys: Iterable[str]) -> set[str]:
        """See `links.LinkView`."""
        # One look-up a key: a key of an outlet may have tens of thousands of things.
        return {key for key in sorted(set(keys)) if self.size(shelf, key, 1)}

    def near(self, shelf: str, key: str, at: tuple[str, str], reach: int) -> tuple[list[tuple[str, str]], ...]:
        """See `links.LinkView`."""
        return tuple(
            self._pairs(
                f"SELECT place, thing FROM link_keys WHERE shelf = ? AND key = ? AND (place, thing) {sign} (?, ?) "  # noqa: S608 - constants
                f"ORDER BY place {way}, thing {way} LIMIT ?",
                shelf, key, *at, reach,
            )
            for sign, way in (("<", "DESC"), (">", "ASC"))
        )  # fmt: skip

    def size(self, shelf: str, key: str, at_most: int) -> int:
        """See `links.LinkView`."""
        return self._one(
            "SELECT count(*) FROM (SELECT 1 FROM link_keys WHERE shelf = ? AND key = ? LIMIT ?)", shelf, key, at_most
        )

    def between(self, shelf: str, key: str, one: tuple[str, str], other: tuple[str, str], at_most: int) -> int:
        """See `links.LinkView`."""
        low, high = sorted((one, other))
        return self._one(
            "SELECT count(*) FROM (SELECT 1 FROM link_keys WHERE shelf = ? AND key = ? "
            "AND (place, thing) > (?, ?) AND (place, thing) < (?, ?) LIMIT ?)",
            shelf, key, *low, *high, at_most,
        )  # fmt: skip

    def things_of(self, shelf: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """See `links.LinkView`."""
        found: dict[str, list[str]] = {}
        statement = "SELECT key, thing FROM link_keys WHERE shelf = ? AND key IN ({}) ORDER BY key, place, thing"
        for key, thing in self._in(statement, sorted(set(keys)), shelf):
            found.setdefault(str(key), []).append(str(thing))
        return found

    def count_places(self, shelf: str, keys: Sequence[str]) -> int:
        """See `links.LinkView`."""
        return self._one(
            f"SELECT count(DISTINCT place) FROM link_keys WHERE shelf = ? AND key IN ({_marks(keys)})",  # noqa: S608
            shelf, *keys,
        )  # fmt: skip

    def tally(self, shelf: str, keys: Sequence[str]) -> dict[str, int]:
        """See `links.LinkView`."""
        statement = "SELECT place, count(*) FROM link_keys WHERE shelf = ? AND key IN ({}) GROUP BY place"
        found: dict[str, int] = {}
        for place, count in self._in(statement, keys, shelf):
            found[str(place)] = found.get(str(place), 0) + int(count)
        return found

    def joined_under(self, kind: str, shelf: str, keys: Sequence[str], limit: int | None = None) -> tuple[str, ...]:
        """See `links.LinkView`."""
        return self._column(
            f"SELECT DISTINCT n.joined FROM link_keys k JOIN link_nodes n ON n.kind = ? AND n.thing = k.thing "  # noqa: S608
            f"WHERE k.shelf = ? AND k.key IN ({_marks(keys)}) ORDER BY 1 LIMIT ?",
            kind, shelf, *keys, -1 if limit is None else limit,
        )  # fmt: skip

    def count_joined_under(self, kind: str, shelf: str, keys: Sequence[str]) -> int:
        """See `links.LinkView`."""
        return self._one(
            f"SELECT count(DISTINCT n.joined) FROM link_keys k JOIN link_nodes n ON n.kind = ? AND n.thing = k.thing "  # noqa: S608
            f"WHERE k.shelf = ? AND k.key IN ({_marks(keys)})",
            kind, shelf, *keys,
        )  # fmt: skip

    def holders(self, fingerprint: int, limit: int) -> list[int]:
        """See `links.LinkView`."""
        found = self._all("SELECT number FROM link_prints WHERE print = ? ORDER BY number LIMIT ?", fingerprint, limit)
        return [int(row[0]) for row in found]

    def holders_published(self, fingerprint: int, days: tuple[str, str] | None, limit: int) -> list[str]:
        """See `links.LinkView`."""
        within = "AND r.published_from >= ? AND r.published_from < ? " if days is not None else ""
        return list(
            self._column(
                "SELECT r.document_id FROM link_prints p JOIN readings r ON r.number = p.number "  # noqa: S608 - constants
                f"WHERE p.print = ? {within}ORDER BY r.published_from, r.document_id LIMIT ?",
                fingerprint, *(days or ()), limit,
            )
        )  # fmt: skip

    # -- graph -------------------------------------------------------------------------------------------------

    def edges(self, kind: str, things: Iterable[str]) -> list[Edge]:
        """See `links.LinkView`."""
        found = {
            Edge(*row)
            for column in ("one", "other")
            for row in self._in(
                f"SELECT {_EDGE} FROM link_edges WHERE kind = ? AND {column} IN ({{}})",  # noqa: S608 - constants
                sorted(set(things)), kind,
            )
        }  # fmt: skip
        return sorted(found)

    def edges_by_score(self, kind: str, decision: str, limit: int) -> list[Edge]:
        """See `links.LinkView`."""
        found = self._all(
            "SELECT kind, one, other, decision, score, reason FROM link_edges WHERE kind = ? AND decision = ? "
            "ORDER BY score DESC, one, other LIMIT ?",
            kind, decision, limit,
        )  # fmt: skip
        return [Edge(*row) for row in found]

    def nodes(self, kind: str, things: Iterable[str]) -> dict[str, Node]:
        """See `links.LinkView`."""
        found = self._in(
            "SELECT kind, thing, own_id, joined FROM link_nodes WHERE kind = ? AND thing IN ({})",
            sorted(set(things)), kind,
        )  # fmt: skip
        return {str(row[1]): Node(*row) for row in found}

    def every_node(self, kind: str) -> Iterator[Node]:
        """See `links.LinkView`."""
        statement = "SELECT kind, thing, own_id, joined FROM link_nodes WHERE kind = ? ORDER BY thing"
        return (Node(*row) for row in self._bare.execute(statement, (kind,)))

    def members(self, kind: str, joined: Iterable[str]) -> dict[str, list[str]]:
        """See `links.LinkView`."""
        found: dict[str, list[str]] = {}
        statement = "SELECT joined, thing FROM link_nodes WHERE kind = ? AND joined IN ({}) ORDER BY joined, thing"
        for one, thing in self._in(statement, sorted(set(joined)), kind):
            found.setdefault(str(one), []).append(str(thing))
        return found

    def node_called(self, own_id: str) -> Node | None:
        """See `links.LinkView`."""
        found = self._all("SELECT kind, thing, own_id, joined FROM link_nodes WHERE own_id = ? LIMIT 1", own_id)
        return next((Node(*row) for row in found), None)

    def ids_beginning(self, kind: str, beginning: str, limit: int) -> tuple[str, ...]:
        """See `links.LinkView`."""
        return self._column(
            "SELECT DISTINCT own_id FROM link_nodes WHERE own_id >= ? AND own_id < ? AND kind = ? LIMIT ?",
            beginning, beginning + "\U0010ffff", kind, limit,
        )  # fmt: skip

    def redirect(self, old_id: str) -> str | None:
        """See `links.LinkView`."""
        return next(iter(self._column("SELECT new_id FROM link_redirects WHERE old_id = ?", old_id)), None)

    def count_ids(self, kind: str) -> int:
        """See `links.LinkView`."""
        return self._one("SELECT count(*) FROM link_rows WHERE kind = ?", kind)

    def count_edges(self, kind: str, decision: str) -> int:
        """See `links.LinkView`."""
        return self._one("SELECT count(*) FROM link_edges WHERE kind = ? AND decision = ?", kind, decision)

    # -- lists and decisions -----------------------------------------------------------------------------------

    def rows(self, query: RowQuery, *, limit: int, offset: int) -> Page[str]:
        """See `links.LinkView`."""
        return rows_asked(self._bare, query, limit=limit, offset=offset)

    def row(self, kind: str, row_id: str) -> str | None:
        """See `links.LinkView`."""
        return next(iter(self._column("SELECT line FROM link_rows WHERE kind = ? AND id = ?", kind, row_id)), None)

    def judgements(self, thing: str | None = None) -> tuple[Judgement, ...]:
        """See `links.LinkView`."""
        return tuple(one for _, one in judgements_on(self._connection, thing))

    def corrections(self, subject: str | None = None) -> tuple[Correction, ...]:
        """See `links.LinkView`."""
        return tuple(one for _, one in corrections_of(self._connection, subject))

    def new_decisions(self) -> tuple[tuple[Judgement, ...], tuple[Correction, ...]]:
        """See `links.LinkView`."""
        judged, corrected = next((row for row in self._all("SELECT judgements, corrections FROM link_state")), (0, 0))
        return (
            tuple(one for _, one in judgements_on(self._connection, after=int(judged))),
            tuple(one for _, one in corrections_of(self._connection, after=int(corrected))),
        )

    # -- statements --------------------------------------------------------------------------------------------

    def _all(self, statement: str, *values: Any) -> Sequence[Any]:  # Any: what the driver takes and gives
        return self._bare.execute(statement, values).fetchall()

    def _in(self, statement: str, values: Sequence[object], *before: Any) -> Iterator[Any]:
        """Rows for many values, some hundred at once; `{}` stands where their marks go, last in the statement."""
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            yield from self._all(statement.format(_marks(part)), *before, *part)

    def _one(self, statement: str, *values: Any) -> int:
        return int(self._bare.execute(statement, values).fetchone()[0])

    def _column(self, statement: str, *values: Any) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in self._all(statement, *values))

    def _pairs(self, statement: str, *values: Any) -> list[tuple[str, str]]:
        return [(str(row[0]), str(row[1])) for row in self._all(statement, *values)]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
