"""One incident out of what every report says of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sayso.linking.contradictions import contradictions
from sayso.linking.independence import claims_on, independence
from sayso.linking.joining.context import Context
from sayso.linking.joining.corrected import concerning
from sayso.linking.joining.gathering import Said, gather, in_time, support_of
from sayso.linking.joining.identity import joined_id
from sayso.linking.joining.roles import roles_of
from sayso.linking.joining.values import amounts_of, places_of, standing_of, times_of
from sayso.records.copy import Copy
from sayso.records.correction import Correction
from sayso.records.joined import Independence, JoinedBecause, JoinedEvent
from sayso.records.judgement import Judgement
from sayso.records.trace import ClaimTrace, EventTrace, ReportTrace

T = TypeVar("T", bound=Hashable)


def join_event(
    traces: Sequence[EventTrace],
    *,
    claims: Mapping[str, ClaimTrace],
    reports: Mapping[str, ReportTrace],
    copies: Sequence[Copy],
    who: Mapping[str, str],
    names: Mapping[str, str],
    judgements: Sequence[Judgement] = (),
    corrections: Sequence[Correction] = (),
    because: Sequence[Judgement] = (),
    beside: Iterable[EventTrace] = (),
    event_id: str | None = None,
) -> JoinedEvent:
    """Join the traces of one event, in any order: the same traces give the same event.

    Args:
        traces: its members, one or more.
        claims: at least the claims of the members' reports.
        reports: at least the members' reports.
        copies: edges that begin or end at those reports.
        who: from a bearer's id to its actor's.
        names: from an actor's id to its name.
        judgements: people's; those on members are kept.
        corrections: people's, of any subject; those of the event and of its members count.
        because: what joins the members.
        beside: other events of the members' reports; a claim that states none may mean one of them.
        event_id: its id where it has one already; by default it is made from the first member.
    """
    traces = sorted(traces, key=lambda trace: (trace.published_day or "~", trace.report, trace.trigger.span, trace.id))
    members = [trace.id for trace in traces]
    own_id = event_id or joined_id("event", members)
    context = Context(claims, reports, who, names, corrections, (own_id, *members))
    roles, effects = roles_of(traces, context), amounts_of(traces, context)
    when, where, modality = times_of(traces, context), places_of(traces, context), standing_of(traces, context)
    standing_for = claims_of(traces, claims, beside)
    within = set(members)
    event = JoinedEvent(
        id=own_id,
        type=_type(traces, context),
        plover=_most_first(((trace.plover, trace.report) for trace in traces), context),
        acled=_most_first(((trace.acled, trace.report) for trace in traces), context),
        when=when,
        where=where,
        roles=roles,
        effects=effects,
        modality=modality,
        independence=_independence(traces, standing_for, context, copies),
        contradictions=(),
        claims=in_time((claim.id for claim in standing_for), reports),
        traces=tuple(members),
        evidence=support_of((_said(trace, trace.report) for trace in traces), reports).evidence,
        joined_because=tuple(
            JoinedBecause(one.one, one.other, one.score, one.author, one.reason)
            for one in sorted(because, key=lambda one: (one.one, one.other))
            if one.one in within and one.other in within
        ),
        judgements=tuple(one for one in judgements if one.is_human and (one.one in within or one.other in within)),
        corrections=concerning(corrections, context.subjects),
    )
    return replace(event, contradictions=contradictions(event, claims, reports, who))


def claims_of(
    traces: Iterable[EventTrace], claims: Mapping[str, ClaimTrace], beside: Iterable[EventTrace] = ()
) -> tuple[ClaimTrace, ...]:
    """Every claim that stands for an event, or plainly speaks of it (`claims_on`)."""
    traces = tuple(traces)
    reports = {trace.report for trace in traces}
    return claims_on(traces, [claim for claim in claims.values() if claim.report in reports], beside)


def _independence(
    traces: Sequence[EventTrace], standing_for: Sequence[ClaimTrace], context: Context, copies: Sequence[Copy]
) -> Independence:
    voiced: dict[str, tuple[str, ...]] = {}
    for trace in traces:
        if not trace.claims:
            voiced[trace.report] = (*voiced.get(trace.report, ()), trace.id)
    negated = tuple(trace.id for trace in traces if trace.negated)
    return independence(standing_for, context.reports, voiced, copies, context.who, negated=negated)


def _type(traces: Sequence[EventTrace], context: Context) -> str:
    """What most reports make of it, unless a person says otherwise; "" where none has a code for it."""
    corrected = context.chosen("type")
    if corrected is not None and corrected.value is not None:
        return corrected.value
    found = gather((_said(trace, trace.type) for trace in traces if trace.type), context.reports)
    return found[0].value if found else ""


def _most_first(codes: Iterable[tuple[T | None, str]], context: Context) -> tuple[T, ...]:
    said = [Said(code, code, repr(code), report, (), ()) for code, report in codes if code is not None]
    return tuple(one.value for one in gather(said, context.reports))


def _said(trace: EventTrace, value: str) -> Said[str]:
    return Said(value, value, value, trace.report, (), (trace.quote,))
