"""Records of one coded event each are scored by type, actor and recipient."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.plover import (
    LEARNING_RECORDS,
    PloverPart,
    PloverRecord,
    plover_records,
    score_record,
    score_records,
)
from sayso.records import Event, Modality, Participant, PloverCode, Role, Span
from tests.factories import reading

TEXT = "Norway accused Sweden of nothing at all."
NORWAY, SWEDEN = Span(0, 6), Span(15, 21)
GOLD = PloverRecord("r0", TEXT, "ACCUSE", None, (NORWAY,), (SWEDEN,), is_mutual=False)


def event(kind: str, **roles: Span) -> Event:
    """An event with one participant for each role."""
    return Event(
        id="v0",
        trigger=Span(7, 14),
        triggers=(Span(7, 14),),
        plover=PloverCode(kind, None, ()),
        acled=None,
        modality=Modality.HAPPENED,
        negated=False,
        background=False,
        participants=tuple(Participant(Role(role), span, None, None, ()) for role, span in roles.items()),
        place=None,
        time=None,
        effects=(),
        claims=(),
        absent=(),
        score=0.5,
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (event("ACCUSE", actor=NORWAY, recipient=SWEDEN), (True, True, True)),
        (event("ACCUSE", actor=SWEDEN, recipient=NORWAY), (True, False, False)),
        (event("ACCUSE", victim=SWEDEN), (True, False, True)),
        (event("REJECT", actor=NORWAY, recipient=SWEDEN), (False, False, False)),
    ],
    ids=["right", "turned round", "victims count as recipients", "another type"],
)
def test_an_event_counts_by_type_and_sides(found: Event, expected: tuple[bool, bool, bool]) -> None:
    score = score_record(GOLD, replace(reading(TEXT), events=(found,)))
    assert (score.has_type, score.has_actor, score.has_recipient) == expected


def test_both_sides_of_a_mutual_event_may_be_actors() -> None:
    gold = replace(GOLD, is_mutual=True)
    found = event("ACCUSE", actor=SWEDEN)
    assert score_record(gold, replace(reading(TEXT), events=(found,))).has_recipient


def test_a_participant_of_many_words_does_not_count() -> None:
    text = "The very old and much respected foreign minister of Norway accused Sweden."
    whole = Span(0, text.index(" accused"))
    gold = PloverRecord(
        "r1", text, "ACCUSE", None, (Span(text.index("Norway"), text.index(" accused")),), (), is_mutual=False
    )
    assert not score_record(gold, replace(reading(text), events=(event("ACCUSE", actor=whole),))).has_actor


def test_shares_are_over_records_and_events_a_mean() -> None:
    right = score_record(GOLD, replace(reading(TEXT), events=(event("ACCUSE", actor=NORWAY, recipient=SWEDEN),)))
    nothing = score_record(GOLD, reading(TEXT))
    scores = score_records([right, nothing])
    assert [figure.value for figure in scores.rows[0].figures] == [50.0, 50.0, 50.0, 0.5]


def _file(path: Path, number: int) -> Path:
    rows = [
        {"id": f"r{n}", "event": "DEMAND", "text": TEXT, "spans": [{"tag": "SRC", "start": 0, "end": 6}]}
        for n in range(number)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_the_parts_are_fixed_and_share_no_record(tmp_path: Path) -> None:
    file = _file(tmp_path / "gold.jsonl", LEARNING_RECORDS + 20)
    learning, measured = (plover_records(file, part) for part in (PloverPart.LEARNING, PloverPart.MEASURED))
    assert len(learning) == LEARNING_RECORDS
    assert not {record.id for record in learning} & {record.id for record in measured}
    assert len(plover_records(file, PloverPart.ALL)) == LEARNING_RECORDS + 20
    assert {record.type for record in measured} == {"REQUEST"}


def test_a_wrong_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="is not there"):
        plover_records(tmp_path / "none.jsonl", PloverPart.ALL)
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"id": "r0"}', encoding="utf-8")
    with pytest.raises(BadRecord, match=r"wrong\.jsonl"):
        plover_records(wrong, PloverPart.ALL)
