"""`sayso actors`: names of groups, bodies and media that Sayso knows beforehand, and yours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import SettingsFile, settings_from
from sayso.cli.terminal import EXIT_SOME_FAILED, err, errors_shown, out, write_line

app = typer.Typer(help="Actors that Sayso knows by name: look them up, add your own.", no_args_is_help=True)

_BAD_ROWS_SHOWN = 20


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
        from sayso.cli.wording import counted, safe
        from sayso.ontology.actors.added import add_file

        bad = 0
        for file in files:
            added = add_file(file, _folder(settings_file))
            bad += len(added.bad_rows)
            for row in added.bad_rows[:_BAD_ROWS_SHOWN]:
                err().print(safe(str(row)), style="yellow", markup=False, soft_wrap=True)
            if len(added.bad_rows) > _BAD_ROWS_SHOWN:
                err().print(f"and {len(added.bad_rows) - _BAD_ROWS_SHOWN:,} more", style="yellow")
            left_out = f", {counted(len(added.bad_rows), 'bad row')} left out" if added.bad_rows else ""
            write_line(f"{safe(added.name)}: {counted(added.actors, 'actor')} added{left_out}")
    if bad:
        raise typer.Exit(EXIT_SOME_FAILED)


@app.command(name="list")
def list_(settings_file: SettingsFile = None) -> None:
    """List the files that were added."""
    with errors_shown():
        from sayso.cli.wording import counted, safe
        from sayso.ontology.actors.added import list_added

        found = list_added(_folder(settings_file))
        for added in found:
            write_line(f"{safe(added.name)}: {counted(added.actors, 'actor')} in {safe(str(added.path))}")
        if not found:
            out().print("Nothing was added yet. Next: sayso actors add FILE", style="dim")


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
