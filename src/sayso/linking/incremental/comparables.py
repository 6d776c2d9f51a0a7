"""Reports as copies are found by, kept short: words as one line, where they begin and end, and what they refer to."""

from __future__ import annotations

import json
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sayso.linking.copies.comparable import Comparable
from sayso.linking.copies.dates import Published
from sayso.linking.copies.pairs import Pair
from sayso.linking.copies.passages import Passage, Run
from sayso.linking.copies.references import Reference, names_in
from sayso.linking.copies.words import Word
from sayso.records import Span
from sayso.records.copy import CopyEvidenceKind

_LEVEL: Final = 3
_MARKS: Final = ((False, False), (True, False), (False, True), (True, True))


def comparable_line(report: Comparable) -> bytes:
    """A report as a line; what follows from its words is left out."""
    words = report.words
    told = {
        "outlet": report.outlet,
        "url": report.url,
        "published": [report.published.earliest.isoformat(), report.published.latest.isoformat()]
        if report.published
        else None,
        "keys": " ".join(word.key for word in words),
        "starts": [word.start for word in words],
        "lengths": [word.end - word.start for word in words],
        "marks": "".join(str(_MARKS.index((word.is_quoted, word.is_name))) for word in words),
        "references": [_told(reference) for reference in report.references],
        "topic": sorted(report.topic),
        "prints": b64encode(array("q", report.prints).tobytes()).decode(),
    }
    return _packed(told)


def comparable_from(report_id: str, line: bytes) -> Comparable:
    """The report of a line."""
    told = _unpacked(line)
    keys = told["keys"].split(" ") if told["keys"] else []
    marks = [_MARKS[int(mark)] for mark in told["marks"]]
    words = tuple(
        Word(key, start, start + length, *mark)
        for key, start, length, mark in zip(keys, told["starts"], told["lengths"], marks, strict=True)
    )
    published = told["published"]
    prints = array("q")
    prints.frombytes(b64decode(told["prints"]))
    return Comparable(
        id=report_id,
        outlet=told["outlet"],
        url=told["url"],
        published=Published(*(datetime.fromisoformat(one) for one in published)) if published else None,
        words=words,
        prints=tuple(prints),
        references=tuple(_reference(one) for one in told["references"]),
        names=names_in(words),
        topic=frozenset(told["topic"]),
    )


def pair_line(pair: Pair) -> bytes:
    """What ties two reports, as a line; the reports themselves are left out."""
    return _packed(
        {
            "passages": [[[run.first, run.second, run.length] for run in one.runs] for one in pair.passages],
            "by first": [_told(reference) for reference in pair.named_by_first],
            "by second": [_told(reference) for reference in pair.named_by_second],
        }
    )


def pair_from(first: Comparable, second: Comparable, line: bytes) -> Pair:
    """The pair of a line, of the reports in the order in which it was made."""
    told = _unpacked(line)
    return Pair(
        first,
        second,
        tuple(Passage(tuple(Run(*run) for run in runs)) for runs in told["passages"]),
        _references(told["by first"]),
        _references(told["by second"]),
    )


def _references(rows: Iterable[Sequence[Any]]) -> tuple[Reference, ...]:
    return tuple(_reference(row) for row in rows)


def _told(one: Reference) -> list[object]:
    span = None if one.span is None else [one.span.start, one.span.end]
    return [one.kind, one.outlet, one.url, span, one.written]


def _reference(row: Sequence[Any]) -> Reference:
    kind, outlet, url, span, written = row
    return Reference(CopyEvidenceKind(kind), outlet, url, None if span is None else Span(*span), written)


def _packed(told: Mapping[str, object]) -> bytes:
    return zlib.compress(json.dumps(told, separators=(",", ":")).encode(), _LEVEL)


def _unpacked(line: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(line))
    return found
