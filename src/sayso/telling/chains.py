"""Chains of sources in words: who says it, whom they cite, and where it comes from."""

from __future__ import annotations

from itertools import groupby

from sayso.records import Claim, Hop, Manner, SourceNumber
from sayso.telling.labels import SOURCE_ROLES, STANCES
from sayso.telling.lookup import Lookup

NOBODY = "nobody is named"
OWN_VOICE = "the report itself"


def tiers(claim: Claim) -> tuple[tuple[Hop, ...], ...]:
    """The chain as its steps, nearest to the reader first; the sources of one step speak side by side."""
    ordered = sorted(claim.sources, key=lambda hop: hop.step)
    return tuple(tuple(hops) for _, hops in groupby(ordered, key=lambda hop: hop.step))


def source_words(hop: Hop, lookup: Lookup) -> str:
    """The source: its words in the text, with its name where they do not say it."""
    return lookup.referred(hop.span, hop.mention, hop.entity) or NOBODY


def hop_remarks(hop: Hop, lookup: Lookup) -> tuple[str, ...]:
    """What is known of a source beside its words: role, number, why it is not named, cue, whether carried over."""
    remarks = [SOURCE_ROLES[hop.role]]
    if hop.number is SourceNumber.SEVERAL:
        remarks.append("several")
    if hop.unnamed_reason is not None:
        remarks.append(f"not named: {lookup.quote(hop.unnamed_reason)}")
    elif not hop.named and hop.span is not None:
        remarks.append("not named")
    if hop.cue:
        remarks.append(lookup.quote(*hop.cue))
    if hop.inherited:
        remarks.append("carried over")
    return tuple(remark for remark in remarks if remark)


def chain_line(claim: Claim, lookup: Lookup) -> str:
    """The chain on one line, nearest source first: `Leylek Herald ← a surgeon + two nurses`."""
    steps = (" + ".join(source_words(hop, lookup) for hop in hops) for hops in tiers(claim))
    return " ← ".join(steps) or NOBODY


def origin_line(claim: Claim, lookup: Lookup) -> str:
    """Who stands at the far end of the chain."""
    steps = tiers(claim)
    return " + ".join(source_words(hop, lookup) for hop in steps[-1]) if steps else NOBODY


def claim_remarks(claim: Claim, lookup: Lookup) -> tuple[str, ...]:
    """How it is said: what it answers, in the source's own words or not, hedges, when, and where it stands."""
    remarks = []
    if claim.manner is not Manner.INDIRECT:
        remarks.append("in their own words" if claim.manner is Manner.DIRECT else "partly in their own words")
    if claim.hedges:
        remarks.append(f"hedged: {lookup.quote(*claim.hedges)}")
    said = lookup.times.get(claim.said) if claim.said else None
    if said is not None:
        remarks.append(f"said {lookup.quote(said.span)}")
    if claim.within:
        remarks.append(f"within {claim.within}")
    return tuple(remarks)


def stance_words(claim: Claim) -> str:
    """The stance, with what is answered: `denies c2`."""
    return " ".join((STANCES[claim.stance], " and ".join(claim.answers))).strip()


def say_so(claim_ids: tuple[str, ...], lookup: Lookup) -> tuple[str, ...]:
    """On whose say-so something stands: a line for each claim, or the report's own voice."""
    claims = lookup.known_claims(claim_ids)
    return tuple(f"{claim.id} {chain_line(claim, lookup)}" for claim in claims) or (OWN_VOICE,)
