from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import LedgerDamaged, LedgerError
from sayso.exports import EXPORTERS, export_to_file, export_to_stream
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.base import EVERYTHING, Filters
from sayso.records import Reading
from sayso.records.codec import from_line, to_line
from tests.ledger.samples import many, sample

JSON_LINES = next(exporter for exporter in EXPORTERS if exporter.name == "jsonl")
REPORTS = [*many(12), sample("Line\u2028separator,\r\nnull\x00 and 👩‍🚒 “كابل”.", publisher="Odd")]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "sayso.db")) as opened:
        for report in REPORTS:
            report.add_to(opened)
        yield opened


def _exported(ledger: Ledger, filters: Filters = EVERYTHING) -> bytes:
    out = io.BytesIO()
    with ledger.view() as view:
        export_to_stream(view, JSON_LINES, out, filters)
    return out.getvalue()


def test_each_line_is_a_reading_and_they_are_sorted_by_document(ledger: Ledger) -> None:
    lines = _exported(ledger).decode().split("\n")
    assert lines.pop() == ""
    assert [from_line(Reading, line).document.id for line in lines] == sorted(report.id for report in REPORTS)
    assert {to_line(report.reading) for report in REPORTS} == set(lines)


def test_the_same_reports_give_the_same_bytes_whatever_their_order_and_time(ledger: Ledger, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "other.db"), actor="somebody else") as other:
        for report in reversed(REPORTS):
            report.add_to(other)
        assert _exported(other) == _exported(ledger)


def test_filters_leave_out_the_rest(ledger: Ledger) -> None:
    assert _exported(ledger, Filters(publisher="odd")).decode() == to_line(REPORTS[-1].reading) + "\n"
    assert _exported(ledger, Filters(publisher="nobody")) == b""


def test_a_file_appears_whole_and_progress_is_told(ledger: Ledger, tmp_path: Path) -> None:
    path, steps = tmp_path / "out.jsonl", list[int]()
    with ledger.view() as view:
        assert export_to_file(view, JSON_LINES, path, progress=steps.append) == len(REPORTS)
    assert steps == list(range(1, len(REPORTS) + 1))
    assert path.read_bytes() == _exported(ledger)


def test_a_file_stays_as_it_was_when_the_ledger_turns_out_damaged(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("the export of last week")
    with ledger._session.writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE state SET readings = readings + 1")
    with ledger.view() as view, pytest.raises(LedgerDamaged, match="should hold 14 readings and gives 13"):
        export_to_file(view, JSON_LINES, path)
    assert path.read_text() == "the export of last week"
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix not in (".db", ".store", ".db-wal", ".db-shm")) == [
        "out.jsonl"
    ]


def test_a_folder_that_is_not_there_is_told(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.view() as view, pytest.raises(LedgerError, match="cannot be written"):
        export_to_file(view, JSON_LINES, tmp_path / "missing" / "out.jsonl")
