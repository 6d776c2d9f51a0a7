"""An outlet, agency, channel, body or person as a source: what it said first, whom it repeats, who denied it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.linking.copies.outlets import outlet_key
from sayso.linking.joining.gathering import in_time
from sayso.records import SourceRole
from sayso.records.copy import Copy
from sayso.records.joined import Repeats, SourceProfile
from sayso.records.trace import ClaimTrace, ReportTrace, TracedHop

_OUTLET: Final = "outlet:"
_PRINTED: Final = frozenset({SourceRole.OUTLET, SourceRole.AGENCY})


@dataclass(frozen=True, slots=True, order=True)
class SourceName:
    """A source's id with its name and what kind of source it is there."""

    id: str
    name: str
    kind: SourceRole


def publisher_of(report: ReportTrace | None) -> SourceName | None:
    """The outlet that published a report."""
    if report is None or report.outlet is None:
        return None
    return SourceName(f"{_OUTLET}{report.outlet}", report.publisher or report.outlet, SourceRole.OUTLET)


def source_of(hop: TracedHop, who: Mapping[str, str], names: Mapping[str, str]) -> SourceName | None:
    """The source that a link of a chain means: an outlet by its name, all others as actors; None for an unnamed one."""
    if not hop.named or hop.name is None:
        return None
    name = own_name(hop.name)
    key = outlet_key(name) if hop.role in _PRINTED else None
    if key is not None:
        return SourceName(f"{_OUTLET}{key}", name, hop.role)
    actor = who.get(hop.bearer or "")
    return None if actor is None else SourceName(actor, names.get(actor, hop.name), hop.role)


def own_name(wording: str) -> str:
    """The name at the end of a description: `Leylek Herald` of "the local news site Leylek Herald"."""
    words = wording.split()
    at = next((at for at, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[at:]) or wording


def sources_of(
    claim: ClaimTrace, report: ReportTrace | None, who: Mapping[str, str], names: Mapping[str, str]
) -> tuple[SourceName, ...]:
    """Every source of a claim, the report's outlet first, each id once."""
    publisher = publisher_of(report)
    found = [] if publisher is None else [publisher]
    found += [source for hop in claim.chain if (source := source_of(hop, who, names)) is not None]
    return tuple({source.id: source for source in reversed(found)}[one] for one in dict.fromkeys(s.id for s in found))


def profile_source(
    source: SourceName,
    *,
    own: Sequence[ClaimTrace],
    same: Mapping[str, Sequence[ClaimTrace]],
    against: Mapping[str, Sequence[str]],
    reports: Mapping[str, ReportTrace],
    copies: Sequence[Copy],
    who: Mapping[str, str],
    names: Mapping[str, str],
) -> SourceProfile:
    """Put together what is known of one source.

    Args:
        source: the source (`publisher_of`, `source_of`).
        own: the claims that its reports carry or in whose chains it stands.
        same: for each of these, the claims that say the same.
        against: for each of these, the ids of claims that deny it.
        reports: its own reports, those of all these claims, and those at the other ends of `copies`.
        copies: edges that begin or end at its own reports; others are passed over.
        who: from a bearer's id to its actor's.
        names: from an actor's id to its name.
    """
    own = sorted(own, key=lambda claim: claim.id)
    published = {report.id for report in reports.values() if _is(publisher_of(report), source)}
    carried = {claim.report for claim in own}
    return SourceProfile(
        id=source.id,
        name=source.name,
        kind=source.kind,
        reports=len(published | carried),
        claims=len(own),
        first=in_time(
            (claim.id for claim in own if _is_first(claim, same.get(claim.id, ()), reports, copies)), reports
        ),
        repeats=_counted(
            _repeated(source, own=own, published=published, reports=reports, copies=copies, who=who, names=names)
        ),
        repeated_by=_counted(_repeating(source, own=own, published=published, reports=reports, copies=copies)),
        denied=in_time((claim.id for claim in own if against.get(claim.id)), reports),
    )


def _is(one: SourceName | None, other: SourceName) -> bool:
    return one is not None and one.id == other.id


def _is_first(
    claim: ClaimTrace, same: Sequence[ClaimTrace], reports: Mapping[str, ReportTrace], copies: Sequence[Copy]
) -> bool:
    """Whether others said it later, and nobody before or on the same day but who took it from this report."""
    others = {other.report for other in same if other.report != claim.report}
    taken = {copy.to_report for copy in copies if copy.from_report == claim.report}
    mine = _moment(reports.get(claim.report))
    return bool(others) and all(
        other in taken or (mine is not None and _is_later(_moment(reports.get(other)), mine)) for other in others
    )


def _moment(report: ReportTrace | None) -> str | None:
    return None if report is None or report.published is None else report.published.value


def _is_later(one: str | None, other: str) -> bool:
    """Whether one time is later than another for sure: what both state of the day and hour decides."""
    if one is None:
        return False
    stated = min(len(one), len(other))
    return one[:stated] > other[:stated]


def _repeated(
    source: SourceName,
    *,
    own: Sequence[ClaimTrace],
    published: set[str],
    reports: Mapping[str, ReportTrace],
    copies: Sequence[Copy],
    who: Mapping[str, str],
    names: Mapping[str, str],
) -> Iterator[tuple[SourceName, str]]:
    """Whom it repeats, with the report: where its reports were taken from, and whom it cites right behind itself."""
    for copy in copies:
        origin = publisher_of(reports.get(copy.from_report))
        if copy.to_report in published and origin is not None and not _is(origin, source):
            yield origin, copy.to_report
    for claim in own:
        steps = [(hop.step, found) for hop in claim.chain if (found := source_of(hop, who, names)) is not None]
        mine = [step for step, found in steps if _is(found, source)]
        after = max(mine) if mine else -1 if claim.report in published else None
        if after is not None:
            yield from ((found, claim.report) for step, found in steps if step == after + 1 and not _is(found, source))


def _repeating(
    source: SourceName,
    *,
    own: Sequence[ClaimTrace],
    published: set[str],
    reports: Mapping[str, ReportTrace],
    copies: Sequence[Copy],
) -> Iterator[tuple[SourceName, str]]:
    """Who repeats it, with the report: outlets whose reports were taken from its own, or that cite it."""
    for copy in copies:
        taker = publisher_of(reports.get(copy.to_report))
        if copy.from_report in published and taker is not None and not _is(taker, source):
            yield taker, copy.to_report
    for claim in own:
        taker = publisher_of(reports.get(claim.report))
        if claim.report not in published and taker is not None:
            yield taker, claim.report


def _counted(pairs: Iterable[tuple[SourceName, str]]) -> tuple[Repeats, ...]:
    """In how many reports, the most often first."""
    found: dict[str, set[str]] = {}
    named: dict[str, str] = {}
    for source, report in pairs:
        found.setdefault(source.id, set()).add(report)
        named[source.id] = min(source.name, named.get(source.id, source.name))
    rows = [Repeats(source, named[source], len(where)) for source, where in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.times, row.source)))
