"""Reports by hand for the count of origins: a source in a few words, a report with claims or with its own voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.linking.independence import independence
from sayso.records import DatePrecision, Manner, MentionType, Origin, SourceNumber, SourceRole, Span, Stance, StatedDate
from sayso.records.copy import Copy, CopyEvidence, CopyEvidenceKind, SpanIn
from sayso.records.joined import Independence
from sayso.records.trace import ClaimTrace, Quote, ReportTrace, TracedHop

WIDTH = 100


@dataclass(frozen=True)
class Who:
    """A source: its words, its name if it has one, its role."""

    words: str
    role: str = "witness"
    name: str | None = None
    number: str = "one"
    kind: str | None = None
    speaks_for: str | None = None
    step: int = 0


@dataclass(frozen=True)
class Told:
    """A report: the chains of its claims with their stances, and whether it says it in its own voice."""

    name: str
    chains: tuple[tuple[Who, ...], ...] = ()
    stances: tuple[str, ...] = ()
    voice: bool = False
    people: tuple[str, ...] = ()
    outlet: str | None = None
    negated: bool = False
    taken: frozenset[int] = field(default_factory=frozenset)


def figures(
    reports: Sequence[Told],
    copies: Sequence[tuple[str, str]] = (),
    cites: Sequence[tuple[str, str]] = (),
    who: Mapping[str, str] | None = None,
) -> Independence:
    """The count for these reports; `copies` are (from, to) with text, `cites` by name alone."""
    edges = [_text(source, next(r for r in reports if r.name == taker)) for source, taker in copies]
    edges += [Copy(a, b, (CopyEvidence(CopyEvidenceKind.CITATION, ()),), 0.0, 0.8) for a, b in cites]
    return independence(
        [claim for report in reports for claim in _claims(report)],
        {report.name: _trace(report, hour) for hour, report in enumerate(reports)},
        {report.name: (f"event:{report.name}:0-40",) for report in reports if report.voice},
        edges,
        who or {},
        negated=[f"event:{report.name}:0-40" for report in reports if report.negated],
    )


def short(found: Independence) -> tuple[int, int, int, int]:
    """Copies, low, high, denials."""
    return found.copies, found.low, found.high, found.denials


def _trace(report: Told, hour: int) -> ReportTrace:
    outlet = report.outlet or f"outlet {report.name}"
    time = StatedDate(f"2024-05-01T{hour:02d}:00Z", DatePrecision.MINUTE, Origin.GIVEN)
    people = tuple(f"{report.name}#{name}" for name in report.people)
    return ReportTrace(report.name, None, outlet, outlet, time, "2024-05-01", None, "en", None, people)


def _claims(report: Told) -> list[ClaimTrace]:
    found = []
    for at, chain in enumerate(report.chains):
        span = Span(WIDTH * (at + 1), WIDTH * (at + 1) + 40)
        stance = report.stances[at] if at < len(report.stances) else "asserts"
        found.append(
            ClaimTrace(
                id=f"claim:{report.name}:{span.start}-{span.end}",
                report=report.name,
                claim=f"c{at}",
                content=(Quote(span, "it happened"),),
                cue=(),
                chain=tuple(_hop(source, report.name) for source in chain),
                manner=Manner.INDIRECT,
                stance=Stance(stance),
                hedges=(),
                said=None,
                within=None,
                answers=(),
                events=(f"event:{report.name}:{span.start}-{span.end}",),
                words=(),
                published_day=None,
                score=1.0,
            )
        )
    return found


def _hop(source: Who, report: str) -> TracedHop:
    return TracedHop(
        step=source.step,
        name=source.name or source.words,
        bearer=None if source.name is None else f"{report}#{source.name}",
        role=SourceRole(source.role),
        named=source.name is not None,
        number=SourceNumber(source.number),
        unnamed_reason=None,
        inherited=False,
        quote=Quote(Span(0, len(source.words)), source.words),
        speaks_for=() if source.speaks_for is None else (f"{report}#{source.speaks_for}",),
        type=None if source.kind is None else MentionType(source.kind),
    )


def _text(source: str, taker: Told) -> Copy:
    spans = [Span(0, 40), *(Span(WIDTH * (at + 1), WIDTH * (at + 1) + 40) for at in sorted(taker.taken))]
    passages = tuple(
        CopyEvidence(CopyEvidenceKind.PASSAGE, (SpanIn(source, span), SpanIn(taker.name, span))) for span in spans
    )
    return Copy(source, taker.name, passages, 0.8, 0.9)
