"""Tells tables of data from tables that lay out a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_ROWS: Final = 2
_LEAST_COLUMNS: Final = 2
# Mean length of a cell above which a table lays out a page and holds no data.
_LONGEST_MEAN_CELL: Final = 120


def is_data_table(table: HtmlElement) -> bool:
    """Whether a table holds data, not the layout of a page."""
    rows = list(table.iter("tr"))
    if len(rows) < _LEAST_ROWS or next(table.iterdescendants("table"), None) is not None:
        return False
    cells = [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]
    if max(len(row) for row in cells) < _LEAST_COLUMNS:
        return False
    if next(table.iter("th"), None) is not None:
        return True
    every = [cell for row in cells for cell in row]
    chars = sum(len(text.strip()) for cell in every for text in cell.itertext())
    return chars <= _LONGEST_MEAN_CELL * len(every)
