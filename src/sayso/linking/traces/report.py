"""The report itself as other reports meet it: its outlet under one key, and the day it came out."""

from __future__ import annotations

from datetime import date
from typing import Final

from sayso.linking.copies.outlets import outlet_key
from sayso.records import SourceDocument, StatedDate
from sayso.records.trace import Quote, ReportTrace

# What a year or a month lacks to be a day.
_REST: Final = {4: "-01-01", 7: "-01"}


def report_trace(document: SourceDocument, people: tuple[str, ...]) -> ReportTrace:
    """What is shown and compared of a document. `people` are the bearers' ids of those without office."""
    return ReportTrace(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        outlet=outlet_key(document.publisher),
        published=document.published,
        published_day=first_day(document.published),
        url=document.url,
        language=document.language,
        forwarded_from=document.forwarded_from,
        people=people,
        dateline=None
        if document.dateline is None
        else Quote(document.dateline, document.dateline.text_in(document.text)),
    )


def first_day(stated: StatedDate | None) -> str | None:
    """The first day that a stated date may mean, as its owner states it; None for what no calendar has."""
    if stated is None:
        return None
    value = stated.value[:10]
    try:
        return date.fromisoformat(value + _REST.get(len(value), "")).isoformat()
    except ValueError:
        return None
