from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app
from sayso.records.json_schema import reading_schema

VALIDATOR = jsonschema.Draft202012Validator(reading_schema())
REPORT = """Shelling kills four in Isfara

At least four people were killed in Isfara, Tajikistan, on Monday when shells hit a market, officials said.
"""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT)


def sayso(*arguments: str, given: bytes | str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


def rows(result: Result) -> list[Any]:
    found = [json.loads(line) for line in result.stdout.splitlines()]
    for row in found:
        VALIDATOR.validate(row)
    return found


def test_read_prints_what_the_report_says_with_its_words() -> None:
    result = sayso("read", "report.txt", "--published", "2021-10-05", "--publisher", "The Post")
    assert result.exit_code == 0
    for expected in (
        "Shelling kills four in Isfara",
        "The Post",
        "“Monday”",
        "2021-10-04",
        "“Isfara”",
        "“At least four”",
    ):
        assert expected in result.stdout, expected


def test_read_writes_one_row_for_each_row_in_input_order_with_failures_in_place() -> None:
    Path("in.jsonl").write_text(
        '{"id": "a", "text": "Two men were shot in Kabul."}\n{"id": "b", "text": 5}\n'
        'not json\n{"id": "d", "text": "Calm."}\n'
    )
    result = sayso("read", "in.jsonl", "--format", "jsonl")
    assert result.exit_code == 1
    found = rows(result)
    assert [row["schema"] for row in found] == [
        "sayso.reading/1",
        "sayso.failure/1",
        "sayso.failure/1",
        "sayso.reading/1",
    ]
    assert [row["document"]["given_id"] if "document" in row else row["id"] for row in found] == ["a", "b", None, "d"]
    assert all(row["code"] and row["sentence"] for row in found[1:3])


def test_read_takes_standard_input() -> None:
    result = sayso("read", "-", "--format", "json", given=REPORT)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["document"]["title"] == "Shelling kills four in Isfara"


def test_read_lists_several_reports_as_a_json_array() -> None:
    Path("second.txt").write_text(REPORT.replace("Isfara", "Khujand"))
    result = sayso("read", "report.txt", "second.txt", "--format", "json")
    assert [row["schema"] for row in json.loads(result.stdout)] == ["sayso.reading/1"] * 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read", "report.txt", "--published", "yesterday"), "bad_setting"),
        (("read", "report.txt", "--language", "english"), "bad_setting"),
        (("read", "report.txt", "--published", "2021-13"), "bad_setting"),
        (("find", "x", "--since", "2022-01-02", "--until", "2021"), "bad_setting"),
        (("find", "x", "--ledger", "none.db"), "ledger"),
        (("show", "--ledger", "report.txt"), "ledger"),
    ],
)
def test_wrong_use_is_said_in_one_sentence_and_exits_2(arguments: tuple[str, ...], said: str) -> None:
    result = sayso(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr + result.stdout


def test_a_missing_file_costs_only_itself() -> None:
    result = sayso("add", "missing.txt", "report.txt")
    assert result.exit_code == 1
    assert "1 read" in result.stdout
    assert "1 failed" in result.stdout
    assert "not_found" in result.stderr


def test_a_ledger_is_added_to_shown_searched_exported_and_verified() -> None:
    assert sayso("add", "report.txt", "--published", "2021-10-05", "--publisher", "The Post").exit_code == 0
    again = sayso("add", "report.txt", "--published", "2021-10-05", "--publisher", "The Post")
    assert (again.exit_code, "1 skipped" in again.stdout) == (0, True)

    overview = sayso("show")
    assert "1 report " in overview.stdout
    assert "The Post" in overview.stdout

    (row,) = rows(sayso("export"))
    shown = sayso("show", row["document"]["id"][:15])
    assert "Shelling kills four in Isfara" in shown.stdout
    assert row["document"]["id"] in shown.stdout
    assert json.loads(sayso("show", row["document"]["id"], "--json").stdout) == row
    assert sayso("show", row["document"]["id"], "--text").stdout == REPORT + "\n"

    for query in ("shells", '"shells hit"', "title:isfara", "shell*"):
        found = sayso("find", query)
        assert "Shelling kills four" in found.stdout, query
    hits = json.loads(sayso("find", "market", "--json").stdout)
    assert hits["total"] == 1
    start, end = hits["hits"][0]["snippet"]["matches"][0]
    assert REPORT[start:end] == "market"
    assert "No report matches" in sayso("find", "market", "--until", "2020").stdout

    assert sayso("verify").exit_code == 0
    log = [json.loads(line) for line in sayso("custody", "--json").stdout.splitlines()]
    assert any(entry["object_sha256"] for entry in log)


def test_export_to_a_file_equals_export_to_stdout() -> None:
    sayso("add", "report.txt")
    assert sayso("export", "-o", "out.jsonl").exit_code == 0
    assert Path("out.jsonl").read_text() == sayso("export").stdout


def test_verify_says_what_was_changed_and_exits_1() -> None:
    sayso("add", "report.txt")
    originals = [path for path in Path("sayso.store").rglob("*") if path.is_file()]
    originals[0].chmod(0o644)
    originals[0].write_bytes(b"something else")
    result = sayso("verify")
    assert result.exit_code == 1
    assert "1 fault in" in result.stdout


def test_a_page_that_changed_is_a_new_version_with_its_changes() -> None:
    page = "<html><body><article><h1>Toll</h1><p>{}</p></article></body></html>"
    for day, toll in (
        ("2021-10-05", "Four people were killed, police said."),
        ("2021-10-06", "Five people were killed, police said."),
    ):
        row = {"text": page.format(toll), "url": "https://post.example/toll", "published": day}
        Path("rows.jsonl").write_text(json.dumps(row))
        assert sayso("add", "rows.jsonl").exit_code == 0
    shown = sayso("show", "https://post.example/toll")
    assert "2 versions" in shown.stdout
    changes = sayso("show", "https://post.example/toll", "--changes").stdout
    assert "Four" in changes
    assert "Five" in changes


def test_folders_patterns_and_archives_are_read() -> None:
    Path("folder/inner").mkdir(parents=True)
    Path("folder/inner/a.txt").write_text(REPORT)
    with zipfile.ZipFile("z.zip", "w") as archive:
        archive.writestr("b.txt", REPORT.replace("four", "five"))
    Path("c1.txt").write_text(REPORT.replace("four", "six"))
    assert len(rows(sayso("read", "folder", "z.zip", "c*.txt", "--format", "jsonl"))) == 3


def test_control_characters_of_a_report_do_not_reach_the_terminal() -> None:
    Path("evil.txt").write_text("Headline \x1b[31mred\x1b]0;title\x07\n\nSeven men died in Kabul\u202e on Monday.\n")
    result = sayso("read", "evil.txt")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_doctor_finds_all_well_in_an_empty_folder() -> None:
    result = sayso("doctor")
    assert result.exit_code == 0, result.stdout
    assert "✗" not in result.stdout


def test_the_schema_can_be_printed() -> None:
    assert json.loads(sayso("export", "--schema").stdout) == reading_schema()


def test_demo_reads_the_samples_twice_without_harm() -> None:
    first = sayso("demo")
    assert first.exit_code == 0, first.stderr
    assert "show --ledger sayso-demo.db" in first.stdout
    second = sayso("demo")
    assert second.exit_code == 0
    assert "skipped" in second.stdout


@pytest.mark.parametrize("target", ["sayso.db", "sayso.db-wal", "sayso.store/ab/new.jsonl", "./sayso.db", "link.jsonl"])
def test_an_export_never_replaces_the_ledger(target: str) -> None:
    sayso("add", "report.txt")
    Path("link.jsonl").symlink_to("sayso.db")
    result = sayso("export", "-o", target)
    assert result.exit_code == 2
    assert "belongs to the ledger" in result.stderr
    assert sayso("verify").exit_code == 0


def test_an_export_replaces_no_device_and_follows_links() -> None:
    sayso("add", "report.txt")
    assert sayso("export", "-o", "/dev/null").exit_code == 2
    assert Path("/dev/null").is_char_device()
    Path("elsewhere.jsonl").write_text("old")
    Path("link.jsonl").symlink_to("elsewhere.jsonl")
    assert sayso("export", "-o", "link.jsonl").exit_code == 0
    assert Path("link.jsonl").is_symlink()
    assert Path("elsewhere.jsonl").read_text() == sayso("export").stdout


def test_a_shortened_head_is_wrong_use_and_no_alarm() -> None:
    sayso("add", "report.txt")
    result = sayso("verify", "--head", "0123456789ab")
    assert result.exit_code == 2
    assert "64 digits" in result.stderr


@pytest.mark.parametrize("known", ["2021", "2021-10"])
def test_a_publication_date_may_be_known_to_the_month_or_year_only(known: str) -> None:
    (row,) = rows(sayso("read", "report.txt", "--published", known, "--format", "jsonl"))
    assert row["document"]["published"]["value"] == known
    assert row["times"][0]["start"] is None
