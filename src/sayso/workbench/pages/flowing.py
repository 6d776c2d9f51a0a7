"""The graph of who takes a matter from whom, made from claims with their chains and from copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.records import Stance
from sayso.records.copy import UNSEEN, Copy
from sayso.records.joined import JoinedClaim, JoinedHop
from sayso.telling.joined_chains import hop_name, hop_notes, joined_tiers
from sayso.workbench.addresses import actor_url
from sayso.workbench.drawing.flow import Edge, Flow, Node
from sayso.workbench.pages.known import Known, ReportLine

MOST_NODES: Final = 300


@dataclass(frozen=True, slots=True)
class CopyGroups:
    """To which group of copies a report belongs; the first of a group gives it its name."""

    of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]


def copy_groups(reports: Iterable[str], copies: Iterable[Copy]) -> CopyGroups:
    """Reports that share their words, put together through whoever they share them with."""
    first = {report: report for report in reports}

    def root(report: str) -> str:
        while first[report] != report:
            report = first[report]
        return report

    for edge in copies:
        if edge.share <= 0:
            continue
        for report in (edge.from_report, edge.to_report):
            first.setdefault(report, report)
        one, other = sorted((root(edge.from_report), root(edge.to_report)))
        first[other] = one
    seen = [report for report in first if not report.startswith(UNSEEN)]
    members: dict[str, list[str]] = {}
    for report in seen:
        members.setdefault(root(report), []).append(report)
    kept = {name: tuple(sorted(group)) for name, group in members.items() if len(group) > 1}
    return CopyGroups({report: name for name, group in kept.items() for report in group}, kept)


def flow_of(known: Known, claims: Sequence[JoinedClaim], voices: Iterable[str]) -> tuple[Flow, bool]:
    """The graph of some claims, and whether copies had to be drawn as one.

    Args:
        known: the joined record.
        claims: the claims.
        voices: further reports that say it in their own voice.
    """
    reports = tuple(dict.fromkeys([*(claim.report for claim in claims), *voices]))
    copies = {(edge.from_report, edge.to_report): edge for report in reports for edge in known.copies(report)}
    inside = [edge for key, edge in sorted(copies.items()) if edge.to_report in reports]
    groups = copy_groups(reports, inside)
    drawn = _flow(known, claims, reports, inside, groups)
    return (drawn, False) if len(drawn.nodes) <= MOST_NODES else (_folded(drawn, groups), True)


def _flow(
    known: Known,
    claims: Sequence[JoinedClaim],
    reports: Sequence[str],
    copies: Sequence[Copy],
    groups: CopyGroups,
) -> Flow:
    """Outlets, copies side by side; sources, each as deep as its longest chain; then what goes from whom to whom."""
    ordered = sorted(
        reports, key=lambda one: (_first_day(known, groups, one), groups.of.get(one, one), _day(known, one))
    )
    nodes = {one: _outlet(known.report(one), groups.of.get(one)) for one in ordered}
    edges: dict[tuple[str, str], Edge] = {}
    for claim in claims:
        _chain(known, claim, nodes, edges)
    for edge in copies:
        if edge.from_report in nodes:
            key = (edge.from_report, edge.to_report)
            edges[key] = Edge(*key, is_inferred=edge.share < 1, is_denial=False, is_copy=True)
    reached = {edge.end for edge in edges.values() if not edge.is_copy}
    told = (
        replace(node, note=f"{node.note} · in its own voice") if not node.depth and node.key not in reached else node
        for node in nodes.values()
    )
    return Flow(tuple(told), tuple(edges.values()))


def _chain(known: Known, claim: JoinedClaim, nodes: dict[str, Node], edges: dict[tuple[str, str], Edge]) -> None:
    """Put one claim's chain into the graph."""
    behind = [claim.report]
    for depth, tier in enumerate(joined_tiers(claim.chain), start=1):
        here = []
        for place, hop in enumerate(tier):
            key = hop.actor or f"{claim.id} {depth} {place}"
            if key in here or key in behind:
                continue
            node = nodes.get(key) or _source(known, hop, key, depth)
            nodes[key] = replace(node, depth=max(node.depth, depth))
            here.append(key)
            for end in behind:
                denies = claim.stance is Stance.DENIES
                old = edges.get((key, end))
                # One text that says it is enough to draw it through.
                inferred = (hop.inherited or hop.evidence is None) and (old is None or old.is_inferred)
                edges[key, end] = Edge(key, end, inferred, denies and (old is None or old.is_denial))
        behind = here or behind


def _outlet(line: ReportLine, box: str | None) -> Node:
    return Node(line.id, line.outlet or line.title, line.day or "undated", line.url, 0, "outlet", box)


def _source(known: Known, hop: JoinedHop, key: str, depth: int) -> Node:
    names = {} if hop.actor is None else {hop.actor: known.actor_name(hop.actor)}
    url = None if hop.actor is None else actor_url(hop.actor)
    return Node(key, hop_name(hop, names), ", ".join(hop_notes(hop)), url, depth, "source" if hop.named else "unnamed")


def _folded(flow: Flow, groups: CopyGroups) -> Flow:
    """Each group of copies as one node, unnamed sources of one kind before the same node as one."""
    stands_for = dict(groups.of)
    kept: dict[str, Node] = {}
    for node in flow.nodes:
        name = stands_for.get(node.key, node.key)
        if name not in kept:
            more = len(groups.members.get(name, ())) - 1
            note = f"{node.note} and {more} with its words" if more > 0 else node.note
            kept[name] = replace(node, key=name, note=note, box=None)
    edges: dict[tuple[str, str], Edge] = {}
    for edge in flow.edges:
        key = (stands_for.get(edge.start, edge.start), stands_for.get(edge.end, edge.end))
        if key[0] != key[1]:
            edges.setdefault(key, replace(edge, start=key[0], end=key[1]))
    alike: dict[tuple[str, ...], str] = {}
    same: dict[str, str] = {}
    for node in kept.values():
        if node.kind == "unnamed":
            ends = sorted(end for start, end in edges if start == node.key)
            same[node.key] = alike.setdefault((node.label, *ends), node.key)
    merged = {(same.get(a, a), same.get(b, b)): edge for (a, b), edge in edges.items()}
    return Flow(
        tuple(node for node in kept.values() if same.get(node.key, node.key) == node.key),
        tuple(replace(edge, start=a, end=b) for (a, b), edge in merged.items()),
    )


def _day(known: Known, report: str) -> str:
    return known.report(report).day or "~"


def _first_day(known: Known, groups: CopyGroups, report: str) -> str:
    group = groups.members.get(groups.of.get(report, ""), (report,))
    return min(_day(known, one) for one in group)
