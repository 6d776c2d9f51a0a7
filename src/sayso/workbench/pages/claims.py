"""Claims: all of them with filters, those that repeat one another as one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from sayso.linking.record import Asked, ClaimRow, JoinedRecord
from sayso.records import Stance
from sayso.telling.labels import STANCES
from sayso.workbench.asking import PAGE_ROWS, Asking
from sayso.workbench.desk import Desk
from sayso.workbench.pages.asked import asked_of, filters
from sayso.workbench.pages.linkage import Standing, UnlinkedPage, record_or_page, standing
from sayso.workbench.pages.listing import ActiveFilter, Facet, FacetValue, Pager, pager
from sayso.workbench.pages.taking import FileLink, file_links


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """One part of the list."""

    template: ClassVar[str] = "claims.html"

    title: str
    rows: tuple[ClaimRow, ...]
    pager: Pager
    filters: tuple[ActiveFilter, ...]
    facets: tuple[Facet, ...]
    files: tuple[FileLink, ...]
    standing: Standing
    asking: Asking
    event: str | None


def claims(desk: Desk, asking: Asking) -> ClaimsPage | UnlinkedPage:
    """The page at `/claims`."""
    record = record_or_page(desk, "Claims")
    if isinstance(record, UnlinkedPage):
        return record
    asking.choice("stance", ("", *(stance.value for stance in Stance)), default="")
    asked = asked_of(asking)
    found = record.claims(asked, limit=PAGE_ROWS, offset=asking.offset())
    return ClaimsPage(
        "Claims",
        found.items,
        pager(asking, len(found.items), found.total),
        filters(record, asking),
        (_stances(record, asking, asked),),
        file_links(asking, "claims"),
        standing(record),
        asking,
        asking.one("event"),
    )


def _stances(record: JoinedRecord, asking: Asking, asked: Asked) -> Facet:
    values = []
    for stance, words in STANCES.items():
        count = record.claims(replace(asked, stance=stance.value), limit=1).total
        is_set = asked.stance == stance.value
        if count or is_set:
            values.append(FacetValue(words, count, asking.url(stance=None if is_set else stance.value), is_set))
    values.sort(key=lambda value: (-value.count, value.label))
    return Facet("What is done", tuple(values), 0)
