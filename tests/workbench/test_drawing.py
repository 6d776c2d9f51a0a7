"""Drawings as numbers: what stands where, what is grouped, and what is left out when there is too much."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest

from sayso.records import Span
from sayso.records.copy import UNSEEN, Copy, CopyEvidence, CopyEvidenceKind, SpanIn
from sayso.workbench.drawing.flow import Edge, Flow, Node, drawn_flow, placed
from sayso.workbench.drawing.outlines import outlines
from sayso.workbench.drawing.timeline import Bar, Window, drawn_timeline, ticks
from sayso.workbench.drawing.world import WORLD, Box, Spot, Tint, drawn_map, fitted
from sayso.workbench.pages.flowing import MOST_NODES, copy_groups, flow_of
from sayso.workbench.pages.known import Known
from tests.traces import Report
from tests.workbench.records import MemoryRecord


def node(key: str, depth: int, box: str | None = None) -> Node:
    return Node(key, key, "", None, depth, "source" if depth else "outlet", box)


def edge(start: str, end: str) -> Edge:
    return Edge(start, end, is_inferred=False, is_denial=False)


def taken(one: str, other: str, share: float = 0.9) -> Copy:
    evidence = CopyEvidence(CopyEvidenceKind.PASSAGE, (SpanIn(one, Span(0, 9)), SpanIn(other, Span(0, 9))))
    return Copy(one, other, (evidence,), share, 0.9)


def numbers(drawing: Element, tag: str, attribute: str) -> list[float]:
    return [float(one.get(attribute) or "nan") for one in drawing.iter(tag)]


# -- the graph ---------------------------------------------------------------------------------------------------------


def test_sources_stand_left_of_whom_they_tell_and_level_with_them() -> None:
    flow = Flow(
        (node("paper", 0), node("other", 0), node("agency", 1), node("ministry", 2)),
        (edge("ministry", "agency"), edge("agency", "paper"), edge("agency", "other")),
    )
    places = placed(flow, 2)
    assert places["ministry"][0] < places["agency"][0] < places["paper"][0]
    assert places["agency"][1] == pytest.approx((places["paper"][1] + places["other"][1]) / 2)


def test_no_two_nodes_of_a_column_overlap() -> None:
    nodes = (*tuple(node(f"n{n}", 1) for n in range(30)), node("paper", 0))
    places = placed(Flow(nodes, tuple(edge(f"n{n}", "paper") for n in range(30))), 1)
    tops = sorted(places[f"n{n}"][1] for n in range(30))
    assert min(b - a for a, b in itertools.pairwise(tops)) >= 44


def test_a_box_holds_all_copies_of_its_group() -> None:
    flow = Flow((node("a", 0, "g"), node("b", 0, "g"), node("c", 0)), ())
    drawing = drawn_flow(flow)
    boxes = [one for one in drawing.iter("rect") if one.get("class") == "flow-box"]
    assert len(boxes) == 1
    places = placed(flow, 0)
    top, height = float(boxes[0].get("y") or 0), float(boxes[0].get("height") or 0)
    assert top < places["a"][1] < places["b"][1] + 44 < top + height < places["c"][1]


def test_copies_are_one_group_through_whoever_they_share_their_words_with() -> None:
    edges = [taken("r1", "r2"), taken(f"{UNSEEN}x", "r2"), taken(f"{UNSEEN}x", "r3"), taken("r4", "r1", share=0.0)]
    groups = copy_groups(("r1", "r2", "r3", "r4"), edges)
    assert sorted(map(sorted, groups.members.values())) == [["r1", "r2", "r3"]]


def test_a_graph_of_too_many_is_drawn_with_copies_as_one() -> None:
    first = Report("first", outlet="First", day="2026-09-03")
    many = [Report(f"copy {n}", outlet=f"Paper {n}", day="2026-09-04") for n in range(MOST_NODES + 5)]
    for report in (first, *many):
        report.claim("Ardun was shelled", "Ardun was shelled, a medic said.", chain=[("a medic", None, "witness")])
    record = MemoryRecord((first, *many), edges=tuple(taken(first.id, report.id) for report in many))
    known = Known(record)
    claims = [record.claim(row.id) for row in record.claims(limit=1000).items]
    flow, is_folded = flow_of(known, claims, ())
    assert is_folded
    assert len(flow.nodes) == 2
    assert any(f"and {len(many)} with its words" in one.note for one in flow.nodes)


# -- the timeline ------------------------------------------------------------------------------------------------------

DAY = date(2026, 9, 3)


def bar(start: date, days: int = 1, *, label: str = "Shelling", is_exact: bool = True) -> Bar:
    return Bar(start, start + timedelta(days=days), "Attack", label, "/e/1", is_exact, is_denied=False, is_marked=False)


def test_a_bar_is_as_long_as_its_days_and_hatched_where_they_are_not_exact() -> None:
    window = Window(DAY, DAY + timedelta(days=100))
    drawing = drawn_timeline([bar(DAY, 10), bar(DAY, 20, is_exact=False)], window)
    short, long = sorted(numbers(drawing, "rect", "width"))
    assert long == pytest.approx(2 * short, rel=0.01)
    assert [one.get("fill") for one in drawing.iter("rect")].count("url(#hatching)") == 1


def test_bars_and_their_labels_never_overlap() -> None:
    window = Window(DAY, DAY + timedelta(days=30))
    bars = [bar(DAY + timedelta(days=n), label=f"A rather long label of event number {n}") for n in range(30)]
    drawing = drawn_timeline(bars, window)
    rows: dict[str, list[tuple[float, float]]] = {}
    for link in drawing.iter("a"):
        rect, text = next(link.iter("rect")), next(link.iter("text"))
        x, width = float(rect.get("x") or 0), float(rect.get("width") or 0)
        room = len(text.text or "") * 6.3
        at = float(text.get("x") or 0)
        low, high = (at - room, x + width) if text.get("text-anchor") == "end" else (x, at + room)
        rows.setdefault(rect.get("y") or "", []).append((low, high))
    for spans in rows.values():
        ordered = sorted(spans)
        assert all(a[1] <= b[0] + 1 for a, b in itertools.pairwise(ordered))


def test_bars_outside_the_window_are_left_out_and_long_ones_cut() -> None:
    window = Window(DAY, DAY + timedelta(days=10))
    drawing = drawn_timeline([bar(DAY - timedelta(days=400)), bar(DAY - timedelta(days=99), 999)], window)
    assert len(list(drawing.iter("rect"))) == 1
    assert max(numbers(drawing, "rect", "width")) <= 940


@pytest.mark.parametrize("days", [1, 5, 60, 300, 900, 4000, 300_000])
def test_days_are_marked_in_a_number_that_can_be_read(days: int) -> None:
    marks = ticks(Window(date(1200, 1, 10), date(1200, 1, 10) + timedelta(days=days)))
    assert len(marks) <= 14
    assert marks == sorted(marks)


# -- the map -----------------------------------------------------------------------------------------------------------


def spot(lat: float, lon: float, radius: float, events: int = 1) -> Spot:
    return Spot("place-0", lat, lon, radius, "Ardun", events, is_marked=False)


def test_a_circle_is_as_wide_as_the_place_is_uncertain() -> None:
    drawing = drawn_map([spot(40, 70, 50), spot(40, 71, 100)], [], fitted(Box(66, 38, 75, 43)))
    large, small = numbers(drawing, "circle", "r")
    assert large == pytest.approx(2 * small, rel=0.02)


def test_a_country_of_which_no_more_is_known_is_tinted() -> None:
    drawing = drawn_map([], [Tint("TJK", "2 events")], fitted(Box(66, 36, 75, 42)))
    tinted = [one for one in drawing.iter("path") if one.get("class") == "land tint"]
    assert len(tinted) == 1
    assert "TJK" in (next(tinted[0].iter("title")).text or "")


@pytest.mark.parametrize(
    "box", [WORLD, Box(-180, -90, 180, 90), Box(179.5, 0, 180, 1), Box(10, 89, 11, 90), Box(0, 0, 0.1, 0.1)]
)
def test_any_view_of_the_world_is_drawn_within_bounds(box: Box) -> None:
    seen = fitted(box)
    assert -180 <= seen.west < seen.east <= 180.001
    assert -90 <= seen.south < seen.north <= 90
    assert 100 < float(drawn_map([], [], seen).get("height") or 0) < 1500


def test_outlines_are_closed_lines_on_the_globe_for_most_countries() -> None:
    for level in ("wide", "near"):
        countries = outlines(level)
        assert len(countries) > 170
        for rings in countries.values():
            for ring in rings:
                assert len(ring.points) >= 3
                assert -180 <= ring.west <= ring.east <= 180
                assert -90 <= ring.south <= ring.north <= 90
    assert "KGZ" in outlines("near")
