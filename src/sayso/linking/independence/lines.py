"""Which reports carry whose text or news: every line of copies followed back to where it begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from sayso.records import Span
from sayso.records.copy import UNSEEN, Copy, CopyEvidenceKind

# A piece of a report is copied if this part of its characters lies in passages that another report has.
_COPIED: Final = 0.5


class Lines:
    """The graph of copies as it is asked here. Sources that are not among the reports are its ends."""

    def __init__(self, reports: Collection[str], copies: Iterable[Copy]) -> None:
        self.reports = frozenset(reports)
        self._edges: defaultdict[str, list[Copy]] = defaultdict(list)
        for copy in sorted(copies, key=lambda c: (c.to_report, c.from_report)):
            if copy.to_report in self.reports and copy.from_report != copy.to_report:
                self._edges[copy.to_report].append(copy)

    def givers(self, report: str) -> tuple[str, ...]:
        """Whom a report took from, directly."""
        return tuple(edge.from_report for edge in self._edges.get(report, ()))

    def text_givers(self, report: str) -> tuple[str, ...]:
        """Whom it took text from, or forwarded whole."""
        return tuple(edge.from_report for edge in self._edges.get(report, ()) if _is_text(edge))

    def before(self, report: str) -> frozenset[str]:
        """All that stand before a report in its lines, however far; not itself, even where they run in a circle."""
        found: set[str] = set()
        left = [report]
        while left:
            for giver in self.givers(left.pop()):
                if giver not in found:
                    found.add(giver)
                    left.append(giver)
        return frozenset(found - {report})

    def members(self, source: str) -> tuple[str, ...]:
        """The reports that took from a source directly."""
        return tuple(one for one in sorted(self.reports) if source in self.givers(one))

    def ends(self) -> tuple[str, ...]:
        """Sources that reports took from and that are not among them: unseen ones, and reports on other matters."""
        given = {giver for one in self.reports for giver in self.givers(one)}
        return tuple(sorted(given - self.reports))

    def is_first(self, report: str) -> bool:
        """Whether it took nothing from anybody."""
        return not self._edges.get(report)

    def givers_of(self, report: str, span: Span) -> tuple[str, ...]:
        """Whose text a piece of a report is."""
        found = []
        for edge in self._edges.get(report, ()):
            passages = [
                there.span
                for evidence in edge.evidence
                if evidence.kind is CopyEvidenceKind.PASSAGE
                for there in evidence.spans
                if there.report == report
            ]
            if _covered(span, passages) >= _COPIED * len(span) or (_is_whole(edge) and not passages):
                found.append(edge.from_report)
        return tuple(found)


def is_unseen(source: str) -> bool:
    """Whether a source is one that several reports share and that nobody has seen."""
    return source.startswith(UNSEEN)


def _is_text(edge: Copy) -> bool:
    return edge.share > 0 or any(
        evidence.kind in {CopyEvidenceKind.PASSAGE, CopyEvidenceKind.FORWARD} for evidence in edge.evidence
    )


def _is_whole(edge: Copy) -> bool:
    return any(evidence.kind is CopyEvidenceKind.FORWARD for evidence in edge.evidence)


def _covered(span: Span, passages: Sequence[Span]) -> int:
    marks = {at for p in passages for at in range(max(p.start, span.start), min(p.end, span.end))}
    return len(marks)
