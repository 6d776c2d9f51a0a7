"""Connections, transactions and search: everything in which SQLite and PostgreSQL differ, and nothing else.

Writing transactions take the one write lock at their start, so that no transaction ever fails half way because
another process wrote meanwhile; reading transactions see one state from their first statement on.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from sayso.errors import BadQuery, LedgerDamaged, LedgerError
from sayso.ledger.query import AllOf, AnyOf, Phrase, Query

# "SAYS": tells a ledger from other SQLite files.
_APPLICATION_ID: Final = 0x53415953
_MAGIC: Final = b"SQLite format 3\0"
_BUSY_SECONDS: Final = 30  # one wait of SQLite for a lock
_PATIENCE_SECONDS: Final = 120  # all waits together before the user is told
_QUERY_SECONDS: Final = 10
_QUERY_STEPS: Final = 20_000  # virtual machine steps between looks at the clock; about a millisecond

SEARCHED: Final = ("title", "publisher", "author", "text")
# A word in a headline says more about a report than one in its body; order as in SEARCHED.
_WEIGHTS: Final = (4.0, 1.0, 1.0, 1.0)

_FITTING: Final = f"SELECT rowid, -bm25(search, {', '.join(map(str, _WEIGHTS))}) FROM search WHERE search MATCH ?"  # noqa: S608 - constants


class Match(NamedTuple):
    """A reading's number and how well it fits (higher is better)."""

    number: int
    score: float


class Session:
    """The database of one ledger."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        """Open an existing file, or with `read_only=False` a new one.

        Raises:
            LedgerError: there is no ledger, or the file is something else.
            LedgerDamaged: it was a ledger and cannot be read as one.
        """
        self.path = path
        self.read_only = read_only
        _check_file(path, read_only=read_only)
        mode = "mode=rwc"
        if read_only:
            # Not "ro": that leaves the files of the write-ahead log behind. No statement of a reading session writes.
            mode = "immutable=1" if _is_settled(path) else "mode=rw"
        self._engine = _engine(f"file:{quote(str(path.absolute()))}?{mode}")
        event.listen(self._engine, "connect", _prepare)
        try:
            with self.reading() as connection:
                self._check_is_ours(connection)
            if not read_only:
                self._write_ahead()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger."""
        with self._told(), self._engine.connect() as connection:
            _begin(connection, "BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock and is on the disk when the block ends without an error."""
        if self.read_only:
            raise LedgerError(f"{self.path}: opened for reading only")
        with self._told(), self._engine.connect() as connection:
            _begin(connection, "BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    # -- what PostgreSQL does otherwise ------------------------------------------------------------------------

    def mark_as_ledger(self, connection: Connection) -> None:
        """Put the sign of a ledger into the file."""
        connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")

    def damage(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with its pages, indexes and references."""
        pages = connection.exec_driver_sql("PRAGMA integrity_check(100)").all()
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [
            *(str(row[0]) for row in pages if row[0] != "ok"),
            *(f"table {row[0]}, row {row[1]} refers to a missing row of {row[2]}" for row in dangling),
        ]

    def create_search(self, connection: Connection) -> None:
        """Create an empty search index.

        It holds words and no text: the text is stored once, in the reading. `sayso.ledger.words` has cut the words,
        so the tokenizer has only to split at spaces ("ascii" takes all other characters as parts of words).
        """
        connection.exec_driver_sql("DROP TABLE IF EXISTS search")
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE search USING fts5({', '.join(SEARCHED)}, content='', tokenize='ascii')"
        )

    def index(self, connection: Connection, number: int, folded: Sequence[str]) -> None:
        """Put a reading into the search index: its words for each of `SEARCHED`, with spaces between."""
        marks = ", ".join("?" for _ in SEARCHED)
        connection.exec_driver_sql(
            f"INSERT INTO search(rowid, {', '.join(SEARCHED)}) VALUES (?, {marks})",  # noqa: S608 - constants
            (number, *folded),
        )

    def unindex(self, connection: Connection, number: int, folded: Sequence[str]) -> None:
        """Take a reading out of the index; `folded` must be what was put in."""
        marks = ", ".join("?" for _ in SEARCHED)
        connection.exec_driver_sql(
            f"INSERT INTO search(search, rowid, {', '.join(SEARCHED)}) VALUES ('delete', ?, {marks})",  # noqa: S608 - constants
            (number, *folded),
        )

    def matches(self, connection: Connection, query: Query) -> list[Match]:
        """Numbers of the readings that fit, with their scores, in no order.

        Raises:
            BadQuery: it takes too long.
        """
        with _limited(connection):
            return [Match(*row) for row in connection.exec_driver_sql(_FITTING, (_expression(query),))]

    def best_matches(self, connection: Connection, query: Query, *, limit: int, offset: int) -> list[Match]:
        """The same, some of the best in their order: of equals those first that were added first.

        Raises:
            BadQuery: it takes too long.
        """
        with _limited(connection):
            statement = f"{_FITTING} ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?"
            return [Match(*row) for row in connection.exec_driver_sql(statement, (_expression(query), limit, offset))]

    def count_matches(self, connection: Connection, query: Query) -> int:
        """How many readings fit.

        Raises:
            BadQuery: it takes too long.
        """
        with _limited(connection):
            statement = "SELECT count(*) FROM search WHERE search MATCH ?"
            return int(connection.exec_driver_sql(statement, (_expression(query),)).scalar_one())

    def indexed_words(self, connection: Connection) -> Iterator[tuple[str, str, int, int]]:
        """The whole index as (word, field, readings with it, occurrences)."""
        connection.exec_driver_sql("DROP TABLE IF EXISTS temp.search_words")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search, 'col')")
        for term, column, documents, occurrences in connection.exec_driver_sql(
            "SELECT term, col, doc, cnt FROM temp.search_words"
        ):
            yield str(term), str(column), int(documents), int(occurrences)

    # -- the rest is private -----------------------------------------------------------------------------------

    def _write_ahead(self) -> None:
        """Let readers go on while one process writes. It is kept in the file, so never set on a file of others."""
        with self._told(), self._engine.connect() as connection:
            _patiently(lambda: connection.exec_driver_sql("PRAGMA journal_mode = WAL").all())

    def _check_is_ours(self, connection: Connection) -> None:
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        sign = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if sign == _APPLICATION_ID or not (tables or self.read_only):
            return
        ours = "SELECT count(*) FROM sqlite_master WHERE name IN ('custody', 'reading_lines', 'schema_changes')"
        if connection.exec_driver_sql(ours).scalar_one() == 3:
            raise damaged(self.path, "its sign is gone from the beginning of the file")
        raise LedgerError(
            f"{self.path}: a database, but not a ledger of Sayso; give the path of a ledger, or of a new file"
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the database's errors into sentences."""
        try:
            yield
        except DBAPIError as error:
            raise _told(self.path, error.orig) from error
        except sqlite3.Error as error:
            raise _told(self.path, error) from error


def bare(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, in the same transaction: for thousands of small look-ups in a row.

    SQLAlchemy takes ten times longer over each of these than SQLite does.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - for the type checker
    return raw


def damaged(path: Path, what: str) -> LedgerDamaged:
    """The error for a ledger that is not as it was written, with what to do next."""
    return LedgerDamaged(
        f"{path}: the ledger is damaged ({what}). Keep the file as it is, restore {path.name} and its store from a "
        f"copy, and run `sayso verify` on it; without a copy, add the original files to a new ledger."
    )


def _engine(uri: str) -> Engine:
    # isolation_level=None: Python's driver then opens no transactions of its own.
    return create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(
            uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        ),
        poolclass=QueuePool,
    )


def _is_settled(path: Path) -> bool:
    """Whether nobody can be writing: the folder lets nobody, as on a disc of evidence, and all is in the file."""
    wal = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and (not wal.exists() or wal.stat().st_size == 0)


def _prepare(raw: Any, _record: object) -> None:  # Any: the driver's connection, as SQLAlchemy hands it over
    for statement in (
        "PRAGMA synchronous = FULL",
        "PRAGMA fullfsync = ON",
        "PRAGMA checkpoint_fullfsync = ON",
        "PRAGMA foreign_keys = ON",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA cell_size_check = ON",
    ):
        _patiently(lambda statement=statement: raw.execute(statement).fetchall())


def _begin(connection: Connection, statement: str) -> None:
    _patiently(lambda: connection.exec_driver_sql(statement))
    if statement == "BEGIN":
        # SQLite fixes the state that a transaction sees at its first read, not at BEGIN.
        _patiently(lambda: connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").all())


def _patiently(attempt: Any) -> None:  # Any: a callable whose result nobody needs
    """Try again while others hold the lock: some of SQLite's locks do not wait by themselves."""
    start = time.monotonic()
    pause = 0.005
    while True:
        try:
            attempt()
        except (OperationalError, sqlite3.OperationalError) as error:
            if not _is_busy(error) or time.monotonic() - start > _PATIENCE_SECONDS:
                raise
            time.sleep(pause)
            pause = min(pause * 2, 0.25)
        else:
            return


def _is_busy(error: OperationalError | sqlite3.OperationalError) -> bool:
    raw = error.orig if isinstance(error, OperationalError) else error
    return getattr(raw, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


@contextmanager
def _limited(connection: Connection) -> Iterator[None]:
    """Stop a query that runs too long."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    end = time.monotonic() + _QUERY_SECONDS
    raw.set_progress_handler(lambda: int(time.monotonic() > end), _QUERY_STEPS)
    try:
        yield
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise BadQuery(f"the search took longer than {_QUERY_SECONDS} seconds; look for longer words") from error
        raise
    finally:
        raw.set_progress_handler(None, 0)


def _told(path: Path, error: BaseException | None) -> LedgerError:
    name = str(getattr(error, "sqlite_errorname", ""))
    said = str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerError(f"{path}: another program has been writing for {_PATIENCE_SECONDS} seconds; try again")
    if "no such module" in said:
        return LedgerError(f"{path}: this Python's SQLite cannot search texts ({said}); one with FTS5 can")
    if name.startswith("SQLITE_FULL"):
        return LedgerError(f"{path}: the disk is full; make room and run the same command again, nothing is lost")
    if name.startswith("SQLITE_READONLY"):
        return LedgerError(f"{path}: may not be written; check the rights of the file and its folder")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return LedgerError(f"{path}: cannot be opened; check that the folder is there and its rights")
    if name.startswith("SQLITE_IOERR"):
        return LedgerError(f"{path}: the disk failed ({said}); nothing of this step was kept, run the command again")
    return damaged(path, said)


def _check_file(path: Path, *, read_only: bool) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        if read_only:
            raise LedgerError(f"{path}: there is no ledger; `sayso add` makes one") from error
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent}; make it first") from error
        return
    except OSError as error:
        raise LedgerError(f"{path}: cannot be opened ({error.strerror})") from error
    if not start and read_only and not path.with_name(path.name + "-wal").exists():
        raise LedgerError(f"{path}: there is nothing in it yet; `sayso add` fills it")
    if start and start != _MAGIC:
        raise LedgerError(
            f"{path}: not a ledger of Sayso, or one whose beginning was overwritten; if it was a ledger, restore it "
            f"from a copy, otherwise give another path"
        )


def _expression(query: Query) -> str:
    """A query in the language of FTS5. Words hold letters and digits only, so nothing in them can be syntax."""
    if isinstance(query, Phrase):
        field = f"{{{query.field}}} : " if query.field else ""
        return f'{field}"{" ".join(query.words)}"{" *" if query.is_beginning else ""}'
    if isinstance(query, AnyOf):
        return "(" + " OR ".join(_expression(part) for part in query.parts) + ")"
    assert isinstance(query, AllOf)  # noqa: S101 - for the type checker
    wanted = " AND ".join(_expression(part) for part in query.parts)
    if not query.without:
        return f"({wanted})"
    return f"(({wanted}) NOT ({' OR '.join(_expression(part) for part in query.without)}))"
