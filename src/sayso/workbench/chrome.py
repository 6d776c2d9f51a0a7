"""What stands around every page: the bar, the keys, and the foot."""

from __future__ import annotations

from dataclasses import dataclass

from sayso import __version__
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk


@dataclass(frozen=True, slots=True)
class BarLink:
    """A link of the bar. `key` is pressed after `g`; `is_here`: the page belongs to it."""

    url: str
    label: str
    key: str | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class Chrome:
    """The frame of one page. `ledger` is None on error pages, which ask nothing of it."""

    bar: tuple[BarLink, ...]
    query: str
    url: str
    ledger: str | None
    running: int
    version: str


def chrome(asking: Asking, desk: Desk | None) -> Chrome:
    """The frame of the page that was asked for."""
    # The table of routes imports the pages, and they what is here.
    from sayso.workbench.routes import PAGES

    bar = tuple(
        BarLink(row.path, row.label, row.key, is_here=_is_here(row.path, asking.path))
        for row in PAGES
        if row.label is not None
    )
    return Chrome(
        bar,
        (asking.one("q") or "") if asking.path == "/search" else "",
        asking.url(),
        desk.ledger.location if desk is not None else None,
        desk.runs.active() if desk is not None else 0,
        __version__,
    )


# Pages of one thing belong to the list of its kind.
_LIST_OF = {"/r/": "/reports", "/e/": "/events", "/a/": "/actors", "/c/": "/claims", "/s/": "/sources"}


def _is_here(path: str, asked: str) -> bool:
    for start, of in _LIST_OF.items():
        if asked.startswith(start):
            return path == of
    return asked == path or (path != "/" and asked.startswith(f"{path}/"))
