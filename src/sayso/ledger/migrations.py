"""How a ledger's schema came to be: named functions in order, each in its own transaction.

To change a table: change `tables`, freeze what the former functions made (they must go on making what they made), and
add a function at the end. tests/ledger/test_migrations.py holds the schema of each number.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, func, insert, inspect, select

from sayso.errors import LedgerError
from sayso.ledger import custody, link_tables
from sayso.ledger.custody import Action, Hand
from sayso.ledger.link_rows import create_words
from sayso.ledger.session import Session, bare
from sayso.ledger.tables import metadata, schema_changes, state

Migration = Callable[[Session, Connection, Hand], None]


def create_ledger(session: Session, connection: Connection, hand: Hand) -> None:
    """All tables of the first schema, and the first row of the custody log, which gives the ledger its identity."""
    session.mark_as_ledger(connection)
    metadata.create_all(connection)
    session.create_search(connection)
    connection.execute(
        insert(state).values(one=1, custody_rows=0, custody_head=custody.GENESIS, readings=0, readings_sum="0" * 64)
    )
    custody.append(connection, hand, Action.CREATE, details={"ledger": uuid.uuid4().hex})


def add_linking(_session: Session, connection: Connection, _hand: Hand) -> None:
    """Tables for people's decisions and for what joins reports."""
    link_tables.metadata.create_all(connection)
    create_words(bare(connection))


MIGRATIONS: Final[tuple[Migration, ...]] = (create_ledger, add_linking)


def schema_number(connection: Connection) -> int:
    """How many migrations a ledger has seen; 0 for an empty file."""
    if not inspect(connection).has_table(schema_changes.name):
        return 0
    return int(connection.execute(select(func.coalesce(func.max(schema_changes.c.number), 0))).scalar_one())


def check_known(session: Session) -> int:
    """The ledger's schema number.

    Raises:
        LedgerError: a later Sayso wrote it.
    """
    with session.reading() as connection:
        number = schema_number(connection)
    if number > len(MIGRATIONS):
        raise LedgerError(
            f"{session.path}: written by a later Sayso (schema {number}; this one knows up to {len(MIGRATIONS)}); "
            f"install the current Sayso"
        )
    return number


def migrate(session: Session, hand: Hand) -> None:
    """Bring a ledger up to date; does nothing to one that is.

    Raises:
        LedgerError: a later Sayso wrote it.
    """
    is_new = check_known(session) == 0
    while check_known(session) < len(MIGRATIONS):
        with session.writing() as connection:
            number = schema_number(connection) + 1  # another process may have been quicker
            if number > len(MIGRATIONS):
                return
            change = MIGRATIONS[number - 1]
            change(session, connection, hand)
            connection.execute(insert(schema_changes).values(number=number, name=change.__name__))
            if not is_new:
                custody.append(
                    connection, hand, Action.CHANGE_SCHEMA, details={"number": number, "name": change.__name__}
                )
