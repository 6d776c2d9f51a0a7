"""An empty ledger for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso.ledger import Ledger, open_ledger


class Clock:
    """Goes on by one second with each look."""

    def __init__(self) -> None:
        self.time = datetime(2021, 10, 5, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sayso.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(str(path), actor="tester", clock=Clock()) as opened:
        yield opened
