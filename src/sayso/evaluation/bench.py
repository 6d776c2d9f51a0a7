"""What `sayso bench` runs: gold documents through the whole pipeline as raw text, then the scorers.

The only module of this folder that runs Sayso; scorers and metrics know records alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.anchors import Anchors
from sayso.evaluation.metrics import Interval, f1, with_interval
from sayso.evaluation.places import (
    PlaceCounts,
    end_to_end,
    name_f1,
    read_place_documents,
    right_of_found,
    score_places,
)
from sayso.evaluation.times import TimeCounts, read_time_documents, score_times
from sayso.gazetteer import Gazetteer, PlaceKind, name_key
from sayso.pipeline import read_sources
from sayso.readers.base import Source
from sayso.records import PeriodType, Reading
from sayso.settings import Settings

_FILES: Final = {"times": "time/dev.jsonl", "places": "geo/dev.jsonl"}


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row of figures, in the order of `Scores.metrics`; `gold` says over how many gold items."""

    name: str
    gold: int
    figures: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The result of a task: the first row is what the goal is set on, the others break it down."""

    task: str
    documents: int
    gold: int
    metrics: tuple[str, ...]
    rows: tuple[ScoreRow, ...]


def default_data(settings: Settings, task: str) -> Path:
    """The development part of the task's corpus.

    Raises:
        BadSetting: the corpora are not where the setting says.
    """
    path = Path(settings.corpora) / _FILES[task]
    if not path.is_file():
        raise BadSetting(f"{path} is not there: give gold data with --data FILE, or the folder with setting corpora")
    return path


def score_times_file(file: Path, settings: Settings, gazetteer: Gazetteer) -> Scores:
    """Score time expressions, in all and by TIMEX3 type."""
    with file.open(encoding="utf-8") as lines:
        gold = tuple(read_time_documents(lines))
    rows = [{"id": document.id, "text": document.text, "published": document.published} for document in gold]
    found = [reading.times for reading in _readings(rows, settings, gazetteer)]
    scored = score_times(gold, found)
    by_type = [dict(score.by_type) for score in scored]
    parts = [("all", [score.total for score in scored])]
    parts += [(kind.value, [counts[kind] for counts in by_type]) for kind in PeriodType]
    return Scores(
        task="times",
        documents=len(gold),
        gold=sum(len(document.times) for document in gold),
        metrics=("strict F1", "relaxed F1", "value F1"),
        rows=tuple(_time_row(name, counts) for name, counts in parts),
    )


def _time_row(name: str, counts: Sequence[TimeCounts]) -> ScoreRow:
    def score(met: Callable[[TimeCounts], int]) -> Interval:
        return with_interval(
            counts, lambda drawn: f1(sum(map(met, drawn)), sum(c.predicted for c in drawn), sum(c.gold for c in drawn))
        )

    figures = (score(lambda c: c.strict), score(lambda c: c.relaxed), score(lambda c: c.value))
    return ScoreRow(name, sum(c.gold for c in counts), figures)


def score_places_file(file: Path, settings: Settings, gazetteer: Gazetteer) -> Scores:
    """Score place names and where they were put, by corpus."""
    lines = file.read_text(encoding="utf-8").splitlines()
    gold = tuple(read_place_documents(lines, _country_codes(lines, gazetteer)))
    rows = [{"id": d.id, "text": d.text, "title": d.title, "published": d.published} for d in gold]
    found = [(reading.mentions, reading.places) for reading in _readings(rows, settings, gazetteer)]
    counts = score_places(gold, found)
    parts = {corpus: [c for c in counts if c.corpus == corpus] for corpus in sorted({c.corpus for c in counts})}
    return Scores(
        task="places",
        documents=len(gold),
        gold=sum(c.gold for c in counts),
        metrics=("name F1", "right of found", "end to end"),
        rows=tuple(_place_row(name, part) for name, part in {"all": counts, **parts}.items()),
    )


def _place_row(name: str, counts: Sequence[PlaceCounts]) -> ScoreRow:
    figures = tuple(with_interval(counts, figure) for figure in (name_f1, right_of_found, end_to_end))
    return ScoreRow(name, sum(c.gold for c in counts), figures)


def _country_codes(lines: Sequence[str], gazetteer: Gazetteer) -> dict[str, str]:
    """Alpha-3 codes of the country names that the gold places use."""
    names = {str(t.get("country")) for line in lines if line.strip() for t in json.loads(line).get("toponyms", ())}
    found = {name: gazetteer.lookup(name_key(name)) for name in names}
    countries = {
        name: [p.countries[0] for p in places if p.kind is PlaceKind.COUNTRY] for name, places in found.items()
    }
    return {name: codes[0] for name, codes in countries.items() if codes}


def _readings(rows: Iterable[dict[str, Any]], settings: Settings, gazetteer: Gazetteer) -> list[Reading]:
    """Raw text in, readings out, in order; a document that fails stops the bench."""
    lines = "\n".join(json.dumps({key: value for key, value in row.items() if value}) for row in rows)
    readings: list[Reading] = []
    for outcome in read_sources([Source(lines.encode(), "gold")], settings, gazetteer):
        if outcome.reading is None:
            raise BadRecord(f"{outcome.name}: a gold document could not be read ({outcome.sentence})")
        readings.append(outcome.reading)
    return readings


def scores_json(scores: Scores, anchors: Anchors) -> str:
    """Scores and anchors as JSON."""
    rows = [
        {
            "name": row.name,
            "gold": row.gold,
            **{
                metric: {"value": round(i.value, 1), "low": round(i.low, 1), "high": round(i.high, 1)}
                for metric, i in zip(scores.metrics, row.figures, strict=True)
            },
        }
        for row in scores.rows
    ]
    others = [
        {"system": anchor.system, **dict(zip(anchors.metrics, anchor.figures, strict=True))} for anchor in anchors.rows
    ]
    return json.dumps(
        {
            "task": scores.task,
            "documents": scores.documents,
            "gold": scores.gold,
            "scores": rows,
            "anchors": others,
            "anchors_source": anchors.source,
        },
        ensure_ascii=False,
        indent=2,
    )
