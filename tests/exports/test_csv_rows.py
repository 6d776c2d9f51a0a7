from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from sayso.exports import EXPORTERS
from sayso.exports.csv_rows import COLUMNS, cell, count_of, rows_of
from sayso.records import Effect, EffectKind, Reading
from tests.contracts.test_exporters import exported
from tests.factories import reading
from tests.telling.full_reading import TEXT, at, full_reading

CSV = next(exporter for exporter in EXPORTERS if exporter.name == "csv")


def rows(of: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(CSV, [of]).decode(), newline=""), strict=True))


def row(name: str) -> dict[str, str]:
    return next(found for found in rows(full_reading()) if found["id"] == name)


def test_there_is_one_row_for_each_claim_and_each_event() -> None:
    of = full_reading()
    assert [found["id"] for found in rows(of)] == [record.id for record in (*of.claims, *of.events)]
    assert {found["row"] for found in rows(of)} == {"claim", "event"}


def test_lines_end_as_the_standard_says_and_each_has_every_column() -> None:
    written = exported(CSV, [full_reading()]).decode()
    assert written.startswith(",".join(COLUMNS) + "\r\n")
    assert {len(line) for line in csv.reader(io.StringIO(written, newline=""), strict=True)} == {len(COLUMNS)}


def test_a_quote_is_the_text_between_its_offsets() -> None:
    for found in rows(full_reading()):
        if " … " not in found["quote"]:
            assert TEXT[int(found["start"]) : int(found["end"])] == found["quote"], found["id"]


def test_the_chain_is_told_nearest_source_first() -> None:
    found = row("c5")
    assert found["chain"] == "Dalan Telegraph ← Radio Meridian ← Ilyas Toren"
    assert (found["origin"], found["chain_steps"], found["within"]) == ("Ilyas Toren", "3", "c4")
    assert row("c0")["chain"] == "Interior Ministry + Marat Oles (“a witness”)"


def test_an_event_tells_who_where_when_and_on_whose_say_so() -> None:
    found = row("v0")
    assert found["actors"] == "Armed men"
    assert (found["place"], found["lat"], found["radius_km"]) == ("Kesh-Tau", "39.5", "60")
    assert (found["first_day"], found["end_day"]) == ("2023-03-02", "2023-03-03")
    assert (found["killed_low"], found["killed_best"], found["killed_high"]) == ("2", "", "")
    assert found["on_whose_say_so"].startswith("c0 Interior Ministry + Marat Oles")


def test_what_is_not_known_is_empty_and_never_zero() -> None:
    found = row("v2")
    assert [found[name] for name in ("lat", "killed_low", "killed_best", "effects", "acled_event_type")] == [""] * 5
    assert found["absent"] == "place: not_stated"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5 men", "'-5 men"),
        ("@channel", "'@channel"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("  =1+1", "'  =1+1"),
        ("a=1", "a=1"),
        (-12.5, "-12.5"),
        (-3, "-3"),
        (True, "true"),
        (None, ""),
    ],
)
def test_no_text_begins_a_formula_and_numbers_stay_numbers(value: str | float | None, written: str) -> None:
    assert cell(value) == written


@pytest.mark.parametrize("field", ["title", "publisher", "url", "given_id"])
def test_a_formula_in_any_field_of_a_document_is_kept_harmless(field: str) -> None:
    of = full_reading()
    hostile = replace(of, document=replace(of.document, **{field: '=HYPERLINK("http://evil.example","x")'}))
    assert {found[field] for found in rows(hostile)} == {'\'=HYPERLINK("http://evil.example","x")'}


def test_lines_commas_and_quotation_marks_survive() -> None:
    title = 'He said "no",\r\nthen left'
    of = full_reading()
    assert rows(replace(of, document=replace(of.document, title=title)))[0]["title"] == title


def test_several_counts_without_a_total_are_not_added_up() -> None:
    event = full_reading().events[0]
    one, two = (Effect(EffectKind.KILLED, None, n, n, n, False, at("guards"), ()) for n in (1, 2))
    total = replace(one, low=3, best=3, high=3, total=True)
    cases = (((one, two), None), ((one,), one), ((one, two, total), total), ((total, total), None))
    for effects, counted in cases:
        assert count_of(replace(event, effects=effects), EffectKind.KILLED) == counted


def test_a_report_without_claims_and_events_has_no_row() -> None:
    assert list(rows_of(reading())) == []
