"""A ledger in a database: puts the writer, the views and the checks together over one session and one store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import select

from sayso.ledger.answers import Added, Verification
from sayso.ledger.base import LinkView, LinkWriter, Progress, View
from sayso.ledger.custody import Hand
from sayso.ledger.decisions import stamped, write_correction, write_judgement
from sayso.ledger.link_reading import SqlLinkView
from sayso.ledger.link_writing import SqlLinkWriter
from sayso.ledger.migrations import MIGRATIONS, check_known, migrate
from sayso.ledger.originals import Originals
from sayso.ledger.rows import line_in, search_fields
from sayso.ledger.session import Session
from sayso.ledger.tables import readings, readings_with_lines
from sayso.ledger.verifying import verify
from sayso.ledger.viewing import SqlView
from sayso.ledger.writing import SqlWriter
from sayso.records import Failure, Reading, Reason, Status
from sayso.records.codec import from_line
from sayso.records.correction import Correction, CorrectionKind
from sayso.records.judgement import Decision, Judgement, judged


class SqlLedger:
    """`base.Ledger` over SQLite, and later PostgreSQL."""

    def __init__(self, path: Path, hand: Hand, *, read_only: bool) -> None:
        self._path = path
        self._store = Originals(store_folder(path))
        if not read_only:
            self._session = Session(path, read_only=False)
            self._prepare(hand)
        else:
            self._session = Session(path, read_only=True)
            if check_known(self._session) < len(MIGRATIONS):
                # An older ledger is brought up to date by whoever opens it first, also for reading.
                self._session.close()
                SqlLedger(path, hand, read_only=False).close()
                self._session = Session(path, read_only=True)
        self._hand = hand
        self._writer = SqlWriter(self._session, self._store, hand)

    def _prepare(self, hand: Hand) -> None:
        try:
            migrate(self._session, hand)
        except BaseException:
            self._session.close()
            raise
        self._store.sweep()

    @property
    def location(self) -> str:
        """See `base.Ledger`."""
        return str(self._path)

    def knows(self, document_id: str) -> bool:
        """See `base.Ledger`."""
        return self._writer.knows(document_id)

    def add(
        self,
        reading: Reading,
        original: bytes,
        name: str,
        *,
        status: Status = Status.READ,
        reason: Reason = Reason.OK,
        refresh: bool = False,
    ) -> Added:
        """See `base.Writer`."""
        return self._writer.add(reading, original, name, status=status, reason=reason, refresh=refresh)

    def record_failure(
        self, failure: Failure, name: str, *, source_sha256: str | None = None, original: bytes | None = None
    ) -> bool:
        """See `base.Writer`."""
        return self._writer.record_failure(failure, name, source_sha256=source_sha256, original=original)

    @contextmanager
    def view(self) -> Iterator[View]:
        """See `base.Ledger`."""
        with self._session.reading() as connection:
            yield SqlView(self._session, connection, self._store)

    def judge(self, pair: tuple[str, str], decision: Decision, *, author: str, reason: str) -> Judgement:
        """See `base.Writer`."""
        with self._session.writing() as connection:
            judgement = judged(pair, decision, author, reason, made_utc=stamped(self._hand))
            write_judgement(connection, self._hand, judgement)
        return judgement

    def correct(
        self, subject: str, kind: CorrectionKind, field: str, value: str | None, *, author: str, reason: str
    ) -> Correction:
        """See `base.Writer`."""
        with self._session.writing() as connection:
            correction = Correction(subject, kind, field, value, author, stamped(self._hand), reason)
            write_correction(connection, self._hand, correction)
        return correction

    @contextmanager
    def links(self) -> Iterator[LinkView]:
        """See `base.Ledger`."""
        with self._session.reading() as connection:
            yield SqlLinkView(connection)

    @contextmanager
    def linking(self) -> Iterator[LinkWriter]:
        """See `base.Ledger`."""
        with self._session.writing() as connection:
            yield SqlLinkWriter(connection)

    def verify(self, *, head: str | None = None, progress: Progress | None = None) -> Verification:
        """See `base.Ledger`."""
        return verify(self._session, self._store, head=head, progress=progress)

    def rebuild_search(self) -> None:
        """See `base.Ledger`."""
        with self._session.writing() as connection:
            self._session.create_search(connection)
            numbers = connection.execute(select(readings.c.number)).scalars().all()
            for number in numbers:
                row = connection.execute(readings_with_lines.where(readings.c.number == number)).one()
                reading = from_line(Reading, line_in(row))
                self._session.index(connection, number, search_fields(reading.document))

    def close(self) -> None:
        """See `base.Ledger`."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def store_folder(path: Path) -> Path:
    """The folder of originals that belongs to a ledger: `sayso.store` beside `sayso.db`."""
    return path.with_name((path.stem if path.suffix == ".db" else path.name) + ".store")
