"""How the parts of a reading are laid out in the terminal: headings, tables, empty states. All text passes `safe`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.telling.quoting import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# A cell is plain words, or lines of words with a style each.
Styled = tuple[str, str]
Cell = str | Sequence[Styled]

ID_STYLE = "cyan"
QUOTE_STYLE = "green"
FAINT = "dim"


def heading(console: Console, title: str, count: int) -> None:
    """An empty line and the title with the number of rows."""
    from rich.text import Text

    console.print()
    console.print(Text.assemble((title, "bold"), (f" ({count})", FAINT) if count else ""))


def nothing(console: Console, sentence: str) -> None:
    """Say that there is none of something."""
    from rich.text import Text

    console.print(Text(f"  {sentence}", style=FAINT))


def table(console: Console, columns: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int] = ()) -> None:
    """Print rows under dim column names; `widths` are the shares that columns get of what room there is."""
    from rich import box
    from rich.padding import Padding
    from rich.table import Table

    shown = Table(
        box=box.SIMPLE_HEAD, header_style=FAINT, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), expand=False
    )
    for i, column in enumerate(columns):
        shown.add_column(
            column,
            style=ID_STYLE if i == 0 else None,
            overflow="fold",
            no_wrap=bool(widths) and widths[i] == 0,
            ratio=widths[i] or None if widths else None,
        )
    for row in rows:
        shown.add_row(*(lines(cell) for cell in row))
    console.print(Padding(shown, (0, 0, 0, 2), expand=False))


def lines(cell: Cell) -> Text:
    """A cell's text: each styled part on a line of its own."""
    from rich.text import Text

    if isinstance(cell, str):
        return Text(safe(cell))
    return Text("\n").join(Text(safe(words), style=style) for words, style in cell if words)
