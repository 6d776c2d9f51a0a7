from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import migrations, open_ledger
from sayso.ledger.session import Session
from tests.ledger.samples import sample

# The schema that each number stands for. When a table changes, add a migration and a line; never change a line: there
# are ledgers of that number on people's disks.
SCHEMAS = {
    1: "f0a01bfb4e9a132102097a59c2f916b529e3fe516882ba15b0e33bb91e509485",
    2: "d965e0e48a8018ae227725bdaf0a954d465a00480653ca00709e8adc7f1613bb",
}


def _schema(path: Path) -> str:
    raw = sqlite3.connect(path)
    rows = raw.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'link\\_words\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    raw.close()
    return hashlib.sha256("\n".join(" ".join(row[0].split()) for row in rows).encode()).hexdigest()


def test_the_schema_changes_only_together_with_its_number(path: Path) -> None:
    open_ledger(str(path)).close()
    assert (len(migrations.MIGRATIONS), _schema(path)) == max(SCHEMAS.items())


def test_migrations_are_written_down_in_order_and_run_once(path: Path) -> None:
    for _ in range(2):
        open_ledger(str(path)).close()
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT number, name FROM schema_changes ORDER BY number").fetchall()
    raw.close()
    assert rows == [(i, change.__name__) for i, change in enumerate(migrations.MIGRATIONS, start=1)]


def _add_a_table(session: Session, connection: object, hand: object) -> None:
    connection.exec_driver_sql("CREATE TABLE later (x TEXT)")  # type: ignore[attr-defined]


def _fail_half_way(session: Session, connection: object, hand: object) -> None:
    connection.exec_driver_sql("CREATE TABLE half (x TEXT)")  # type: ignore[attr-defined]
    raise LedgerError("stopped half way")


@pytest.mark.parametrize("read_only", [True, False])
def test_an_older_ledger_is_brought_up_to_date_by_whoever_opens_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    report = sample("Two men were killed.")
    with open_ledger(str(path)) as ledger:
        report.add_to(ledger)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, _add_a_table))
    monkeypatch.setattr("sayso.ledger.sql.MIGRATIONS", migrations.MIGRATIONS)
    with open_ledger(str(path), read_only=read_only) as ledger:
        assert ledger.verify().faults == ()
        with ledger.view() as view:
            assert view.get(report.id).reading() == report.reading
            assert [row.action for row in view.custody()] == ["create", "add", "change_schema"]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(str(path)).close()
    before = _schema(path)
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, _fail_half_way))
        with pytest.raises(LedgerError, match="half way"):
            open_ledger(str(path))
    assert _schema(path) == before
    with open_ledger(str(path)) as ledger:
        assert ledger.verify().faults == ()
