"""`links.LinkWriter` over a database, within one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection

from sayso.ledger.link_reading import SqlLinkView
from sayso.ledger.link_rows import clear_words, drop_row, put_row
from sayso.ledger.link_tables import DERIVED
from sayso.ledger.links import Edge, Key, Listed, Node

_PUT_LINE: Final = "INSERT OR REPLACE INTO link_lines (shelf, key, line) VALUES (?, ?, ?)"
_KEEP: Final = "INSERT OR IGNORE INTO link_keys (shelf, key, place, thing) VALUES (?, ?, ?, ?)"
_REMOVE: Final = "DELETE FROM link_keys WHERE shelf = ? AND key = ? AND place = ? AND thing = ?"
_PUT_EDGE: Final = (
    "INSERT OR REPLACE INTO link_edges (kind, one, other, decision, score, reason) VALUES (?, ?, ?, ?, ?, ?)"
)
_PUT_NODE: Final = "INSERT OR REPLACE INTO link_nodes (kind, thing, own_id, joined) VALUES (?, ?, ?, ?)"


class SqlLinkWriter(SqlLinkView):
    """Writes what linking derives."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)

    def begin_anew(self, rules: str) -> None:
        """See `links.LinkWriter`."""
        for table in DERIVED:
            self._connection.execute(table.delete())
        clear_words(self._bare)
        self._many("INSERT INTO link_state (one, rules, judgements, corrections) VALUES (1, ?, 0, 0)", [(rules,)])

    def mark_linked(self, document_id: str) -> None:
        """See `links.LinkWriter`."""
        self._many(
            "INSERT OR REPLACE INTO linked (document_id, reading_sha256) "
            "SELECT document_id, reading_sha256 FROM readings WHERE document_id = ?",
            [(document_id,)],
        )

    def mark_decided(self) -> None:
        """See `links.LinkWriter`."""
        self._many(
            "UPDATE link_state SET judgements = (SELECT coalesce(max(number), 0) FROM judgements), "
            "corrections = (SELECT coalesce(max(number), 0) FROM corrections) WHERE one = ?",
            [(1,)],
        )

    def put(self, shelf: str, lines: Mapping[str, bytes]) -> None:
        """See `links.LinkWriter`."""
        self._many(_PUT_LINE, [(shelf, key, line) for key, line in sorted(lines.items())])

    def drop(self, shelf: str, keys: Iterable[str]) -> None:
        """See `links.LinkWriter`."""
        self._many("DELETE FROM link_lines WHERE shelf = ? AND key = ?", [(shelf, key) for key in keys])

    def keep(self, keys: Iterable[Key]) -> None:
        """See `links.LinkWriter`."""
        self._many(_KEEP, sorted(set(keys)))

    def remove(self, keys: Iterable[Key]) -> None:
        """See `links.LinkWriter`."""
        self._many(_REMOVE, sorted(set(keys)))

    def keep_prints(self, number: int, prints: Iterable[int]) -> None:
        """See `links.LinkWriter`."""
        self._many("INSERT OR IGNORE INTO link_prints (print, number) VALUES (?, ?)", [(one, number) for one in prints])

    def remove_prints(self, number: int, prints: Iterable[int]) -> None:
        """See `links.LinkWriter`."""
        self._many("DELETE FROM link_prints WHERE print = ? AND number = ?", [(one, number) for one in prints])

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """See `links.LinkWriter`."""
        self._many(_PUT_EDGE, [tuple(edge) for edge in edges])

    def drop_edges(self, kind: str, pairs: Iterable[tuple[str, str]]) -> None:
        """See `links.LinkWriter`."""
        self._many("DELETE FROM link_edges WHERE kind = ? AND one = ? AND other = ?", [(kind, *pair) for pair in pairs])

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        """See `links.LinkWriter`."""
        self._many(_PUT_NODE, [tuple(node) for node in nodes])

    def drop_nodes(self, kind: str, things: Iterable[str]) -> None:
        """See `links.LinkWriter`."""
        gone = self.nodes(kind, things)
        self._many(
            "INSERT OR REPLACE INTO link_redirects (old_id, new_id) VALUES (?, ?)",
            [(node.own_id, node.joined) for node in gone.values()],
        )
        self._many("DELETE FROM link_nodes WHERE kind = ? AND thing = ?", [(kind, thing) for thing in gone])

    def put_rows(self, rows: Iterable[Listed]) -> None:
        """See `links.LinkWriter`."""
        for row in rows:
            put_row(self._bare, row)

    def drop_rows(self, kind: str, ids: Iterable[str]) -> None:
        """See `links.LinkWriter`."""
        for one in ids:
            drop_row(self._bare, kind, one)

    def _many(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            self._bare.executemany(statement, rows)
