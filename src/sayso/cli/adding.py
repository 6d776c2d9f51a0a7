"""`sayso add` and `sayso fetch`: read into a ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import (
    Language,
    LedgerPath,
    Model,
    Paths,
    Published,
    Publisher,
    SettingsFile,
    gazetteer_of,
    hints_from,
    settings_from,
)
from sayso.cli.terminal import EXIT_SOME_FAILED, err, errors_shown, out, say_if_without_model

if TYPE_CHECKING:
    from sayso.pipeline import Outcome
    from sayso.readers.base import Source, Unread
    from sayso.settings import Settings

Refresh = Annotated[
    bool, typer.Option("--refresh", help="Read again what is there already, with this version of Sayso.")
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="A line for every input, not only for failed ones.")]


def add(
    paths: Paths,
    ledger: LedgerPath = None,
    published: Published = None,
    publisher: Publisher = None,
    language: Language = None,
    model: Model = None,
    refresh: Refresh = False,
    verbose: Verbose = False,
    settings_file: SettingsFile = None,
) -> None:
    """Read reports into a ledger. What is there already is skipped; what fails is listed and loses nothing else."""
    with errors_shown():
        from sayso.ledger import open_ledger
        from sayso.pipeline import add_sources

        settings = settings_from(settings_file, ledger, model)
        say_if_without_model(settings)
        hints = hints_from(published, publisher, language)
        with open_ledger(settings.ledger) as opened:
            counted = _Counted(paths, settings)
            outcomes = add_sources(
                counted.sources(), opened, settings, gazetteer_of(settings), hints=hints, refresh=refresh
            )
            failed = _show(outcomes, counted, verbose=verbose, ledger=settings.ledger)
    if failed:
        raise typer.Exit(EXIT_SOME_FAILED)


def fetch(
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of pages, feeds or files.")],
    ledger: LedgerPath = None,
    published: Published = None,
    publisher: Publisher = None,
    language: Language = None,
    model: Model = None,
    settings_file: SettingsFile = None,
) -> None:
    """Fetch pages and read them into a ledger: the only command that uses the network."""
    with errors_shown():
        from sayso.ledger import open_ledger
        from sayso.pipeline import add_sources, fetched

        settings = settings_from(settings_file, ledger, model)
        say_if_without_model(settings)
        hints = hints_from(published, publisher, language)
        with open_ledger(settings.ledger) as opened:
            outcomes = add_sources(fetched(urls, settings), opened, settings, gazetteer_of(settings), hints=hints)
            failed = _show(outcomes, None, verbose=True, ledger=settings.ledger)
    if failed:
        raise typer.Exit(EXIT_SOME_FAILED)


class _Counted:
    """The inputs, with a count of the bytes that were taken so far: what the progress bar shows."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        from sayso.readers.paths import total_bytes

        self._paths = paths
        self._settings = settings
        self.total = total_bytes(paths)
        self.taken = 0

    def sources(self) -> Iterator[Source | Unread]:
        from sayso.readers.base import Source
        from sayso.readers.paths import expand

        for item in expand(self._paths, self._settings.limits, stdin=sys.stdin.buffer):
            yield item
            self.taken += len(item.content) if isinstance(item, Source) else 0


def _show(outcomes: Iterable[Outcome], counted: _Counted | None, *, verbose: bool, ledger: str) -> int:
    """Print what became of each input as it comes, and the tally; give back how many failed."""
    from sayso.cli.outcome_view import outcome_line, tally
    from sayso.cli.progress import progress
    from sayso.records import Status

    statuses: list[Status] = []
    with progress("Reading", counted.total if counted else None, "reports") as step:
        for outcome in outcomes:
            statuses.append(outcome.status)
            if verbose or outcome.status is Status.FAILED:
                err().print(outcome_line(outcome), soft_wrap=True)
            step(counted.taken if counted else 0, len(statuses))
    out().print(tally(statuses))
    if Status.READ in statuses or Status.PARTIAL in statuses:
        err().print(
            f"In {ledger}. Next: sayso link (sets them beside the others), sayso show, sayso find WORDS",
            style="dim",
            markup=False,
            soft_wrap=True,
        )
    return statuses.count(Status.FAILED)
