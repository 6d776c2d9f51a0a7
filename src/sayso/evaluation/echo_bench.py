"""Runs the simulator's reports through the whole program as raw text, finds copies, and scores them by difficulty."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.echo import EchoCounts, GoldReport, gold_report, mistakes, score_echo
from sayso.evaluation.metrics import Interval, share, with_interval
from sayso.evaluation.model_tasks.base import Measured
from sayso.evaluation.slips import Slip
from sayso.gazetteer import Gazetteer
from sayso.linking.copies import CopyGraph, comparable
from sayso.pipeline import read_sources
from sayso.readers.base import Source
from sayso.records.copy import Copy
from sayso.settings import Settings

ECHO_FILE: Final = Path("benchmarks/echo/reports.jsonl")
ECHO_METRICS: Final = ("precision", "recall", "F1", "in one line")


def gold_echo(file: Path) -> tuple[GoldReport, ...]:
    """The reports of the simulator with their truth.

    Raises:
        BadSetting: the file is not there.
        BadRecord: a row is not the simulator's.
    """
    return tuple(gold_report(row) for row in simulated(file))


def simulated(file: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of the simulator as they are.

    Raises:
        BadSetting: the file is not there.
    """
    if not file.is_file():
        raise BadSetting(
            f"{file} is not there: write it with python -m benchmarks.echo.simulate FILE, and give --data FILE"
        )
    yield from (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())


def measure_echo(reports: Sequence[GoldReport], settings: Settings, gazetteer: Gazetteer) -> Measured:
    """Find copies among the reports, all ecosystems in one heap, and score the edges: in all, and by level."""
    copies = _copies(reports, settings, gazetteer)
    counts = score_echo(reports, copies)
    parts = {"all": list(counts.values())}
    for level, ecosystem in counts:
        parts.setdefault(f"level {level}", []).append(counts[level, ecosystem])
    rows = tuple(ScoreRow(name, sum(c.gold for c in part), _figures(part)) for name, part in parts.items())
    slips = (
        Slip(
            f"level {m.report.level}, {m.report.habit}",
            m.report.id,
            str(m.report.row["text"]),
            note=f"{f'taken from {m.source}' if m.source else 'missed'}; wanted {', '.join(m.wanted) or 'none'}",
        )
        for m in mistakes(reports, copies)
    )
    gold = sum(c.gold for c in parts["all"])
    return Measured(Scores("echo", len(reports), gold, ECHO_METRICS, rows), tuple(slips))


def _copies(reports: Sequence[GoldReport], settings: Settings, gazetteer: Gazetteer) -> tuple[Copy, ...]:
    lines = "\n".join(json.dumps(dict(report.row), ensure_ascii=False) for report in reports)
    graph = CopyGraph()
    for outcome in read_sources([Source(lines.encode(), "echo")], settings, gazetteer):
        if outcome.reading is None:
            raise BadRecord(f"{outcome.name}: a report of the simulator could not be read ({outcome.sentence})")
        report = comparable(outcome.reading)
        graph.add(replace(report, id=outcome.reading.document.given_id or report.id))
    return graph.copies()


def _figures(rows: Sequence[EchoCounts]) -> tuple[Interval, ...]:
    figures: tuple[Callable[[Sequence[EchoCounts]], float], ...] = (_precision, _recall, _f1, _in_line)
    return tuple(with_interval(rows, figure) for figure in figures)


def _precision(rows: Sequence[EchoCounts]) -> float:
    return share(sum(r.right for r in rows), sum(r.predicted for r in rows))


def _recall(rows: Sequence[EchoCounts]) -> float:
    return share(sum(r.found for r in rows), sum(r.gold for r in rows))


def _f1(rows: Sequence[EchoCounts]) -> float:
    both = _precision(rows) + _recall(rows)
    return 2 * _precision(rows) * _recall(rows) / both if both else 0.0


def _in_line(rows: Sequence[EchoCounts]) -> float:
    return share(sum(r.in_line for r in rows), sum(r.predicted for r in rows))
