"""Several processes at one ledger: no report lost, none twice, nobody told of locks, a reader sees one state."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import open_ledger
from tests.ledger.samples import many

ROOT = Path(__file__).parents[2]


def _start(*words: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", *(str(word) for word in words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)


def _finish(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        _, told = process.communicate(timeout=240)
        assert b"locked" not in told
        assert process.returncode == 0, told.decode()


def _race(path: Path, ranges: tuple[tuple[int, int], ...], readers: int) -> int:
    """Writers add overlapping ranges of reports while this process reads; gives how often it read."""
    processes = [_start("tests.campaign.driver", path, str(first), str(count)) for first, count in ranges]
    seen = looks = 0
    while any(process.poll() is None for process in processes) or not looks:
        try:
            opened = [open_ledger(str(path), read_only=True) for _ in range(readers)]
        except LedgerError:
            assert not seen  # it is not there yet
            continue
        for ledger in opened:
            with ledger, ledger.view() as view:
                ids = [stored.document_id for stored in view.stored()]
                assert len(ids) == len(set(ids)) == view.count() >= seen
                seen, looks = len(ids), looks + 1
    _finish(processes)
    return looks


def _check_holds(path: Path, count: int) -> None:
    with open_ledger(str(path)) as ledger:
        assert ledger.verify().faults == ()
        assert all(ledger.knows(report.id) for report in many(count))


def test_two_writers_and_a_reader_share_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    assert _race(path, ((0, 120), (60, 120)), readers=1) > 1
    _check_holds(path, 180)


def test_two_adds_of_the_same_and_of_different_folders_end_as_one_after_the_other(tmp_path: Path) -> None:
    folders = [tmp_path / "both", tmp_path / "first", tmp_path / "second"]
    reports = many(45)
    for folder, held in zip(folders, (reports[:15], reports[15:30], reports[30:]), strict=True):
        folder.mkdir()
        for report in held:
            (folder / report.name).write_bytes(report.original)
    both, first, second = folders
    _finish([_start("sayso", "add", both, first, second, "--ledger", tmp_path / "a.db")])
    _finish([_start("sayso", "add", both, one, "--ledger", tmp_path / "b.db") for one in (first, second)])
    exports = []
    for name in ("a.db", "b.db"):
        with open_ledger(str(tmp_path / name), read_only=True) as ledger, ledger.view() as view:
            exports.append([stored.line for stored in view.stored()])
            assert ledger.verify().faults == ()
    assert exports[0] == exports[1]
    assert len(exports[0]) == 45


@pytest.mark.long
def test_two_writers_and_four_readers_share_a_ledger_for_a_minute(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    assert _race(path, ((0, 6000), (3000, 6000)), readers=4) > 10
    _check_holds(path, 9000)
