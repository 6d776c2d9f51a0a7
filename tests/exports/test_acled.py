"""The ACLED-shaped table: what is not known stays empty, and nobody takes it for ACLED's."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest

from sayso.exports.acled import ACLED_COLUMNS, OWN_COLUMNS, AcledCounts, Inter, sidecar, write_acled
from sayso.linking.record import JoinedRecord
from sayso.ontology.acled import acled_shape
from sayso.ontology.events.codes import event_codes
from tests.joined_record import MemoryRecord
from tests.linking.joining.scenes import correction, shelling
from tests.traces import Report

SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")


def rows_of(record: JoinedRecord, *, inter: Inter = "text") -> list[Mapping[str, str]]:
    out = io.BytesIO()
    write_acled(record, out, inter=inter)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def record_of(*reports: Report, one_event: bool = False) -> MemoryRecord:
    events = [[event.id for report in reports for event in report.events]] if one_event else []
    return MemoryRecord([report.traces for report in reports], events=events)


def joined() -> MemoryRecord:
    scene = shelling()
    return MemoryRecord([report.traces for report in scene.reports], events=[[event.id for event in scene.events]])


def test_the_columns_are_acleds_and_our_own_come_last() -> None:
    out = io.BytesIO()
    write_acled(joined(), out)
    header = out.getvalue().decode().split("\r\n", 1)[0].split(",")

    assert header == [*ACLED_COLUMNS, *OWN_COLUMNS]
    assert len(ACLED_COLUMNS) == 31


def test_an_event_of_three_reports_is_one_row_with_the_range_of_the_dead() -> None:
    (row,) = rows_of(joined())

    assert row["event_id_cnty"].startswith("SAYSO-")
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2026-09-03", "2026", "1")
    assert (row["location"], row["iso"], row["country"], row["geo_precision"]) == ("Ardun", "762", "Tajikistan", "1")
    assert row["source"] == "Leylek Herald; Valley Post; Osh Courier"
    assert (row["sayso_deaths_low"], row["sayso_deaths_high"], row["fatalities"]) == ("4", "6", "")
    assert (row["sayso_n_sources"], row["sayso_n_denials"]) == ("3", "1")
    assert "actor: rebels" in row["tags"]
    assert row["event_type"] == ""


def test_a_number_that_all_agree_on_is_the_number_of_fatalities() -> None:
    herald = Report("herald", outlet="Herald", day="2026-09-03")
    herald.event("shelled", "Rebels shelled Ardun and killed two men.", effects=[("killed", "two men", 2)])
    (row,) = rows_of(record_of(herald))

    assert (row["fatalities"], row["sayso_deaths_best"]) == ("2", "2")


def test_unknown_deaths_are_empty_and_never_nought() -> None:
    herald = Report("herald", outlet="Herald", day="2026-09-03")
    herald.event("shelled", "Rebels shelled Ardun and killed men.", effects=[("killed", "men", None)])
    herald.event("burned", "They burned a farm.")

    assert [(row["fatalities"], row["sayso_deaths_low"]) for row in rows_of(record_of(herald))] == [("", ""), ("", "")]


def test_a_persons_choice_is_the_number() -> None:
    scene = shelling()
    event = next(joined().all_events())
    record = MemoryRecord(
        [report.traces for report in scene.reports],
        events=[[one.id for one in scene.events]],
        corrections=[correction(event.id, "effect:killed", "5", "choice")],
    )
    (row,) = rows_of(record)

    assert (row["fatalities"], row["sayso_deaths_low"], row["sayso_deaths_high"]) == ("5", "4", "6")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-09-03", ("2026-09-03", "2026", "1")),
        (("2026-09-01", "2026-09-05"), ("2026-09-01", "2026", "2")),
        (("2026-09-01", "2026-09-30"), ("2026-09-01", "2026", "3")),
        (("2026-01-01", "2026-12-31"), ("", "2026", "")),
        (("2025-06-01", "2026-12-31"), ("", "", "")),
        (None, ("", "", "")),
    ],
)
def test_a_day_is_given_no_finer_than_it_is_known(
    when: str | tuple[str, str] | None, expected: tuple[str, str, str]
) -> None:
    herald = Report("herald", outlet="Herald", day="2026-09-03")
    herald.event("shelled", "Rebels shelled Ardun.", when=when)
    (row,) = rows_of(record_of(herald))

    assert (row["event_date"], row["year"], row["time_precision"]) == expected


@pytest.mark.parametrize(
    ("inter", "expected"),
    [
        ("text", ("Rebel group", "State forces", "State forces-Rebel group")),
        ("code", ("2", "1", "12")),
    ],
)
def test_the_kinds_of_actors_come_from_their_sectors(inter: Inter, expected: tuple[str, str, str]) -> None:
    herald = Report("herald", outlet="Herald", day="2026-09-03")
    front = herald.actor("Ardun Front", sector="REB")
    army = herald.actor("Border Service", sector="MIL", country="TJK")
    herald.event(
        "shelled",
        "The Ardun Front shelled the Border Service in Ardun.",
        acled=SHELLING,
        where="Ardun",
        who=[("actor", "The Ardun Front", front), ("recipient", "the Border Service", army)],
    )
    (row,) = rows_of(record_of(herald), inter=inter)

    assert (row["inter1"], row["inter2"], row["interaction"]) == expected
    assert (row["actor1"], row["actor2"]) == ("Ardun Front", "Border Service")
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"]) == ("Political violence", *SHELLING)


def test_forces_of_another_state_are_external_and_protesters_are_protesters() -> None:
    herald = Report("herald", outlet="Herald", day="2026-09-03")
    army = herald.actor("Velor Army", sector="MIL", country="KGZ")
    crowd = herald.actor("Ardun Union", sector="LAB", country="TJK")
    herald.event("shelled", "The Velor Army shelled Ardun.", where="Ardun", who=[("actor", "The Velor Army", army)])
    herald.event(
        "marched",
        "The Ardun Union marched in Ardun.",
        kind="PROTEST",
        acled=("Protests", "Peaceful protest"),
        where="Ardun",
        who=[("actor", "The Ardun Union", crowd)],
    )

    assert {row["inter1"] for row in rows_of(record_of(herald))} == {"External/Other forces", "Protesters"}


def test_what_by_no_account_happened_has_no_row_and_is_counted() -> None:
    herald = Report("herald", outlet="Herald", day="2026-09-03")
    herald.event("shell", "They will shell Ardun.", modality="planned")
    herald.event("shelled", "Nobody shelled Ardun.", negated=True)
    herald.event("burned", "They burned a farm.")
    counts = write_acled(record_of(herald), io.BytesIO())

    assert counts == AcledCounts(1, 1, (("did not happen", 1), ("planned", 1)))
    assert len(rows_of(record_of(herald))) == 1


def test_no_cell_begins_a_formula() -> None:
    herald = Report("herald", outlet="=HYPERLINK(1)", day="2026-09-03")
    herald.event("shelled", "@SUM shelled Ardun.", where="+Ardun", who=[("actor", "@SUM", None)])
    (row,) = rows_of(record_of(herald))

    assert [row[column][:1] for column in ("source", "location", "actor1")] == ["'", "'", "'"]
    assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


def test_the_sidecar_says_that_it_is_not_acled_data() -> None:
    text = sidecar(AcledCounts(3, 1, (("planned", 2),)), producer="sayso 1", inter="code")

    assert text.startswith("This is not ACLED data.")
    assert "planned: 2" in text


def test_every_type_of_the_code_list_has_its_disorder_and_every_country_a_number_of_three_figures() -> None:
    shape = acled_shape()

    assert set(shape.disorder) == {code.event_type for code in event_codes().acled.values()}
    assert set(shape.disorder_of_sub) <= set(event_codes().acled)
    assert all(len(number) == 3 and number.isdigit() for number in shape.numbers.values())
    assert len(shape.numbers) == len(shape.countries) > 240
