"""`sayso read`: read without storing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import (
    Language,
    Model,
    Paths,
    Published,
    Publisher,
    SettingsFile,
    gazetteer_of,
    hints_from,
    settings_from,
)
from sayso.cli.terminal import EXIT_SOME_FAILED, err, errors_shown, out, say_if_without_model, write_line

if TYPE_CHECKING:
    from sayso.pipeline import Outcome


class Format(StrEnum):
    """How `sayso read` prints."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def read(
    paths: Paths,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="Tables or one HTML page for people, JSON for programs.")
    ] = Format.TABLE,
    published: Published = None,
    publisher: Publisher = None,
    language: Language = None,
    model: Model = None,
    settings_file: SettingsFile = None,
) -> None:
    """Read reports and print what they say, without storing anything."""
    with errors_shown():
        from sayso.pipeline import read_paths

        settings = settings_from(settings_file, model=model)
        say_if_without_model(settings)
        outcomes = read_paths(
            paths,
            settings,
            gazetteer_of(settings),
            hints=hints_from(published, publisher, language),
            stdin=sys.stdin.buffer,
        )
        failed = _PRINT[format](outcomes)
    if failed:
        raise typer.Exit(EXIT_SOME_FAILED)


def _print_tables(outcomes: Iterable[Outcome]) -> int:
    from sayso.cli.outcome_view import outcome_line
    from sayso.cli.reading_view import show_reading

    failed = 0
    for outcome in outcomes:
        if outcome.reading is None:
            failed += 1
            err().print(outcome_line(outcome))
        else:
            show_reading(out(), outcome.reading)
    return failed


def _print_lines(outcomes: Iterable[Outcome]) -> int:
    failed = 0
    for line in _lines(outcomes):
        failed += line.startswith('{"schema":"sayso.failure/')
        write_line(line)
    return failed


def _print_json(outcomes: Iterable[Outcome]) -> int:
    """One indented object for one report, a list of them for several."""
    import json

    rows = [json.loads(line) for line in _lines(outcomes)]
    shown = rows[0] if len(rows) == 1 else rows
    write_line(json.dumps(shown, ensure_ascii=False, indent=2))
    return sum(row["schema"].startswith("sayso.failure/") for row in rows)


def _print_page(outcomes: Iterable[Outcome]) -> int:
    """One page for all reports, in UTF-8 as it says of itself, whatever the terminal's encoding."""
    from sayso.cli.outcome_view import outcome_line
    from sayso.exports.page import reading_page

    readings, failures = [], []
    for outcome in outcomes:
        if outcome.reading is not None:
            readings.append(outcome.reading)
        elif outcome.failure is not None:
            err().print(outcome_line(outcome))
            failures.append(replace(outcome.failure, id=outcome.failure.id or outcome.name))
    sys.stdout.buffer.write(reading_page(readings, failures).encode())
    return len(failures)


_PRINT: dict[Format, Callable[[Iterable[Outcome]], int]] = {
    Format.TABLE: _print_tables,
    Format.JSON: _print_json,
    Format.JSONL: _print_lines,
    Format.HTML: _print_page,
}


def _lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    from sayso.cli.outcome_view import outcome_line
    from sayso.records.codec import to_line

    for outcome in outcomes:
        if outcome.failure is not None:
            err().print(outcome_line(outcome))
        yield to_line(outcome.failure if outcome.reading is None else outcome.reading)
