"""`sayso export`: readings and the joined record out of a ledger."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from sayso.cli.options import LedgerPath, OnlyLanguage, OnlyPublisher, SettingsFile, Since, Until, settings_from
from sayso.cli.terminal import err, errors_shown, write_line

_ACLED_ENDING: Final = "_acled_shaped.csv"


class ExportFormat(StrEnum):
    """What can be written."""

    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"
    ACLED = "acled"


class InterForm(StrEnum):
    """How the kinds of actors are written in an ACLED-shaped table."""

    TEXT = "text"
    CODE = "code"


def export(
    format: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            "-f",
            help="Readings (jsonl), claims and events (csv), events on a map (geojson); of the joined record: events "
            "in the shape of ACLED's tables (acled).",
        ),
    ] = ExportFormat.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file instead of stdout.")
    ] = None,
    publisher: OnlyPublisher = None,
    language: OnlyLanguage = None,
    since: Since = None,
    until: Until = None,
    inter: Annotated[
        InterForm, typer.Option("--inter", help="Kinds of actors in an ACLED-shaped table: names, or codes 1 to 8.")
    ] = InterForm.TEXT,
    schema: Annotated[bool, typer.Option("--schema", help="The JSON Schema of a row instead of the rows.")] = False,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Write what a ledger holds, ordered by content: the same ledger gives the same bytes."""
    with errors_shown():
        if schema:
            _write_schema()
            return
        from sayso.cli.wording import counted
        from sayso.errors import BadSetting
        from sayso.exports import EXPORTERS, export_to_file, export_to_stream
        from sayso.ledger import open_ledger
        from sayso.ledger.base import Filters

        settings = settings_from(settings_file, ledger)
        if format is ExportFormat.ACLED:
            if publisher or language or since or until:
                raise BadSetting("--format acled takes all joined events; it cannot be narrowed by report")
            _export_acled(settings.ledger, output, inter)
            return
        filters = Filters(publisher=publisher, language=language, since=since, until=until)
        exporter = next(row for row in EXPORTERS if row.name == format.value)
        with open_ledger(settings.ledger, read_only=True) as opened, opened.view() as view:
            if output is None:
                export_to_stream(view, exporter, sys.stdout.buffer, filters)
            else:
                _refuse_the_ledger(output, settings.ledger)
                written = export_to_file(view, exporter, output, filters)
                err().print(f"{counted(written, 'reading')} in {output}", markup=False, soft_wrap=True)


def _export_acled(ledger: str, output: Path | None, inter: InterForm) -> None:
    """The table, and beside it (or on stderr) what says that it is not ACLED data."""
    from sayso import __version__
    from sayso.cli.dossiers import say_if_waiting
    from sayso.cli.wording import counted
    from sayso.exports import write_whole
    from sayso.exports.acled import sidecar, write_acled
    from sayso.ledger import open_ledger
    from sayso.linking import open_record

    with open_ledger(ledger, read_only=True) as opened, open_record(opened) as record:
        say_if_waiting(record)
        if output is None:
            write_acled(record, sys.stdout.buffer, inter=inter.value)
            err().print("This has the shape of ACLED's tables and is not ACLED data.", style="yellow", soft_wrap=True)
            return
        _refuse_the_ledger(output, ledger)
        if not output.name.endswith(_ACLED_ENDING):
            err().print(f"Better call it …{_ACLED_ENDING}: it is not ACLED data.", style="yellow", soft_wrap=True)
        counts = write_whole(output, lambda out: write_acled(record, out, inter=inter.value))
        about = output.with_name(f"{output.name}.about.txt")
        text = sidecar(counts, producer=f"sayso {__version__}", inter=inter.value)
        write_whole(about, lambda out: out.write(text.encode()))
    left_out = sum(number for _, number in counts.left_out)
    err().print(
        f"{counted(counts.written, 'event')} in {output}, {left_out:,} left out; {about.name} says what it is",
        markup=False,
        soft_wrap=True,
    )


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
