"""Both forms of gold data give the same templates; predictions are written in the public form and can be read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadRecord
from sayso.evaluation.templates.files import read_messages, write_predictions
from sayso.evaluation.templates.records import Filler
from sayso.model.heads import ROLES

TEXT = "   BROD, 3 MAY -- ARMED MEN KILLED IDA\nBRANDT, A TEACHER."


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def key() -> dict[str, Any]:
    slots: dict[str, Any] = dict.fromkeys(
        ("perp_individual_id", "perp_organization_id", "phys_tgt_id", "hum_tgt_name", "hum_tgt_description",
         "incident_instrument_id")
    )  # fmt: skip
    slots["incident_type"] = [{"values": ["ATTACK", "BOMBING"]}]
    slots["perp_individual_id"] = [{"values": ["ARMED MEN", "GANG"], "spans": [[place("ARMED MEN")], []]}]
    slots["hum_tgt_name"] = [{"values": ["IDA BRANDT"], "spans": [[place("IDA\nBRANDT")]]}]
    slots["hum_tgt_description"] = [{"values": ["TEACHER"], "spans": [[place("TEACHER")]]}]
    slots["phys_tgt_id"] = [{"values": ["MILL"], "spans": [[]]}]
    return {"id": "X-1", "text": TEXT, "templates": [{"slots": slots}]}


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_answer_keys_give_names_that_stand_in_the_text(tmp_path: Path) -> None:
    (message,) = read_messages(written(tmp_path / "key.jsonl", key()))
    (template,) = message.templates
    assert template.kinds == {"attack", "bombing"}
    assert template.fillers["PerpInd"] == (Filler(("ARMED MEN",), (place("ARMED MEN")[0],)),)
    assert template.fillers["Victim"] == (Filler(("IDA BRANDT",), (place("IDA")[0],)),)
    assert template.fillers["Target"] == ()


def test_what_is_written_is_read_as_the_same_templates(tmp_path: Path) -> None:
    (message,) = read_messages(written(tmp_path / "key.jsonl", key()))
    out = tmp_path / "out.jsonl"
    write_predictions([message], [message.templates], out)
    row = json.loads(out.read_text(encoding="utf-8"))
    assert row["docid"] == "X-1"
    assert row["templates"][0]["incident_type"] == "attack / bombing"
    assert row["templates"][0]["Victim"] == [[["ida brandt", place("IDA")[0]]]]
    assert set(row["templates"][0]) == {"incident_type", *ROLES}
    start = row["templates"][0]["Victim"][0][0][1]
    assert row["doctext"][start : start + len("ida brandt")] == "ida brandt"
    (again,) = read_messages(out)
    assert again.templates[0].kinds == message.templates[0].kinds
    assert again.templates[0].fillers["PerpInd"][0].keys == message.templates[0].fillers["PerpInd"][0].keys


def test_paragraphs_of_the_public_form_are_seen_and_no_offset_moves(tmp_path: Path) -> None:
    row = {"docid": "a", "doctext": "men fled.    they ran.", "templates": []}
    (message,) = read_messages(written(tmp_path / "gtt.jsonl", row))
    assert len(message.text) == len(row["doctext"])
    assert "\n\n" in message.text
    assert message.text.endswith("they ran.")


@pytest.mark.parametrize("row", [{"docid": "a", "doctext": "x"}, {"id": "a"}, {"id": "a", "text": "x", "templates": 3}])
def test_a_row_of_another_form_is_refused_by_its_number(tmp_path: Path, row: dict[str, Any]) -> None:
    with pytest.raises(BadRecord, match="row 2"):
        list(read_messages(written(tmp_path / "bad.jsonl", key(), row)))
