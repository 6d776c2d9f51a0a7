from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import LedgerDamaged, LedgerError
from sayso.ledger import open_ledger
from tests.ledger.samples import sample

REPORT = sample("Two men were killed.")


@pytest.fixture
def closed(path: Path) -> Path:
    with open_ledger(str(path)) as ledger:
        REPORT.add_to(ledger)
    return path


def test_a_ledger_is_one_file_and_one_folder_when_closed(closed: Path) -> None:
    assert sorted(entry.name for entry in closed.parent.iterdir()) == ["sayso.db", "sayso.store"]


@pytest.mark.parametrize(
    ("name", "store"), [("a.db", "a.store"), ("a", "a.store"), ("a.b.db", "a.b.store"), ("a.ledger", "a.ledger.store")]
)
def test_the_store_is_named_after_the_ledger(tmp_path: Path, name: str, store: str) -> None:
    with open_ledger(f"sqlite:///{tmp_path / name}") as ledger:
        REPORT.add_to(ledger)
        assert ledger.location == str(tmp_path / name)
    assert (tmp_path / store).is_dir()


def test_commits_wait_for_the_disk_and_references_are_checked(closed: Path) -> None:
    with open_ledger(str(closed)) as ledger, ledger.view() as view:
        ask = view._connection.exec_driver_sql  # type: ignore[attr-defined]
        assert ask("PRAGMA journal_mode").scalar_one() == "wal"
        assert ask("PRAGMA synchronous").scalar_one() == 2
        assert ask("PRAGMA foreign_keys").scalar_one() == 1


@pytest.mark.parametrize("location", ["", ":memory:", "postgresql://host/sayso", "sqlite://", "file:x?mode=rw://"])
def test_what_is_no_path_is_no_place_for_a_ledger(location: str) -> None:
    with pytest.raises(LedgerError, match="no place for a ledger"):
        open_ledger(location)


def test_a_ledger_that_is_not_there_is_made_for_writing_alone(path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_ledger(str(path), read_only=True)
    assert not path.exists()
    path.touch()
    with pytest.raises(LedgerError, match="nothing in it yet"):
        open_ledger(str(path), read_only=True)
    with pytest.raises(LedgerError, match="there is no folder"):
        open_ledger(str(path.parent / "missing" / "sayso.db"))
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(str(path.parent))
    open_ledger(str(path)).close()
    open_ledger(str(path), read_only=True).close()


@pytest.mark.parametrize("read_only", [True, False])
def test_other_files_are_refused_and_left_as_they_are(path: Path, read_only: bool) -> None:
    path.write_text("Dear diary, this is not a ledger.")
    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(str(path), read_only=read_only)
    path.unlink()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE diary (day TEXT)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger of Sayso"):
        open_ledger(str(path), read_only=read_only)
    assert path.read_bytes() == before


def test_a_ledger_without_its_sign_is_damaged(closed: Path) -> None:
    raw = sqlite3.connect(closed)
    raw.execute("PRAGMA application_id = 0")
    raw.close()
    with pytest.raises(LedgerDamaged, match="restore"):
        open_ledger(str(closed))


@pytest.mark.parametrize("read_only", [True, False])
def test_a_ledger_of_a_later_program_is_refused(closed: Path, read_only: bool) -> None:
    raw = sqlite3.connect(closed)
    raw.execute("INSERT INTO schema_changes VALUES (99, 'something_new')")
    raw.commit()
    raw.close()
    with pytest.raises(LedgerError, match="later Sayso"):
        open_ledger(str(closed), read_only=read_only)


def test_a_ledger_opened_for_reading_is_not_written(closed: Path) -> None:
    before = closed.read_bytes()
    with open_ledger(str(closed), read_only=True) as ledger:
        assert ledger.verify().faults == ()
        with pytest.raises(LedgerError, match="reading only"):
            sample("Other.").add_to(ledger)
    assert closed.read_bytes() == before
    assert sorted(entry.name for entry in closed.parent.iterdir()) == ["sayso.db", "sayso.store"]


def test_a_ledger_on_a_disc_that_cannot_be_written_is_read(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # file rights do not bind a superuser
    with open_ledger(str(closed), read_only=True) as ledger:
        assert ledger.verify().faults == ()
        with ledger.view() as view:
            assert view.find("killed").total == 1
    assert sorted(entry.name for entry in closed.parent.iterdir()) == ["sayso.db", "sayso.store"]


def test_what_was_added_is_read_after_a_crash_without_any_repair(closed: Path, tmp_path: Path) -> None:
    other = sample("Added before the crash.")
    with open_ledger(str(closed)) as ledger:
        other.add_to(ledger)
        # The file as a crash would leave it: what was added is in the write-ahead log alone.
        crashed = tmp_path / "crashed"
        shutil.copytree(closed.parent, crashed, ignore=shutil.ignore_patterns("crashed", "*-shm"))
    with open_ledger(str(crashed / "sayso.db"), read_only=True) as ledger, ledger.view() as view:
        assert view.get(other.id).reading() == other.reading


def test_a_writer_waits_for_another_and_is_told_when_it_takes_too_long(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.ledger.session._BUSY_SECONDS", 0.05)
    monkeypatch.setattr("sayso.ledger.session._PATIENCE_SECONDS", 0.2)
    with open_ledger(str(closed)) as ledger:
        raw = sqlite3.connect(closed, isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program has been writing"):
            sample("Other.").add_to(ledger)
        with ledger.view() as view:
            assert view.count() == 1
        raw.execute("ROLLBACK")
        raw.close()
        assert sample("Other.").add_to(ledger).status == "read"


def test_a_search_that_takes_too_long_is_stopped(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.session._QUERY_SECONDS", -1)
    monkeypatch.setattr("sayso.ledger.session._QUERY_STEPS", 1)
    from sayso.errors import BadQuery

    with open_ledger(str(closed)) as ledger, ledger.view() as view:
        with pytest.raises(BadQuery, match="took longer"):
            view.find("k* OR m*")
        assert view.count() == 1


def test_a_full_disk_is_told_and_leaves_everything_as_it_was(closed: Path) -> None:
    with open_ledger(str(closed)) as ledger:
        with ledger._session.writing() as connection:  # type: ignore[attr-defined]
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="disk is full"):
            sample("Much. " * 50_000).add_to(ledger)
        assert ledger.verify().faults == ()
    with open_ledger(str(closed)) as ledger:
        assert sample("Much. " * 50_000).add_to(ledger).status == "read"
        assert ledger.verify().faults == ()


def test_importing_the_ledger_does_not_load_the_database_library() -> None:
    code = "import sys, sayso.ledger, sayso.exports; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
