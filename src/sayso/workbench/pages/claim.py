"""Claim: what is said, the chain behind it nearest to the origin, who repeats it and who answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from sayso.records import Manner
from sayso.records.joined import JoinedClaim, JoinedHop
from sayso.telling.incidents import event_label
from sayso.telling.joined_chains import hop_name, hop_notes, joined_tiers
from sayso.telling.labels import STANCES
from sayso.telling.quoting import shortened
from sayso.workbench.addresses import actor_url, claim_id, claim_url, event_url
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.pages.history import Decided, history
from sayso.workbench.pages.known import ClaimLine, Known, QuoteLine, ReportLine, found
from sayso.workbench.pages.linkage import UnlinkedPage, record_or_page
from sayso.workbench.pages.reasoning import Reasoning, reasoning

_TITLE_CHARS: Final = 90
_MANNERS: Final = {Manner.DIRECT: "in their own words", Manner.MIXED: "partly in their own words", Manner.INDIRECT: ""}


@dataclass(frozen=True, slots=True)
class HopRow:
    """One source of a chain. `is_inferred`: carried over, or only implied by the text."""

    name: str
    url: str | None
    notes: tuple[str, ...]
    quote: QuoteLine | None
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim. `tiers` begin with the origin and end with the report."""

    template: ClassVar[str] = "claim.html"

    title: str
    claim: JoinedClaim
    stance: str
    manner: str
    report: ReportLine
    content: tuple[QuoteLine, ...]
    cue: tuple[QuoteLine, ...]
    hedges: tuple[QuoteLine, ...]
    tiers: tuple[tuple[HopRow, ...], ...]
    reasoning: Reasoning
    copies: tuple[ClaimLine, ...]
    answers: tuple[ClaimLine, ...]
    answered_by: tuple[ClaimLine, ...]
    event_label: str | None
    event_url: str | None
    history: tuple[Decided, ...]
    here: str


def claim(desk: Desk, asking: Asking) -> ClaimPage | UnlinkedPage | Moved:
    """The page at `/c/{claim}`."""
    record = record_or_page(desk, "Claim")
    if isinstance(record, UnlinkedPage):
        return record
    wanted = claim_id(asking.route["claim"])
    current = record.current(wanted)
    if current != wanted or asking.route["claim"].startswith("claim:"):
        return Moved(claim_url(current))
    known, one = Known(record), record.claim(current)
    content = known.quotes(one.content)
    event = found(record.event, one.event) if one.event is not None else None
    tiers = tuple(tuple(_hop(known, hop) for hop in tier) for tier in reversed(joined_tiers(one.chain)))
    return ClaimPage(
        shortened(" … ".join(quote.text for quote in content), _TITLE_CHARS),
        one,
        STANCES[one.stance],
        _MANNERS[one.manner],
        known.report(one.report),
        content,
        known.quotes(one.cue),
        known.quotes(one.hedges),
        tiers,
        reasoning(known, one.independence),
        known.claims(one.copies),
        known.claims(one.answers),
        known.claims(one.answered_by),
        None if event is None else event_label(event),
        None if event is None else event_url(event.id),
        history(one.judgements, one.corrections),
        claim_url(one.id),
    )


def _hop(known: Known, hop: JoinedHop) -> HopRow:
    names = {} if hop.actor is None else {hop.actor: known.actor_name(hop.actor)}
    quotes = known.quotes(() if hop.evidence is None else (hop.evidence,))
    return HopRow(
        hop_name(hop, names),
        None if hop.actor is None else actor_url(hop.actor),
        hop_notes(hop),
        quotes[0] if quotes else None,
        hop.inherited or hop.evidence is None,
    )
