"""Time expressions: found by a grammar over word categories, resolved to TIMEX3 values and days."""

from __future__ import annotations

from dataclasses import replace

from sayso.interpret.times.find import find_times
from sayso.records import DatePrecision, Reading

__all__ = ["add_times", "find_times"]

_DAY_OR_FINER = (DatePrecision.DAY, DatePrecision.MINUTE, DatePrecision.SECOND)


def add_times(reading: Reading) -> Reading:
    """The reading with its time expressions, tied to the publication date where the document states one to the day."""
    document = reading.document
    stated = document.published
    return replace(
        reading,
        times=find_times(
            document.text,
            sentences=tuple(sentence.span for sentence in reading.sentences),
            published=stated.value if stated and stated.precision in _DAY_OR_FINER else None,
            dateline=document.dateline,
        ),
    )
