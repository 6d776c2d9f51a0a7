"""What a list is asked for, in terms of the rows that the ledger keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sayso.errors import BadQuery, NoSuchDocument
from sayso.ledger.base import LinkView, RowQuery
from sayso.linking.incremental import shelves
from sayso.linking.incremental.rows import BY_COUNTRY, BY_NODE, BY_OUTLET, BY_REPORT, BY_SOURCE, BY_TRACE
from sayso.linking.record import Asked

_DEFAULT: Final[Mapping[str, str]] = {
    shelves.ACTOR: "reports",
    shelves.EVENT: "newest",
    shelves.CLAIM: "newest",
    shelves.SOURCE: "weight",
}
ORDERS: Final = ("reports", "weight", "newest", "oldest", "name", "id")
_NOWHERE: Final = ("",)


def query_of(kind: str, asked: Asked, links: LinkView, current: Callable[[str], str]) -> RowQuery:
    """Translate; an actor, source or event stands for all that was joined into it.

    Raises:
        BadQuery: the list has no such order.
    """
    order = asked.order or _DEFAULT[kind]
    if order not in ORDERS:
        raise BadQuery(f"there is no order {order!r}; there are {', '.join(ORDERS)}")
    facets: list[tuple[str, tuple[str, ...]]] = []
    if asked.outlet is not None:
        facets.append((BY_OUTLET, (asked.outlet.removeprefix("outlet:"),)))
    if asked.report is not None:
        facets.append((BY_REPORT, (asked.report,)))
    if asked.actor is not None:
        nodes = _members(links, shelves.ACTOR, asked.actor, current)
        facets.append((BY_NODE if kind == shelves.EVENT else BY_SOURCE, nodes))
    if asked.source is not None:
        is_outlet = asked.source.startswith("outlet:")
        keys = (asked.source,) if is_outlet else _members(links, shelves.ACTOR, asked.source, current)
        facets.append((BY_SOURCE, keys))
    if asked.event is not None:
        facets.append((BY_TRACE, _members(links, shelves.EVENT, asked.event, current)))
    if asked.country is not None and kind == shelves.EVENT:
        facets.append((BY_COUNTRY, (asked.country,)))
    return RowQuery(
        kind=kind,
        type=asked.type,
        country=asked.country if kind != shelves.EVENT else None,
        stance=asked.stance,
        start=asked.start,
        end=asked.end,
        undated=asked.undated,
        unlocated=asked.unlocated,
        text=asked.text,
        facets=tuple(facets),
        order=order,
    )


def _members(links: LinkView, kind: str, joined: str, current: Callable[[str], str]) -> tuple[str, ...]:
    try:
        now = current(joined)
    except NoSuchDocument:
        return _NOWHERE
    return tuple(links.members(kind, (now,)).get(now, ())) or _NOWHERE
