"""Home: what the ledger holds, the newest reports, what failed, and how to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sayso.ledger.base import Entry, FailureEntry, Order, Overview
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk
from sayso.workbench.runs import RunState

_NEWEST = 8
_FAILURES = 5


@dataclass(frozen=True, slots=True)
class HomePage:
    """The ledger at a glance; `failures` are the first of `failed`."""

    template: ClassVar[str] = "home.html"

    title: str
    overview: Overview
    newest: tuple[Entry, ...]
    failures: tuple[FailureEntry, ...]
    failed: int
    last_run: RunState | None


def home(desk: Desk, asking: Asking) -> HomePage:
    """The page at `/`."""
    del asking
    overview = desk.overviews.of(desk.view)
    newest = desk.view.documents(order=Order.PUBLISHED, limit=_NEWEST).items if overview.reports else ()
    failures = desk.view.failures() if overview.failures else ()
    runs = desk.runs.all()
    return HomePage(
        "Home",
        overview,
        newest,
        failures[:_FAILURES],
        len(failures),
        runs[0] if runs else None,
    )
