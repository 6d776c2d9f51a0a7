"""The `sayso` command and the list of its sub-commands. Modules here stay light: `sayso --help` must be instant."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli.actors import app as actors
from sayso.cli.adding import add, fetch
from sayso.cli.bench import bench
from sayso.cli.checking import custody, doctor, verify
from sayso.cli.correcting import correct
from sayso.cli.demo import demo
from sayso.cli.exporting import export
from sayso.cli.finding import find, show
from sayso.cli.gazetteer import app as gazetteer
from sayso.cli.linking import link
from sayso.cli.reading import read
from sayso.cli.reviewing import review
from sayso.cli.serving import serve
from sayso.cli.terminal import EXIT_INTERRUPTED
from sayso.cli.training import train

app = typer.Typer(
    name="sayso",
    help="Read reports of armed conflict into a sourced record: who did what to whom, and on whose say-so.",
    epilog="Start with `sayso demo`, or `sayso read FILE`. Results go to stdout, progress and warnings to stderr. "
    "Exit status: 0 all read, 1 some failed, 2 wrong use.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# In the order of a first day with Sayso; help lists them so.
COMMANDS = (
    demo,
    read,
    add,
    fetch,
    link,
    serve,
    show,
    find,
    review,
    correct,
    export,
    verify,
    custody,
    doctor,
    bench,
    train,
)

for _command in COMMANDS:
    app.command()(_command)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(actors, name="actors")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _sayso(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KeyboardInterrupt:
        # Before or between commands: nothing was begun that could be lost.
        sys.exit(EXIT_INTERRUPTED)
