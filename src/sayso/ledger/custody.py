"""The custody log: what was done, when, by whom and with what, each row bound to the one before by its hash.

The log is only ever added to. What its chain shows and cannot show is told in docs/method/custody.md.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, Row, insert, select, update

from sayso.errors import LedgerDamaged
from sayso.ledger.answers import CustodyRow
from sayso.ledger.tables import custody, state

GENESIS: Final = "0" * 64
TOOL: Final = "sayso"
_INSERT: Final = insert(custody)
_UPDATE_STATE: Final = update(state)
_END: Final = select(state.c.custody_rows, state.c.custody_head)
_LAST: Final = select(custody.c.number, custody.c.row_sha256).order_by(custody.c.number.desc()).limit(1)


class Action(StrEnum):
    """What a row of the log records."""

    CREATE = "create"
    CHANGE_SCHEMA = "change_schema"
    ADD = "add"
    READ_AGAIN = "read_again"
    SEE_AGAIN = "see_again"
    FAIL = "fail"
    SETTLE = "settle"
    JUDGE = "judge"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes: an actor, a version of the program, and the clock."""

    actor: str
    version: str
    clock: Callable[[], datetime]


def this_user() -> str:
    """The name of the user whom the operating system knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this number, as in some containers; KeyError before Python 3.13
        return f"uid {os.getuid()}"


def now() -> datetime:
    """The time of the computer's clock."""
    return datetime.now(UTC)


def append(
    connection: Connection,
    hand: Hand,
    action: Action,
    *,
    object_sha256: str | None = None,
    document_id: str | None = None,
    details: Mapping[str, object],
) -> None:
    """Add a row at the end of the log; the caller holds the write lock.

    Raises:
        LedgerDamaged: the log does not end where it should.
    """
    rows, head = end(connection)
    row = seal(
        CustodyRow(
            number=rows + 1,
            utc=hand.clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            actor=hand.actor,
            tool=TOOL,
            version=hand.version,
            action=action,
            object_sha256=object_sha256,
            document_id=document_id,
            details=canonical(details),
            prev_row_sha256=head,
            row_sha256="",
        )
    )
    connection.execute(_INSERT, {name: getattr(row, name) for name in CustodyRow.__slots__})
    connection.execute(_UPDATE_STATE, {"custody_rows": row.number, "custody_head": row.row_sha256})


def end(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last row.

    Raises:
        LedgerDamaged: the log does not end where it should.
    """
    expected = connection.execute(_END).first()
    last = connection.execute(_LAST).first()
    if expected is None or tuple(last or (0, GENESIS)) != tuple(expected):
        raise LedgerDamaged(
            f"the custody log ends with row {last[0] if last else 0}, which is not the end that was noted; nothing "
            f"more is written to it. Run `sayso verify`, and restore the ledger from a copy"
        )
    return int(expected[0]), str(expected[1])


def seal(row: CustodyRow) -> CustodyRow:
    """The row with the hash over all its other fields, the former row's hash among them."""
    fields = [getattr(row, name) for name in CustodyRow.__slots__ if name != "row_sha256"]
    sealed = json.dumps(fields, ensure_ascii=True, separators=(",", ":"), default=repr)
    return replace(row, row_sha256=hashlib.sha256(sealed.encode()).hexdigest())


def walk(connection: Connection, document_id: str | None = None) -> Iterator[CustodyRow]:
    """The log in order, or the rows of one document."""
    statement = select(custody).order_by(custody.c.number)
    if document_id is not None:
        statement = statement.where(custody.c.document_id == document_id)
    for row in connection.execution_options(yield_per=500).execute(statement):
        yield _as_row(row)


def walk_checked(connection: Connection, document_id: str | None = None) -> Iterator[CustodyRow]:
    """As `walk`, for showing.

    Raises:
        LedgerDamaged: a row does not fit its hash.
    """
    for row in walk(connection, document_id):
        if seal(row) != row:
            raise LedgerDamaged(f"row {row.number} of the custody log was altered; run `sayso verify`")
        yield row


def canonical(details: Mapping[str, object]) -> str:
    """JSON with sorted keys and no spaces."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _as_row(row: Row[tuple[object, ...]]) -> CustodyRow:
    return CustodyRow(**{name: row._mapping[name] for name in CustodyRow.__slots__})
