"""Search: words, phrases and fields in all texts, each hit in the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.errors import BadQuery
from sayso.ledger.base import Hit, Page, Snippet
from sayso.workbench.asking import Asking, report_url
from sayso.workbench.desk import Desk
from sayso.workbench.pages.in_record import NOTHING, InRecord, in_record
from sayso.workbench.pages.listing import ActiveFilter, Pager, active_filters, pager
from sayso.workbench.pages.reports import filters_of

_ROWS: Final = 20
_LABELS: Final = (("outlet", "Outlet"), ("language", "Language"), ("since", "From"), ("until", "Until"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a snippet; `is_match`: they are what was looked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class HitRow:
    """A report that was found, with the words that show why; `url` leads to them in its text."""

    hit: Hit
    url: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits, or why there are none. `fault` says what is wrong with the query."""

    template: ClassVar[str] = "search.html"

    title: str
    query: str
    rows: tuple[HitRow, ...]
    pager: Pager | None
    filters: tuple[ActiveFilter, ...]
    fault: str | None
    asking: Asking
    record: InRecord = NOTHING


def search(desk: Desk, asking: Asking) -> SearchPage:
    """The page at `/search`."""
    query = asking.one("q") or ""
    filters = active_filters(asking, _LABELS)
    if not query:
        return SearchPage("Search", "", (), None, filters, None, asking)
    try:
        found = desk.view.find(query, filters_of(asking), limit=_ROWS, offset=asking.offset())
    except BadQuery as error:
        return SearchPage("Search", query, (), None, filters, str(error), asking)
    rows = tuple(_row(hit) for hit in found.items)
    beside = in_record(desk.record, query) if not filters and not asking.offset() else NOTHING
    return SearchPage(f"Search: {query}", query, rows, _pager(asking, found), filters, None, asking, beside)


def _pager(asking: Asking, found: Page[Hit]) -> Pager:
    return pager(asking, len(found.items), found.total, size=_ROWS)


def _row(hit: Hit) -> HitRow:
    snippet = hit.snippet
    first = snippet.matches[0] if snippet is not None and snippet.matches else None
    url = report_url(hit.entry.document_id, *((first.start, first.end) if first is not None else ()))
    return HitRow(hit, url, () if snippet is None else tuple(_pieces(snippet)))


def _pieces(snippet: Snippet) -> list[Piece]:
    at, found = 0, list[Piece]()
    for match in snippet.matches:
        start, end = match.start - snippet.span.start, match.end - snippet.span.start
        if not at <= start < end <= len(snippet.quote):
            continue
        found += [Piece(snippet.quote[at:start], is_match=False), Piece(snippet.quote[start:end], is_match=True)]
        at = end
    return [piece for piece in (*found, Piece(snippet.quote[at:], is_match=False)) if piece.text]
