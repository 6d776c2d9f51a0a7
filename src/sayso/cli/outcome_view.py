"""Outcomes in the terminal: one line for each failure, a tally for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.cli.wording import safe
from sayso.records import Status

if TYPE_CHECKING:
    from rich.text import Text

    from sayso.pipeline import Outcome

STATUS_STYLE = {Status.READ: "green", Status.PARTIAL: "yellow", Status.SKIPPED: "dim", Status.FAILED: "bold red"}


def outcome_line(outcome: Outcome) -> Text:
    """`failed   encrypted  secret.pdf: The PDF asks for a password.`"""
    from rich.text import Text

    line = Text()
    line.append(f"{outcome.status:<8}", style=STATUS_STYLE[outcome.status])
    line.append(f" {outcome.code}  ", style="bold")
    line.append(safe(outcome.name))
    line.append(safe(f": {outcome.sentence}"), style="dim")
    return line


def tally(statuses: Iterable[Status]) -> Text:
    """`12 read · 1 partial · 3 skipped (already there) · 0 failed`."""
    from rich.text import Text

    counts = Counter(statuses)
    line = Text()
    for status in Status:
        if status in (Status.READ, Status.FAILED) or counts[status]:
            line.append(" · " if line else "")
            style = STATUS_STYLE[status] if counts[status] else "dim"
            line.append(f"{counts[status]:,} {status.value}", style=style)
    return line
