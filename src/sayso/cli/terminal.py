"""Where output goes: results to stdout, progress and warnings to stderr; rich in a terminal, plain when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import typer

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from rich.console import Console

EXIT_SOME_FAILED = 1
EXIT_WRONG_USE = 2

# Piped output is not cut to a terminal's width: a script reads it.
_PIPED_WIDTH = 160


@cache
def out() -> Console:
    """The console for results."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=_PIPED_WIDTH, no_color=True)


@cache
def err() -> Console:
    """The console for progress, warnings and errors."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def write_line(text: str) -> None:
    """One line of data to stdout, as it is."""
    sys.stdout.write(text + "\n")


@contextmanager
def errors_shown() -> Iterator[None]:
    """Turn the library's errors into one sentence on stderr and exit status 2."""
    try:
        yield
    except SaysoError as error:
        err().print(f"[bold red]{error.code}[/] ", end="")
        err().print(str(error), markup=False)
        raise typer.Exit(EXIT_WRONG_USE) from error
    except BrokenPipeError as error:
        # The reader of our output has seen enough (`| head`); that is no error of ours.
        sys.stderr.close()
        raise typer.Exit(0) from error
