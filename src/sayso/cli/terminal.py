"""Where output goes: results to stdout, progress and warnings to stderr; rich in a terminal, plain when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.settings import Settings

EXIT_SOME_FAILED = 1
EXIT_WRONG_USE = 2
EXIT_INTERRUPTED = 130

# Piped output is not cut to a terminal's width: a script reads it.
_PIPED_WIDTH = 160


@cache
def out() -> Console:
    """The console for results. A pipe or terminal that cannot show a sign gets another, never a crash."""
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
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
        sys.stdout.flush()
    except SaysoError as error:
        _say(str(error), error.code)
        raise typer.Exit(EXIT_WRONG_USE) from error
    except KeyboardInterrupt as error:
        _say("Stopped. Every report that was finished is kept; run the same command again to go on.", "interrupted")
        raise typer.Exit(EXIT_INTERRUPTED) from error
    except BrokenPipeError as error:
        # The reader of our output has seen enough (`| head`); that is no error of ours.
        sys.stderr.close()
        raise typer.Exit(0) from error
    except OSError as error:
        _say(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", "system")
        _give_up_output()
        raise typer.Exit(EXIT_WRONG_USE) from error


def say_if_without_model(settings: Settings) -> None:
    """One line on stderr where the run will go without a reader model and nobody asked for that."""
    from sayso.model.packaged import WITHOUT, bundle_path

    if settings.model != WITHOUT and bundle_path(settings) is None:
        err().print(
            "No reader model is installed: only times, places and numbers are read. "
            "Give one with setting model, or set it to none to read on without this line.",
            style="yellow",
            soft_wrap=True,
        )


def _say(sentence: str, code: str) -> None:
    from rich.text import Text

    from sayso.cli.wording import safe

    err().print(Text.assemble((code, "bold red"), " ", safe(sentence)), soft_wrap=True)


def _give_up_output() -> None:
    """What is still buffered for a full disk would raise once more when Python ends."""
    try:
        sys.stdout.close()
    except OSError:
        sys.stdout = None  # Python then has nothing to flush
