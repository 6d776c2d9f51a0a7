"""Events: all of them with filters; those without a day or a place are counted and can be listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from sayso.linking.record import Asked, EventRow, JoinedRecord
from sayso.telling.event_names import PLOVER_NAMES
from sayso.workbench.asking import PAGE_ROWS, Asking
from sayso.workbench.desk import Desk
from sayso.workbench.pages.asked import asked_of, filters
from sayso.workbench.pages.linkage import Standing, UnlinkedPage, record_or_page, standing
from sayso.workbench.pages.listing import ActiveFilter, Facet, FacetValue, Pager, pager
from sayso.workbench.pages.taking import FileLink, file_links

KINDS: Final = tuple((kind, name) for kind, name in PLOVER_NAMES.items() if "/" not in kind)


@dataclass(frozen=True, slots=True)
class EventsPage:
    """One part of the list."""

    template: ClassVar[str] = "events.html"

    title: str
    rows: tuple[EventRow, ...]
    pager: Pager
    filters: tuple[ActiveFilter, ...]
    facets: tuple[Facet, ...]
    files: tuple[FileLink, ...]
    standing: Standing
    asking: Asking
    by_reports: str | None
    by_day: str | None


def events(desk: Desk, asking: Asking) -> EventsPage | UnlinkedPage:
    """The page at `/events`."""
    record = record_or_page(desk, "Events")
    if isinstance(record, UnlinkedPage):
        return record
    asking.choice("order", ("", "reports"), default="")
    asked = asked_of(asking)
    found = record.events(asked, limit=PAGE_ROWS, offset=asking.offset())
    return EventsPage(
        "Events",
        found.items,
        pager(asking, len(found.items), found.total),
        filters(record, asking),
        event_facets(record, asking, asked),
        file_links(asking, "events"),
        standing(record),
        asking,
        None if asked.order else asking.url(order="reports"),
        asking.url(order=None) if asked.order else None,
    )


def event_facets(record: JoinedRecord, asking: Asking, asked: Asked) -> tuple[Facet, ...]:
    """Kinds and what is missing, each with how many of the events that the other filters leave."""
    found = (_kinds(record, asking, asked), _missing(record, asking, asked))
    return tuple(facet for facet in found if facet.values)


def _kinds(record: JoinedRecord, asking: Asking, asked: Asked) -> Facet:
    values = []
    for kind, name in KINDS:
        count = record.events(replace(asked, type=kind), limit=1).total
        is_set = asked.type == kind
        if count or is_set:
            values.append(FacetValue(name, count, asking.url(type=None if is_set else kind), is_set))
    values.sort(key=lambda value: (-value.count, value.label))
    return Facet("Kind", tuple(values), 0)


def _missing(record: JoinedRecord, asking: Asking, asked: Asked) -> Facet:
    rows = (
        ("undated", "Without a day", replace(asked, undated=True, start=None, end=None), asked.undated),
        ("unlocated", "Without a place", replace(asked, unlocated=True), asked.unlocated),
    )
    values = []
    for name, label, narrowed, is_set in rows:
        count = record.events(narrowed, limit=1).total
        if count or is_set:
            values.append(FacetValue(label, count, asking.url(**{name: None if is_set else "1"}), is_set))
    return Facet("What is missing", tuple(values), 0)
