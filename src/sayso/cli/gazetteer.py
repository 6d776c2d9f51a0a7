"""`sayso gazetteer`: the places that Sayso knows, and yours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.added_files import add_files, show_added
from sayso.cli.options import SettingsFile, gazetteer_of, settings_from
from sayso.cli.terminal import EXIT_SOME_FAILED, errors_shown, out, write_line

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
        from sayso.gazetteer import add_file

        folder = _folder(settings_file)
        add_files(files, lambda file: add_file(file, folder), "place")


@app.command(name="list")
def list_(settings_file: SettingsFile = None) -> None:
    """List the files that were added."""
    with errors_shown():
        from sayso.gazetteer import list_added

        show_added(list_added(_folder(settings_file)), "place", "sayso gazetteer add")


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="A name that `sayso gazetteer list` shows.")],
    settings_file: SettingsFile = None,
) -> None:
    """Take an added file out again."""
    with errors_shown():
        from sayso.gazetteer import remove_added

        remove_added(name, _folder(settings_file))


@app.command()
def build(
    output: Annotated[Path | None, typer.Argument(help="Where to write; the package's own index by default.")] = None,
) -> None:
    """Build the packaged place index anew from its sources (needs the extra packages of 'gazetteer')."""
    with errors_shown():
        from sayso.errors import BadSetting
        from sayso.gazetteer.build import build_index
        from sayso.gazetteer.index_format import INDEX_FILE

        try:
            built = build_index(output or INDEX_FILE)
        except ModuleNotFoundError as error:
            raise BadSetting(f"{error.name} is not installed: pip install 'sayso[gazetteer]'") from error
        write_line(f"{built.path}: {built.places:,} places, {built.names:,} names, {built.size_bytes:,} bytes")


def _folder(settings_file: Path | None) -> Path | None:
    settings = settings_from(settings_file)
    return Path(settings.gazetteer) if settings.gazetteer else None
