"""Runs the whole program on the gold passages for chains of say-so: raw text in, claims out, then the scorer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.attribution import Counts, added
from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.chain_gold import Passage, read_passages
from sayso.evaluation.chains import Pairing, chain_counts, mistakes, paired
from sayso.evaluation.metrics import f1, share, with_interval
from sayso.gazetteer import Gazetteer
from sayso.pipeline import read_sources
from sayso.readers.base import Source
from sayso.records import Reading
from sayso.settings import Settings

CHAINS_FOLDER: Final = Path("evals/chains")
COUNT_METRICS: Final = ("precision", "recall", "F1")


class Part(StrEnum):
    """Which passages: those at hand while rules are written, those that someone else wrote and kept aside, or both."""

    DEVELOPMENT = "development"
    HELD_ASIDE = "held_aside"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PassageMistakes:
    """What went wrong in one passage, a line each."""

    passage: Passage
    lines: tuple[str, ...]


def gold_passages(folder: Path, part: Part) -> tuple[Passage, ...]:
    """The passages of all YAML files of a folder, or of one file, that belong to a part.

    Raises:
        BadSetting: no such folder, or nothing of this part in it.
        BadRecord: a file that breaks the format, or an id that two files use.
    """
    files = [folder] if folder.is_file() else sorted(folder.glob("*.yml"))
    passages = [p for file in files for p in read_passages(file) if part is Part.ALL or p.part == part.value]
    if not passages:
        raise BadSetting(
            f"{folder} has no passages of part {part}: run it in the project's folder, or give gold with --data"
        )
    ids = [passage.id for passage in passages]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise BadRecord(f"{folder}: these ids are there twice: {', '.join(twice)}")
    return tuple(passages)


def pair_all(passages: Sequence[Passage], settings: Settings, gazetteer: Gazetteer) -> list[Pairing]:
    """Read every passage as a report of its own, and pair what was found with the gold claims.

    Raises:
        BadSetting: Sayso has no reader model, so it finds no claims.
        BadRecord: a passage could not be read.
    """
    rows = [{"id": passage.id, "text": passage.text, "language": "en"} for passage in passages]
    readings = read_gold(rows, settings, gazetteer)
    return [paired(passage, reading) for passage, reading in zip(passages, readings, strict=True)]


def read_gold(rows: Sequence[Mapping[str, str]], settings: Settings, gazetteer: Gazetteer) -> list[Reading]:
    """Read gold texts with the whole program, in order.

    Raises:
        BadSetting: Sayso has no reader model, so it finds neither claims nor events.
        BadRecord: a text could not be read.
    """
    lines = "\n".join(json.dumps(dict(row)) for row in rows)
    readings: list[Reading] = []
    for outcome in read_sources([Source(lines.encode(), "gold")], settings, gazetteer):
        if outcome.reading is None:
            raise BadRecord(f"{outcome.name}: a gold text could not be read ({outcome.sentence})")
        if outcome.reading.producer.model is None:
            raise BadSetting("this bench needs a reader model: give a bundle with --model FILE or set SAYSO_MODEL")
        readings.append(outcome.reading)
    return readings


def score_pairings(pairings: Sequence[Pairing]) -> Scores:
    """The figures over all passages, passages drawn anew for the intervals."""
    counts = [chain_counts(pairing) for pairing in pairings]
    rows = tuple(counts_row(name, [of_passage[name] for of_passage in counts]) for name in counts[0])
    return Scores(
        task="chains",
        documents=len(pairings),
        gold=sum(len(pairing.passage.claims) for pairing in pairings),
        metrics=COUNT_METRICS,
        rows=rows,
    )


def all_mistakes(pairings: Sequence[Pairing]) -> list[PassageMistakes]:
    """The passages in which something is wrong, in their order."""
    listed = [PassageMistakes(pairing.passage, tuple(mistakes(pairing))) for pairing in pairings]
    return [entry for entry in listed if entry.lines]


def counts_row(name: str, counts: Sequence[Counts]) -> ScoreRow:
    """Precision, recall and F1 over counts by text, with intervals."""

    def figure(measure: Callable[[Counts], float]) -> Callable[[Sequence[Counts]], float]:
        return lambda drawn: measure(added(drawn))

    figures = (
        with_interval(counts, figure(lambda total: share(total.right, total.predicted))),
        with_interval(counts, figure(lambda total: share(total.right, total.gold))),
        with_interval(counts, figure(lambda total: f1(total.right, total.predicted, total.gold))),
    )
    return ScoreRow(name, sum(count.gold for count in counts), figures)
