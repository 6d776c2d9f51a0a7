"""Why: how many independent origins were counted, and why things were joined, as rows with their reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sayso.records.joined import Independence, OriginReason
from sayso.telling.independence import independence_sentence
from sayso.workbench.addresses import actor_url
from sayso.workbench.pages.known import ClaimLine, Known, ReportLine

# As linking writes its reasons: "days agree +1.8 (3 September); places agree +2.0 (Ardun)".
_FEATURE: Final = re.compile(r"(?P<name>[^;()]+?) (?P<adds>[+-]\d+(?:\.\d+)?) \((?P<evidence>.*?)\)(?:; |$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin with what leads to it. `counts`: in both figures, in the high one alone, for the denial, or not."""

    origin: str
    url: str | None
    counts: str
    is_counted: bool
    why: str
    claims: tuple[ClaimLine, ...]
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Reasoning:
    """The sentence with its reasoning. `is_single`: all goes back to one origin."""

    sentence: str
    is_single: bool
    origins: tuple[OriginRow, ...]
    left_out: tuple[OriginRow, ...]


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """One reason for or against; `adds` is what it adds to the log-odds."""

    name: str
    adds: float
    evidence: str


def reasoning(known: Known, found: Independence) -> Reasoning:
    """The reasoning of a count; what counts first."""
    rows = [(reason, _origin(known, reason)) for reason in found.reasons]
    return Reasoning(
        independence_sentence(found),
        found.high == 1 and not found.denials,
        tuple(row for _, row in rows if row.is_counted),
        tuple(row for _, row in rows if not row.is_counted),
    )


def _origin(known: Known, reason: OriginReason) -> OriginRow:
    counted = reason.counts_low or reason.counts_high
    claims = known.claims(reason.claims)
    claimed = {line.report.id for line in claims}
    return OriginRow(
        reason.origin,
        None if reason.actor is None else actor_url(reason.actor),
        _counts(reason),
        counted,
        reason.why,
        claims,
        tuple(known.report(one) for one in reason.reports if one not in claimed),
    )


def _counts(reason: OriginReason) -> str:
    if not reason.counts_low and not reason.counts_high:
        return "not counted"
    side = "denial" if reason.is_denial else "origin"
    return f"counted as {side}" if reason.counts_low else f"counted as {side} in the high figure alone"


def features(reason: str) -> tuple[FeatureRow, ...]:
    """The features of a rule's reason; none where it is a sentence."""
    rows, at = [], 0
    for match in _FEATURE.finditer(reason):
        if match.start() != at:
            return ()
        at = match.end()
        rows.append(FeatureRow(match["name"].strip(), float(match["adds"]), match["evidence"]))
    return tuple(rows) if at == len(reason) else ()
