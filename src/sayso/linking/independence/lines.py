"""Which reports carry whose text or news: every line of copies followed back to where it begins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from sayso.records import Span
from sayso.records.copy import UNSEEN, Copy, CopyEvidenceKind

# A piece of a report is copied if this part of its characters lies in passages that another report has.
_COPIED: Final = 0.5
# So much of a report is not only background from an earlier matter.
_MUCH: Final = 0.3


class Lines:
    """The graph of copies as it is asked here, for reports that tell of one matter; other sources are its ends."""

    def __init__(self, told: Mapping[str, Collection[Span]], copies: Iterable[Copy]) -> None:
        """Keep what has to do with the matter.

        Args:
            told: the reports that tell of it, each with where it does.
            copies: edges among any reports. Text that a report took from one on another matter explains only what it
                covers.
        """
        self.reports = frozenset(told)
        self._edges: dict[str, list[Copy]] = {}
        for copy in sorted(copies, key=lambda c: (c.to_report, c.from_report)):
            if copy.from_report != copy.to_report:
                self._edges.setdefault(copy.to_report, []).append(copy)
        for report, spans in sorted(told.items()):
            kept = [edge for edge in self._edges.get(report, ()) if self._is_on_matter(edge, spans)]
            self._edges[report] = kept

    def _is_on_matter(self, edge: Copy, spans: Collection[Span]) -> bool:
        giver = edge.from_report
        if giver in self.reports or self.before(giver) & self.reports or edge.share >= _MUCH:
            return True
        is_named = any(evidence.kind is not CopyEvidenceKind.PASSAGE for evidence in edge.evidence)
        return is_named or any(_covers(edge, span) for span in spans)

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
        """The reports of the matter that go back to a source."""
        return tuple(one for one in sorted(self.reports) if source in self.before(one))

    def ends(self) -> tuple[str, ...]:
        """Where lines end outside the reports of the matter: sources that nobody has seen, and reports on others."""
        before = {giver for one in self.reports for giver in self.before(one)} - self.reports
        return tuple(sorted(one for one in before if not self.givers(one)))

    def givers_of(self, report: str, span: Span) -> tuple[str, ...]:
        """Whose text a piece of a report is."""
        return tuple(edge.from_report for edge in self._edges.get(report, ()) if _covers(edge, span))


def is_unseen(source: str) -> bool:
    """Whether a source is one that several reports share and that nobody has seen."""
    return source.startswith(UNSEEN)


def _is_text(edge: Copy) -> bool:
    return edge.share > 0 or any(
        evidence.kind in {CopyEvidenceKind.PASSAGE, CopyEvidenceKind.FORWARD} for evidence in edge.evidence
    )


def _is_whole(edge: Copy) -> bool:
    return any(evidence.kind is CopyEvidenceKind.FORWARD for evidence in edge.evidence)


def _covers(edge: Copy, span: Span) -> bool:
    """Whether a piece of the taking report lies in what it took over."""
    passages = [
        there.span
        for evidence in edge.evidence
        if evidence.kind is CopyEvidenceKind.PASSAGE
        for there in evidence.spans
        if there.report == edge.to_report
    ]
    return _covered(span, passages) >= _COPIED * len(span) or (_is_whole(edge) and not passages)


def _covered(span: Span, passages: Sequence[Span]) -> int:
    marks = {at for p in passages for at in range(max(p.start, span.start), min(p.end, span.end))}
    return len(marks)
