"""People's judgements and corrections: written once, told in the custody log, never changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, or_, select

from sayso.errors import LedgerDamaged
from sayso.ledger import custody
from sayso.ledger.answers import CustodyRow, Fault
from sayso.ledger.custody import Action, Hand
from sayso.ledger.link_tables import corrections, judgements
from sayso.ledger.rows import AnyRow
from sayso.records.correction import Correction, CorrectionKind
from sayso.records.judgement import Decision, Judgement

_TABLES: Final[dict[str, Table]] = {Action.JUDGE: judgements, Action.CORRECT: corrections}


def stamped(hand: Hand) -> str:
    """The time as decisions bear it."""
    return hand.clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write_judgement(connection: Connection, hand: Hand, judgement: Judgement) -> None:
    """Keep a person's judgement; the caller holds the write lock."""
    told = {
        "one": judgement.one,
        "other": judgement.other,
        "decision": str(judgement.decision),
        "author": judgement.author,
        "made_utc": judgement.made_utc,
        "reason": judgement.reason,
    }
    _write(connection, hand, Action.JUDGE, told)


def write_correction(connection: Connection, hand: Hand, correction: Correction) -> None:
    """Keep a person's correction; the caller holds the write lock."""
    _write(connection, hand, Action.CORRECT, asdict(correction) | {"kind": str(correction.kind)})


def judgements_on(connection: Connection, thing: str | None = None, *, after: int = 0) -> list[tuple[int, Judgement]]:
    """Judgements in order of writing with their numbers, all or those on one thing.

    Raises:
        LedgerDamaged: one is not as it was written.
    """
    statement = select(judgements).where(judgements.c.number > after).order_by(judgements.c.number)
    if thing is not None:
        statement = statement.where(or_(judgements.c.one == thing, judgements.c.other == thing))
    found = []
    for row in connection.execute(statement):
        told = _checked(row)
        told["decision"] = Decision(told["decision"])
        found.append((row.number, Judgement(**told, is_human=True, score=None)))
    return found


def corrections_of(
    connection: Connection, subject: str | None = None, *, after: int = 0
) -> list[tuple[int, Correction]]:
    """Corrections in order of writing with their numbers, all or those of one subject.

    Raises:
        LedgerDamaged: one is not as it was written.
    """
    statement = select(corrections).where(corrections.c.number > after).order_by(corrections.c.number)
    if subject is not None:
        statement = statement.where(corrections.c.subject == subject)
    found = []
    for row in connection.execute(statement):
        told = _checked(row)
        told["kind"] = CorrectionKind(told["kind"])
        found.append((row.number, Correction(**told)))
    return found


# -- verify ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class LoggedDecisions:
    """What the custody log says of decisions, by kind in order; filled while the log is walked."""

    told: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in _TABLES})

    def note(self, row: CustodyRow, details: dict[str, Any]) -> None:
        """Take up what a row of the log says."""
        self.told[row.action].append(details)


def decision_faults(connection: Connection, logged: LoggedDecisions) -> Iterator[Fault]:
    """Hold every decision against the log, which tells all of it."""
    for action, table in _TABLES.items():
        rows = {row.number: row for row in connection.execute(select(table).order_by(table.c.number))}
        for number, expected in enumerate(logged.told[action], start=1):
            where = f"{table.name}, row {number}"
            row = rows.pop(number, None)
            if row is None:
                yield Fault(where, "the row, as the custody log says", "nothing")
                continue
            found = {name: row._mapping[name] for name in expected if name in row._mapping}
            for name in sorted(expected):
                if found.get(name) != expected[name]:
                    yield Fault(
                        f"{where}, {name}", f"{expected[name]!r}, as the custody log says", repr(found.get(name))
                    )
            if _guard(dict(row._mapping)) != row.row_sha256:
                yield Fault(where, "a row that fits its digest", "another")
        for number in rows:
            yield Fault(f"{table.name}, row {number}", "a row of the custody log that tells of it", "nothing")


def _write(connection: Connection, hand: Hand, action: Action, told: dict[str, Any]) -> None:
    table = _TABLES[action]
    number = connection.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one() + 1
    connection.execute(insert(table), told | {"number": number, "row_sha256": _guard(told | {"number": number})})
    custody.append(connection, hand, action, details=told)


def _guard(row: dict[str, Any]) -> str:
    told = {name: value for name, value in row.items() if name != "row_sha256"}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=True, default=repr).encode()).hexdigest()


def _checked(row: AnyRow) -> dict[str, Any]:
    told = dict(row._mapping)
    if _guard(told) != told.pop("row_sha256"):
        raise LedgerDamaged(
            f"decision {told['number']} differs from what was written; run `sayso verify` and restore the ledger from "
            f"a copy"
        )
    del told["number"]
    return told
