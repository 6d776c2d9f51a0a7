"""`sayso export`: readings out of a ledger."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.options import LedgerPath, SettingsFile, settings_from
from sayso.cli.terminal import err, errors_shown, write_line


class ExportFormat(StrEnum):
    """What can be written."""

    JSONL = "jsonl"


def export(
    format: Annotated[ExportFormat, typer.Option("--format", "-f", help="What to write.")] = ExportFormat.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="The JSON Schema of a row instead of the rows.")] = False,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Write every reading of a ledger, ordered by content: the same ledger gives the same bytes."""
    with errors_shown():
        if schema:
            import json

            from sayso.records.json_schema import reading_schema

            write_line(json.dumps(reading_schema(), ensure_ascii=False, indent=1))
            return
        from sayso.exports import export_view
        from sayso.ledger import open_ledger

        settings = settings_from(settings_file, ledger)
        with open_ledger(settings.ledger, read_only=True) as opened, opened.view() as view:
            written = export_view(view, format.value, output if output is not None else sys.stdout.buffer)
        if output is not None:
            err().print(f"{written:,} readings in {output}", markup=False, soft_wrap=True)
