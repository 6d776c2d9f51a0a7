"""Writing to the ledger: each report, repeat and failure is one transaction, its original on the disk before it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, insert, select, union_all, update

from sayso.errors import BadRecord
from sayso.ledger import custody, totals
from sayso.ledger.answers import Added
from sayso.ledger.custody import Action, Hand
from sayso.ledger.originals import Originals
from sayso.ledger.rows import (
    AnyRow,
    Facts,
    content_sha256,
    deflate,
    facts_of,
    failure_sha256,
    guard,
    line_in,
    line_of,
    moment_of,
    printable,
    search_fields,
    url_key,
)
from sayso.ledger.session import Session
from sayso.ledger.tables import failures, lines, originals, readings, readings_with_lines, repeats
from sayso.records import Failure, Reading, Reason, SourceDocument, Status
from sayso.records.codec import from_line

# Later than any moment that can be stated.
_AFTER_ALL: Final = "\U0010ffff"

_DOCUMENT: Final[BindParameter[str]] = bindparam("document_id")
_KNOWN: Final = union_all(
    select(readings.c.document_id).where(readings.c.document_id == _DOCUMENT),
    select(repeats.c.document_id).where(repeats.c.document_id == _DOCUMENT),
)
_KEPT: Final = select(originals.c.bytes).where(originals.c.sha256 == bindparam("sha256"))
_FORMER: Final = (
    select(readings.c.document_id, readings.c.moment, readings.c.content_sha256)
    .where((readings.c.url_key == bindparam("key")) & (readings.c.moment <= bindparam("latest")))
    .order_by(readings.c.moment.desc(), readings.c.number.desc())
    .limit(1)
)


# Written once: building a statement anew for each report takes SQLAlchemy longer than SQLite takes to run it.
_INSERT: Final = insert(readings).returning(readings.c.number)
_INSERT_LINE: Final = insert(lines)
_OPEN_FAILURES: Final = select(failures.c.identity_sha256).where(
    (failures.c.name == bindparam("name")) & failures.c.settled_by.is_(None)
)


class SqlWriter:
    """`base.Writer` over a database."""

    def __init__(self, session: Session, store: Originals, hand: Hand) -> None:
        self._session = session
        self._store = store
        self._hand = hand

    def knows(self, document_id: str) -> bool:
        """See `base.Ledger`."""
        with self._session.reading() as connection:
            return _is_known(connection, document_id)

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
        """See `base.Writer`.

        1. A known document ends here. 2. All that takes time happens before the lock is taken. 3. The original goes
        to the disk; a thousand rows of one file come with the same bytes, which are hashed for the first alone.
        4. One transaction decides again, with nobody else writing, and stores everything.
        """
        document = reading.document
        content = content_sha256(document)
        with self._session.reading() as connection:
            is_known = _is_known(connection, document.id)
            if is_known and not refresh:
                return _skipped(document.id)
            is_kept = _is_kept(connection, document.source_sha256)
            repeated = None if is_known else _repeated(connection, document, content)

        line = line_of(reading)
        facts = facts_of(reading, line, name, status, reason)
        deflated, indexed = deflate(line), search_fields(document)

        if not is_kept and not repeated:
            self._keep(original, document.source_sha256)

        with self._session.writing() as connection:
            if _is_known(connection, document.id):
                return self._replace(connection, reading, facts, deflated) if refresh else _skipped(document.id)
            repeated_now = _repeated(connection, document, content)
            if repeated_now:
                return self._see_again(connection, document, repeated_now, facts["name"])
            if repeated and not is_kept:
                # Since we looked, another process has added a state that stands between.
                self._keep(original, document.source_sha256)
            _note_original(connection, document.source_sha256, len(original))
            return self._insert(connection, document, facts, deflated, indexed)

    def record_failure(
        self, failure: Failure, name: str, *, source_sha256: str | None = None, original: bytes | None = None
    ) -> bool:
        """See `base.Writer`."""
        name, sentence = printable(name), printable(failure.sentence)
        given_id = printable(failure.id) if failure.id is not None else None
        if original is not None:
            source_sha256 = hashlib.sha256(original).hexdigest()
        told = {
            "name": name,
            "code": failure.code,
            "sentence": sentence,
            "given_id": given_id,
            "source_sha256": source_sha256,
        }
        identity = failure_sha256(name, failure.code, sentence, given_id, source_sha256)
        known = select(failures.c.settled_by).where(failures.c.identity_sha256 == identity)
        with self._session.reading() as connection:
            row = connection.execute(known).first()
            if row and row[0] is None:
                return False
        if original is not None and source_sha256:
            self._store.put(original, source_sha256)
        with self._session.writing() as connection:
            row = connection.execute(known).first()
            if row and row[0] is None:
                return False
            if original is not None and source_sha256:
                _note_original(connection, source_sha256, len(original))
            if row:  # it was read in between, and fails again
                again = update(failures).where(failures.c.identity_sha256 == identity).values(settled_by=None)
                connection.execute(again)
            else:
                connection.execute(insert(failures).values(identity_sha256=identity, **told))
            custody.append(
                connection,
                self._hand,
                Action.FAIL,
                object_sha256=source_sha256,
                details=told | {"identity": identity, "is_kept": original is not None},
            )
        return True

    # -- stages ------------------------------------------------------------------------------------------------

    def _keep(self, original: bytes, sha256: str) -> None:
        found = hashlib.sha256(original).hexdigest()
        if found != sha256:
            raise BadRecord(f"a reading of {sha256} came with other bytes ({found}); this is a fault of its reader")
        self._store.put(original, sha256)

    def _insert(
        self,
        connection: Connection,
        document: SourceDocument,
        facts: Facts,
        deflated: bytes,
        indexed: Sequence[str],
    ) -> Added:
        former = _former(connection, facts["url_key"], moment_of(document))
        # A state of which nothing says when it stood comes after all that are there.
        row = facts | {"moment": moment_of(document) or (former.moment if former else "")}
        row["row_sha256"] = guard(row)
        number = connection.execute(_INSERT, row).scalar_one()
        connection.execute(_INSERT_LINE, {"number": number, "line_deflated": deflated})
        self._session.index(connection, number, indexed)
        totals.note(connection, totals.noted(connection).plus(document.id, row["reading_sha256"]))
        version_of = former.document_id if former else None
        custody.append(
            connection,
            self._hand,
            Action.ADD,
            object_sha256=document.source_sha256,
            document_id=document.id,
            details=_told(row) | {"version_of": version_of},
        )
        self._settle(connection, row["name"], document.id)
        return Added(Status(row["status"]), Reason(row["reason"]), document.id, version_of=version_of)

    def _replace(self, connection: Connection, reading: Reading, facts: Facts, deflated: bytes) -> Added:
        document_id = reading.document.id
        row = connection.execute(readings_with_lines.where(readings.c.document_id == document_id)).first()
        if row is None or row.reading_sha256 == facts["reading_sha256"]:
            return _skipped(document_id)
        former = from_line(Reading, line_in(row))
        # The order among the states of a page stays as it was; so does the name under which it first came.
        new: dict[str, Any] = facts | {"moment": row.moment, "name": row.name}
        new["row_sha256"] = guard(new)
        connection.execute(update(readings).where(readings.c.number == row.number).values(new))
        connection.execute(update(lines).where(lines.c.number == row.number).values(line_deflated=deflated))
        self._session.unindex(connection, row.number, search_fields(former.document))
        self._session.index(connection, row.number, search_fields(reading.document))
        without = totals.noted(connection).minus(document_id, row.reading_sha256)
        totals.note(connection, without.plus(document_id, new["reading_sha256"]))
        custody.append(
            connection,
            self._hand,
            Action.READ_AGAIN,
            object_sha256=new["source_sha256"],
            document_id=document_id,
            details=_told(new) | {"former_reading_sha256": row.reading_sha256},
        )
        return Added(Status(new["status"]), Reason(new["reason"]), document_id, replaced_sha256=row.reading_sha256)

    def _see_again(self, connection: Connection, document: SourceDocument, same_as: str, name: str) -> Added:
        connection.execute(insert(repeats).values(document_id=document.id, same_as=same_as))
        custody.append(
            connection,
            self._hand,
            Action.SEE_AGAIN,
            object_sha256=document.source_sha256,
            document_id=document.id,
            details={"name": name, "same_as": same_as, "url": document.url, "collected": document.collected},
        )
        return Added(Status.SKIPPED, Reason.ALREADY_THERE, document.id, same_as=same_as)

    def _settle(self, connection: Connection, name: str, document_id: str) -> None:
        identities = list(connection.execute(_OPEN_FAILURES, {"name": name}).scalars())
        if identities:
            these = update(failures).where(failures.c.identity_sha256.in_(identities))
            connection.execute(these.values(settled_by=document_id))
            custody.append(
                connection,
                self._hand,
                Action.SETTLE,
                document_id=document_id,
                details={"name": name, "failures": sorted(identities)},
            )


def _skipped(document_id: str) -> Added:
    return Added(Status.SKIPPED, Reason.ALREADY_THERE, document_id)


def _is_known(connection: Connection, document_id: str) -> bool:
    return connection.execute(_KNOWN, {"document_id": document_id}).first() is not None


def _is_kept(connection: Connection, sha256: str) -> bool:
    return connection.execute(_KEPT, {"sha256": sha256}).first() is not None


def _note_original(connection: Connection, sha256: str, size: int) -> None:
    if not _is_kept(connection, sha256):
        connection.execute(insert(originals), {"sha256": sha256, "bytes": size})


def _former(connection: Connection, key: str | None, moment: str) -> AnyRow | None:
    """The state of a page that stood just before a moment; the last of all where nothing says when."""
    if key is None:
        return None
    return connection.execute(_FORMER, {"key": key, "latest": moment or _AFTER_ALL}).first()


def _repeated(connection: Connection, document: SourceDocument, content: str) -> str | None:
    """The document that stood at this address just before, if it says the same.

    Only the state before counts: a page that goes back to what it said earlier has changed twice.
    """
    former = _former(connection, url_key(document.url), moment_of(document))
    return former.document_id if former and former.content_sha256 == content else None


def _told(row: Facts) -> dict[str, object]:
    """What the custody log keeps of a reading; enough to prove every column of its row."""
    kept = ("name", "status", "reason", "moment", "reading_sha256")
    return {name: row[name] for name in kept}
