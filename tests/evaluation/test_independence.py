"""Cases for independent origins: they load, cover the rules, and those given as records come out as they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import BadRecord
from sayso.evaluation.independence import METRICS, Counted, score_row
from sayso.evaluation.independence_gold import Case, read_cases
from sayso.evaluation.independence_records import counted
from sayso.records.joined import Independence

FOLDER = Path(__file__).parents[2] / "evals" / "independence"
CASES = read_cases(FOLDER, "all")
RECORDS = [case for case in CASES if not case.is_text]


def test_there_are_forty_cases_and_half_are_kept_aside() -> None:
    aside = [case for case in CASES if case.part == "held_aside"]
    assert len(CASES) >= 40
    assert abs(len(CASES) - 2 * len(aside)) <= 6
    assert {case.attack for case in CASES} >= {
        "changed byline",
        "circular citation",
        "edited copy",
        "retracted report posted again",
        "credited wire copy with a forged source",
    }


@pytest.mark.parametrize("case", RECORDS, ids=[case.id for case in RECORDS])
def test_cases_given_as_records_hold_the_truth(case: Case) -> None:
    found = counted(case)
    assert found.low <= case.low
    assert found.high >= case.high
    assert found.denials == case.denials
    assert case.copied in (None, found.copies)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{id: x, rule: r, reports: [], origins: [2, 1], denials: 0, why: w, level: records}", "low one first"),
        ("{id: x, rule: r, reports: [], origins: [1, 1], denials: 0, why: w}", "texts need event"),
        ("{id: x, rule: r, reports: [], origins: [1, 1], denials: 0, why: w, level: records, colour: red}", "colour"),
        (
            "{id: x, rule: r, reports: [], origins: [1, 1], denials: 0, why: w, level: records, copies: ['a > b']}",
            "no such report: b",
        ),
    ],
)
def test_a_broken_case_is_refused_by_name(tmp_path: Path, entry: str, message: str) -> None:
    file = tmp_path / "cases.yml"
    file.write_text(f"part: development\ncases:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(BadRecord, match=message) as error:
        read_cases(file, "all")
    assert "cases.yml, x" in str(error.value)


def test_figures_are_shares_of_happenings() -> None:
    def row(low: int, high: int, *, decided: bool) -> Counted:
        return Counted("x", 2, 2, 0, decided, Independence(3, 0, low, high, 0, ()))

    rows = [row(2, 2, decided=True), row(1, 2, decided=True), row(3, 4, decided=False), row(1, 3, decided=False)]
    figures = dict(zip(METRICS, (interval.value for interval in score_row("all", rows).figures), strict=True))
    assert figures == {
        "inside": 75.0,
        "never too low": 75.0,
        "one number": 50.0,
        "denials": 100.0,
        "exact": 25.0,
        "width x100": 100.0,
    }
