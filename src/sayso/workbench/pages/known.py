"""Reports, claims and quotes as pages show them beside values: looked up once for a request, and never fatal.

A joined record may name a report or claim that a newer reading no longer has. Such a line says so; the page stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sayso.errors import NoSuchDocument
from sayso.linking.record import JoinedRecord
from sayso.records import Stance
from sayso.records.copy import Copy
from sayso.records.joined import Evidence, JoinedClaim, Support
from sayso.records.trace import Quote
from sayso.telling.joined_chains import joined_chain_line
from sayso.telling.labels import STANCES
from sayso.telling.quoting import bare
from sayso.workbench.addresses import claim_url, evidence_url
from sayso.workbench.asking import report_url

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list of reports. `language` is for the `lang` of its quotes."""

    id: str
    url: str
    title: str
    outlet: str | None
    day: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words of a report with the way to where they stand."""

    text: str
    url: str
    report: ReportLine


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its chain in words. `is_denial`: it says that something is not so."""

    id: str
    url: str
    chain: str
    stance: str
    is_denial: bool
    report: ReportLine
    quotes: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class Backing:
    """On what something rests: claims, reports that say it in their own voice, the first day, and the words."""

    claims: tuple[ClaimLine, ...]
    voices: tuple[ReportLine, ...]
    reports: int
    first_seen: str | None
    quotes: tuple[QuoteLine, ...]


class Known:
    """What the joined record knows of ids, as lines."""

    def __init__(self, record: JoinedRecord) -> None:
        self.record = record
        self._reports: dict[str, ReportLine] = {}
        self._claims: dict[str, JoinedClaim | None] = {}
        self._names: dict[str, str] = {}

    def report(self, report_id: str) -> ReportLine:
        """A report; one that is not linked (any more) by its id."""
        if report_id not in self._reports:
            trace = found(self.record.report, report_id)
            self._reports[report_id] = ReportLine(
                report_id,
                report_url(report_id),
                (trace.title if trace is not None else None) or f"report {report_id.removeprefix('sha256:')[:12]}",
                trace.publisher if trace is not None else None,
                trace.published_day if trace is not None else None,
                trace.language if trace is not None else None,
            )
        return self._reports[report_id]

    def joined_claim(self, claim_id: str) -> JoinedClaim | None:
        """A claim as the record has it; None for one that is not there any more."""
        if claim_id not in self._claims:
            self._claims[claim_id] = found(self.record.claim, claim_id)
        return self._claims[claim_id]

    def claim(self, claim_id: str) -> ClaimLine | None:
        """A claim as a line."""
        claim = self.joined_claim(claim_id)
        return None if claim is None else self.claim_line(claim)

    def claims(self, claim_ids: Iterable[str]) -> tuple[ClaimLine, ...]:
        """Claims as lines; those that are not there are left out."""
        return tuple(line for one in claim_ids if (line := self.claim(one)) is not None)

    def claim_line(self, claim: JoinedClaim) -> ClaimLine:
        """A claim as a line, its sources under their actors' names."""
        names = {hop.actor: self.actor_name(hop.actor) for hop in claim.chain if hop.actor is not None}
        return ClaimLine(
            claim.id,
            claim_url(claim.id),
            joined_chain_line(claim.chain, claim.outlet, names),
            STANCES[claim.stance],
            claim.stance is Stance.DENIES,
            self.report(claim.report),
            self.quotes(claim.content),
        )

    def quotes(self, evidence: Iterable[Evidence]) -> tuple[QuoteLine, ...]:
        """Evidence as quotes, each place once."""
        rows = dict.fromkeys((one.report, one.span, one.text) for one in evidence)
        return tuple(
            QuoteLine(bare(text), evidence_url(Evidence(report, span, text)), self.report(report))
            for report, span, text in rows
        )

    def quotes_of(self, report: str, quotes: Iterable[Quote]) -> tuple[QuoteLine, ...]:
        """Quotes of a trace."""
        return self.quotes(Evidence(report, quote.span, quote.text) for quote in quotes)

    def backing(self, support: Support) -> Backing:
        """On what a value rests."""
        claims = self.claims(support.claims)
        claimed = {line.report.id for line in claims}
        voices = tuple(self.report(one) for one in support.reports if one not in claimed)
        return Backing(claims, voices, len(support.reports), support.first_seen, self.quotes(support.evidence))

    def copies(self, report_id: str) -> tuple[Copy, ...]:
        """Edges of the graph of copies at a report; none where it is not linked."""
        return found(self.record.copies, report_id) or ()

    def actor_name(self, actor_id: str) -> str:
        """An actor's name; what is left of its id where it is not there any more."""
        if actor_id not in self._names:
            actor = found(self.record.actor, actor_id)
            self._names[actor_id] = actor.name if actor is not None else actor_id.removeprefix("actor:")[:12]
        return self._names[actor_id]


def found(look_up: Callable[[str], T], wanted: str) -> T | None:
    """What has an id; None where nothing has."""
    try:
        return look_up(wanted)
    except NoSuchDocument:
        return None
