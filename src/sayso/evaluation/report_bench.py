"""Runs the whole program on the gold reports: raw text in, readings out, then the scorer, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sayso.errors import BadSetting
from sayso.evaluation.bench import Scores
from sayso.evaluation.chain_bench import COUNT_METRICS, Part, counts_row, read_gold
from sayso.evaluation.report_files import read_report
from sayso.evaluation.report_gold import GoldReport
from sayso.evaluation.report_scores import report_counts
from sayso.gazetteer import Gazetteer
from sayso.settings import Settings

REPORTS_FOLDER: Final = Path("evals/gold")


def gold_reports(folder: Path, part: Part) -> tuple[GoldReport, ...]:
    """The reports of a folder, or of one file, that belong to a part.

    Raises:
        BadSetting: no such folder, or nothing of this part in it.
        BadRecord: a file that breaks the format.
    """
    files = [folder] if folder.is_file() else sorted(folder.glob("*.yml"))
    reports = tuple(r for r in map(read_report, files) if part is Part.ALL or r.part == part.value)
    if not reports:
        raise BadSetting(f"{folder} has no reports of part {part}: run it in the project's folder, or give --data")
    return reports


def score_reports(reports: Sequence[GoldReport], settings: Settings, gazetteer: Gazetteer) -> Scores:
    """Read all reports and score each field.

    Raises:
        BadSetting: Sayso has no reader model.
    """
    rows = [
        {"id": r.id, "text": r.text, "language": "en"} | ({"published": r.published} if r.published else {})
        for r in reports
    ]
    readings = read_gold(rows, settings, gazetteer)
    counts = [report_counts(report, reading) for report, reading in zip(reports, readings, strict=True)]
    return Scores(
        task="reports",
        documents=len(reports),
        gold=sum(len(report.events) for report in reports),
        metrics=COUNT_METRICS,
        rows=tuple(counts_row(name, [of_report[name] for of_report in counts]) for name in counts[0]),
    )
