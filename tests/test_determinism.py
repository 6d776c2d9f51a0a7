"""The same input gives the same bytes, whatever surrounds the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.samples import samples_folder

SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Dushanbe", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "77", "TZ": "America/Caracas", "COLUMNS": "40"},
]


# Random weights: whatever the interpretation can be given, it is given.
MODEL = Path(__file__).parent / "fixtures" / "model" / "tiny.sayso"


def read_all(surroundings: dict[str, str], folder: Path) -> bytes:
    command = [sys.executable, "-m", "sayso", "read", str(samples_folder()), "--format", "jsonl"]
    environment = {**os.environ, "SAYSO_MODEL": str(MODEL), **surroundings}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=folder)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("surroundings", SURROUNDINGS[1:], ids=lambda s: s["TZ"])
def test_readings_do_not_depend_on_hash_seed_time_zone_or_locale(tmp_path: Path, surroundings: dict[str, str]) -> None:
    first = read_all(SURROUNDINGS[0], tmp_path)
    assert first.count(b"\n") > 10
    assert read_all(surroundings, tmp_path) == first
