from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

REPORT = "Shelling in Isfara\n\nAt least four people were killed in Isfara, Tajikistan, on Monday, officials said.\n"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT)


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_a_report_is_written_as_one_page() -> None:
    result = sayso("read", "report.txt", "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert result.stdout.count("<html") == 1
    assert "Shelling in Isfara" in result.stdout


def test_a_page_is_utf_8_whatever_the_locale() -> None:
    Path("report.txt").write_text("Обстрел в Исфаре 👩‍🚒\n", encoding="utf-8")
    result = sayso("read", "report.txt", "--format", "html")
    assert "Обстрел в Исфаре 👩‍🚒" in result.stdout_bytes.decode("utf-8")


def test_several_reports_share_a_page_that_lists_what_could_not_be_read() -> None:
    Path("second.txt").write_text(REPORT.replace("Isfara", "Khujand"))
    result = sayso("read", "report.txt", "missing.txt", "second.txt", "--format", "html")
    assert result.exit_code == 1
    assert result.stdout.count("<html") == 1
    assert "2 reports" in result.stdout
    assert "missing.txt" in result.stdout
    assert "not_found" in result.stderr


def test_a_ledger_is_exported_as_rows_and_as_a_map() -> None:
    sayso("add", "report.txt", "--published", "2021-10-05")
    rows = list(csv.reader(io.StringIO(sayso("export", "--format", "csv").stdout, newline="")))
    assert rows[0][:3] == ["report", "given_id", "title"]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert sayso("export", "-f", "geojson", "-o", "events.geojson").exit_code == 0
    found = json.loads(Path("events.geojson").read_text())
    assert found["type"] == "FeatureCollection"
    assert found["sayso"]["reports"] == 1


def test_an_output_that_knows_no_unicode_gets_other_signs_and_no_crash() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sayso", "read", "report.txt"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert b"Shelling in Isfara" in done.stdout
    assert b"?Monday?" in done.stdout
