"""The bench of joining: the gold worlds as they are, what counts as found and joined, and its mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.chain_bench import Part
from sayso.evaluation.joined_events import SAYSO, SYSTEMS, JoinedEvents
from sayso.evaluation.joining import METRICS, Item, score_rows, slips_of
from sayso.evaluation.joining_gold import GoldTelling, WorldReport, read_worlds
from sayso.records import Span
from tests.traces import Report

ROOT = Path(__file__).parents[2]
WORLDS = ROOT / "evals/joining"
ENTRY = """
part: development
worlds:
  - id: w
    about: x
    reports:
      - {outlet: A, published: 2021-03-01, text: A bomb killed two., events: {bomb: [bomb, killed]}}
      - {outlet: B, published: 2021-03-01, text: Two died in a blast., events: {bomb: [PLACE]}}
"""


def item(report: str, event: str, *traces: str) -> Item:
    told = WorldReport(report, "A", "2021-03-01", "A bomb killed two.", ())
    return Item(event.partition("/")[0], told, GoldTelling(event, (Span(2, 6),)), traces)


def joined(*groups: str) -> JoinedEvents:
    """Groups of traces named by letters."""
    events = {letter: Report(letter).event("fell", "Shells fell.") for group in groups for letter in group}
    group_of = {letter: group for group in groups for letter in group}
    return JoinedEvents(events, dict.fromkeys(SYSTEMS, group_of), ())


def figures(items: list[Item], found: JoinedEvents) -> dict[str, dict[str, float]]:
    rows = score_rows(items, found)
    return {row.name: {m: round(i.value, 1) for m, i in zip(METRICS, row.figures, strict=True)} for row in rows}


@pytest.mark.parametrize("part", [Part.DEVELOPMENT, Part.HELD_ASIDE])
def test_the_gold_worlds_are_as_the_guideline_says(part: Part) -> None:
    worlds = read_worlds(WORLDS, part)
    assert len(worlds) >= 20
    assert sum(len({t.event for report in w.reports for t in report.tellings}) > 1 for w in worlds) >= 20
    for world in worlds:
        reports_of: dict[str, set[str]] = {}
        for report in world.reports:
            for telling in report.tellings:
                reports_of.setdefault(telling.event, set()).add(report.id)
        assert any(len(reports) > 1 for reports in reports_of.values()), f"{world.id} has nothing to join"


def test_both_parts_have_other_texts() -> None:
    texts = [report.text for world in read_worlds(WORLDS, Part.ALL) for report in world.reports]
    assert len(set(texts)) == len(texts)


MISTAKES = {
    "a quote that is not there": ("PLACE", "explosion", "does not have"),
    "a telling without words": ("[PLACE]", "[]", "needs the words"),
    "an unknown key": ("about: x", "about: x\n    why: y", "unknown keys why"),
    "a day that is none": ("published: 2021-03-01, text: A", "published: soon, text: A", "report 1"),
    "another key beside": ("part: development", "part: development\nkind: x", "no others"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_file_is_named(name: str, tmp_path: Path) -> None:
    old, new, said = MISTAKES[name]
    file = tmp_path / "worlds.yml"
    file.write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(BadRecord, match=said):
        read_worlds(file, Part.DEVELOPMENT)


def test_a_part_without_worlds_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="--data"):
        read_worlds(tmp_path, Part.DEVELOPMENT)


def test_all_right_is_a_hundred() -> None:
    items = [item("r1", "w/a", "p"), item("r2", "w/a", "q"), item("r2", "w/b", "s")]
    assert figures(items, joined("pq", "s"))[SAYSO] == {
        "pairs F1": 100.0,
        "precision": 100.0,
        "recall": 100.0,
        "CoNLL": 100.0,
        "found": 100.0,
    }


def test_what_was_not_found_is_missed_and_left_out_of_the_second_row() -> None:
    items = [item("r1", "w/a", "p"), item("r2", "w/a", "q"), item("r3", "w/a")]
    found = figures(items, joined("pq"))
    assert found[SAYSO]["recall"] == 33.3
    assert found[SAYSO]["found"] == 66.7
    assert found["Sayso, of found"]["recall"] == 100.0


def test_joining_over_worlds_counts_as_wrong() -> None:
    items = [item("r1", "w/a", "p"), item("r2", "w/a", "q"), item("r3", "x/a", "s")]
    assert figures(items, joined("pqs"))[SAYSO]["precision"] == 33.3


def test_two_events_of_one_report_are_no_pair() -> None:
    items = [item("r1", "w/a", "p"), item("r1", "w/b", "p")]
    one_report = [items[0], Item("w", items[0].report, items[1].telling, ("p",))]
    assert figures(one_report, joined("p"))[SAYSO]["precision"] == 0.0
    assert list(slips_of(one_report, joined("p"))) == []


def test_slips_name_what_was_missed_wrongly_joined_and_not_found() -> None:
    items = [item("r1", "w/a", "p"), item("r2", "w/a", "q"), item("r3", "w/b", "s"), item("r4", "w/a")]
    kinds = sorted(slip.kind for slip in slips_of(items, joined("ps", "q")))
    assert kinds == ["not found", "not joined", "wrongly joined"]
