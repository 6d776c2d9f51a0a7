"""Cases that are given as records: the traces and edges that a perfect reading of such reports would leave behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sayso.evaluation.independence_gold import Case, GoldClaim, GoldCopy, GoldReport, GoldSource
from sayso.linking.copies.outlets import outlet_key
from sayso.linking.independence import independence
from sayso.records import DatePrecision, Manner, Origin, Span, StatedDate
from sayso.records.copy import Copy, CopyEvidence, CopyEvidenceKind, SpanIn
from sayso.records.joined import Independence
from sayso.records.trace import ClaimTrace, Quote, ReportTrace, TracedHop

# Each report says it in its own voice in its first characters; its claims stand one after another behind.
_VOICE: Final = Span(0, 40)
_WIDTH: Final = 100


def counted(case: Case) -> Independence:
    """What Sayso makes of a case that is given as records."""
    reports = {report.name: _report(report) for report in case.reports}
    claims = [_claim(claim, at) for at, claim in enumerate(case.claims)]
    voiced = {r.name: (f"event:{r.name}:{_VOICE.start}-{_VOICE.end}",) for r in case.reports if r.voice}
    copies = [_copy(copy, case) for copy in case.copies]
    return independence(claims, reports, voiced, copies, {})


def _report(report: GoldReport) -> ReportTrace:
    return ReportTrace(
        id=report.name,
        title=None,
        publisher=report.outlet,
        outlet=outlet_key(report.outlet),
        published=StatedDate(report.time, DatePrecision.MINUTE, Origin.GIVEN),
        published_day=report.time[:10],
        url=None,
        language="en",
        forwarded_from=None,
        people=tuple(f"{report.name}#{name}" for name in report.people),
        dateline=None if report.dateline is None else Quote(Span(0, len(report.dateline)), report.dateline),
    )


def _place(at: int) -> Span:
    return Span(_WIDTH * (at + 1), _WIDTH * (at + 1) + 40)


def _claim(claim: GoldClaim, at: int) -> ClaimTrace:
    span = _place(at)
    return ClaimTrace(
        id=f"claim:{claim.report}:{span.start}-{span.end}",
        report=claim.report,
        claim=f"c{at}",
        content=(Quote(span, "it happened"),),
        cue=(),
        chain=tuple(_hop(source, claim.report) for source in claim.chain),
        manner=Manner.INDIRECT,
        stance=claim.stance,
        hedges=(),
        said=None,
        within=None,
        answers=(),
        events=() if claim.is_loose else (f"event:{claim.report}:{span.start}-{span.end}",),
        words=(),
        published_day=None,
        score=1.0,
    )


def _hop(source: GoldSource, report: str) -> TracedHop:
    return TracedHop(
        step=source.step,
        name=source.name or source.words,
        bearer=None if source.name is None else f"{report}#{source.name}",
        role=source.role,
        named=source.name is not None,
        number=source.number,
        unnamed_reason=None,
        inherited=False,
        quote=Quote(Span(0, max(1, len(source.words))), source.words),
        speaks_for=() if source.speaks_for is None else (f"{report}#{source.speaks_for}",),
        type=source.type,
    )


_KINDS: Final[Mapping[str, CopyEvidenceKind]] = {kind.value: kind for kind in CopyEvidenceKind}


def _copy(copy: GoldCopy, case: Case) -> Copy:
    kind = _KINDS[copy.kind]
    if kind is not CopyEvidenceKind.PASSAGE:
        return Copy(copy.source, copy.taker, (CopyEvidence(kind, ()),), 0.0, 0.9)
    spans = [_VOICE, *(_place(at) for at, c in enumerate(case.claims) if c.report == copy.taker and c.is_taken)]
    passages = tuple(
        CopyEvidence(kind, (SpanIn(copy.source, span), SpanIn(copy.taker, span))) for span in sorted(spans)
    )
    return Copy(copy.source, copy.taker, passages, 0.8, 0.9)
