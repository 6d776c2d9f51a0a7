"""Home: what the ledger holds, what most reports tell of, the newest reports, what failed, and how to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.ledger.base import Entry, FailureEntry, Order, Overview
from sayso.linking.record import Asked, EventRow, JoinedRecord, Linked
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk
from sayso.workbench.runs import RunState

_NEWEST: Final = 8
_MOST_TOLD: Final = 6
_FAILURES: Final = 5


@dataclass(frozen=True, slots=True)
class HomePage:
    """The ledger at a glance; `failures` are the first of `failed`. `linked` is None where nothing can be linked."""

    template: ClassVar[str] = "home.html"

    title: str
    overview: Overview
    linked: Linked | None
    most_told: tuple[EventRow, ...]
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
        desk.record.linked() if desk.record is not None else None,
        _most_told(desk.record),
        newest,
        failures[:_FAILURES],
        len(failures),
        runs[0] if runs else None,
    )


def _most_told(record: JoinedRecord | None) -> tuple[EventRow, ...]:
    return () if record is None else record.events(Asked(order="reports"), limit=_MOST_TOLD).items
