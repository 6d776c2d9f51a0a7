"""What the command does when its output or its patience ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SAYSO = [sys.executable, "-m", "sayso"]


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text("Three men were killed in Kabul on Monday, officials said.\n")
    path = str(tmp_path / "s.db")
    subprocess.run([*SAYSO, "add", str(tmp_path / "a.txt"), "--ledger", path], check=True, capture_output=True)
    return path


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["export", "show"])
def test_a_full_disk_is_one_sentence(ledger: str, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*SAYSO, command, "--ledger", ledger], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(ledger: str) -> None:
    done = subprocess.run(
        f"{' '.join(SAYSO)} export --ledger {ledger} | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


def test_an_interrupted_add_says_that_what_was_finished_is_kept(tmp_path: Path) -> None:
    rows = "\n".join(
        f'{{"id": "{n}", "text": "Report {n}: two men were shot in Kabul on Monday."}}' for n in range(5000)
    )
    (tmp_path / "rows.jsonl").write_text(rows)
    ledger = str(tmp_path / "s.db")
    process = subprocess.Popen(
        [*SAYSO, "add", str(tmp_path / "rows.jsonl"), "--ledger", ledger], stderr=subprocess.PIPE, text=True
    )
    store = tmp_path / "s.store"
    while process.poll() is None and not (store.is_dir() and any(p.is_file() for p in store.rglob("*"))):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "is kept" in said
    assert "Traceback" not in said
    subprocess.run([*SAYSO, "verify", "--ledger", ledger], check=True, capture_output=True)
