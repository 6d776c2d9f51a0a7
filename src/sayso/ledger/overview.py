"""A ledger at a glance: what `sayso show` prints without arguments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from sayso.ledger import custody
from sayso.ledger.answers import Overview, Tally
from sayso.ledger.tables import failures, originals, readings


def overview(connection: Connection) -> Overview:
    """Count what there is."""
    dated = readings.c.published_from.is_not(None)
    dates = select(func.min(readings.c.published_from), func.max(readings.c.published)).where(dated)
    undated = select(func.count()).select_from(readings).where(readings.c.published_from.is_(None))
    several = (
        select(readings.c.url_key)
        .where(readings.c.url_key.is_not(None))
        .group_by(readings.c.url_key)
        .having(func.count() > 1)
        .subquery()
    )
    earliest, latest = connection.execute(dates).one()
    kept = connection.execute(select(func.count(), func.coalesce(func.sum(originals.c.bytes), 0))).one()
    custody_rows, custody_head = custody.end(connection)
    return Overview(
        reports=connection.execute(select(func.count()).select_from(readings)).scalar_one(),
        publishers=_tallies(connection, _counted(readings.c.publisher)),
        languages=_tallies(connection, _counted(readings.c.language)),
        formats=_tallies(connection, _counted(readings.c.media_type)),
        statuses=_tallies(connection, _counted(readings.c.status)),
        earliest=earliest,
        latest=latest[:10] if latest else None,
        undated=connection.execute(undated).scalar_one(),
        pages_with_versions=connection.execute(select(func.count()).select_from(several)).scalar_one(),
        failures=_tallies(connection, _counted(failures.c.code).where(failures.c.settled_by.is_(None))),
        originals=kept[0],
        original_bytes=kept[1],
        custody_rows=custody_rows,
        custody_head=custody_head,
    )


def _counted(column: ColumnElement[Any]) -> Select[Any]:
    return select(column, func.count()).group_by(column)


def _tallies(connection: Connection, statement: Select[Any]) -> tuple[Tally, ...]:
    rows = [Tally(value, reports) for value, reports in connection.execute(statement)]
    return tuple(sorted(rows, key=lambda tally: (-tally.reports, tally.value is None, tally.value or "")))
