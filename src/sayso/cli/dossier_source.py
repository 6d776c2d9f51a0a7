"""The dossier of a source: what it said first, whom it repeats, who repeats it, what was denied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.cli.dossier_claim import list_claims
from sayso.cli.dossier_layout import listing, remark, section, show_notes, title
from sayso.cli.footnotes import Footnotes
from sayso.cli.reading_tables import FAINT
from sayso.records.joined import Repeats, SourceProfile
from sayso.telling.labels import SOURCE_ROLES
from sayso.telling.quoting import steady
from sayso.telling.values import counted

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.linking.record import JoinedRecord


def show_source(console: Console, record: JoinedRecord, source: SourceProfile) -> None:
    """Print a source for people."""
    notes = Footnotes(record)
    title(
        console,
        steady(source.name),
        " · ".join(
            part
            for part in (SOURCE_ROLES[source.kind], counted(source.reports, "report"), counted(source.claims, "claim"))
            if part
        ),
        source.id,
    )
    show_as_source(console, notes, source)
    show_notes(console, notes)
    console.print()


def show_as_source(console: Console, notes: Footnotes, source: SourceProfile) -> None:
    """What is known of an outlet, body or person as a source."""
    if not (source.first or source.repeats or source.repeated_by or source.denied):
        section(console, "As a source")
        remark(console, "Nobody repeats it, it repeats nobody, and nobody denied what it said.")
    list_claims(console, notes, "Said before anybody else here", source.first)
    _show_repeats(console, "Repeats", source.repeats)
    _show_repeats(console, "Repeated by", source.repeated_by)
    list_claims(console, notes, "Denied by others", source.denied)


def _show_repeats(console: Console, heading: str, rows: Sequence[Repeats]) -> None:
    if rows:
        section(console, heading, len(rows))
        listing(
            console,
            [
                [(steady(row.name), ""), (f"in {counted(row.times, 'report')}", FAINT), (row.source, FAINT)]
                for row in rows
            ],
            (0, 0, 1),
            most=20,
        )
