"""Rows of the lists of linking: kept with their facets and words, asked for page by page."""

from __future__ import annotations

import sqlite3
from typing import Final

from sayso.ledger.answers import Page
from sayso.ledger.links import Listed, RowQuery
from sayso.ledger.words import folded

_COLUMNS: Final = (
    "kind", "id", "line", "name", "type", "country", "stance", "start", "end", "located", "reports", "weight",
)  # fmt: skip
_NAMED: Final = ", ".join(f'"{name}"' for name in _COLUMNS)
_PUT: Final = f"INSERT INTO link_rows ({_NAMED}) VALUES ({', '.join('?' for _ in _COLUMNS)}) RETURNING number"  # noqa: S608
_NUMBER: Final = "SELECT number FROM link_rows WHERE kind = ? AND id = ?"
_ORDERS: Final = {
    "reports": "r.reports DESC, r.name, r.id",
    "weight": "r.weight DESC, r.name, r.id",
    "newest": "r.start IS NULL, r.start DESC, r.id",
    "oldest": "r.start IS NULL, r.start, r.id",
    "name": "r.name, r.id",
    "id": "r.id",
}


def create_words(connection: sqlite3.Connection) -> None:
    """The search index over rows' words; as that of reports, it needs only to split at spaces."""
    connection.execute("CREATE VIRTUAL TABLE link_words USING fts5(words, tokenize='ascii')")


def clear_words(connection: sqlite3.Connection) -> None:
    """Empty the search index."""
    connection.execute("DELETE FROM link_words")


def put_row(connection: sqlite3.Connection, row: Listed) -> None:
    """Keep a row in the place of the former one of its id."""
    drop_row(connection, row.kind, row.id)
    values = tuple(int(value) if isinstance(value := getattr(row, name), bool) else value for name in _COLUMNS)
    number = connection.execute(_PUT, values).fetchone()[0]
    connection.execute("INSERT INTO link_words (rowid, words) VALUES (?, ?)", (number, folded(row.text)))
    facets = [(facet, value, number) for facet, value in sorted(set(row.facets))]
    if facets:
        connection.executemany("INSERT INTO link_facets (facet, value, number) VALUES (?, ?, ?)", facets)


def drop_row(connection: sqlite3.Connection, kind: str, row_id: str) -> None:
    """Take a row away, if it is there."""
    number = connection.execute(_NUMBER, (kind, row_id)).fetchone()
    if number is not None:
        connection.execute("DELETE FROM link_rows WHERE number = ?", number)
        connection.execute("DELETE FROM link_words WHERE rowid = ?", number)
        connection.execute("DELETE FROM link_facets WHERE number = ?", number)


def rows_asked(connection: sqlite3.Connection, query: RowQuery, *, limit: int, offset: int) -> Page[str]:
    """A page of the rows that all conditions of a query fit."""
    conditions, values = _conditions(query)
    where = " AND ".join(conditions)
    total = connection.execute(f"SELECT count(*) FROM link_rows r WHERE {where}", values).fetchone()[0]  # noqa: S608
    found = connection.execute(
        f"SELECT r.line FROM link_rows r WHERE {where} ORDER BY {_ORDERS[query.order]} LIMIT ? OFFSET ?",  # noqa: S608
        (*values, limit, offset),
    )
    return Page(tuple(str(row[0]) for row in found), int(total), offset)


def _conditions(query: RowQuery) -> tuple[list[str], tuple[object, ...]]:
    conditions: list[str] = ["r.kind = ?"]
    values: list[object] = [query.kind]
    for column, value in (("type", query.type), ("country", query.country), ("stance", query.stance)):
        if value is not None:
            conditions.append(f"r.{column} = ?")
            values.append(value)
    if query.start is not None:
        conditions.append('r."end" > ?')
        values.append(query.start)
    if query.end is not None:
        conditions.append("r.start < ?")
        values.append(query.end)
    if query.undated:
        conditions.append("r.start IS NULL")
    if query.unlocated:
        conditions.append("r.located = 0")
    for facet, wanted in query.facets:
        marks = ", ".join("?" for _ in wanted)
        conditions.append(f"r.number IN (SELECT number FROM link_facets WHERE facet = ? AND value IN ({marks}))")  # noqa: S608
        values += [facet, *wanted]
    if query.text is not None:
        words = folded(query.text).split()
        if words:
            conditions.append("r.number IN (SELECT rowid FROM link_words WHERE link_words MATCH ?)")
            values.append(" AND ".join(f'"{word}" *' for word in words))
        else:
            conditions.append("0 = 1")
    return conditions, tuple(values)
