"""Who takes it from whom: nodes in columns from the deepest holder on the left to the outlets on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from sayso.exports.page.markup import element
from sayso.telling.quoting import shortened

_WIDTH: Final = 190
_HEIGHT: Final = 44
_GAP_X: Final = 84
_GAP_Y: Final = 16
_PAD: Final = 22
_LABEL_CHARS: Final = 25
_NOTE_CHARS: Final = 30


@dataclass(frozen=True, slots=True)
class Node:
    """A source or an outlet. `depth` counts the links to the outlets; these have 0. `box` groups copies."""

    key: str
    label: str
    note: str
    url: str | None
    depth: int
    kind: str
    box: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """What goes from one node to another. `is_inferred`: the text does not say it itself; `is_denial`: denied there."""

    start: str
    end: str
    is_inferred: bool
    is_denial: bool
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """All nodes and edges, in a steady order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


Places = Mapping[str, tuple[float, float]]


def drawn_flow(flow: Flow) -> Element:
    """The drawing. Its height follows from the fullest column."""
    deepest = max((node.depth for node in flow.nodes), default=0)
    places = placed(flow, deepest)
    width = 2 * _PAD + (deepest + 1) * _WIDTH + deepest * _GAP_X
    height = max((y for _, y in places.values()), default=0.0) + _HEIGHT + _PAD
    return element(
        "svg",
        _arrow(),
        [_box(members, places) for members in _boxes(flow)],
        [_edge(edge, places) for edge in flow.edges],
        [_node(node, places[node.key]) for node in flow.nodes],
        viewBox=f"0 0 {width} {height:.0f}",
        width=str(width),
        height=f"{height:.0f}",
        class_="flow",
        aria_hidden="true",
        focusable="false",
        xmlns="http://www.w3.org/2000/svg",
    )


def placed(flow: Flow, deepest: int) -> Places:
    """Where each node stands: outlets in their order, every other one level with the middle of those behind it."""
    below: dict[str, list[str]] = {}
    for edge in flow.edges:
        if not edge.is_copy:
            below.setdefault(edge.start, []).append(edge.end)
    places: dict[str, tuple[float, float]] = {}
    for depth in range(deepest + 1):
        column = [node for node in flow.nodes if node.depth == depth]
        wished = {node.key: _middle(below.get(node.key, ()), places) for node in column}
        if depth:
            column.sort(key=lambda node: (wished[node.key], node.label, node.key))
        x, free, box = _PAD + (deepest - depth) * (_WIDTH + _GAP_X), float(_PAD), None
        for node in column:
            # A box needs room for its frame.
            free += _GAP_Y if node.box != box else 0.0
            box = node.box
            y = max(free, wished[node.key]) if depth else free
            places[node.key] = (float(x), y)
            free = y + _HEIGHT + _GAP_Y
    return places


def _middle(keys: Sequence[str], places: Places) -> float:
    ys = [places[key][1] for key in keys if key in places]
    return sum(ys) / len(ys) if ys else float(_PAD)


def _node(node: Node, place: tuple[float, float]) -> Element:
    x, y = place
    inside = [
        element("title", f"{node.label}, {node.note}" if node.note else node.label),
        element("rect", x=f"{x:.0f}", y=f"{y:.0f}", width=str(_WIDTH), height=str(_HEIGHT), rx="6"),
        element("text", shortened(node.label, _LABEL_CHARS), x=f"{x + 10:.0f}", y=f"{y + 19:.0f}", class_="flow-label"),
        element("text", shortened(node.note, _NOTE_CHARS), x=f"{x + 10:.0f}", y=f"{y + 35:.0f}", class_="flow-note"),
    ]
    group = f"flow-node {node.kind}"
    return (
        element("a", inside, href=node.url, class_=group, tabindex="-1")
        if node.url
        else element("g", inside, class_=group)
    )


def _edge(edge: Edge, places: Places) -> Element | None:
    if edge.start not in places or edge.end not in places:
        return None
    (x1, y1), (x2, y2) = places[edge.start], places[edge.end]
    names = ["flow-edge", *(["inferred"] if edge.is_inferred else []), *(["denial"] if edge.is_denial else [])]
    if edge.is_copy:
        # Both stand in the column of the outlets: an arc beside it.
        out, top, end = x1 + _WIDTH, y1 + _HEIGHT / 2, y2 + _HEIGHT / 2
        path = f"M{out:.0f} {top:.0f} C{out + 18:.0f} {top:.0f} {out + 18:.0f} {end:.0f} {out:.0f} {end:.0f}"
        return element("path", d=path, class_=" ".join([*names, "copy"]), marker_end="url(#flow-arrow)")
    x1, y1, y2 = x1 + _WIDTH, y1 + _HEIGHT / 2, y2 + _HEIGHT / 2
    bend = (x1 + x2) / 2
    path = f"M{x1:.0f} {y1:.0f} C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f} {x2 - 2:.0f} {y2:.0f}"
    line = element("path", d=path, class_=" ".join(names), marker_end="url(#flow-arrow)")
    if not edge.is_denial:
        return line
    word = element("text", "denies", x=f"{bend:.0f}", y=f"{(y1 + y2) / 2 - 5:.0f}", class_="flow-word")
    return element("g", line, word)


def _boxes(flow: Flow) -> list[list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in flow.nodes:
        if node.box is not None:
            found.setdefault(node.box, []).append(node)
    return [members for members in found.values() if len(members) > 1]


def _box(members: Sequence[Node], places: Places) -> Element:
    xs, ys = [places[one.key][0] for one in members], [places[one.key][1] for one in members]
    pad = _GAP_Y / 2 + 2
    top = min(ys) - pad
    return element(
        "rect",
        x=f"{min(xs) - pad:.0f}",
        y=f"{top:.0f}",
        width=f"{_WIDTH + 2 * pad:.0f}",
        height=f"{max(ys) + _HEIGHT + pad - top:.0f}",
        rx="9",
        class_="flow-box",
    )


def _arrow() -> Element:
    head = element("path", d="M0 0 L7 3.5 L0 7 z", class_="flow-head")
    marker = element(
        "marker",
        head,
        id="flow-arrow",
        markerWidth="9",
        markerHeight="9",
        refX="6",
        refY="3.5",
        orient="auto",
        markerUnits="userSpaceOnUse",
    )
    return element("defs", marker)
