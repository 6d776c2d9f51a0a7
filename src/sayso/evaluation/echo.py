"""Scores edges between reports against ecosystems whose truth is known (`benchmarks/echo`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sayso.errors import BadRecord
from sayso.records.copy import UNSEEN, Copy

# A run of so many unchanged words is evidence that a reader could find.
LEAST_RUN_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class GoldSource:
    """One source of one report: `fits` are the reports that the text cannot tell apart; `unseen` names one left out."""

    fits: frozenset[str]
    unseen: str | None
    kept_run: int
    is_cited: bool

    @property
    def has_evidence(self) -> bool:
        """Whether the text gives evidence for it."""
        return self.is_cited or self.kept_run >= LEAST_RUN_WORDS


@dataclass(frozen=True, slots=True)
class GoldReport:
    """The truth of one report; `row` is what Sayso reads."""

    id: str
    row: Mapping[str, Any]
    level: int
    ecosystem: str
    habit: str
    publisher: str
    day: str
    sources: tuple[GoldSource, ...]
    miscited: frozenset[str]


@dataclass(frozen=True, slots=True)
class EchoCounts:
    """Of one ecosystem: sources with evidence, those found; edges predicted, those right; those within one line."""

    gold: int
    found: int
    predicted: int
    right: int
    in_line: int


def gold_report(values: Mapping[str, Any]) -> GoldReport:
    """One row of the simulator.

    Raises:
        BadRecord: a key is missing.
    """
    try:
        truth = values["truth"]
        return GoldReport(
            id=values["id"],
            row={key: value for key, value in values.items() if key != "truth"},
            level=truth["level"],
            ecosystem=truth["ecosystem"],
            habit=truth["habit"],
            publisher=values["publisher"],
            day=values["published"][:10],
            sources=tuple(
                GoldSource(frozenset(one["fits"]), one["unseen"], one["kept_run"], one["cited"])
                for one in truth["taken"]
            ),
            miscited=frozenset(truth["miscited"]),
        )
    except (KeyError, TypeError) as error:
        raise BadRecord(f"not a row of the simulator ({error!r})") from error


@dataclass(frozen=True, slots=True)
class Mistake:
    """An edge that is wrong (`source` is what was predicted) or a source that was missed (`source` is None)."""

    report: GoldReport
    source: str | None
    wanted: tuple[str, ...]


class EchoTruth:
    """The truth of many reports, asked for edges."""

    def __init__(self, reports: Sequence[GoldReport]) -> None:
        self.reports = {report.id: report for report in reports}
        self._takers: defaultdict[str, set[str]] = defaultdict(set)
        for report in reports:
            for source in report.sources:
                if source.unseen:
                    self._takers[source.unseen].add(report.id)

    def wanted(self, report: GoldReport) -> tuple[GoldSource, ...]:
        """Sources that the text gives evidence for.

        One that is not there needs a second report from it, and an earlier one where the report does not name it: the
        first that prints a text and says not from where looks like its origin.
        """
        return tuple(s for s in report.sources if s.has_evidence and (s.fits or self._has_sibling(report, s)))

    def _has_sibling(self, report: GoldReport, source: GoldSource) -> bool:
        others = self._takers[source.unseen or ""] - {report.id}
        own = report.row["published"]
        return any(source.is_cited or self.reports[one].row["published"] < own for one in others)

    def is_found(self, report: GoldReport, source: GoldSource, edges: Iterable[Edge]) -> bool:
        """Whether one of the edges into the report leads to this source."""
        for edge in edges:
            if edge.source in source.fits:
                return True
            # Nothing tells a copy of a source that is not there from a copy of its first copy.
            if source.unseen and not source.is_cited and edge.source in self._takers[source.unseen]:
                return True
            if edge.is_unseen and source.unseen and edge.siblings & self._takers[source.unseen]:
                return True
            if edge.is_unseen and any(
                not source.is_cited and self._same_day(report.id, one) for one in source.fits & edge.siblings
            ):
                return True
        return False

    def is_right(self, report: GoldReport, edge: Edge) -> bool:
        """Whether an edge into the report is true, or as near to it as dates without hours allow."""
        if any(self.is_found(report, source, (edge,)) for source in report.sources):
            return True
        if not edge.is_unseen:
            return False
        turned = (self.reports[one] for one in edge.siblings)
        if any(report.id in s.fits and self._same_day(report.id, o.id) for o in turned for s in o.sources):
            return True
        return any(self._line(report.id) & self._line(one) for one in edge.siblings if self._same_day(report.id, one))

    def is_in_line(self, report: GoldReport, edge: Edge) -> bool:
        """Whether both ends go back to one report, whichever took from which."""
        others = edge.siblings if edge.is_unseen else {edge.source}
        return any(self._line(report.id) & self._line(other) for other in others)

    def is_told_so(self, report: GoldReport, edge: Edge) -> bool:
        """Whether the report itself names this source, wrongly: neither right nor wrong to repeat it."""
        source = self.reports.get(edge.source)
        return source is not None and source.publisher in report.miscited

    def _same_day(self, one: str, other: str) -> bool:
        first, second = self.reports[one], self.reports[other]
        return len(first.row["published"]) == len(first.day) and first.day == second.day

    def _line(self, report_id: str) -> frozenset[str]:
        found, left = {report_id}, [report_id]
        while left:
            report = self.reports.get(left.pop())
            for source in report.sources if report else ():
                for one in (*sorted(source.fits), *([source.unseen] if source.unseen else [])):
                    if one not in found:
                        found.add(one)
                        left.append(one)
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Edge:
    """One predicted edge: `siblings` are the other reports that hang on a source that is not there."""

    source: str
    siblings: frozenset[str]

    @property
    def is_unseen(self) -> bool:
        """Whether the source is not among the reports."""
        return self.source.startswith(UNSEEN)


def edges_by_report(copies: Iterable[Copy]) -> dict[str, tuple[Edge, ...]]:
    """Predicted edges by the report that they lead to."""
    copies = tuple(copies)
    members: defaultdict[str, set[str]] = defaultdict(set)
    for copy in copies:
        members[copy.from_report].add(copy.to_report)
    found: defaultdict[str, list[Edge]] = defaultdict(list)
    for copy in copies:
        is_unseen = copy.from_report.startswith(UNSEEN)
        others = members[copy.from_report] - {copy.to_report} if is_unseen else set()
        found[copy.to_report].append(Edge(copy.from_report, frozenset(others)))
    return {report_id: tuple(edges) for report_id, edges in found.items()}


def score_echo(reports: Sequence[GoldReport], copies: Iterable[Copy]) -> dict[tuple[int, str], EchoCounts]:
    """Counts by level of difficulty and ecosystem; report ids in `copies` are the simulator's."""
    truth, edges = EchoTruth(reports), edges_by_report(copies)
    rows: dict[tuple[int, str], list[EchoCounts]] = defaultdict(list)
    for report in reports:
        rows[report.level, report.ecosystem].append(_counted(truth, report, edges.get(report.id, ())))
    return {key: _summed(rows[key]) for key in sorted(rows)}


def mistakes(reports: Sequence[GoldReport], copies: Iterable[Copy]) -> tuple[Mistake, ...]:
    """What was missed and what is wrong, by report."""
    truth, edges = EchoTruth(reports), edges_by_report(copies)
    found = []
    for report in reports:
        here = edges.get(report.id, ())
        wanted = tuple(sorted({one for s in report.sources for one in (*s.fits, s.unseen or "")} - {""}))
        missed = [s for s in truth.wanted(report) if not truth.is_found(report, s, here)]
        found += [Mistake(report, None, tuple(sorted(s.fits)) or (s.unseen or "",)) for s in missed]
        wrong = [e for e in here if not truth.is_right(report, e) and not truth.is_told_so(report, e)]
        found += [Mistake(report, edge.source, wanted) for edge in wrong]
    return tuple(found)


def _counted(truth: EchoTruth, report: GoldReport, edges: Collection[Edge]) -> EchoCounts:
    wanted = truth.wanted(report)
    judged = [e for e in edges if truth.is_right(report, e) or not truth.is_told_so(report, e)]
    return EchoCounts(
        gold=len(wanted),
        found=sum(truth.is_found(report, source, edges) for source in wanted),
        predicted=len(judged),
        right=sum(truth.is_right(report, edge) for edge in judged),
        in_line=sum(truth.is_in_line(report, edge) for edge in judged),
    )


def _summed(rows: Sequence[EchoCounts]) -> EchoCounts:
    return EchoCounts(
        sum(r.gold for r in rows),
        sum(r.found for r in rows),
        sum(r.predicted for r in rows),
        sum(r.right for r in rows),
        sum(r.in_line for r in rows),
    )
