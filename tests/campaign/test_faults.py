"""The n-th call to the disk fails, for every n until none does: a typed error, a sound ledger, a second try works."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import LedgerError
from sayso.ledger import open_ledger
from sayso.records import Failure
from tests.ledger.samples import many, sample

REPORTS = many(1)


class Disk:
    """Counts calls and fails one of them."""

    def __init__(self, patch: pytest.MonkeyPatch, code: int) -> None:
        self.left = -1
        self.code = code
        for owner, name in ((os, "fsync"), (os, "fchmod"), (Path, "replace"), (Path, "mkdir")):
            patch.setattr(owner, name, self._failing(getattr(owner, name)))

    def _failing(self, real: Any) -> Any:
        def call(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(self.code, os.strerror(self.code))
            return real(*arguments, **named)

        return call


@pytest.mark.parametrize(
    "code",
    [
        errno.ENOSPC,
        pytest.param(errno.EIO, marks=pytest.mark.long),
        pytest.param(errno.EACCES, marks=pytest.mark.long),
    ],
)
def test_every_fault_of_the_disk_is_told_and_a_second_try_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    disk = Disk(monkeypatch, code)
    page = sample("Five died.", url="https://example.org/")
    faults = 0
    for n in range(1, 200):
        path = tmp_path / f"{n}" / "sayso.db"
        path.parent.mkdir()
        with open_ledger(str(path)) as ledger:
            disk.left = n
            sentences: list[str] = []
            for report in (*REPORTS, page):
                try:
                    report.add_to(ledger)
                except LedgerError as error:
                    sentences.append(str(error))
                    assert not ledger.knows(report.id)
            try:
                ledger.record_failure(Failure(None, "bomb", "Too much."), "z.zip", original=b"PK")
            except LedgerError as error:
                sentences.append(str(error))
            disk.left = -1
            assert ledger.verify().faults == ()
            for report in (*REPORTS, page):
                report.add_to(ledger)
            ledger.record_failure(Failure(None, "bomb", "Too much."), "z.zip", original=b"PK")
            checked = ledger.verify()
            assert checked.faults == ()
            assert (checked.reports, checked.originals) == (2, 3)
        assert all(os.strerror(code) in sentence for sentence in sentences)
        faults += len(sentences)
        if not sentences:
            break
    assert faults > 10
    assert not sentences
