"""`sayso link`: set the reports of a ledger beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import LedgerPath, SettingsFile, settings_from
from sayso.cli.terminal import err, errors_shown, out

if TYPE_CHECKING:
    from rich.text import Text

    from sayso.ledger.base import Ledger
    from sayso.linking.record import EventRow
    from sayso.linking.run import LinkSummary


def link(
    ledger: LedgerPath = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Link so many reports at most; the rest waits.")
    ] = None,
    anew: Annotated[
        bool, typer.Option("--all", help="Forget what was linked and link every report again; decisions are kept.")
    ] = False,
    settings_file: SettingsFile = None,
) -> None:
    """Join what all reports say: the same actors, events and claims, who copied whom, how many say so independently."""
    with errors_shown():
        from sayso.ledger import open_ledger

        settings = settings_from(settings_file, ledger)
        with open_ledger(settings.ledger) as opened:
            summary = link_shown(opened, limit=limit, anew=anew)
            with opened.links() as links:
                waiting = links.count_waiting()
        out().print(summary_line(summary), soft_wrap=True)
        if waiting:
            err().print(f"{waiting:,} reports still wait.", style="dim", markup=False)
        err().print("Next: sayso show EVENT, sayso serve", style="dim", markup=False, soft_wrap=True)


def link_shown(ledger: Ledger, *, limit: int | None = None, anew: bool = False) -> LinkSummary:
    """Link with a progress bar."""
    from sayso.cli.progress import progress
    from sayso.linking import link as link_reports

    with ledger.links() as links:
        total = links.count_waiting() if not anew else links.count_waiting() + links.count_linked()
    with progress("Linking", min(total, limit or total) or None, "reports") as step:
        return link_reports(ledger, progress=lambda _what, done, _all: step(done, done), limit=limit, anew=anew)


def summary_line(summary: LinkSummary) -> Text:
    """`21 linked · 20 reports: 53 actors, 62 events, 86 claims, 33 sources · 83 pairs to review`."""
    from rich.text import Text

    line = Text(f"{summary.linked:,} linked", style="green" if summary.linked else "dim")
    if summary.decisions:
        line.append(f" · {summary.decisions:,} decisions taken up", style="default")
    line.append(
        f" · {summary.reports:,} reports: {summary.actors:,} actors, {summary.events:,} events, "
        f"{summary.claims:,} claims, {summary.sources:,} sources",
        style="default",
    )
    if summary.open_pairs:
        line.append(f" · {summary.open_pairs:,} pairs to review", style="yellow")
    return line


def most_told(ledger: Ledger, limit: int) -> list[Text]:
    """The events of most reports, each on a line."""
    from sayso.linking import open_record
    from sayso.linking.record import Asked

    with open_record(ledger) as record:
        return [event_line(row) for row in record.events(Asked(order="reports"), limit=limit).items]


def event_line(row: EventRow) -> Text:
    """An event's label, and how many say so."""
    from rich.text import Text

    from sayso.cli.wording import safe
    from sayso.records.joined import Independence
    from sayso.telling.independence import independence_sentence

    counted = Independence(row.reports, row.copies, row.low, row.high, row.denials, ())
    return Text(safe(row.label)).append(f"  {independence_sentence(counted)}", style="dim")
