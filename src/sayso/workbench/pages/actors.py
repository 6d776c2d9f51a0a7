"""Actors: people, bodies and channels that reports name, those of most reports first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from sayso.linking.record import ActorRow, Asked, JoinedRecord
from sayso.records import MentionType
from sayso.telling.labels import MENTION_TYPES
from sayso.workbench.asking import PAGE_ROWS, Asking
from sayso.workbench.desk import Desk
from sayso.workbench.pages.asked import asked_of, filters
from sayso.workbench.pages.linkage import Standing, UnlinkedPage, record_or_page, standing
from sayso.workbench.pages.listing import ActiveFilter, Facet, FacetValue, Pager, pager
from sayso.workbench.pages.taking import FileLink, file_links


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """One part of the list."""

    template: ClassVar[str] = "actors.html"

    title: str
    rows: tuple[ActorRow, ...]
    pager: Pager
    filters: tuple[ActiveFilter, ...]
    facets: tuple[Facet, ...]
    files: tuple[FileLink, ...]
    standing: Standing
    asking: Asking


def actors(desk: Desk, asking: Asking) -> ActorsPage | UnlinkedPage:
    """The page at `/actors`."""
    record = record_or_page(desk, "Actors")
    if isinstance(record, UnlinkedPage):
        return record
    asked = asked_of(asking)
    found = record.actors(asked, limit=PAGE_ROWS, offset=asking.offset())
    return ActorsPage(
        "Actors",
        found.items,
        pager(asking, len(found.items), found.total),
        filters(record, asking),
        (_kinds(record, asking, asked),),
        file_links(asking, "actors"),
        standing(record),
        asking,
    )


def _kinds(record: JoinedRecord, asking: Asking, asked: Asked) -> Facet:
    values = []
    for kind in MentionType:
        count = record.actors(replace(asked, type=kind.value), limit=1).total
        is_set = asked.type == kind.value
        if count or is_set:
            url = asking.url(type=None if is_set else kind.value)
            values.append(FacetValue(MENTION_TYPES[kind], count, url, is_set))
    values.sort(key=lambda value: (-value.count, value.label))
    return Facet("Kind", tuple(values), 0)
