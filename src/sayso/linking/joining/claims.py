"""One claim with its chain in actors, what it answers, who answers it, and who repeats it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from sayso.linking.independence import independence
from sayso.linking.joining.corrected import concerning
from sayso.linking.joining.gathering import in_time
from sayso.records.copy import Copy
from sayso.records.correction import Correction
from sayso.records.joined import Evidence, JoinedClaim, JoinedHop
from sayso.records.judgement import Judgement
from sayso.records.trace import ClaimTrace, Quote, ReportTrace, TracedHop


def join_claim(
    trace: ClaimTrace,
    *,
    same: Sequence[ClaimTrace],
    against: Sequence[ClaimTrace],
    claims: Mapping[str, ClaimTrace],
    reports: Mapping[str, ReportTrace],
    copies: Sequence[Copy],
    who: Mapping[str, str],
    event: str | None,
    negated: Collection[str] = (),
    judgements: Sequence[Judgement] = (),
    corrections: Sequence[Correction] = (),
) -> JoinedClaim:
    """Set one claim beside those of other reports.

    Args:
        trace: the claim.
        same: the other claims that say the same (`same_claims`).
        against: claims that deny what this one asserts, or assert what this one denies (`same_claims`).
        claims: at least the claims of the reports of all these.
        reports: at least the reports of all these.
        copies: edges among those reports; others are passed over.
        who: from a bearer's id to its actor's.
        event: the joined event that the claim is about.
        negated: traces of events that say that it did not happen.
        judgements: people's; those on this claim are kept.
        corrections: people's; those of this claim are kept.
    """
    group = sorted((trace, *same), key=lambda claim: claim.id)
    opposed = [claim for claim in against if claim.id != trace.id]
    report = reports.get(trace.report)
    known = {claim.report for claim in chain(group, opposed)}
    counted = {claim.id: claim for claim in chain(group, opposed)}
    return JoinedClaim(
        id=trace.id,
        report=trace.report,
        outlet=None if report is None else report.publisher,
        published=None if report is None or report.published is None else report.published.value,
        content=evidence_of(trace.report, trace.content),
        cue=evidence_of(trace.report, trace.cue),
        chain=tuple(_hop(hop, trace.report, who) for hop in trace.chain),
        manner=trace.manner,
        stance=trace.stance,
        hedges=evidence_of(trace.report, trace.hedges),
        answers=in_time(_answered(trace, opposed), reports),
        answered_by=in_time(_answering(trace, opposed, claims), reports),
        event=event,
        copies=in_time({claim.id for claim in same if claim.report != trace.report}, reports),
        independence=independence(
            tuple(counted[one] for one in sorted(counted)),
            {one: reports[one] for one in sorted(known) if one in reports},
            {},
            tuple(copy for copy in copies if copy.to_report in known),
            who,
            negated=negated,
        ),
        judgements=tuple(one for one in judgements if one.is_human and trace.id in (one.one, one.other)),
        corrections=concerning(corrections, (trace.id,)),
    )


def evidence_of(report: str, quotes: Iterable[Quote]) -> tuple[Evidence, ...]:
    """Quotes of one report as evidence."""
    return tuple(Evidence(report, quote.span, quote.text) for quote in quotes)


def _answered(trace: ClaimTrace, opposed: Iterable[ClaimTrace]) -> set[str]:
    """What it answers: in its own report as that says, in others whatever it stands against and is not older than."""
    own = set(trace.answers)
    return own | {claim.id for claim in opposed if _is_answer(trace, claim)}


def _answering(trace: ClaimTrace, opposed: Iterable[ClaimTrace], claims: Mapping[str, ClaimTrace]) -> set[str]:
    stated = {claim.id for claim in claims.values() if trace.id in claim.answers}
    return stated | {claim.id for claim in opposed if _is_answer(claim, trace)}


def _is_answer(one: ClaimTrace, other: ClaimTrace) -> bool:
    """Whether `one` can be taken for an answer to `other`: it denies, doubts or confirms, and was not made before."""
    from sayso.linking.joining.same_claims import ANSWERS

    if one.stance not in ANSWERS:
        return False
    return (one.published_day or "") >= (other.published_day or "") or other.stance not in ANSWERS


def _hop(hop: TracedHop, report: str, who: Mapping[str, str]) -> JoinedHop:
    return JoinedHop(
        step=hop.step,
        actor=who.get(hop.bearer or ""),
        name=hop.name,
        role=hop.role,
        named=hop.named,
        number=hop.number,
        unnamed_reason=hop.unnamed_reason,
        inherited=hop.inherited,
        evidence=None if hop.quote is None else Evidence(report, hop.quote.span, hop.quote.text),
    )
