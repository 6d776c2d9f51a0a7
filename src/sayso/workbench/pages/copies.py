"""From whom a report was taken, and who took it: edges of the graph of copies, made ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import NoSuchDocument
from sayso.linking.record import JoinedRecord
from sayso.records.copy import UNSEEN, Copy, CopyEvidenceKind


@dataclass(frozen=True, slots=True)
class Taken:
    """An edge: the report at its other end, how much of the words stands in both (percent), and what shows it."""

    report: str
    is_seen: bool
    share: int
    kinds: tuple[CopyEvidenceKind, ...]


def edges_of(record: JoinedRecord | None, report: str) -> tuple[Copy, ...]:
    """All edges at a report; none where reports are not linked yet."""
    if record is None:
        return ()
    try:
        return record.copies(report)
    except NoSuchDocument:
        # Added since the last linking.
        return ()


def taken_from(record: JoinedRecord | None, report: str) -> Taken | None:
    """The strongest edge that leads to a report from another one of the ledger; a source that is not there is none."""
    edges = [edge for edge in edges_of(record, report) if edge.to_report == report]
    seen = [edge for edge in edges if not edge.from_report.startswith(UNSEEN) and edge.share > 0]
    if not seen:
        return None
    best = max(seen, key=lambda edge: (edge.share, edge.score, edge.from_report))
    return taken(best, best.from_report)


def taken(edge: Copy, other: str) -> Taken:
    """An edge as it is shown from one of its ends."""
    kinds = tuple(dict.fromkeys(evidence.kind for evidence in edge.evidence))
    return Taken(other, not other.startswith(UNSEEN), round(100 * edge.share), kinds)
