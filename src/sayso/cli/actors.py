"""`sayso actors`: names of groups, bodies and media that Sayso knows beforehand, and yours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.added_files import add_files, show_added
from sayso.cli.options import SettingsFile, settings_from
from sayso.cli.terminal import EXIT_SOME_FAILED, errors_shown, out, write_line

app = typer.Typer(help="Actors that Sayso knows by name: look them up, add your own.", no_args_is_help=True)


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name or acronym in any spelling.")], settings_file: SettingsFile = None
) -> None:
    """List the actors of a name."""
    with errors_shown():
        from sayso.cli.wording import safe
        from sayso.gazetteer import name_key
        from sayso.ontology.actors import open_actors

        key = name_key(name)
        found = [a for a in open_actors(_folder(settings_file)).actors if any(name_key(n) == key for n in a.names)]
        for actor in found:
            facts = [fact for fact in (actor.subtype, actor.country, actor.sector) if fact]
            write_line(f"{safe('; '.join(actor.names))}: {', '.join(facts) or actor.type}")
        if not found:
            out().print("No such actor. Add your own with sayso actors add FILE.", style="dim")
            raise typer.Exit(EXIT_SOME_FAILED)


@app.command()
def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="CSV with name, aliases (;), type, subtype, country, sector."),
    ],
    settings_file: SettingsFile = None,
) -> None:
    """Add actors: a CSV with a name a row and what you know of it."""
    with errors_shown():
        from sayso.ontology.actors.added import add_file

        folder = _folder(settings_file)
        add_files(files, lambda file: add_file(file, folder), "actor")


@app.command(name="list")
def list_(settings_file: SettingsFile = None) -> None:
    """List the files that were added."""
    with errors_shown():
        from sayso.ontology.actors.added import list_added

        show_added(list_added(_folder(settings_file)), "actor", "sayso actors add")


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="A name that `sayso actors list` shows.")],
    settings_file: SettingsFile = None,
) -> None:
    """Take an added file out again."""
    with errors_shown():
        from sayso.ontology.actors.added import remove_added

        remove_added(name, _folder(settings_file))


def _folder(settings_file: Path | None) -> Path | None:
    settings = settings_from(settings_file)
    return Path(settings.actors) if settings.actors else None
