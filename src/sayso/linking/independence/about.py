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
# Happenings that are themselves words (PLOVER): a claim does not leave its matter for them.
_VERBAL: Final = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
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
        others: other happenings of these reports; a claim that states none belongs to the nearest before it.
    """
    known = {claim.id: claim for claim in claims}
    traces = {event.id for event in members}
    stated = {one for event in members for one in _claims_of(event)}
    stated |= {claim.id for claim in known.values() if traces.intersection(claim.events)}
    answering = {c.id for c in known.values() if stated.intersection(c.answers)}
    stated |= answering | {one for claim_id in stated if claim_id in known for one in known[claim_id].answers}
    by_report: defaultdict[str, list[EventTrace]] = defaultdict(list)
    for event in (*members, *(other for other in others if not other.background and other.type not in _VERBAL)):
        by_report[event.report].append(event)
    for claim in known.values():
        if claim.id in stated or claim.events or claim.stance not in _STANCES or not by_report.get(claim.report):
            continue
        nearest = _nearest(claim, by_report[claim.report])
        if (
            nearest.id in traces
            and any(_is_concerned(hop) for hop in origin_hops(claim))
            and _speaks_of(claim, nearest)
        ):
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
    lists = source_lists()
    said = {word.lower() for quote in claim.content for word in _WORD.findall(quote.text)}
    return bool(said & (lists.about | lists.deeds)) or bool(set(claim.words) & set(event.words))
