"""`sayso export`: readings out of a ledger."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import LedgerPath, OnlyLanguage, OnlyPublisher, SettingsFile, Since, Until, settings_from
from sayso.cli.terminal import err, errors_shown, write_line


class ExportFormat(StrEnum):
    """What can be written."""

    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"


def export(
    format: Annotated[
        ExportFormat,
        typer.Option("--format", "-f", help="Readings (jsonl), claims and events (csv), events on a map (geojson)."),
    ] = ExportFormat.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    publisher: OnlyPublisher = None,
    language: OnlyLanguage = None,
    since: Since = None,
    until: Until = None,
    schema: Annotated[bool, typer.Option("--schema", help="The JSON Schema of a row instead of the rows.")] = False,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Write the readings of a ledger, ordered by content: the same ledger gives the same bytes."""
    with errors_shown():
        if schema:
            _write_schema()
            return
        from sayso.cli.wording import counted
        from sayso.exports import EXPORTERS, export_to_file, export_to_stream
        from sayso.ledger import open_ledger
        from sayso.ledger.base import Filters

        settings = settings_from(settings_file, ledger)
        filters = Filters(publisher=publisher, language=language, since=since, until=until)
        exporter = next(row for row in EXPORTERS if row.name == format.value)
        with open_ledger(settings.ledger, read_only=True) as opened, opened.view() as view:
            if output is None:
                export_to_stream(view, exporter, sys.stdout.buffer, filters)
            else:
                _refuse_the_ledger(output, settings.ledger)
                written = export_to_file(view, exporter, output, filters)
                err().print(f"{counted(written, 'reading')} in {output}", markup=False, soft_wrap=True)


def _refuse_the_ledger(output: Path, ledger: str) -> None:
    """An export must not replace what it is made from.

    Raises:
        LedgerError: the output is the ledger, a file beside it that belongs to it, or lies among its originals.
    """
    from sayso.errors import LedgerError
    from sayso.ledger.sql import store_folder

    own = Path(ledger).resolve()
    target = output.resolve()
    files = {own.with_name(own.name + ending) for ending in ("", "-wal", "-shm", "-journal")}
    if target in files or store_folder(own) in target.parents:
        raise LedgerError(f"{output} belongs to the ledger {ledger}; name another file")


def _write_schema() -> None:
    import json

    from sayso.records.json_schema import reading_schema

    write_line(json.dumps(reading_schema(), ensure_ascii=False, indent=1))
