"""Which claims of a report speak of a happening: those that state it, and those that plainly presuppose it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from sayso.linking.independence.speakers import origin_hops
from sayso.linking.independence.wording import wording_of
from sayso.ontology.source_lists import source_lists
from sayso.records import SourceRole, Stance
from sayso.records.trace import ClaimTrace, EventTrace, TracedHop

_WORD: Final = re.compile(r"\w+")
_STANCES: Final = frozenset(
    {Stance.ASSERTS, Stance.CONFIRMS, Stance.ACCUSES, Stance.DENIES, Stance.CLAIMS_RESPONSIBILITY}
)
# Of these the position says that they know of it; of others ("analysts", "readers") only what they state counts.
_CONCERNED: Final = frozenset(
    {
        *(SourceRole.OFFICIAL, SourceRole.BODY, SourceRole.MILITARY, SourceRole.ARMED_GROUP, SourceRole.WITNESS),
        *(SourceRole.COURT,),
    }
)


def claims_on(
    members: Sequence[EventTrace], claims: Iterable[ClaimTrace], others: Iterable[EventTrace] = ()
) -> tuple[ClaimTrace, ...]:
    """The claims that stand for a happening, by id.

    1. Those under which it, a participant or a number of it stands. 2. What answers them, or is answered. 3. Of claims
    that state no happening at all, those by somebody concerned that speak of it ("this slaughter", "fifteen deaths").

    Args:
        members: the happening as each report has it.
        claims: all claims of these reports.
        others: other happenings of these reports; of like ones a claim means the nearest before it.
    """
    known = {claim.id: claim for claim in claims}
    traces = {event.id for event in members}
    stated = {one for event in members for one in _claims_of(event)}
    stated |= {claim.id for claim in known.values() if traces.intersection((*claim.events, *claim.tells))}
    answering = {c.id for c in known.values() if stated.intersection(c.answers)}
    stated |= answering | {one for claim_id in stated if claim_id in known for one in known[claim_id].answers}
    kinds = {event.type for event in members}
    rivals = [other for other in others if not other.background and (other.type in kinds or other.effects)]
    kind_of = {event.id: event.type for event in rivals}
    by_report: defaultdict[str, list[EventTrace]] = defaultdict(list)
    for event in (*members, *rivals):
        by_report[event.report].append(event)
    for claim in known.values():
        near = by_report.get(claim.report)
        if claim.id in stated or claim.stance not in _STANCES or not near:
            continue
        # "This was no battle but a murder": the murder is told of again, in whatever words.
        if claim.events and not (kinds.issuperset(kind_of.get(one, "-") for one in claim.events) and _points(claim)):
            continue
        nearest = _nearest(claim, [event for event in near if event.id not in claim.events] or near)
        if nearest.id in traces and any(map(_is_concerned, origin_hops(claim))) and _speaks_of(claim, nearest):
            stated.add(claim.id)
    return tuple(known[one] for one in sorted(stated & known.keys()))


def _claims_of(event: EventTrace) -> tuple[str, ...]:
    return (
        *event.claims,
        *(claim for one in event.participants for claim in one.claims),
        *(claim for effect in event.effects for claim in effect.claims),
    )


def _nearest(claim: ClaimTrace, events: Sequence[EventTrace]) -> EventTrace:
    """The last happening before the claim, else the first of all."""
    at = min((quote.span.start for quote in (*claim.content, *claim.cue)), default=0)
    before = [event for event in events if event.trigger.span.start <= at]
    ordered = sorted(before or events, key=lambda event: (event.trigger.span, event.id))
    return ordered[-1] if before else ordered[0]


def _is_concerned(hop: TracedHop | None) -> bool:
    if hop is None or hop.quote is None:
        return False
    if hop.named or hop.role is SourceRole.ARMED_GROUP:
        return hop.role in _CONCERNED or hop.role is SourceRole.PERSON
    # "Diplomats", "residents": only who speaks for a state is known to be concerned.
    return bool(wording_of(hop.quote.text, hop.number).kinds & source_lists().one_party)


def _speaks_of(claim: ClaimTrace, event: EventTrace) -> bool:
    is_plain = _points(claim) or bool(_said(claim) & source_lists().deeds)
    return is_plain or bool(set(claim.words) & set(event.words))


def _points(claim: ClaimTrace) -> bool:
    return bool(_said(claim) & source_lists().about)


def _said(claim: ClaimTrace) -> set[str]:
    return {word.lower() for quote in claim.content for word in _WORD.findall(quote.text)}
