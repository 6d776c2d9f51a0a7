"""The tables of a ledger as they are now. How older ledgers get here is in `migrations`.

Facts are columns so that they can be asked for; the reading itself is one compressed line of JSON, in a table of its
own so that lists need not step over it. `row_sha256` covers every column beside it.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, select

metadata: Final = MetaData()

# One row: the end of the custody log, and a sum over all readings that shows when one is missing.
state: Final = Table(
    "state",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True, autoincrement=False),
    Column("custody_rows", Integer, nullable=False),
    Column("custody_head", Text, nullable=False),
    Column("readings", Integer, nullable=False),
    Column("readings_sum", Text, nullable=False),
)

schema_changes: Final = Table(
    "schema_changes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
)

originals: Final = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("bytes", Integer, nullable=False),
)

readings: Final = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document_id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("given_id", Text),
    Column("title", Text),
    Column("language", Text),
    Column("media_type", Text),
    Column("url", Text),
    Column("url_key", Text),
    Column("publisher", Text),
    Column("publisher_key", Text),
    Column("authors", Text, nullable=False),
    Column("published", Text),
    Column("published_from", Text),
    Column("published_until", Text),
    Column("moment", Text, nullable=False),
    Column("text_chars", Integer, nullable=False),
    Column("source_sha256", Text, ForeignKey("originals.sha256"), nullable=False),
    Column("content_sha256", Text, nullable=False),
    Column("reading_sha256", Text, nullable=False),
    Column("row_sha256", Text, nullable=False),
    Index("readings_by_url", "url_key", "moment", "number"),
    Index("readings_by_published", "published_from", "document_id"),
)

lines: Final = Table(
    "reading_lines",
    metadata,
    Column("number", Integer, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    Column("line_deflated", LargeBinary, nullable=False),
)

# A reading's row with its line, where there is one: a missing line must show, not hide the reading.
readings_with_lines: Final = select(readings, lines.c.line_deflated).outerjoin_from(
    readings, lines, readings.c.number == lines.c.number
)

# Documents that repeated a stored page word for word: known from then on, and not stored again.
repeats: Final = Table(
    "repeats",
    metadata,
    Column("document_id", Text, primary_key=True),
    Column("same_as", Text, ForeignKey("readings.document_id"), nullable=False),
)

failures: Final = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("identity_sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("given_id", Text),
    Column("source_sha256", Text),
    Column("settled_by", Text, ForeignKey("readings.document_id")),
    Index("failures_by_name", "name"),
)

custody: Final = Table(
    "custody",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("utc", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("object_sha256", Text),
    Column("document_id", Text, index=True),
    Column("details", Text, nullable=False),
    Column("prev_row_sha256", Text, nullable=False),
    Column("row_sha256", Text, nullable=False, unique=True),
)
