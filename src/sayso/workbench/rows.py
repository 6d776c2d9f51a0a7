"""Rows of the joined record in words, as templates show them."""

from __future__ import annotations

from sayso.linking.record import ClaimRow, EventRow
from sayso.records import TimePrecision
from sayso.records.joined import Independence, When
from sayso.telling.independence import independence_sentence
from sayso.telling.joined_values import when_words
from sayso.telling.labels import STANCES


def row_when(row: EventRow) -> str:
    """An event's days."""
    precision = row.precision if row.precision in set(TimePrecision) else TimePrecision.UNKNOWN
    return when_words(When(row.start, row.end, TimePrecision(precision)))


def row_counts(row: EventRow | ClaimRow) -> str:
    """How many say so."""
    copies = row.copies if isinstance(row, EventRow) else 0
    return independence_sentence(Independence(row.reports, copies, row.low, row.high, row.denials, ()))


def stance_words(stance: str) -> str:
    """A stance in words; one that is not known as it is."""
    return next((words for known, words in STANCES.items() if known.value == stance), stance)
