"""One actor out of what every report says of it: names in every script, facts, ties, deeds and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.linking.joining.context import Context
from sayso.linking.joining.corrected import concerning
from sayso.linking.joining.gathering import Said, gather, in_time
from sayso.linking.joining.identity import joined_id
from sayso.linking.naming.scripts import fold_word, script_of
from sayso.records import MentionType, NameKind
from sayso.records.correction import Correction
from sayso.records.joined import Evidence, JoinedActor, JoinedAttribute, JoinedName, JoinedRelation
from sayso.records.judgement import Judgement
from sayso.records.trace import ActorTrace, ClaimTrace, EventTrace, Quote, ReportTrace


def join_actor(
    traces: Sequence[ActorTrace],
    *,
    events: Sequence[EventTrace],
    event_of: Mapping[str, str],
    claims: Mapping[str, ClaimTrace],
    reports: Mapping[str, ReportTrace],
    who: Mapping[str, str],
    names: Mapping[str, str],
    judgements: Sequence[Judgement] = (),
    corrections: Sequence[Correction] = (),
    actor_id: str | None = None,
) -> JoinedActor:
    """Join the traces of one actor, in any order.

    Args:
        traces: its members, one or more.
        events: at least the traces of events in which a member takes part; others are passed over.
        event_of: from an event's trace to its joined event.
        claims: at least the claims of the members' reports.
        reports: at least the members' reports.
        who: from a bearer's id to its actor's.
        names: from an actor's id to its name.
        judgements: those that count between its names and bearers, of rules and people.
        corrections: people's, of any subject; those of the actor and its members count.
        actor_id: its id where it has one already; by default it is made from the first member.
    """
    traces = sorted(traces, key=lambda trace: trace.id)
    members = [trace.id for trace in traces]
    own_id = actor_id or joined_id("actor", members)
    context = Context(claims, reports, who, names, corrections, (own_id, *members))
    within, found = frozenset(members), _names(traces)
    taking = [event for event in events if any(one.bearer in within for one in event.participants)]
    kind = context.chosen("type")
    return JoinedActor(
        id=own_id,
        name=_corrected("name", found[0].text, context) or found[0].text,
        names=found,
        type=MentionType(kind.value) if kind is not None and kind.value in set(MentionType) else _most_common(traces),
        subtype=_corrected("subtype", _most([trace.subtype for trace in traces]), context),
        country=_corrected("country", _most([trace.country for trace in traces]), context),
        sector=_corrected("sector", _most([trace.sector for trace in traces]), context),
        attributes=tuple(_attributes(traces, context)),
        relations=tuple(_relations(traces, context)),
        events=tuple(sorted({event_of[event.id] for event in taking if event.id in event_of})),
        claims_by=in_time(_said_by(within, claims), reports),
        claims_about=in_time(_said_about(traces, taking, within, context), reports),
        traces=tuple(members),
        judgements=tuple(judgements),
        corrections=concerning(corrections, context.subjects),
        evidence=tuple(_evidence(traces)),
    )


def _names(traces: Sequence[ActorTrace]) -> tuple[JoinedName, ...]:
    """Every name with its reports, the most used first."""
    reports: dict[str, set[str]] = {}
    kinds: dict[str, list[NameKind]] = {}
    for trace in traces:
        for name in trace.names:
            reports.setdefault(name.text, set()).add(trace.report)
            kinds.setdefault(name.text, []).append(name.kind)
        reports.setdefault(trace.name, set()).add(trace.report)
        kinds.setdefault(trace.name, []).append(NameKind.NAME)
    found = [
        JoinedName(text, script_of(text), Counter(sorted(kinds[text])).most_common(1)[0][0], tuple(sorted(where)))
        for text, where in reports.items()
    ]
    return tuple(
        sorted(
            found,
            key=lambda name: (-len(name.reports), name.kind is not NameKind.NAME, -len(name.text), name.text),
        )
    )


def _corrected(field: str, value: str | None, context: Context) -> str | None:
    """The value, or what a person put in its place."""
    found = context.chosen(field)
    return value if found is None else found.value


def _most(values: Iterable[str | None]) -> str | None:
    """The value that most reports give; None if none does or two are level."""
    counted = Counter(value for value in values if value is not None).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _most_common(traces: Sequence[ActorTrace]) -> MentionType:
    counted = Counter(trace.type for trace in traces)
    return min(counted, key=lambda kind: (-counted[kind], kind))


def _attributes(traces: Sequence[ActorTrace], context: Context) -> Iterator[JoinedAttribute]:
    # Claims are known by the reading's ids there.
    traced = {(claim.report, claim.claim): claim.id for claim in context.claims.values()}
    said = [
        Said(
            (attribute.kind.value, attribute.value),
            (attribute.kind.value, fold_word(attribute.value)),
            f"{attribute.kind.value} {attribute.value}",
            trace.report,
            tuple(traced[trace.report, claim] for claim in attribute.claims if (trace.report, claim) in traced),
            (Quote(attribute.span, attribute.value),),
        )
        for trace in traces
        for attribute in trace.attributes
    ]
    for one in gather(said, context.reports):
        yield JoinedAttribute(*one.value, one.support)


def _relations(traces: Sequence[ActorTrace], context: Context) -> Iterator[JoinedRelation]:
    said = []
    for trace in traces:
        for relation in trace.relations:
            other = context.who.get(relation.other)
            name = context.names.get(other or "") or relation.other_text
            key = (relation.kind, relation.is_subject, relation.ended, other or fold_word(name))
            words = f"{relation.kind} {name}"
            said.append(Said((relation, other, name), key, words, trace.report, relation.claims, (relation.quote,)))
    for one in gather(said, context.reports):
        relation, other, name = one.value
        yield JoinedRelation(relation.kind, relation.is_subject, relation.ended, other, name, one.support)


def _said_by(members: frozenset[str], claims: Mapping[str, ClaimTrace]) -> set[str]:
    return {claim.id for claim in claims.values() if any(hop.bearer in members for hop in claim.chain)}


def _said_about(
    traces: Sequence[ActorTrace], taking: Sequence[EventTrace], members: frozenset[str], context: Context
) -> set[str]:
    """Claims that say something of it: that it took part, what ties it has, what it is and is called."""
    traced = {(claim.report, claim.claim): claim.id for claim in context.claims.values()}
    found = {
        claim
        for event in taking
        for one in event.participants
        if one.bearer in members
        for claim in one.claims or event.claims
    }
    for trace in traces:
        found |= {claim for relation in trace.relations for claim in relation.claims}
        local = [claim for name in trace.names for claim in name.claims]
        local += [claim for attribute in trace.attributes for claim in attribute.claims]
        found |= {traced[trace.report, claim] for claim in local if (trace.report, claim) in traced}
    return found & context.claims.keys()


def _evidence(traces: Sequence[ActorTrace]) -> Iterator[Evidence]:
    found = {
        Evidence(trace.report, span, _name_at(trace, span.end - span.start))
        for trace in traces
        for span in trace.evidence
    }
    return iter(sorted(found, key=lambda one: (one.report, one.span)))


def _name_at(trace: ActorTrace, chars: int) -> str:
    """The name of this length: mentions are traced by their place alone."""
    texts = (trace.name, *(name.text for name in trace.names))
    return next((text for text in texts if len(text) == chars), trace.name)
