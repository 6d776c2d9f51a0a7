"""Linking: reports that are new or were read anew are set beside all others, step by step.

Each step is one transaction and leaves everything joined as if all reports so far had been linked at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Final

from sayso.ledger.base import Ledger, LinkWriter, Progress
from sayso.linking.aliases import AliasBook, packaged_aliases
from sayso.linking.clusters import BY_NAMES
from sayso.linking.events import BY_EVENTS
from sayso.linking.incremental import shelves
from sayso.linking.incremental.claims import Claims
from sayso.linking.incremental.copying import Copies
from sayso.linking.incremental.decided import Decided, is_bearer, kind_of
from sayso.linking.incremental.events import Events
from sayso.linking.incremental.groups import Changes
from sayso.linking.incremental.joined import Joiner
from sayso.linking.incremental.names import Names
from sayso.linking.incremental.reports import Replaced, bearers_behind, replace_report
from sayso.linking.incremental.rows import Rows
from sayso.linking.incremental.shelves import Shelves
from sayso.linking.joining import sources_of
from sayso.linking.joining.same_claims import BY_CLAIMS
from sayso.linking.record import ActorRow, ClaimRow, EventRow, SourceRow
from sayso.linking.traces import traces_of
from sayso.records import Reading, trace
from sayso.records.copy import Copy
from sayso.records.judgement import Judgement

# What is linked by other rules than these is linked anew; records that are kept with other fields count as such.
_LAYOUT: Final = "1"
_KEPT: Final = (
    *(trace.ReportTrace, trace.ActorTrace, trace.EventTrace, trace.ClaimTrace, trace.TracedTime, trace.TracedPlace),
    *(trace.TracedParticipant, trace.TracedEffect, trace.TracedHop, trace.TracedRelation, Copy),
    *(ActorRow, EventRow, ClaimRow, SourceRow),
)
# So many reports are linked in one step: more share work, fewer let others write in between.
STEP_REPORTS: Final = 40


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What a run did, and what there is now. `decisions` are judgements and corrections that were taken up."""

    linked: int
    decisions: int
    reports: int
    actors: int
    events: int
    claims: int
    sources: int
    open_pairs: int


def link(
    ledger: Ledger,
    *,
    progress: Progress | None = None,
    limit: int | None = None,
    anew: bool = False,
    aliases: AliasBook | None = None,
) -> LinkSummary:
    """Link what waits: reports that are new or were read anew, and decisions of people.

    Args:
        ledger: open for writing.
        progress: told of each step.
        limit: how many reports at most; all by default.
        anew: forget what was linked and link every report again.
        aliases: names that lists give; the shipped ones by default.
    """
    book = packaged_aliases() if aliases is None else aliases
    tell = progress or (lambda _what, _done, _all: None)
    rules = rules_of(book)
    with ledger.linking() as links:
        if anew or links.rules() != rules:
            links.begin_anew(rules)
        waiting = links.waiting(limit)
        decisions = _take_decisions(links, book)
    done = 0
    for start in range(0, len(waiting), STEP_REPORTS):
        step = waiting[start : start + STEP_REPORTS]
        with ledger.linking() as links:
            _link_step(links, step, book)
        done += len(step)
        tell("linking", done, len(waiting))
    return _summary(ledger, done, decisions)


def link_decisions(ledger: Ledger, *, aliases: AliasBook | None = None) -> int:
    """Take up what people decided since, and nothing else; gives how many decisions."""
    book = packaged_aliases() if aliases is None else aliases
    with ledger.linking() as links:
        return _take_decisions(links, book) if links.rules() == rules_of(book) else 0


def rules_of(aliases: AliasBook) -> str:
    """What tells linking by these rules and names from linking by others."""
    names = sha256("\n".join(aliases.names).encode()).hexdigest()[:16]
    kept = ";".join(f"{cls.__name__}:{','.join(row.name for row in fields(cls))}" for cls in _KEPT)
    layout = f"{_LAYOUT}.{sha256(kept.encode()).hexdigest()[:8]}"
    return f"{layout} {BY_NAMES} {BY_EVENTS} {BY_CLAIMS} {names}"


def _take_decisions(links: LinkWriter, aliases: AliasBook) -> int:
    judgements, corrections = links.new_decisions()
    if judgements or corrections:
        step = _Step(links, aliases)
        step.decide(judgements, {correction.subject for correction in corrections})
        links.mark_decided()
    return len(judgements) + len(corrections)


def _link_step(links: LinkWriter, documents: Iterable[str], aliases: AliasBook) -> None:
    step = _Step(links, aliases)
    step.link([links.reading(document) for document in documents])
    for document in documents:
        links.mark_linked(document)


@dataclass(frozen=True, slots=True)
class _Changed:
    """What a step changed: groups, claims of which other things are said, reports with other copies, corrections."""

    actors: Changes
    events: Changes
    claims: Changes
    retold: set[str]
    copied: set[str]
    corrected: set[str]


class _Step:
    """One step of linking: every kind of thing in turn, each with what the one before changed."""

    def __init__(self, links: LinkWriter, aliases: AliasBook) -> None:
        self._links = links
        self._aliases = aliases
        self._kept = Shelves(links)
        self._decided = Decided(links.judgements(), links.corrections())
        joiner = Joiner(links, self._kept, self._decided)
        judged = self._decided.bearers()
        self._names = Names(links, self._kept, aliases, self._decided.of_kind(shelves.ACTOR), judged)
        self._events = Events(links, self._kept, self._decided.of_kind(shelves.EVENT))
        self._claims = Claims(links, self._kept, self._decided.of_kind(shelves.CLAIM))
        self._copies = Copies(links, self._kept)
        self._rows = Rows(links, self._kept, joiner)

    def link(self, readings: Sequence[Reading]) -> None:
        """Set reports beside all others."""
        judged = self._decided.bearers()
        replaced = []
        for reading in readings:
            traces = traces_of(reading, self._aliases)
            replaced.append(replace_report(self._links, self._kept, traces, judged))
        copied = self._copies.link(readings)
        self._join(replaced, set(), copied)

    def decide(self, judgements: Iterable[Judgement], subjects: set[str]) -> None:
        """Take up people's decisions: judged things are joined anew, corrected ones shown anew."""
        things = {thing for judgement in judgements for thing in (judgement.one, judgement.other)}
        reports = sorted({thing.partition("#")[0] for thing in things if is_bearer(thing)})
        replaced = []
        for report in reports:
            traces = self._kept.traces(report)
            if traces is not None:
                replaced.append(replace_report(self._links, self._kept, traces, self._decided.bearers()))
        self._join(replaced, things, set(), subjects)

    def _join(
        self, replaced: Sequence[Replaced], judged: set[str], copied: set[str], corrected: Iterable[str] = ()
    ) -> None:
        """1. Actors. 2. Events. 3. Claims. 4. What of all this shows otherwise in lists."""
        there = {kind: self._there(kind, judged) for kind in (shelves.ACTOR, shelves.EVENT, shelves.CLAIM)}
        actors = self._names.link(replaced, there[shelves.ACTOR])
        events = self._events.link(replaced, actors.moved, there[shelves.EVENT])
        claims, retold = self._claims.link(replaced, events.moved, there[shelves.CLAIM])
        self._show(replaced, _Changed(actors, events, claims, retold, copied, set(corrected)))

    def _there(self, kind: str, things: set[str]) -> set[str]:
        wanted = {thing for thing in things if kind_of(thing) == kind}
        return wanted & self._links.nodes(kind, wanted).keys()

    def _show(self, replaced: Sequence[Replaced], changed: _Changed) -> None:
        """Find every row that may be another now, and write it.

        1. Traces of events and claims that are concerned: of the reports themselves, of reports with other copies, of
        actors with other company, and corrected ones. 2. What these are joined into. 3. Actors and sources.
        """
        # 1. Traces
        reports = changed.copied | {one.now.report.id for one in replaced}
        traced = self._links.things_of(shelves.TRACED, reports)
        moved_parts = self._links.things_of(shelves.PARTS, changed.actors.moved)
        moved_voices = self._links.things_of(shelves.VOICES, changed.actors.moved)
        things = {thing for found in (traced, moved_parts, moved_voices) for one in found.values() for thing in one}
        things |= changed.retold | changed.corrected | changed.events.now.keys() | changed.claims.now.keys()
        told = {thing for thing in things if thing.startswith("claim:")}
        happened = {thing for thing in things if thing.startswith("event:")}
        spoken = self._kept.claims(told)
        happened |= {event for claim in spoken.values() for event in claim.events}
        under = self._links.things_of(shelves.UNDER, happened & changed.events.now.keys())
        told |= {claim for found in under.values() for claim in found}
        # 2. Joined things
        event_ids = changed.events.ids | self._ids(shelves.EVENT, happened) | changed.corrected
        claim_ids = changed.claims.ids | self._ids(shelves.CLAIM, told)
        # 3. Actors and sources
        nodes = {node for one in replaced for side in (one.nodes_before, one.nodes) for node in side.values()}
        nodes |= self._nodes_in(happened, told)
        actor_ids = (
            changed.actors.ids
            | self._ids(shelves.ACTOR, nodes)
            | {one for one in changed.corrected if one.startswith("actor:")}
        )
        sources = {
            f"outlet:{report.outlet}"
            for one in replaced
            for report in (one.now.report, *((one.before.report,) if one.before is not None else ()))
            if report.outlet is not None
        }
        for one in replaced:
            if one.before is not None:  # what its former claims go back to is counted anew
                former = (sources_of(claim, one.before.report, one.nodes_before, {}) for claim in one.before.claims)
                sources |= {source.id for found in former for source in found}
        self._rows.write(
            events={one for one in event_ids if one.startswith("event:")},
            claims=claim_ids,
            actors=actor_ids,
            sources=sources | self._copies.sources(),
        )

    def _ids(self, kind: str, things: Iterable[str]) -> set[str]:
        return {node.joined for node in self._links.nodes(kind, things).values()}

    def _nodes_in(self, events: Iterable[str], claims: Iterable[str]) -> set[str]:
        """Nodes of actors whose number of events or claims may be another now."""
        traces = self._kept.events(events).values()
        bearers = {one.bearer for trace in traces for one in trace.participants if one.bearer is not None}
        bearers |= {one for claim in self._kept.claims(claims).values() for one in bearers_behind(claim)}
        return set(self._kept.nodes_of(bearers).values())


def _summary(ledger: Ledger, linked: int, decisions: int) -> LinkSummary:
    with ledger.links() as links:
        return LinkSummary(
            linked=linked,
            decisions=decisions,
            reports=links.count_linked(),
            actors=links.count_ids(shelves.ACTOR),
            events=links.count_ids(shelves.EVENT),
            claims=links.count_ids(shelves.CLAIM),
            sources=links.count_ids(shelves.SOURCE),
            open_pairs=sum(links.count_edges(kind, "unsure") for kind in (shelves.ACTOR, shelves.EVENT)),
        )
