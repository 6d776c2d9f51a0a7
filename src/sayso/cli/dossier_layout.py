"""How dossiers look in the terminal: a title, rows of facts, sections, and notes at the end. All text passes `safe`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from sayso.cli.reading_tables import FAINT, ID_STYLE, QUOTE_STYLE, Styled
from sayso.telling.quoting import safe

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.cli.footnotes import Footnotes

_LABEL_CHARS: Final = 12
_SHORT_ID_CHARS: Final = 12


def short_joined_id(joined_id: str) -> str:
    """The beginning of an id, long enough to type; a claim's and an outlet's as they are."""
    kind, _, rest = joined_id.partition(":")
    if kind in ("actor", "event") and ":" not in rest:
        return f"{kind}:{rest[:_SHORT_ID_CHARS]}"
    if kind == "sha256":
        return rest[:_SHORT_ID_CHARS]
    return joined_id


def title(console: Console, words: str, *lines: str) -> None:
    """The name of what is shown, and what it is in a line or two."""
    from rich.text import Text

    console.print()
    console.print(Text(safe(words), style="bold"))
    for line in lines:
        if line:
            console.print(Text(safe(line), style=FAINT))


def section(console: Console, words: str, count: int | None = None) -> None:
    """A heading with the number of what follows."""
    from rich.text import Text

    console.print()
    console.print(Text.assemble((safe(words), "bold"), (f" ({count:,})", FAINT) if count is not None else ""))


def fact_rows(console: Console, rows: Iterable[tuple[str, str, str]]) -> None:
    """Label, value, and who says it; a label stands once for the values below it."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LABEL_CHARS, style=FAINT)
    grid.add_column(ratio=4)
    grid.add_column(ratio=5, style=FAINT)
    before, found = None, False
    for label, value, who in rows:
        found = True
        grid.add_row(Text("" if label == before else safe(label)), Text(safe(value)), Text(safe(who)))
        before = label
    if found:
        console.print(Padding(grid, (0, 0, 0, 2)))


def listing(
    console: Console, rows: Sequence[Sequence[Styled]], ratios: Sequence[int], *, most: int | None = None
) -> None:
    """Rows of styled words under no header; a ratio of 0 keeps a column as wide as its words."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    for ratio in ratios:
        grid.add_column(ratio=ratio or None, no_wrap=ratio == 0, overflow="fold" if ratio else "ellipsis")
    for row in rows if most is None else rows[:most]:
        grid.add_row(*(Text(safe(words), style=style) for words, style in row))
    console.print(Padding(grid, (0, 0, 0, 2)))
    if most is not None and len(rows) > most:
        console.print(Text(f"  and {len(rows) - most:,} more (--json has all)", style=FAINT))


def remark(console: Console, words: str) -> None:
    """A faint line of its own."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(safe(words), style=FAINT), (0, 0, 0, 2)))


def show_notes(console: Console, notes: Footnotes) -> None:
    """The notes with their numbers: outlet and day, the chain, the quote, and the id to look further."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if not notes.notes():
        return
    section(console, "Notes")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, justify="right", style=ID_STYLE)
    grid.add_column(ratio=1)
    for note in notes.notes():
        text = Text(safe(note.where))
        text.append(safe(f" · {note.chain}"), style=FAINT)
        if note.stance:
            text.append(safe(f" · {note.stance}"), style="yellow")
        if note.quote:
            text.append("\n")
            text.append(safe(note.quote), style=QUOTE_STYLE)
        text.append("\n")
        text.append(safe(short_joined_id(note.id)), style=FAINT)
        grid.add_row(f"[{note.number}]", text)
    console.print(Padding(grid, (0, 0, 0, 2)))
