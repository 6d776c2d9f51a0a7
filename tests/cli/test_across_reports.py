"""`sayso show`, `review`, `correct` and `export --format acled` over a ledger of a few linked reports."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from sayso.cli import reviewing
from sayso.cli.main import app
from sayso.ledger import open_ledger
from sayso.linking import link, open_record
from sayso.linking.record import OpenPair
from sayso.records import Stance
from sayso.records.json_schema import joined_schema
from tests.linking.incremental.world import Report, Told, add

VALIDATOR = jsonschema.Draft202012Validator(joined_schema())
REPORTS = (
    Report(
        "Velor Herald",
        "2024-05-03",
        (Told("Velor", "2024-05-02", "Oduar Front", "Rustam Haddad", 4),),
        alias="Children of the Hill",
    ),
    Report("Osk Post", "2024-05-04", (Told("Velor", "2024-05-02", "Oduar Front", "Rustam Hadad", 4),)),
    Report("Marun News", "2024-05-04", (Told("Marun", "2024-05-02", "Oduar Liberation Front", None, 2),)),
    Report("Osk Radio", "2024-05-05", (Told("Velor", "2024-05-02", "Oduar Front", "Lena Osk", 4, Stance.DENIES),)),
)


@pytest.fixture(autouse=True)
def _a_linked_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_ledger("sayso.db") as ledger:
        for report in REPORTS:
            add(ledger, report)
        link(ledger)


def sayso(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


def ids(kind: str) -> list[str]:
    with open_ledger("sayso.db", read_only=True) as ledger, open_record(ledger) as record:
        match kind:
            case "event":
                return [row.id for row in record.events().items]
            case "actor":
                return [row.id for row in record.actors().items]
            case "claim":
                return [row.id for row in record.claims().items]
        return [row.id for row in record.sources().items]


def the_shelling() -> str:
    """The event that several reports tell of."""
    with open_ledger("sayso.db", read_only=True) as ledger, open_record(ledger) as record:
        return max(record.events().items, key=lambda row: row.reports).id


def pairs() -> tuple[OpenPair, ...]:
    with open_ledger("sayso.db", read_only=True) as ledger, open_record(ledger) as record:
        return record.open_pairs()


def test_an_event_is_shown_with_every_value_its_notes_and_the_sentence() -> None:
    event = the_shelling()
    shown = sayso("show", event[:18]).stdout

    assert "reports, " in shown
    assert " independent, " in shown
    assert "Velor" in shown
    assert "2 May 2024" in shown
    assert "Rustam Haddad [1" in shown
    assert "[1] Velor Herald, 3 May 2024" in shown
    assert "“Oduar Front attacked a post in Velor on 2024-05-02, killing 4 guards”" in shown


def test_an_actor_is_found_by_its_name_and_shown_with_its_other_names() -> None:
    shown = sayso("show", "oduar front").stdout

    assert shown.strip().splitlines()[0] == "Oduar Front"
    assert "Children of the Hill" in shown
    assert "Takes part in" in shown


def test_a_name_of_several_lists_them_with_their_ids() -> None:
    shown = sayso("show", "Osk").stdout

    assert "Osk may be" in shown
    assert "outlet:osk post" in shown
    assert "outlet:osk radio" in shown


def test_a_claim_and_a_source_are_shown() -> None:
    claim = next(one for one in ids("claim"))

    assert "On whose say-so" in sayso("show", claim).stdout
    assert "Velor Herald" in sayso("show", "outlet:velor herald").stdout


@pytest.mark.parametrize("kind", ["event", "actor", "claim", "source"])
def test_json_is_the_contracts(kind: str) -> None:
    for one in ids(kind):
        arguments = ("--source",) if kind == "source" else ()
        row: dict[str, Any] = json.loads(sayso("show", one, "--json", *arguments).stdout)
        VALIDATOR.validate(row)
        assert (row["schema"], row["id"]) == (f"sayso.{kind}/1", one)


def test_the_schema_of_the_joined_record_is_printed() -> None:
    assert json.loads(sayso("show", "--schema").stdout) == joined_schema()


@pytest.mark.parametrize("what", ["nobody at all", "event:0000000000", "claim:x:1-2", "outlet:nowhere"])
def test_what_is_not_there_is_one_sentence(what: str) -> None:
    result = sayso("show", what)

    assert result.exit_code == 2
    assert "no_such_document" in result.stderr


def test_a_report_is_still_shown_by_its_id() -> None:
    with open_ledger("sayso.db", read_only=True) as ledger, ledger.view() as view:
        report = view.documents().items[0].document_id

    assert "attacked a post" in sayso("show", report[7:19], "--text").stdout


def test_open_pairs_are_listed_the_most_valuable_first() -> None:
    listed = sayso("review", "--list").stdout
    rows = [json.loads(line) for line in sayso("review", "--json").stdout.splitlines()]

    assert "Open pairs" in listed
    assert [row["value"] for row in rows] == sorted((row["value"] for row in rows), reverse=True)
    assert {row["kind"] for row in rows} <= {"actor", "event"}


def test_a_decision_is_kept_with_its_author_and_reason_and_can_be_undone() -> None:
    pair = pairs()[0]
    decided = sayso("review", pair.one, pair.other, "--same", "--because", "same voice", "--by", "Ada")

    assert decided.exit_code == 0, decided.stderr
    assert (pair.one, pair.other) not in {(one.one, one.other) for one in pairs()}
    with open_ledger("sayso.db", read_only=True) as ledger, open_record(ledger) as record:
        (kept,) = record.judgements()
    assert (kept.decision, kept.author, kept.reason) == ("same", "Ada", "same voice")
    assert sayso("review", pair.one, pair.other, "--undo", "--by", "Ada").exit_code == 0
    assert (pair.one, pair.other) in {(one.one, one.other) for one in pairs()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("review", "Person:a"),
        ("review", "Person:a", "Person:b"),
        ("review", "--same"),
        ("review", "Person:a", "Person:b", "--same", "--different"),
        ("review", "actor:zz", "actor:yy", "--same"),
    ],
)
def test_half_a_decision_is_wrong_use(arguments: tuple[str, ...]) -> None:
    assert sayso(*arguments).exit_code == 2


def test_pairs_are_decided_key_by_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "_is_terminal", lambda: True)
    before = pairs()
    keys = iter("xsny" if len(before) > 1 else "xny")
    answers = iter(("two bodies", ""))
    monkeypatch.setattr("click.getchar", lambda: next(keys, "q"))
    monkeypatch.setattr("rich.console.Console.input", lambda *_, **__: next(answers, ""))
    shown = sayso("review", "--by", "Ada").stdout

    assert "y same · n different" in shown
    assert "decided" in shown
    with open_ledger("sayso.db", read_only=True) as ledger, open_record(ledger) as record:
        kept = record.judgements()
    assert [(one.decision, one.reason) for one in kept][:1] == [("different", "two bodies")]


def test_undo_takes_back_the_last_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "_is_terminal", lambda: True)
    # Decided and undone, passed over and back again.
    keys = iter("yzq")
    monkeypatch.setattr("click.getchar", lambda: next(keys, "q"))
    monkeypatch.setattr("rich.console.Console.input", lambda *_, **__: "")
    before = pairs()
    shown = sayso("review").stdout

    assert "0 decided" in shown
    assert pairs() == before


def test_a_correction_stands_before_what_reports_say() -> None:
    event = the_shelling()
    made = sayso("correct", event[:18], "effect:killed", "5", "--because", "hospital list", "--by", "Ada")
    shown = sayso("show", event).stdout

    assert made.exit_code == 0, made.stderr
    assert "→ 5" in shown
    assert "decided by Ada" in shown
    assert "hospital list" in shown
    assert "4 in total" in shown
    assert sayso("correct", event, "effect:killed", "--undo").exit_code == 0
    assert "→ 5" not in sayso("show", event).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("effect:killed",),
        ("effect:killed", "5", "--remove"),
        ("effect:killed", "many"),
        ("effect:sunk", "5"),
        ("name", "Battle"),
        ("when", "yesterday"),
        ("grade", "B9"),
    ],
)
def test_a_correction_that_says_nothing_is_refused(arguments: tuple[str, ...]) -> None:
    result = sayso("correct", the_shelling(), *arguments)

    assert result.exit_code == 2
    assert "bad_setting" in result.stderr


def test_the_acled_shaped_table_has_its_note_beside_it() -> None:
    result = sayso("export", "--format", "acled", "--output", "may_acled_shaped.csv", "--inter", "code")
    rows = list(csv.DictReader(io.StringIO(Path("may_acled_shaped.csv").read_text(encoding="utf-8"), newline="")))

    assert result.exit_code == 0, result.stderr
    assert {row["location"] for row in rows} == {"Velor", "Marun"}
    assert Path("may_acled_shaped.csv.about.txt").read_text(encoding="utf-8").startswith("This is not ACLED data.")
    assert "not ACLED data" in sayso("export", "-f", "acled").stderr
    assert sayso("export", "-f", "acled", "--publisher", "Osk").exit_code == 2


def test_reports_that_wait_are_said_on_stderr() -> None:
    with open_ledger("sayso.db") as ledger:
        add(ledger, Report("Velor Radio", "2024-05-06", (Told("Velor", "2024-05-05", "Oduar Front", None, 1),)))

    assert "1 report waits for: sayso link" in sayso("show", "Oduar Front").stderr
