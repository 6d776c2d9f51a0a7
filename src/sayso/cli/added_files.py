"""What `sayso gazetteer` and `sayso actors` share: adding, listing and removing the user's own files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from sayso.cli.terminal import EXIT_SOME_FAILED, err, out, write_line

if TYPE_CHECKING:
    from sayso.ontology.added_files import AddedFile

_BAD_ROWS_SHOWN: Final = 20


def add_files(files: Iterable[Path], add: Callable[[Path], AddedFile], row: str) -> None:
    """Add files, say what came of each, and exit with 1 if rows were left out; `row` is what a row is called."""
    from sayso.cli.wording import counted, safe

    bad = 0
    for file in files:
        added = add(file)
        bad += len(added.bad_rows)
        for bad_row in added.bad_rows[:_BAD_ROWS_SHOWN]:
            err().print(safe(str(bad_row)), style="yellow", markup=False, soft_wrap=True)
        if len(added.bad_rows) > _BAD_ROWS_SHOWN:
            err().print(f"and {len(added.bad_rows) - _BAD_ROWS_SHOWN:,} more", style="yellow")
        left_out = f", {counted(len(added.bad_rows), 'bad row')} left out" if added.bad_rows else ""
        write_line(f"{safe(added.name)}: {counted(added.kept, row)} added{left_out}")
    if bad:
        raise typer.Exit(EXIT_SOME_FAILED)


def show_added(found: Iterable[AddedFile], row: str, command: str) -> None:
    """List added files; `command` adds one where there is none yet."""
    from sayso.cli.wording import counted, safe

    listed = tuple(found)
    for added in listed:
        write_line(f"{safe(added.name)}: {counted(added.kept, row)} in {safe(str(added.path))}")
    if not listed:
        out().print(f"Nothing was added yet. Next: {command} FILE", style="dim")
