"""The contract for what linking keeps in a ledger: lines by key, things by key, a graph of pairs, lists.

What shelves, keys and lines mean is linking's own. All of it is derived and can be made anew, but people's decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from sayso.ledger.answers import Page
from sayso.records import Reading
from sayso.records.correction import Correction
from sayso.records.judgement import Judgement

__all__ = ["Edge", "Key", "LinkView", "LinkWriter", "Listed", "Node", "RowQuery"]


class Key(NamedTuple):
    """A thing under a key of a shelf, at its place in the order of that key."""

    shelf: str
    key: str
    place: str
    thing: str


class Edge(NamedTuple):
    """What a rule says of two things of a kind; `one` is before `other`."""

    kind: str
    one: str
    other: str
    decision: str
    score: float
    reason: str


class Node(NamedTuple):
    """A thing, the id that it gives to what it is joined into if it comes first there, and the id of what it is in."""

    kind: str
    thing: str
    own_id: str
    joined: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of a list: its line, what it is ordered and narrowed by, the words it is found by, and its facets.

    `facets` are pairs of a facet's name and a value; a row may have several of one facet.
    """

    kind: str
    id: str
    line: str
    name: str
    reports: int
    weight: int
    text: str
    type: str | None = None
    country: str | None = None
    stance: str | None = None
    start: str | None = None
    end: str | None = None
    located: bool = False
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows of a list are meant; None leaves a field open. `order`: reports, weight, newest or name.

    `facets` gives for each facet the values of which a row must have one. `start` and `end` are days: rows that meet
    them, `end` exclusive. `text` is matched by its words.
    """

    kind: str
    type: str | None = None
    country: str | None = None
    stance: str | None = None
    start: str | None = None
    end: str | None = None
    undated: bool = False
    unlocated: bool = False
    text: str | None = None
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    order: str = "reports"


class LinkView(Protocol):
    """What is linked, in one state."""

    def rules(self) -> str | None:
        """By which rules it was made; None where nothing is linked."""

    def waiting(self, limit: int | None = None) -> tuple[str, ...]:
        """Documents whose reading is not linked yet, in the order in which they were added."""

    def count_waiting(self) -> int:
        """How many documents wait."""

    def count_linked(self) -> int:
        """How many documents are linked."""

    def reading(self, document_id: str) -> Reading:
        """A reading. Raises `NoSuchDocument`."""

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Documents by the number of their reading."""

    def number_of(self, document_id: str) -> int:
        """The number of a document's reading."""

    def lines(self, shelf: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Lines of a shelf; those that are not there are left out."""

    def keys_of(self, shelf: str, *, beginning: str = "", limit: int | None = None) -> tuple[str, ...]:
        """Keys of a shelf's lines in order, those that begin so."""

    def things(self, shelf: str, key: str, limit: int | None = None) -> list[tuple[str, str]]:
        """Places and things under a key, in their order."""

    def things_between(self, shelf: str, key: str, least: str, most: str) -> list[tuple[str, str]]:
        """Places and things under a key, from one place to before another."""

    def keys_with(self, shelf: str, keys: Iterable[str]) -> set[str]:
        """Those keys under which there is anything."""

    def near(self, shelf: str, key: str, at: tuple[str, str], reach: int) -> tuple[list[tuple[str, str]], ...]:
        """Up to `reach` places and things before and after a place and thing, the nearest first."""

    def size(self, shelf: str, key: str, at_most: int) -> int:
        """How many things are under a key, counted up to `at_most`."""

    def between(self, shelf: str, key: str, one: tuple[str, str], other: tuple[str, str], at_most: int) -> int:
        """How many things lie between two, both aside, counted up to `at_most`."""

    def things_of(self, shelf: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """Things under each of several keys."""

    def count_places(self, shelf: str, keys: Sequence[str]) -> int:
        """How many different places there are under several keys."""

    def tally(self, shelf: str, keys: Sequence[str]) -> dict[str, int]:
        """How many things are at each place under several keys."""

    def joined_under(self, kind: str, shelf: str, keys: Sequence[str], limit: int | None = None) -> tuple[str, ...]:
        """What the things under several keys are joined into, sorted."""

    def count_joined_under(self, kind: str, shelf: str, keys: Sequence[str]) -> int:
        """How many different ids `joined_under` has."""

    def holders(self, fingerprint: int, limit: int) -> list[int]:
        """Numbers of readings that hold a fingerprint, ascending."""

    def holders_published(self, fingerprint: int, days: tuple[str, str] | None, limit: int) -> list[str]:
        """Documents whose readings hold a fingerprint, those published from one day to before another alone."""

    def edges(self, kind: str, things: Iterable[str]) -> list[Edge]:
        """All edges that begin or end at one of these."""

    def edges_by_score(self, kind: str, decision: str, limit: int) -> list[Edge]:
        """Edges of a decision, the highest score first."""

    def nodes(self, kind: str, things: Iterable[str]) -> dict[str, Node]:
        """Nodes by their thing."""

    def every_node(self, kind: str) -> Iterator[Node]:
        """All nodes of a kind, by thing."""

    def members(self, kind: str, joined: Iterable[str]) -> dict[str, list[str]]:
        """Things by what they are joined into, sorted."""

    def node_called(self, own_id: str) -> Node | None:
        """The node that gives or gave this id."""

    def ids_beginning(self, kind: str, beginning: str, limit: int) -> tuple[str, ...]:
        """Ids of joined things that begin so."""

    def redirect(self, old_id: str) -> str | None:
        """To what an id leads whose thing is gone."""

    def count_ids(self, kind: str) -> int:
        """How many joined things there are."""

    def count_edges(self, kind: str, decision: str) -> int:
        """How many pairs a decision was made on."""

    def rows(self, query: RowQuery, *, limit: int, offset: int) -> Page[str]:
        """Lines of a list's rows."""

    def row(self, kind: str, row_id: str) -> str | None:
        """The line of one row."""

    def judgements(self, thing: str | None = None) -> tuple[Judgement, ...]:
        """People's judgements in order of time, all or those on one thing."""

    def corrections(self, subject: str | None = None) -> tuple[Correction, ...]:
        """People's corrections in order of time, all or those of one subject."""

    def new_decisions(self) -> tuple[tuple[Judgement, ...], tuple[Correction, ...]]:
        """Those that linking has not taken into account yet."""


class LinkWriter(LinkView, Protocol):
    """Linking's way to write; everything is there or nothing when it is left."""

    def begin_anew(self, rules: str) -> None:
        """Empty all that is derived but redirects, for these rules."""

    def mark_linked(self, document_id: str) -> None:
        """The stored reading of a document is linked now."""

    def mark_decided(self) -> None:
        """All decisions are taken into account now."""

    def put(self, shelf: str, lines: Mapping[str, bytes]) -> None:
        """Keep lines; a line that is there is replaced."""

    def drop(self, shelf: str, keys: Iterable[str]) -> None:
        """Take lines away."""

    def keep(self, keys: Iterable[Key]) -> None:
        """Put things under keys."""

    def remove(self, keys: Iterable[Key]) -> None:
        """Take things from under keys."""

    def keep_prints(self, number: int, prints: Iterable[int]) -> None:
        """Note what fingerprints a reading holds."""

    def remove_prints(self, number: int, prints: Iterable[int]) -> None:
        """Forget what fingerprints a reading held."""

    def put_edges(self, edges: Iterable[Edge]) -> None:
        """Keep edges; one that is there is replaced."""

    def drop_edges(self, kind: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Take edges away."""

    def put_nodes(self, nodes: Iterable[Node]) -> None:
        """Keep nodes; one that is there is replaced."""

    def drop_nodes(self, kind: str, things: Iterable[str]) -> None:
        """Take nodes away; their ids lead on to what they were joined into."""

    def put_rows(self, rows: Iterable[Listed]) -> None:
        """Keep rows of lists; one that is there is replaced."""

    def drop_rows(self, kind: str, ids: Iterable[str]) -> None:
        """Take rows away."""
