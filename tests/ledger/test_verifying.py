from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import LedgerDamaged
from sayso.ledger import Ledger, custody, open_ledger
from sayso.ledger.answers import CustodyRow
from sayso.ledger.base import Filters
from sayso.records import Failure
from tests.ledger.samples import many, sample

REPORTS = many(4)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed ledger: four reports, two states of a page, a repeat, a failure."""
    folder = tmp_path_factory.mktemp("filled")
    with open_ledger(str(folder / "sayso.db"), actor="tester") as ledger:
        for report in REPORTS:
            report.add_to(ledger)
        for number, text in enumerate(["Five died.", "Nine died.", "Nine died."]):
            sample(text, url="https://example.org/", raw=b"%d" % number).add_to(ledger)
        ledger.record_failure(Failure(None, "bomb", "Too much."), "z.zip", original=b"PK")
        assert ledger.verify().faults == ()
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "copy"
    shutil.copytree(filled, copy)
    return copy


def _sql(folder: Path, *statements: str) -> None:
    """Do to the file what an attacker or an accident would."""
    raw = sqlite3.connect(folder / "sayso.db", isolation_level=None)
    raw.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def _open(folder: Path) -> Ledger:
    return open_ledger(str(folder / "sayso.db"), read_only=True)


def _faults(folder: Path, head: str | None = None) -> str:
    with _open(folder) as ledger:
        return "\n".join(str(fault) for fault in ledger.verify(head=head).faults)


def _original(folder: Path) -> Path:
    return next(path for path in sorted((folder / "sayso.store").rglob("*")) if path.is_file())


def test_a_whole_ledger_has_no_faults_and_is_counted(filled: Path) -> None:
    with _open(filled) as ledger:
        steps: dict[str, int] = {}
        checked = ledger.verify(progress=lambda what, done, _all: steps.update({what: done}))
    assert checked.faults == ()
    assert checked.notes == ()
    assert (checked.reports, checked.originals, checked.custody_rows) == (6, 7, 9)
    assert steps == {"custody log": 9, "readings": 6, "originals": 7}


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE custody SET actor = 'nobody' WHERE number = 3", "custody row 3: expected the hash"),
        ("UPDATE custody SET utc = '2000' WHERE number = 3", "the row was edited"),
        ("UPDATE custody SET details = '[]' WHERE number = 3", "custody row 3: expected details of 'add'"),
        ("UPDATE custody SET action = 'nap' WHERE number = 3", "expected a known action, found 'nap'"),
        ("DELETE FROM custody WHERE number = 4", "custody row 4: expected the row, found row 5 in its place"),
        ("DELETE FROM custody WHERE number >= 8", "end of the custody log: expected row 9"),
        ("DELETE FROM custody", "end of the custody log"),
        ("UPDATE state SET custody_rows = 8", "end of the custody log: expected row 8"),
        ("DELETE FROM state", "state: expected one row"),
        ("UPDATE readings SET publisher = 'Forged' WHERE number = 2", "publisher: expected 'Outlet 1', as its reading"),
        ("UPDATE readings SET published = '1999' WHERE number = 2", "a row that fits its digest"),
        ("UPDATE readings SET status = 'partial' WHERE number = 2", "status: expected 'read', as the custody log says"),
        ("UPDATE readings SET moment = '9' WHERE number = 2", "moment: expected"),
        ("UPDATE reading_lines SET line_deflated = x'00' WHERE number = 2", "differs from what was written"),
        ("DELETE FROM reading_lines WHERE number = 2", "cannot be unpacked"),
        ("DELETE FROM readings WHERE number = 2", "found nothing"),
        ("DELETE FROM originals WHERE sha256 < '8'", "as the custody log says, found nothing"),
        ("INSERT INTO originals VALUES ('ab', 5)", "a row of the custody log that tells of it, found nothing"),
        ("DELETE FROM repeats", "repeated page sha256:"),
        ("UPDATE failures SET sentence = 'Fine.'", "failure of z.zip"),
        ("UPDATE failures SET settled_by = (SELECT document_id FROM readings)", "settled as the custody log says"),
        ("DELETE FROM failures", "expected its row, as the custody log says"),
        ("INSERT INTO search(rowid, text) VALUES (1, 'forged')", "search index, 'forged' in text: expected 0 in 0"),
        (
            "INSERT INTO search(search, rowid, title, text) VALUES ('delete', 5, '', 'five died')",
            "search index, 'five' in text: expected 1 in 1 readings, found 0 in 0",
        ),
    ],
)
def test_every_change_to_a_row_is_found_and_named(folder: Path, statement: str, told: str) -> None:
    _sql(folder, statement)
    faults = _faults(folder)
    assert told in faults


def test_rows_of_the_log_that_changed_places_are_found(folder: Path) -> None:
    _sql(
        folder,
        "UPDATE custody SET number = 100 WHERE number = 3",
        "UPDATE custody SET number = 3 WHERE number = 4",
        "UPDATE custody SET number = 4 WHERE number = 100",
    )
    faults = _faults(folder)
    assert "custody row 3: expected the hash" in faults
    assert "custody row 4: expected the hash" in faults
    assert "custody row 5: expected to follow" in faults


def _forge(folder: Path, *, until: int | None = None) -> None:
    """Rewrite the whole chain after a change, with all its hashes and its noted end, as only a careful forger would."""
    raw = sqlite3.connect(folder / "sayso.db", isolation_level=None)
    names = CustodyRow.__slots__
    rows = raw.execute(f"SELECT {', '.join(names)} FROM custody ORDER BY number").fetchall()
    raw.execute("DELETE FROM custody")
    head = custody.GENESIS
    for values in rows[:until]:
        row = CustodyRow(**dict(zip(names, values, strict=True)) | {"prev_row_sha256": head})
        sealed = custody.seal(row)
        head = sealed.row_sha256
        marks = ", ".join("?" for _ in names)
        raw.execute(f"INSERT INTO custody ({', '.join(names)}) VALUES ({marks})", [getattr(sealed, n) for n in names])
    raw.execute("UPDATE state SET custody_rows = ?, custody_head = ?", (len(rows[:until]), head))
    raw.close()


def test_a_log_forged_as_a_whole_is_found_by_an_end_that_was_noted(folder: Path) -> None:
    with _open(folder) as ledger:
        head = ledger.verify().custody_head
    assert _faults(folder, head) == ""
    _sql(folder, "UPDATE custody SET actor = 'nobody'")
    _forge(folder)
    assert _faults(folder) == ""
    assert "the log was replaced or cut" in _faults(folder, head)


def test_an_end_noted_earlier_still_stands_after_more_was_added(folder: Path) -> None:
    with open_ledger(str(folder / "sayso.db")) as ledger:
        head = ledger.verify().custody_head
        sample("One more.").add_to(ledger)
    assert _faults(folder, head) == ""


def test_a_cut_log_with_a_forged_end_leaves_reports_without_a_row(folder: Path) -> None:
    _forge(folder, until=4)
    assert "a row of the custody log that tells of it, found nothing" in _faults(folder)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda path: path.unlink(), "found no readable file"),
        (lambda path: path.write_bytes(b""), "found 0 bytes"),
        (lambda path: path.write_bytes(path.read_bytes() + b"!"), "bytes with"),
        (lambda path: path.write_bytes(b"?" + path.read_bytes()[1:]), "bytes with"),
    ],
)
def test_a_missing_or_altered_original_is_found_and_named(
    folder: Path, harm: Callable[[Path], None], told: str
) -> None:
    path = _original(folder)
    path.chmod(0o644)
    harm(path)
    faults = _faults(folder)
    assert str(path) in faults
    assert told in faults


def test_strange_files_in_the_store_are_noted_and_no_fault(folder: Path) -> None:
    (folder / "sayso.store" / "notes.txt").write_text("mine")
    _original(folder).chmod(0o644)
    with _open(folder) as ledger:
        checked = ledger.verify()
    assert checked.faults == ()
    assert any("notes.txt" in note for note in checked.notes)
    assert any("made writable" in note for note in checked.notes)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE readings SET publisher = 'Forged'",
        "UPDATE readings SET document_id = 'sha256:0' || number",
        "UPDATE reading_lines SET line_deflated = x'00'",
        "DELETE FROM reading_lines",
        "UPDATE reading_lines SET line_deflated = (SELECT line_deflated FROM reading_lines WHERE number = 1)",
        "UPDATE failures SET sentence = 'Fine.'",
    ],
)
def test_altered_rows_are_never_given_out(folder: Path, statement: str) -> None:
    _sql(folder, statement)
    with _open(folder) as ledger, ledger.view() as view:
        second = view._connection.exec_driver_sql("SELECT document_id FROM readings WHERE number = 2").scalar_one()  # type: ignore[attr-defined]

        def ask() -> None:
            view.failures()
            view.get(second)
            view.documents()

        with pytest.raises(LedgerDamaged):
            ask()


@pytest.mark.parametrize(
    "statement", ["DELETE FROM readings WHERE number = 2", "UPDATE state SET readings_sum = 'x'", "DELETE FROM state"]
)
def test_an_export_of_everything_never_leaves_a_reading_out_in_silence(folder: Path, statement: str) -> None:
    _sql(folder, statement)
    with _open(folder) as ledger, ledger.view() as view:
        with pytest.raises(LedgerDamaged, match="restore"):
            list(view.stored())
        assert len(list(view.stored(Filters(publisher="outlet 0")))) == 1


@pytest.mark.parametrize(
    "statement", ["DELETE FROM custody WHERE number = 9", "UPDATE state SET custody_rows = 3", "DELETE FROM state"]
)
def test_nothing_is_added_to_a_log_whose_end_is_missing(folder: Path, statement: str) -> None:
    _sql(folder, statement)
    with open_ledger(str(folder / "sayso.db")) as ledger:
        with pytest.raises(LedgerDamaged, match="verify"):
            sample("One more.").add_to(ledger)
        with ledger.view() as view, pytest.raises(LedgerDamaged):
            view.overview()


def test_a_damaged_search_index_is_built_anew(folder: Path) -> None:
    _sql(folder, "INSERT INTO search(rowid, text) VALUES (1, 'forged'), (77, 'ghost')")
    assert "search index" in _faults(folder)
    with _open(folder) as ledger, ledger.view() as view, pytest.raises(LedgerDamaged):
        view.find("ghost")
    with open_ledger(str(folder / "sayso.db")) as ledger:
        ledger.rebuild_search()
        assert ledger.verify().faults == ()
        with ledger.view() as view:
            assert view.find("witness").total == 4
            assert view.find("forged OR ghost").total == 0


def test_a_clock_that_went_back_is_noted(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    years = iter([2022, 2021])
    clock = lambda: datetime(next(years), 1, 1, tzinfo=UTC)  # noqa: E731
    with open_ledger(str(tmp_path / "sayso.db"), clock=clock) as ledger:
        sample("One.").add_to(ledger)
        checked = ledger.verify()
    assert checked.faults == ()
    assert "the clock went back" in checked.notes[0]
