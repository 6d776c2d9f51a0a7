"""Edges between reports against a known truth: what counts as found, right and in one line."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.evaluation.echo import EchoCounts, gold_report, score_echo
from sayso.records.copy import Copy


def row(name: str, hour: int, *taken: dict[str, Any], miscited: tuple[str, ...] = ()) -> dict[str, Any]:
    truth = {"level": 1, "ecosystem": "e", "habit": "own", "taken": list(taken), "miscited": list(miscited)}
    return {
        "id": name,
        "text": name,
        "published": f"2021-01-01T0{hour}:00:00Z",
        "publisher": name.upper(),
        "truth": truth,
    }


def took(*fits: str, unseen: str | None = None, cited: bool = False, run: int = 20) -> dict[str, Any]:
    return {"fits": list(fits), "unseen": unseen, "kept_run": run, "cited": cited}


def edge(source: str, report: str) -> Copy:
    return Copy(source, report, (), 1.0, 1.0)


A, B, C = row("a", 1), row("b", 2, took("a")), row("c", 3, took("b"))
U, V = row("u", 2, took(unseen="x", cited=True)), row("v", 3, took(unseen="x", cited=True))

CASES: tuple[tuple[str, list[dict[str, Any]], list[Copy], EchoCounts], ...] = (
    ("a true edge", [A, B], [edge("a", "b")], EchoCounts(1, 1, 1, 1, 1)),
    ("a missed one", [A, B], [], EchoCounts(1, 0, 0, 0, 0)),
    ("one turned round is wrong, but in the line", [A, B], [edge("b", "a")], EchoCounts(1, 0, 1, 0, 1)),
    ("the source's source is in the line", [A, B, C], [edge("a", "b"), edge("a", "c")], EchoCounts(2, 1, 2, 1, 2)),
    ("what the text does not show is not asked for", [A, row("b", 2, took("a", run=3))], [], EchoCounts(0, 0, 0, 0, 0)),
    ("customers of one left out", [U, V], [edge("unseen:1", "u"), edge("unseen:1", "v")], EchoCounts(2, 2, 2, 2, 2)),
    (
        "to repeat a wrong name is neither",
        [A, row("b", 2, miscited=("A",))],
        [edge("a", "b")],
        EchoCounts(0, 0, 0, 0, 0),
    ),
)


@pytest.mark.parametrize(("rows", "copies", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_counts_follow_the_truth(rows: list[dict[str, Any]], copies: list[Copy], wanted: EchoCounts) -> None:
    assert score_echo([gold_report(values) for values in rows], copies) == {(1, "e"): wanted}
