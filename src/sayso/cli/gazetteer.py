"""`sayso gazetteer`: the places that Sayso knows, and yours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import SettingsFile, gazetteer_of, settings_from
from sayso.cli.terminal import EXIT_SOME_FAILED, err, errors_shown, out

app = typer.Typer(help="Places that Sayso knows: look them up, add your own.", no_args_is_help=True)


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A place name in any spelling.")], settings_file: SettingsFile = None
) -> None:
    """List the places of a name, most populous first."""
    with errors_shown():
        from sayso.cli.gazetteer_view import toponym_table
        from sayso.gazetteer import name_key

        found = gazetteer_of(settings_from(settings_file)).lookup(name_key(name))
        if not found:
            out().print("No such place. Add your own with sayso gazetteer add FILE.", style="dim")
            raise typer.Exit(EXIT_SOME_FAILED)
        out().print(toponym_table(found))


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="GeoNames country files (TJ.txt) or CSV.")],
    settings_file: SettingsFile = None,
) -> None:
    """Add places: a GeoNames country file, or a CSV with name, lat, lon, country and more."""
    with errors_shown():
        from sayso.cli.wording import safe
        from sayso.gazetteer import add_file

        folder = _folder(settings_file)
        bad = 0
        for file in files:
            added = add_file(file, folder)
            bad += len(added.bad_rows)
            for row in added.bad_rows[:20]:
                err().print(safe(str(row)), style="yellow", markup=False, soft_wrap=True)
            out().print(
                f"{added.name}: {added.places:,} places added, {len(added.bad_rows):,} rows left out", markup=False
            )
    if bad:
        raise typer.Exit(EXIT_SOME_FAILED)


@app.command(name="list")
def list_() -> None:
    """List the files that were added."""


@app.command()
def remove(name: Annotated[str, typer.Argument(help="A name that `sayso gazetteer list` shows.")]) -> None:
    """Take an added file out again."""


def _folder(settings_file: Path | None) -> Path | None:
    settings = settings_from(settings_file)
    return Path(settings.gazetteer) if settings.gazetteer else None
