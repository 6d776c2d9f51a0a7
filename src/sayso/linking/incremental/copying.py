"""Copies: who took it from whom, kept report by report.

What one report took depends on the reports that it is tied to; sources that are not there are found for all reports
of one open text together. Both are decided anew where a report came, changed, or holds a text that it shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.ledger.base import Key, LinkWriter
from sayso.linking.copies import CopyGraph, comparable
from sayso.linking.copies.edges import edges_from_unseen
from sayso.linking.copies.graph import Decided, edges_of
from sayso.linking.copies.pairs import compare_in_order
from sayso.linking.copies.unseen import sibling_groups
from sayso.linking.incremental import shelves
from sayso.linking.incremental.comparables import comparable_line
from sayso.linking.incremental.copy_lists import KeptLists, KeptPairs
from sayso.linking.incremental.shelves import OUTLET, Shelves, packed
from sayso.records import Reading
from sayso.records.copy import UNSEEN, Copy


class Copies:
    """The graph of copies."""

    def __init__(self, links: LinkWriter, kept: Shelves) -> None:
        self._links = links
        self._kept = kept
        self._lists = KeptLists(links)
        self._pairs = KeptPairs(links, self._lists)
        self._graph = CopyGraph(self._lists, self._pairs)
        self._ends: set[str] = set()

    def link(self, readings: Sequence[Reading]) -> set[str]:
        """Set reports beside all others; gives those that took from others than before.

        1. Reports that came or changed, and those that share text with them. 2. What each of these took. 3. Sources
        that are not there, for all whose text hangs together with theirs. 4. Edges.
        """
        # 1. Reports
        concerned: set[str] = set()
        for reading in readings:
            concerned |= self._put(reading)
        concerned = {one for one in concerned if self._lists.has(one)}
        # 2. What they took
        decided = {one: self._graph.decide(one) for one in sorted(concerned)}
        open_now, retaken = self._note(decided)
        # 3. Sources that are not there
        seeds = concerned | open_now | self._descendants(retaken)
        unseen: dict[str, list[Copy]] = {}
        for edge in self._of_open_texts(seeds, decided):
            unseen.setdefault(edge.to_report, []).append(edge)
        # 4. Edges
        changed: set[str] = set()
        for one in sorted(decided):
            changed |= self._write(one, [*edges_of(decided[one]), *unseen.get(one, ())])
        return changed

    def _put(self, reading: Reading) -> set[str]:
        """Put a report into the lists, in the place of its former self; gives all whose edges may now be others."""
        report = comparable(reading)
        concerned: set[str] = set()
        former = self._links.lines(shelves.COMPARABLES, (report.id,)).get(report.id)
        if former is not None:
            if former == comparable_line(report):
                return set()
            before = self._lists.report(report.id)
            concerned |= set(self._graph.index.candidates(before)) | set(self._pairs.drop(report.id))
            self._lists.remove(before)
        # A house that is named counts as one that has reports here, or as one that has none.
        is_first = report.outlet is not None and not self._lists.outlets_among((report.outlet,))
        candidates = self._graph.index.add(report)
        if is_first and report.outlet is not None:
            concerned |= self._lists.naming_at_all(report.outlet)
        self._lists.load(candidates)
        for other in candidates:
            pair = compare_in_order(report, self._lists.report(other))
            if pair is not None:
                self._pairs.keep(pair)
        # Whose text is common property with one holder more has no other edges unless something ties it at all.
        concerned |= {one for one in candidates if any(True for _ in self._pairs.tied(one))}
        return concerned | {report.id}

    def _note(self, decided: Mapping[str, Decided]) -> tuple[set[str], set[str]]:
        """Keep what reports took and what is left open; gives those of whom either changed."""
        opened: set[str] = set()
        retaken: set[str] = set()
        for one, found in decided.items():
            took = {row.pair.second.id for row in found.sources}
            if self._replace(shelves.TOOK, shelves.GAVE, one, took):
                retaken.add(one)
            others = {end for pair in found.open for end in (pair.first.id, pair.second.id)} - {one}
            opened |= self._replace(shelves.OPEN, shelves.OPENED, one, others)
        return opened, retaken

    def _replace(self, shelf: str, reverse: str, one: str, others: set[str]) -> set[str]:
        """Keep these others of a report in both directions; gives all ends that changed."""
        before = {thing for _, thing in self._links.things(shelf, one)}
        for changed, write in ((before - others, self._links.remove), (others - before, self._links.keep)):
            write([Key(shelf, one, "", other) for other in changed])
            write([Key(reverse, other, "", one) for other in changed])
        ends = before ^ others
        return ends | {one} if ends else set()

    def _descendants(self, reports: Iterable[str]) -> set[str]:
        """Reports that go back to some, through any number of others."""
        return self._reached(set(reports), (shelves.GAVE,))

    def _of_open_texts(self, seeds: set[str], decided: dict[str, Decided]) -> list[Copy]:
        """Edges from sources that are not there, to all whose open texts hang together; these are decided besides."""
        component = self._reached(seeds, (shelves.OPEN, shelves.OPENED))
        for one in sorted(component - decided.keys()):
            if self._lists.has(one):
                decided[one] = self._graph.decide(one)
        pairs = {
            frozenset((pair.first.id, pair.second.id)): pair
            for one in sorted(component & decided.keys())
            for pair in decided[one].open
        }
        ends = {one for pair in pairs for one in pair}
        lines = {one: frozenset(self._took(one)) for one in self._reached(ends, (shelves.TOOK,))}
        return [edge for group in sibling_groups(tuple(pairs.values()), lines) for edge in edges_from_unseen(group)]

    def _took(self, one: str) -> list[str]:
        return [thing for _, thing in self._links.things(shelves.TOOK, one)]

    def _reached(self, start: set[str], ways: Sequence[str]) -> set[str]:
        found, left = set(start), set(start)
        while left:
            new = {
                thing for way in ways for things in self._links.things_of(way, left).values() for thing in things
            } - found
            found |= new
            left = new
        return found

    def _write(self, report: str, edges: Iterable[Copy]) -> set[str]:
        """Keep a report's edges in the place of its former ones; gives the report if any changed."""
        new = {_edge_key(edge): (self._giver(edge), packed(edge)) for edge in edges}
        places = {edge: giver for giver, edge in self._links.things(shelves.COPIES_TO, report)}
        lines = self._links.lines(shelves.COPIED, places)
        before = {edge: (places[edge], line) for edge, line in lines.items()}
        changed = sorted(edge for edge in before.keys() | new.keys() if before.get(edge) != new.get(edge))
        for edge in changed:
            if edge in before:
                self._links.remove(_keys(report, edge, before[edge][0]))
            if edge in new:
                self._links.keep(_keys(report, edge, new[edge][0]))
        self._links.drop(shelves.COPIED, [edge for edge in changed if edge not in new])
        self._links.put(shelves.COPIED, {edge: new[edge][1] for edge in changed if edge in new})
        self._ends |= {end for edge in changed for end in edge.split("\n") if not end.startswith(UNSEEN)}
        return {report} if changed else set()

    def _giver(self, edge: Copy) -> str:
        """The outlet from which another one took; empty within one outlet and where one is unknown."""
        if edge.from_report.startswith(UNSEEN):
            return ""
        taker, giver = (self._lists.report(one).outlet for one in (edge.to_report, edge.from_report))
        return giver if giver is not None and taker is not None and giver != taker else ""

    def sources(self) -> set[str]:
        """Sources of whom others took more or less than before."""
        found = self._kept.reports(self._ends)
        return {f"{OUTLET}{report.outlet}" for report in found.values() if report.outlet is not None}


def _edge_key(edge: Copy) -> str:
    return f"{edge.to_report}\n{edge.from_report}"


def _keys(report: str, edge: str, giver: str) -> list[Key]:
    source = edge.partition("\n")[2]
    found = [Key(shelves.COPIES_TO, report, giver, edge), Key(shelves.COPIED, report, "", edge)]
    if not source.startswith(UNSEEN):
        found.append(Key(shelves.COPIED, source, "", edge))
    if giver:
        found.append(Key(shelves.TAKEN, f"{OUTLET}{giver}", report, f"copy of {source}"))
    return found
