"""Scores of time expressions as TempEval gives them: spans strict and relaxed, and values of relaxed matches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import BadRecord
from sayso.records import Period, PeriodType, Span


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression as people marked it; `value` is None where they gave none."""

    span: Span
    type: PeriodType
    value: str | None


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A marked document; `published` is the day of its creation, ISO 8601, or None."""

    id: str
    text: str
    published: str | None
    times: tuple[GoldTime, ...]


@dataclass(frozen=True, slots=True)
class TimeCounts:
    """What one document adds to a score. `strict`, `relaxed` and `value` count gold expressions that were met."""

    gold: int
    predicted: int
    strict: int
    relaxed: int
    value: int


@dataclass(frozen=True, slots=True)
class TimeScore:
    """Counts of one document, in all and by type. Under a type, an expression is met only by one of the same type."""

    document_id: str
    total: TimeCounts
    by_type: tuple[tuple[PeriodType, TimeCounts], ...]


def read_time_documents(lines: Iterable[str]) -> Iterator[TimeDocument]:
    """Documents of a JSON Lines corpus with `id`, `text`, `dct` and `timexes` (`start`, `end`, `type`, `value`).

    Raises:
        BadRecord: a line is no JSON or lacks a field; the message has its number.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield TimeDocument(
                id=str(row["id"]),
                text=str(row["text"]),
                published=(row.get("dct") or "")[:10] or None,
                times=tuple(
                    GoldTime(Span(int(t["start"]), int(t["end"])), PeriodType(t["type"]), t.get("value"))
                    for t in row["timexes"]
                ),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise BadRecord(f"time corpus, line {number}: not a document with timexes ({error!r})") from error


def score_times(gold: Sequence[TimeDocument], predicted: Sequence[Sequence[Period]]) -> tuple[TimeScore, ...]:
    """Compare the expressions found with the gold ones, document by document, in the order of `gold`.

    Each gold expression takes one predicted expression that overlaps it, with the same span if there is one, in text
    order; white space at the ends of spans does not count. F1 of any sum of counts is
    `2 * met / (gold + predicted)`.

    Args:
        gold: the marked documents.
        predicted: for each of them the periods found in its text.
    Raises:
        BadRecord: the two differ in length.
    Source: the scorer of TempEval-3 (UzZaman et al. 2013, section 4.1).
    """
    if len(gold) != len(predicted):
        raise BadRecord(f"there are {len(gold)} gold documents but predictions for {len(predicted)}")
    return tuple(_score(document, periods) for document, periods in zip(gold, predicted, strict=True))


def _score(document: TimeDocument, periods: Sequence[Period]) -> TimeScore:
    met = _met(document, periods)
    kinds = tuple(
        (
            kind,
            TimeCounts(
                gold=sum(time.type is kind for time in document.times),
                predicted=sum(period.type is kind for period in periods),
                strict=sum(m.strict for m in met if m.type is kind),
                relaxed=sum(m.type is kind for m in met),
                value=sum(m.value for m in met if m.type is kind),
            ),
        )
        for kind in PeriodType
    )
    total = TimeCounts(
        gold=len(document.times),
        predicted=len(periods),
        strict=sum(m.strict for m in met),
        relaxed=len(met),
        value=sum(m.value for m in met),
    )
    return TimeScore(document.id, total, kinds)


@dataclass(frozen=True, slots=True)
class _Met:
    """A gold expression that was met: the type that both have, if any, and whether span and value are the same."""

    type: PeriodType | None
    strict: bool
    value: bool


def _met(document: TimeDocument, periods: Sequence[Period]) -> list[_Met]:
    spans = [_trimmed(document.text, period.span) for period in periods]
    used: set[int] = set()
    met: list[_Met] = []
    for time in document.times:
        wanted = _trimmed(document.text, time.span)
        overlapping = [i for i, span in enumerate(spans) if i not in used and _overlap(span, wanted)]
        if not overlapping:
            continue
        best = next((i for i in overlapping if spans[i] == wanted), overlapping[0])
        used.add(best)
        period = periods[best]
        shared = time.type if period.type is time.type else None
        met.append(_Met(shared, spans[best] == wanted, period.value == time.value))
    return met


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
