"""Workbenches for tests: an application on a ledger, with the reports that a test wants."""

from __future__ import annotations

import hashlib
import json
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp

from sayso.errors import LedgerDamaged
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.base import View
from sayso.linking.run import link
from sayso.records import Failure, Reading, Status
from sayso.settings import Settings
from sayso.workbench.app import Workbench, guarded
from sayso.workbench.overviews import Overviews
from sayso.workbench.runs import Runs
from sayso.workbench.security import Rules

TOKEN = "let-me-in"
MOST_BYTES = 1 << 20


@dataclass(frozen=True)
class Site:
    """A workbench and the ledger under it."""

    app: ASGIApp
    ledger: Ledger
    runs: Runs

    def close(self) -> None:
        self.runs.close()
        self.ledger.close()


class DamagedLedger:
    """A ledger that cannot be read any more."""

    location = "damaged.db"

    def view(self) -> AbstractContextManager[View]:
        raise LedgerDamaged("damaged.db: the ledger is damaged (a page is gone); restore it from a copy")

    def close(self) -> None:
        pass


def site(ledger: Ledger, host: str) -> Site:
    """A workbench that answers under one host name."""
    settings = Settings(model="none")
    runs = Runs(ledger, settings)
    app = guarded(Workbench(settings, ledger, runs, Overviews()), Rules(frozenset({host}), TOKEN, MOST_BYTES))
    return Site(app, ledger, runs)


def site_in(folder: Path, host: str, *readings: Reading, failures: tuple[Failure, ...] = ()) -> Site:
    """A workbench on a new ledger with these readings, linked."""
    ledger = open_ledger(str(folder / "workbench.db"), actor="tester")
    for reading in readings:
        add(ledger, reading)
    for failure in failures:
        ledger.record_failure(failure, failure.sentence)
    if readings:
        link(ledger)
    return site(ledger, host)


def add(ledger: Ledger, reading: Reading, *, name: str | None = None) -> str:
    """Keep a reading with an original made for it; gives the report's id."""
    original = json.dumps(repr(reading)).encode()
    sha256 = hashlib.sha256(original).hexdigest()
    document = replace(reading.document, source_sha256=sha256, id=f"sha256:{sha256}")
    shown = name or f"/home/me/reports/{document.title or 'report'}.html"
    status = Status.PARTIAL if document.notices else Status.READ
    ledger.add(replace(reading, document=document), original, shown, status=status)
    return document.id


def written(answer: Any) -> str:
    """The body of an answer as text."""
    return str(answer.text)
