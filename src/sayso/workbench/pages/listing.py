"""What lists have in common: a part of the rows with ways to the others, and filters that can be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger.base import Tally
from sayso.workbench.asking import PAGE_ROWS, Asking


@dataclass(frozen=True, slots=True)
class Pager:
    """Which rows of how many are shown, counted from 1, and where the others are."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def pager(asking: Asking, shown: int, total: int, *, size: int = PAGE_ROWS) -> Pager:
    """The pager of a list that begins at the `offset` of the address."""
    offset = asking.offset()
    before = asking.url(offset=max(0, offset - size) or None) if offset else None
    after = asking.url(offset=offset + size) if offset + shown < total else None
    return Pager(offset + 1 if shown else 0, offset + shown, total, before, after)


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is set, in words, and the address without it."""

    label: str
    value: str
    without: str


def active_filters(asking: Asking, labels: tuple[tuple[str, str], ...]) -> tuple[ActiveFilter, ...]:
    """The filters of the address, by field name and label."""
    found = []
    for name, label in labels:
        value = asking.one(name)
        if value is not None:
            found.append(ActiveFilter(label, value, asking.url(**{name: None})))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many rows have it, and the address with it (or without it, where it is set)."""

    label: str
    count: int
    url: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Values to narrow a list by, those of most rows first; `more` are left out."""

    title: str
    values: tuple[FacetValue, ...]
    more: int


def facet(asking: Asking, name: str, title: str, tallies: tuple[Tally, ...], *, most: int = 12) -> Facet:
    """A facet from tallies; what is not stated cannot be asked for and is left out."""
    chosen = asking.one(name)
    stated = [tally for tally in tallies if tally.value]
    # The chosen one is always among them, so that it can be taken away.
    kept = stated[:most] + [tally for tally in stated[most:] if tally.value == chosen]
    values = tuple(
        FacetValue(
            tally.value or "",
            tally.reports,
            asking.url(**{name: None if tally.value == chosen else tally.value}),
            is_set=tally.value == chosen,
        )
        for tally in kept
    )
    return Facet(title, values, len(stated) - len(kept))
