"""What `exports.base` promises, run over every exporter. A test here uses nothing but the contract."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from sayso.cli.exporting import ExportFormat
from sayso.exports import EXPORTERS
from sayso.exports.base import Exporter
from sayso.ledger.base import StoredReading
from sayso.records import Reading
from sayso.records.codec import to_line
from tests.factories import reading, readings
from tests.telling.full_reading import full_reading


@pytest.fixture(params=EXPORTERS, ids=lambda exporter: exporter.name)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    chosen = request.param
    assert isinstance(chosen, Exporter)
    return chosen


def exported(exporter: Exporter, rows: Iterable[Reading]) -> bytes:
    out = io.BytesIO()
    export = exporter.open(out)
    for row in rows:
        export.write(StoredReading(row.document.id, to_line(row).encode()))
    export.close()
    assert not out.closed, "the stream belongs to the caller"
    return out.getvalue()


def test_the_command_offers_every_exporter_and_no_other() -> None:
    # The table in the shape of ACLED's is of joined events, not of readings one by one.
    assert [member.value for member in ExportFormat] == [*(exporter.name for exporter in EXPORTERS), "acled"]


def test_names_suffixes_and_media_types_are_its_own(exporter: Exporter) -> None:
    others = [row for row in EXPORTERS if row is not exporter]
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type
    assert not {exporter.name, exporter.suffix} & {part for row in others for part in (row.name, row.suffix)}


def test_the_same_readings_give_the_same_bytes(exporter: Exporter) -> None:
    rows = [full_reading(), reading("Calm.", id="sha256:1")]
    assert exported(exporter, rows) == exported(exporter, rows)


def test_bytes_are_utf_8_and_end_a_line(exporter: Exporter) -> None:
    report = full_reading()
    written = exported(exporter, [replace(report, document=replace(report.document, title="الرعاة 👩‍🚒"))])
    assert "الرعاة 👩‍🚒" in written.decode("utf-8")
    assert written.endswith(b"\n")


def test_nothing_is_written_of_a_clock_or_of_this_machine(exporter: Exporter) -> None:
    assert b"/home" not in exported(exporter, [full_reading()])


def test_an_export_of_nothing_can_be_read(exporter: Exporter) -> None:
    exported(exporter, []).decode("utf-8")


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # readings are too big to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(row=readings())
def test_any_reading_can_be_exported(exporter: Exporter, row: Reading) -> None:
    exported(exporter, [row]).decode("utf-8")
