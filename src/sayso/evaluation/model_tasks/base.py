"""What every task that measures a model shares: reading gold texts, rows of counts, what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.evaluation.attribution import Counts, added
from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.gold import GoldText, WordRange
from sayso.evaluation.metrics import f1, share, with_interval
from sayso.evaluation.slips import Slip
from sayso.evaluation.templates.records import Template
from sayso.interpret.sentences import split_sentences
from sayso.model.reader import Reader, Text
from sayso.records import Span
from sayso.records.prediction import Prediction

METRICS: Final = ("precision", "recall", "F1")
_MOST_DRAWN: Final = 200

Rows = Mapping[str, Sequence[Counts]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPart:
    """Where the gold data lies: a part of a corpus under `corpora`, or a file of its own where the task reads one."""

    corpora: Path
    part: str = "dev"
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What a task gives: scores, slips for reading, and for the task of templates what was predicted."""

    scores: Scores
    slips: tuple[Slip, ...]
    templates: tuple[tuple[Template, ...], ...] = ()


Measure = Callable[[Reader, GoldPart], Measured]


def read_gold(reader: Reader, texts: Iterable[GoldText]) -> Iterator[tuple[GoldText, Prediction]]:
    """Raw text in, predictions out, beside the gold data and in its order."""
    gold = list(texts)
    given = [Text(text.text, split_sentences(text.text, ())) for text in gold]
    yield from zip(gold, reader.read(given), strict=True)


def span_of(gold: GoldText, words: WordRange) -> Span:
    """Characters of a stretch of words."""
    return Span(gold.words[words[0]].start, gold.words[words[1] - 1].end)


def scores_of(task: str, rows: Rows) -> Scores:
    """Precision, recall and F1 with intervals; the first row says how much gold there is."""
    first = next(iter(rows.values()), ())
    gold = sum(count.gold for count in first)
    return Scores(task, len(first), gold, METRICS, tuple(_row(name, counts) for name, counts in rows.items()))


def _blocks(counts: Sequence[Counts]) -> list[Counts]:
    """Neighbouring rows summed, so that at most `_MOST_DRAWN` are drawn from: sets of sentences have thousands."""
    size = -(-len(counts) // _MOST_DRAWN) or 1
    return [added(counts[first : first + size]) for first in range(0, len(counts), size)]


def _row(name: str, counts: Sequence[Counts]) -> ScoreRow:
    drawn_from = _blocks(counts)

    def figure(measure: Callable[[Counts], float]) -> Callable[[Sequence[Counts]], float]:
        return lambda drawn: measure(added(drawn))

    figures = (
        with_interval(drawn_from, figure(lambda total: share(total.right, total.predicted))),
        with_interval(drawn_from, figure(lambda total: share(total.right, total.gold))),
        with_interval(drawn_from, figure(lambda total: f1(total.right, total.predicted, total.gold))),
    )
    return ScoreRow(name, sum(count.gold for count in counts), figures)
