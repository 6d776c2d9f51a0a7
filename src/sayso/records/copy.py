"""Who took a report from whom: one edge of the graph of copies, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sayso.records.span import Span

COPY_SCHEMA: Final = "sayso.copy/1"
# A source that several reports share and that is not among the reports: `from` is then no report's id.
UNSEEN: Final = "unseen:"


class CopyEvidenceKind(StrEnum):
    """What shows that a report was taken from another."""

    PASSAGE = "passage"
    CREDIT = "credit"
    CITATION = "citation"
    LINK = "link"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class SpanIn:
    """Characters of one of several reports."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class CopyEvidence:
    """One piece of evidence: a passage has its characters in two reports, a credit or citation in one.

    `spans` is empty where the container states the evidence and no text does, as with forwarded messages.
    """

    kind: CopyEvidenceKind
    spans: tuple[SpanIn, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """`to_report` took text or news from `from_report`.

    `from_report` begins with `UNSEEN` where several reports were taken from something that is not among them, or where
    nothing tells which of two came first. `share` is the part of the words of `to_report` (0 to 1) that stand in the
    source too; 0 where only a name or link leads there. `score` (0 to 1) is not calibrated.
    """

    from_report: str = field(metadata={"json": "from"})
    to_report: str = field(metadata={"json": "to"})
    evidence: tuple[CopyEvidence, ...]
    share: float
    score: float
    schema: str = COPY_SCHEMA
