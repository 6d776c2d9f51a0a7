"""Sources: outlets, agencies, channels, bodies and people who speak; and one of them with whom it repeats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from sayso.linking.record import Asked, JoinedRecord, SourceRow
from sayso.records import SourceRole
from sayso.records.joined import SourceProfile
from sayso.telling.labels import SOURCE_ROLES
from sayso.workbench.addresses import actor_url, source_url
from sayso.workbench.asking import PAGE_ROWS, Asking
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.pages.asked import asked_of, filters
from sayso.workbench.pages.known import ClaimLine, Known
from sayso.workbench.pages.linkage import Standing, UnlinkedPage, record_or_page, standing
from sayso.workbench.pages.listing import ActiveFilter, Facet, FacetValue, Pager, pager
from sayso.workbench.pages.taking import FileLink, file_links

_SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """One part of the list."""

    template: ClassVar[str] = "sources.html"

    title: str
    rows: tuple[SourceRow, ...]
    pager: Pager
    filters: tuple[ActiveFilter, ...]
    facets: tuple[Facet, ...]
    files: tuple[FileLink, ...]
    standing: Standing
    asking: Asking


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source; lists of claims are cut."""

    template: ClassVar[str] = "source.html"

    title: str
    source: SourceProfile
    kind: str
    actor_url: str | None
    first: tuple[ClaimLine, ...]
    denied: tuple[ClaimLine, ...]
    newest: tuple[ClaimLine, ...]


def sources(desk: Desk, asking: Asking) -> SourcesPage | UnlinkedPage:
    """The page at `/sources`."""
    record = record_or_page(desk, "Sources")
    if isinstance(record, UnlinkedPage):
        return record
    asked = asked_of(asking)
    found = record.sources(asked, limit=PAGE_ROWS, offset=asking.offset())
    return SourcesPage(
        "Sources",
        found.items,
        pager(asking, len(found.items), found.total),
        filters(record, asking),
        (_kinds(record, asking, asked),),
        file_links(asking, "sources"),
        standing(record),
        asking,
    )


def _kinds(record: JoinedRecord, asking: Asking, asked: Asked) -> Facet:
    values = []
    for role in SourceRole:
        count = record.sources(replace(asked, type=role.value), limit=1).total
        is_set = asked.type == role.value
        if count or is_set:
            label = SOURCE_ROLES[role] or "not known"
            values.append(FacetValue(label, count, asking.url(type=None if is_set else role.value), is_set))
    values.sort(key=lambda value: (-value.count, value.label))
    return Facet("Kind", tuple(values), 0)


def source(desk: Desk, asking: Asking) -> SourcePage | UnlinkedPage | Moved:
    """The page at `/s/{source}`."""
    record = record_or_page(desk, "Source")
    if isinstance(record, UnlinkedPage):
        return record
    wanted = asking.route["source"]
    current = record.current(wanted)
    if current != wanted:
        return Moved(source_url(current))
    known, one = Known(record), record.source(current)
    newest = record.claims(Asked(source=current), limit=_SHOWN).items
    return SourcePage(
        one.name,
        one,
        SOURCE_ROLES[one.kind] or "source",
        actor_url(one.id) if one.id.startswith("actor:") else None,
        known.claims(one.first[:_SHOWN]),
        known.claims(one.denied[:_SHOWN]),
        known.claims(row.id for row in newest),
    )
