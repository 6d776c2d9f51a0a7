from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from sayso.ledger import Ledger, custody, open_ledger
from sayso.ledger.answers import CustodyRow
from sayso.records import Failure
from tests.ledger.samples import sample

ROW = CustodyRow(
    number=1,
    utc="2021-10-05T12:00:01.000Z",
    actor="analyst",
    tool="sayso",
    version="0.1.0",
    action="add",
    object_sha256="ab",
    document_id="sha256:cd",
    details="{}",
    prev_row_sha256=custody.GENESIS,
    row_sha256="",
)


def test_a_row_is_sealed_as_the_method_page_says() -> None:
    told = [
        1,
        "2021-10-05T12:00:01.000Z",
        "analyst",
        "sayso",
        "0.1.0",
        "add",
        "ab",
        "sha256:cd",
        "{}",
        "0" * 64,
    ]
    expected = hashlib.sha256(json.dumps(told, separators=(",", ":")).encode("ascii")).hexdigest()
    assert custody.seal(ROW).row_sha256 == expected


@pytest.mark.parametrize("name", [f.name for f in fields(CustodyRow) if f.name != "row_sha256"])
def test_the_seal_covers_every_field(name: str) -> None:
    changed = replace(ROW, **{name: 2 if name == "number" else "other"})
    assert custody.seal(changed).row_sha256 != custody.seal(ROW).row_sha256


def test_the_log_is_a_chain_from_the_ledgers_creation_on(ledger: Ledger) -> None:
    sample("One.").add_to(ledger)
    ledger.record_failure(Failure(None, "empty", "It is empty."), "empty.txt")
    sample("Two.").add_to(ledger)
    with ledger.view() as view:
        rows = list(view.custody())
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.action for row in rows] == ["create", "add", "fail", "add"]
    assert [row.prev_row_sha256 for row in rows] == [custody.GENESIS, *(row.row_sha256 for row in rows[:-1])]
    assert all(custody.seal(row) == row for row in rows)
    assert {row.actor for row in rows} == {"tester"}


def test_two_ledgers_of_the_same_reports_have_chains_of_their_own(tmp_path: Path) -> None:
    heads = []
    for name in ("a.db", "b.db"):
        with open_ledger(str(tmp_path / name), actor="tester") as ledger:
            heads.append(ledger.verify().custody_head)
    assert heads[0] != heads[1]


def test_the_rows_of_one_document_are_given_alone(ledger: Ledger) -> None:
    one, two = sample("One."), sample("Two.")
    for report in (one, two, one.read_by("9")):
        report.add_to(ledger, refresh=True)
    with ledger.view() as view:
        assert [row.action for row in view.custody(one.id[:16])] == ["add", "read_again"]


def test_somebody_without_a_name_is_known_by_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert custody.this_user().startswith("uid ")


def test_the_log_can_be_checked_without_this_program_as_the_method_page_shows(ledger: Ledger, path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "method" / "custody.md").read_text(encoding="utf-8")
    program = page.split("```python\n")[1].split("```")[0]
    sample("«Ясно» 👩‍🚒", name="имя.txt").add_to(ledger)
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=path.parent, capture_output=True, text=True, check=False
        )
        if done.returncode:
            break
        assert ledger.verify().custody_head in done.stdout
        with ledger._session.writing() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql("UPDATE custody SET actor = 'nobody' WHERE number = 1")
    assert "AssertionError: 1" in done.stderr
