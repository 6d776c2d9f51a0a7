"""Reports: all of them with facets, the copies of one report folded under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.ledger.base import Entry, Filters, Page
from sayso.records import Status
from sayso.workbench.asking import PAGE_ROWS, Asking
from sayso.workbench.desk import Desk
from sayso.workbench.pages.copies import Taken, taken_from
from sayso.workbench.pages.listing import ActiveFilter, Facet, Pager, active_filters, facet, pager

_LABELS: Final = (
    ("outlet", "Outlet"),
    ("language", "Language"),
    ("since", "From"),
    ("until", "Until"),
    ("state", "State"),
    ("url", "Address"),
)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in the list; `copies` are those of this page's reports that took their text from it."""

    entry: Entry
    taken: Taken | None
    copies: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """One part of the list."""

    template: ClassVar[str] = "reports.html"

    title: str
    rows: tuple[ReportRow, ...]
    pager: Pager
    filters: tuple[ActiveFilter, ...]
    facets: tuple[Facet, ...]
    asking: Asking
    reports: int


def reports(desk: Desk, asking: Asking) -> ReportsPage:
    """The page at `/reports`."""
    overview = desk.overviews.of(desk.view)
    found = desk.view.documents(filters_of(asking), limit=PAGE_ROWS, offset=asking.offset())
    return ReportsPage(
        "Reports",
        _folded(desk, found),
        pager(asking, len(found.items), found.total),
        active_filters(asking, _LABELS),
        (
            facet(asking, "outlet", "Outlet", overview.publishers),
            facet(asking, "language", "Language", overview.languages),
            facet(asking, "state", "State", overview.statuses),
        ),
        asking,
        overview.reports,
    )


def filters_of(asking: Asking) -> Filters:
    """The filters of an address.

    Raises:
        BadQuery: a state that there is none of; dates are checked where they are used.
    """
    state = asking.choice("state", ("", *(status.value for status in Status)), default="")
    return Filters(
        publisher=asking.one("outlet"),
        language=asking.one("language"),
        since=asking.one("since"),
        until=asking.one("until"),
        url=asking.one("url"),
        status=Status(state) if state else None,
    )


def _folded(desk: Desk, found: Page[Entry]) -> tuple[ReportRow, ...]:
    """The rows, each copy under its original where both are on this page."""
    entries = {entry.document_id: entry for entry in found.items}
    taken = {entry.document_id: taken_from(desk.record, entry.document_id) for entry in found.items}
    under: dict[str, list[Entry]] = {}
    for entry in found.items:
        edge = taken[entry.document_id]
        if edge is not None and edge.report in entries:
            under.setdefault(_root(edge.report, taken, entries), []).append(entry)
    folded = {entry.document_id for copies in under.values() for entry in copies}
    return tuple(
        ReportRow(entry, taken[entry.document_id], tuple(under.get(entry.document_id, ())))
        for entry in found.items
        if entry.document_id not in folded or entry.document_id in under
    )


def _root(report: str, taken: dict[str, Taken | None], entries: dict[str, Entry]) -> str:
    """The first of a line of copies that is on this page. A ring of copies ends where it comes round."""
    seen = {report}
    while (edge := taken.get(report)) is not None and edge.report in entries and edge.report not in seen:
        report = edge.report
        seen.add(report)
    return report
