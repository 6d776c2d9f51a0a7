"""The tables of linking across reports: people's decisions, which are kept like reports, and what is derived from them.

Derived tables can be emptied and filled again at any time; only redirects outlive that. What their keys and lines mean
is known to linking alone: the ledger keeps lines by key, things by key in order, a graph of pairs, and rows of lists.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

metadata: Final = MetaData()

# -- decisions of people: never changed, guarded by the custody log ----------------------------------------------------

judgements: Final = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("one", Text, nullable=False, index=True),
    Column("other", Text, nullable=False, index=True),
    Column("decision", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_utc", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("row_sha256", Text, nullable=False),
)

corrections: Final = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("subject", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text),
    Column("author", Text, nullable=False),
    Column("made_utc", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("row_sha256", Text, nullable=False),
)

# -- derived -----------------------------------------------------------------------------------------------------------

# One row: by which rules the rest was made, and the last judgement and correction that it takes into account.
link_state: Final = Table(
    "link_state",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True, autoincrement=False),
    Column("rules", Text, nullable=False),
    Column("judgements", Integer, nullable=False),
    Column("corrections", Integer, nullable=False),
)

# Which reading of a report is linked.
linked: Final = Table(
    "linked",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("reading_sha256", Text, nullable=False),
)

link_lines: Final = Table(
    "link_lines",
    metadata,
    Column("shelf", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("line", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

link_keys: Final = Table(
    "link_keys",
    metadata,
    Column("shelf", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("thing", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Fingerprints of texts; `number` is the reading's.
link_prints: Final = Table(
    "link_prints",
    metadata,
    Column("print", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

link_edges: Final = Table(
    "link_edges",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("decision", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("link_edges_other", "kind", "other"),
    Index("link_edges_decision", "kind", "decision", "score"),
    sqlite_with_rowid=False,
)

# What is joined: each thing with the id of what it is joined into, and the id that it would give or once gave.
link_nodes: Final = Table(
    "link_nodes",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("thing", Text, primary_key=True),
    Column("own_id", Text, nullable=False),
    Column("joined", Text, nullable=False),
    Index("link_nodes_joined", "kind", "joined"),
    Index("link_nodes_own_id", "own_id"),
    sqlite_with_rowid=False,
)

# From ids whose thing is gone to what it was last joined into; kept when all else is made anew.
link_redirects: Final = Table(
    "link_redirects",
    metadata,
    Column("old_id", Text, primary_key=True),
    Column("new_id", Text, nullable=False),
)

link_rows: Final = Table(
    "link_rows",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text),
    Column("country", Text),
    Column("stance", Text),
    Column("start", Text),
    Column("end", Text),
    Column("located", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    Index("link_rows_by_id", "kind", "id", unique=True),
    Index("link_rows_by_reports", "kind", "reports", "name"),
    Index("link_rows_by_start", "kind", "start"),
    Index("link_rows_by_weight", "kind", "weight"),
)

# Values by which rows are narrowed and of which a row has several: outlets, reports, things that take part.
link_facets: Final = Table(
    "link_facets",
    metadata,
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Index("link_facets_by_number", "number"),
    sqlite_with_rowid=False,
)

DECISIONS: Final = (judgements, corrections)
DERIVED: Final = (
    link_state, linked, link_lines, link_keys, link_prints, link_edges, link_nodes, link_rows, link_facets,
)  # fmt: skip
