"""Who gives a value, in which report, and when that came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sayso.linking.independence.speakers import name_key, origin_hops
from sayso.records import Stance
from sayso.records.joined import Evidence, Support
from sayso.records.trace import ClaimTrace, ReportTrace

_UNDATED = "9999"


class Borne(Protocol):
    """A value of the joined record, as far as it says on what it rests."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Claims under which it stands."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Reports that give it."""

    @property
    def first_seen(self) -> str | None:
        """The first day."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where they give it."""


@dataclass(frozen=True, slots=True, order=True)
class Saying:
    """One source that gives a value at one time. `speaker` is the same for the same source in every report."""

    published: str
    report: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Known:
    """Claims, reports and actors behind the ids that values rest on."""

    claims: Mapping[str, ClaimTrace]
    reports: Mapping[str, ReportTrace]
    who: Mapping[str, str]

    def sayings(self, value: Borne) -> tuple[Saying, ...]:
        """Every source of a value, the earliest first: origins of its claims, and reports in their own voice."""
        found = set()
        claims = [self.claims[one] for one in value.claims if one in self.claims]
        for claim in claims:
            found |= {Saying(self.published(claim.report), claim.report, who) for who in self.speakers(claim)}
        for report in set(value.reports) - {claim.report for claim in claims}:
            found.add(Saying(self.published(report), report, self.outlet(report)))
        return tuple(sorted(found))

    def speakers(self, claim: ClaimTrace) -> tuple[str, ...]:
        """The origins of a claim: actors, else names; one without a name is known within its report alone."""
        found = []
        for hop in origin_hops(claim):
            if hop is None:
                found.append(self.outlet(claim.report))
            elif hop.bearer is not None:
                found.append(self.who.get(hop.bearer) or name_key(hop.bearer.partition("#")[2]))
            elif hop.named and hop.name:
                found.append(name_key(hop.name))
            else:
                found.append(f"{claim.report}#{(hop.name or '').casefold()}")
        return tuple(dict.fromkeys(found))

    def outlet(self, report: str) -> str:
        """A report's outlet as a source; the report itself where the outlet is not known."""
        trace = self.reports.get(report)
        return f"outlet:{trace.outlet}" if trace is not None and trace.outlet is not None else report

    def published(self, report: str) -> str:
        """When a report came out, for sorting; undated ones come last."""
        trace = self.reports.get(report)
        return trace.published.value if trace is not None and trace.published is not None else _UNDATED

    def is_denied(self, claim_id: str) -> bool:
        """Whether a claim denies."""
        return claim_id in self.claims and self.claims[claim_id].stance is Stance.DENIES


def is_dated(saying: Saying) -> bool:
    """Whether it is known when it came out."""
    return saying.published != _UNDATED


def support_of(value: Borne) -> Support:
    """What a value rests on."""
    return Support(value.claims, value.reports, value.first_seen, value.evidence)
