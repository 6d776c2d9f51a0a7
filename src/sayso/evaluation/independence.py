"""Scores intervals of independent origins: is the truth inside, how wide are they, are they one number where they can.

Also what scorers share: the figures for one happening out of the traces of its reports, as joining makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.evaluation.bench import ScoreRow
from sayso.evaluation.metrics import Interval, share, with_interval
from sayso.linking.independence import claims_on, independence
from sayso.records.copy import Copy
from sayso.records.joined import Independence
from sayso.records.trace import EventTrace, Traces

METRICS: Final = ("inside", "never too low", "one number", "denials", "exact", "width x100")


@dataclass(frozen=True, slots=True)
class Counted:
    """One happening: the true interval (a single number twice), denials, and what was found.

    `is_decided`: the texts decide the number.
    """

    id: str
    low: int
    high: int
    denials: int
    is_decided: bool
    found: Independence

    @property
    def is_inside(self) -> bool:
        """Whether the truth lies in what was found."""
        return self.found.low <= self.low and self.high <= self.found.high


def found_for(
    members: Sequence[EventTrace],
    readings: Iterable[Traces],
    copies: Sequence[Copy],
    who: Mapping[str, str],
) -> Independence:
    """The figures for one happening.

    Args:
        members: the happening as reports have it.
        readings: what all reports leave behind.
        copies: edges between them.
        who: actors by the ids of those who bear their names.
    """
    ids = {event.id for event in members}
    all_traces = tuple(readings)
    near = [traces for traces in all_traces if traces.report.id in {event.report for event in members}]
    others = [event for traces in near for event in traces.events if event.id not in ids]
    voiced: dict[str, tuple[str, ...]] = {}
    for event in members:
        if not event.claims:
            voiced[event.report] = (*voiced.get(event.report, ()), event.id)
    return independence(
        claims_on(members, [claim for traces in near for claim in traces.claims], others),
        {traces.report.id: traces.report for traces in all_traces},
        voiced,
        copies,
        who,
        negated=[event.id for event in members if event.negated],
    )


def score_row(name: str, counted: Sequence[Counted]) -> ScoreRow:
    """All figures over some happenings, in percent, but for the mean width (times 100)."""
    return ScoreRow(name, len(counted), tuple(with_interval(counted, figure) for figure in _FIGURES))


def empty_row(name: str) -> ScoreRow:
    """The row of a part that has no happening."""
    return ScoreRow(name, 0, (Interval(0.0, 0.0, 0.0),) * len(METRICS))


def _inside(rows: Sequence[Counted]) -> float:
    return share(sum(row.is_inside for row in rows), len(rows))


def _not_too_low(rows: Sequence[Counted]) -> float:
    return share(sum(row.found.low <= row.high for row in rows), len(rows))


def _one_number(rows: Sequence[Counted]) -> float:
    decided = [row for row in rows if row.is_decided]
    return share(sum(row.found.low == row.found.high for row in decided), len(decided))


def _denials(rows: Sequence[Counted]) -> float:
    return share(sum(row.found.denials == row.denials for row in rows), len(rows))


def _exact(rows: Sequence[Counted]) -> float:
    return share(sum((row.found.low, row.found.high) == (row.low, row.high) for row in rows), len(rows))


def _width(rows: Sequence[Counted]) -> float:
    return share(sum(row.found.high - row.found.low for row in rows), len(rows))


_FIGURES: Final[tuple[Callable[[Sequence[Counted]], float], ...]] = (
    _inside,
    _not_too_low,
    _one_number,
    _denials,
    _exact,
    _width,
)
