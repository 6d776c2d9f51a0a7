"""`sayso verify`, `sayso custody` and `sayso doctor`: is everything as it was written, and is Sayso well?"""

from __future__ import annotations

import re
from typing import Annotated

import typer

from sayso.cli.finding import AsJson
from sayso.cli.options import LedgerPath, SettingsFile, gazetteer_of, settings_from
from sayso.cli.terminal import EXIT_SOME_FAILED, errors_shown, out, write_line

_SHA256 = re.compile("[0-9a-f]{64}")


def verify(
    head: Annotated[
        str | None,
        typer.Option(metavar="SHA256", help="A former head of the custody log, noted elsewhere, that must be in it."),
    ] = None,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Hash every original and every reading again and walk the custody log; exit status 1 if anything differs."""
    with errors_shown():
        from rich.text import Text

        from sayso.cli.progress import progress
        from sayso.cli.wording import counted, size
        from sayso.errors import BadSetting
        from sayso.ledger import open_ledger

        settings = settings_from(settings_file, ledger)
        if head is not None and not _SHA256.fullmatch(head):
            raise BadSetting("--head needs all 64 digits of a custody head, as sayso verify and sayso show print it")
        with (
            open_ledger(settings.ledger, read_only=True) as opened,
            progress("Verifying", 100, "%") as step,
        ):
            result = opened.verify(
                head=head,
                progress=lambda _what, done, total: step(100 * done // max(total, 1), 100 * done // max(total, 1)),
            )
        for note in result.notes:
            out().print(Text(note, style="dim"), soft_wrap=True)
        for fault in result.faults:
            out().print(Text(f"! {fault}", style="red"), soft_wrap=True)
        looked_at = (
            f"{counted(result.reports, 'reading')}, {counted(result.originals, 'original')} "
            f"({size(result.original_bytes)}), {counted(result.custody_rows, 'custody row')}"
        )
        if result.faults:
            out().print(Text(f"{counted(len(result.faults), 'fault')} in {looked_at}", style="bold red"))
        else:
            out().print(Text("All as it was written: ", style="green").append(looked_at, style=""))
        out().print(Text(f"custody head {result.custody_head}", style="dim"), soft_wrap=True)
    if result.faults:
        raise typer.Exit(EXIT_SOME_FAILED)


def custody(
    report: Annotated[str | None, typer.Argument(metavar="[ID]", help="One report; without it the whole log.")] = None,
    as_json: AsJson = False,
    ledger: LedgerPath = None,
    settings_file: SettingsFile = None,
) -> None:
    """Show what was done to a report or to the whole ledger: when, by whom, with which version, and the digests."""
    with errors_shown():
        import json
        from dataclasses import asdict

        from sayso.cli.custody_view import custody_table
        from sayso.ledger import open_ledger

        settings = settings_from(settings_file, ledger)
        with open_ledger(settings.ledger, read_only=True) as opened, opened.view() as view:
            rows = view.custody(report)
            if as_json:
                for row in rows:
                    write_line(json.dumps(asdict(row), ensure_ascii=False))
            else:
                out().print(custody_table(rows))


def doctor(ledger: LedgerPath = None, settings_file: SettingsFile = None) -> None:
    """Check that this installation can do its work, and say what protects it here."""
    with errors_shown():
        from rich.text import Text

        from sayso.cli.health import examine

        settings = settings_from(settings_file, ledger)
        findings = examine(settings, lambda: gazetteer_of(settings))
        for finding in findings:
            mark, style = ("✓", "green") if finding.is_well else ("✗", "red")
            line = Text.assemble((f"{mark} ", style), (f"{finding.name:<10}", "dim"), finding.sentence)
            out().print(line, soft_wrap=True)
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(EXIT_SOME_FAILED)
