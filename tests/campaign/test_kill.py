"""kill -9 at any moment, the same command again: nothing that was acknowledged is lost, and the export is the same."""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger import open_ledger
from tests.ledger.samples import many

ROOT = Path(__file__).parents[2]
KILLS_EACH = 10  # of one ledger, before its command may end
REPORTS = 40


def _sayso(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "sayso", *(str(word) for word in words)]


def _run(command: list[str]) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout


def _export(ledger: Path) -> bytes:
    return _run(_sayso("export", "--format", "jsonl", "--ledger", ledger))


def _killed(command: list[str], after_seconds: float, acknowledged: Path) -> None:
    """Run a command, its lines going to a file, and kill it."""
    with acknowledged.open("ab") as lines:
        process = subprocess.Popen(command, stdout=lines, stderr=lines, cwd=ROOT)
        try:
            process.wait(after_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _check_whole(ledger: Path, column: str, acknowledged: set[str]) -> None:
    """The file as the kill left it: sound, and with everything that was acknowledged."""
    if not ledger.exists() or not ledger.stat().st_size:
        assert not acknowledged
        return
    raw = sqlite3.connect(ledger)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master")}
    stored = {row[0] for row in raw.execute(f"SELECT {column} FROM readings")} if "readings" in tables else set()
    raw.close()
    assert acknowledged <= stored


def _check_verifies(ledger: Path) -> None:
    with open_ledger(str(ledger), read_only=True) as opened:
        assert opened.verify().faults == ()


def _campaign(
    folder: Path,
    command: Callable[[Path], list[str]],
    *,
    kills: int,
    column: str,
    acknowledged_in: Callable[[str], set[str]],
) -> None:
    whole = folder / "whole.db"
    start = time.monotonic()
    subprocess.run(command(whole), capture_output=True, cwd=ROOT, check=False)
    seconds = time.monotonic() - start
    expected = _export(whole)
    assert expected.count(b"\n") > 10
    moments = random.Random(20211005)
    for campaign in range(kills // KILLS_EACH):
        ledger = folder / f"{campaign}" / "sayso.db"
        ledger.parent.mkdir()
        lines = ledger.parent / "acknowledged.txt"
        for _ in range(KILLS_EACH):
            _killed(command(ledger), moments.uniform(0.001, seconds), lines)
            _check_whole(ledger, column, acknowledged_in(lines.read_text()))
        _killed(command(ledger), 60 * seconds, lines)  # this time it comes to its end
        assert acknowledged_in(lines.read_text())
        assert _export(ledger) == expected
        _check_verifies(ledger)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of small reports, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("inbox")
    for report in many(REPORTS):
        (folder / report.name).write_bytes(report.original)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nbroken")
    return folder


def _read_lines(lines: str) -> set[str]:
    return set(re.findall(r"^read +ok +(.+?): Read", lines, re.MULTILINE))


def _add_campaign(folder: Path, inbox: Path, kills: int) -> None:
    _campaign(
        folder,
        lambda ledger: _sayso("add", "--verbose", inbox, "--ledger", ledger),
        kills=kills,
        column="name",
        acknowledged_in=_read_lines,
    )


def _driver_campaign(folder: Path, reports: int, kills: int) -> None:
    _campaign(
        folder,
        lambda ledger: [sys.executable, "-m", "tests.campaign.driver", str(ledger), "0", str(reports)],
        kills=kills,
        column="document_id",
        # The last line may be cut by the kill: only whole ids count.
        acknowledged_in=lambda lines: set(re.findall(r"^sha256:[0-9a-f]{64}$", lines, re.MULTILINE)),
    )


def test_add_survives_being_killed_and_the_export_is_the_same(tmp_path: Path, inbox: Path) -> None:
    _add_campaign(tmp_path, inbox, 20)


def test_the_ledger_survives_being_killed_amid_its_writes(tmp_path: Path) -> None:
    _driver_campaign(tmp_path, 100, 10)


@pytest.mark.long
def test_add_survives_two_hundred_kills(tmp_path: Path, inbox: Path) -> None:
    _add_campaign(tmp_path, inbox, 200)


@pytest.mark.long
def test_the_ledger_survives_two_hundred_kills_amid_its_writes(tmp_path: Path) -> None:
    _driver_campaign(tmp_path, 300, 200)
