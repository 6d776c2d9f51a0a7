"""Whole templates: reading answer keys, and scoring every field beside the string slots."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadRecord
from sayso.evaluation.templates.found import FoundPlace, FoundTarget, FoundTemplate
from sayso.evaluation.templates.keys import KeyPlace, KeyTarget, WholeKey, read_keys
from sayso.evaluation.templates.records import Filler, Template
from sayso.evaluation.templates.whole_scoring import whole_counts
from sayso.model.heads import ROLES

KEY = WholeKey(
    dates=(("1991-02-03", "1991-02-03"),),
    places=(KeyPlace(frozenset({"norland"}), frozenset({"port"})),),
    stages=frozenset({"ACCOMPLISHED"}),
    confidence=((frozenset({"league"}), frozenset({"CLAIMED OR ADMITTED"})),),
    people=(KeyTarget(frozenset({"ana orlo", "judge"}), frozenset({"DEATH"}), frozenset({"1"})),),
    things=(KeyTarget(frozenset({"bridge"}), frozenset(), frozenset({"1"})),),
)
FOUND = FoundTemplate(
    template=Template(frozenset({"attack"}), dict.fromkeys(ROLES, ())),
    date=("1991-02-03", "1991-02-03"),
    place=FoundPlace(frozenset({"norland"}), frozenset({"port"})),
    stage="ACCOMPLISHED",
    confidence=((Filler(("THE LEAGUE",)), "CLAIMED OR ADMITTED"),),
    people=(FoundTarget(Filler(("JUDGE",)), "DEATH", "1"),),
    things=(FoundTarget(Filler(("BRIDGE",)), "DESTROYED", "1"),),
)


def counted(found: FoundTemplate, field: str) -> tuple[int, int, int]:
    count = whole_counts([found], [KEY], [(0, 0)])[field]
    return count.right, count.predicted, count.gold


def test_what_the_key_says_is_right_in_every_field() -> None:
    for field in ("date", "date, days in common", "country", "place", "stage", "confidence", "effect on people"):
        assert counted(FOUND, field) == (1, 1, 1), field


@pytest.mark.parametrize(
    ("field", "change", "expected"),
    [
        ("date", {"date": ("1991-02-01", "1991-02-04")}, (0, 1, 1)),
        ("date, days in common", {"date": ("1991-02-01", "1991-02-04")}, (1, 1, 1)),
        ("date, days in common", {"date": (None, "1991-02-04")}, (0, 1, 1)),
        ("date", {"date": None}, (0, 0, 1)),
        ("country", {"place": FoundPlace(frozenset({"norland"}), frozenset())}, (1, 1, 1)),
        ("place", {"place": FoundPlace(frozenset({"norland"}), frozenset())}, (0, 1, 1)),
        ("place", {"place": FoundPlace(frozenset({"norland"}), frozenset({"hill"}))}, (0, 1, 1)),
        ("stage", {"stage": "THREATENED"}, (0, 1, 1)),
        ("confidence", {"confidence": ((Filler(("LEAGUE",)), "POSSIBLE"),)}, (0, 1, 1)),
        ("confidence", {"confidence": ()}, (0, 0, 1)),
        ("effect on people", {"people": (FoundTarget(Filler(("WITNESS",)), "DEATH", "1"),)}, (0, 1, 1)),
        ("effect on people", {"people": (FoundTarget(Filler(("JUDGE",)), None, "1"),)}, (0, 0, 1)),
        ("number of people", {"people": (FoundTarget(Filler(("JUDGE",)), None, "PLURAL"),)}, (0, 1, 1)),
    ],
)
def test_each_field_counts_for_itself(field: str, change: dict[str, Any], expected: tuple[int, int, int]) -> None:
    assert counted(replace(FOUND, **change), field) == expected


def test_an_effect_that_the_key_does_not_tell_is_wrong() -> None:
    assert counted(FOUND, "effect on things") == (0, 1, 0)


def test_of_found_leaves_out_what_has_no_partner() -> None:
    counts = whole_counts([FOUND, FOUND], [KEY, KEY], [(0, 0)])
    assert (counts["date"].right, counts["date"].predicted, counts["date"].gold) == (1, 2, 2)
    assert (counts["date, of found"].predicted, counts["date, of found"].gold) == (1, 1)
    missed = replace(FOUND, people=(FoundTarget(Filler(("WITNESS",)), "DEATH", "1"),))
    assert whole_counts([missed], [KEY], [(0, 0)])["effect on people, of found"].gold == 0


def _row() -> dict[str, Any]:
    def string(value: str, refs: list[str] | None = None) -> dict[str, Any]:
        return {"optional": False, "values": [value], "refs": refs, "spans": [[]]}

    slots: dict[str, Any] = {
        "incident_date": [{"values": ["03 FEB 91"], "ranges": [["1991-02-03", "1991-02-03"]], "refs": None}],
        "incident_location": [
            {
                "values": ["NORLAND: PORT (CITY)"],
                "paths": [[[{"name": "NORLAND", "types": []}], [{"name": "PORT", "types": ["CITY"]}]]],
            }
        ],
        "incident_stage": [{"values": ["ACCOMPLISHED"], "refs": None}],
        "perp_organization_confidence": [{"values": ["CLAIMED OR ADMITTED"], "refs": ["LEAGUE"]}],
        "hum_tgt_name": [string("ANA ORLO")],
        "hum_tgt_description": [string("JUDGE", ["ANA ORLO"])],
        "hum_tgt_effect": [{"values": ["DEATH"], "refs": ["ANA ORLO"]}, {"values": ["INJURY"], "refs": ["-"]}],
        "hum_tgt_number": [{"values": ["~1"], "refs": ["ANA ORLO"]}],
        "phys_tgt_id": [string("BRIDGE")],
        "phys_tgt_effect": None,
        "phys_tgt_number": [{"values": ["1"], "refs": ["BRIDGE"]}],
    }
    return {"id": "a", "templates": [{"slots": slots}]}


def test_a_key_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "keys.jsonl"
    file.write_text(json.dumps(_row()) + "\n", encoding="utf-8")
    assert list(read_keys(file)) == [(KEY,)]


def test_a_row_without_slots_is_named(tmp_path: Path) -> None:
    file = tmp_path / "keys.jsonl"
    file.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(BadRecord, match="row 1"):
        list(read_keys(file))


def test_the_form_of_gtt_has_no_whole_keys(tmp_path: Path) -> None:
    file = tmp_path / "keys.jsonl"
    file.write_text('{"docid": "a", "doctext": "x", "templates": []}\n', encoding="utf-8")
    assert list(read_keys(file)) == []
