"""What `ledger.base` promises, run over every kind of ledger. A test here uses nothing but the contract."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sayso.errors import LedgerError, NoSuchDocument, SaysoError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.base import Filters
from sayso.records import Failure, Reading, Status
from tests.factories import readings
from tests.ledger.samples import Sample, many, sample

KINDS = ("sqlite", "postgresql")


@pytest.fixture(params=KINDS)
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "sayso.db")
    pytest.skip("PostgreSQL ledgers are not there yet; this suite is what they will have to pass")


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    with open_ledger(location) as opened:
        yield opened


def test_a_new_ledger_is_empty_and_whole(ledger: Ledger) -> None:
    with ledger.view() as view:
        assert view.count() == 0
        assert list(view.stored()) == []
        assert view.documents().items == ()
        assert view.find("anything").total == 0
        assert view.failures() == ()
        assert view.overview().reports == 0
        assert (view.overview().earliest, view.overview().latest) == (None, None)
        with pytest.raises(NoSuchDocument):
            view.get("sha256:0")
    assert ledger.verify().faults == ()


def test_what_was_added_is_there_when_opened_again(location: str) -> None:
    reports = many(10)
    with open_ledger(location) as ledger:
        assert [report.add_to(ledger).status for report in reports] == [Status.READ] * 10
    with open_ledger(location, read_only=True) as ledger, ledger.view() as view:
        assert [stored.document_id for stored in view.stored()] == sorted(report.id for report in reports)
        for report in reports:
            assert ledger.knows(report.id)
            assert view.get(report.id).reading() == report.reading
            assert view.original(report.id) == report.original


def test_adding_in_any_order_gives_the_same_readings(location: str, tmp_path: Path) -> None:
    if "://" in location:
        pytest.skip("needs a second place")
    reports, lines = many(12), []
    for number, order in enumerate((reports, list(reversed(reports)), reports[6:] + reports)):
        with open_ledger(f"{location}.{number}") as ledger:
            for report in order:
                report.add_to(ledger)
            with ledger.view() as view:
                lines.append([stored.line for stored in view.stored()])
    assert lines[0] == lines[1] == lines[2]


def test_a_ledger_can_be_closed_twice_and_opened_by_several(location: str) -> None:
    with open_ledger(location) as first, open_ledger(location) as second:
        sample("One.").add_to(first)
        sample("Two.").add_to(second)
        with first.view() as view:
            assert view.count() == 2
    first.close()


def test_views_of_one_ledger_may_stand_beside_each_other_and_beside_writing(ledger: Ledger) -> None:
    sample("One.").add_to(ledger)
    with ledger.view() as before:
        assert before.count() == 1
        sample("Two.").add_to(ledger)
        with ledger.view() as after:
            assert (before.count(), after.count()) == (1, 2)


def test_an_error_inside_a_view_is_passed_on_as_it_is(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), ledger.view():
        _ = 1 / 0
    sample("One.").add_to(ledger)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(reading=readings())
def test_any_reading_is_kept_as_it_is_or_refused(ledger: Ledger, reading: Reading) -> None:
    from dataclasses import replace

    report = sample(reading.document.text)
    document = replace(reading.document, id=report.id, source_sha256=report.reading.document.source_sha256, url=None)
    kept = Sample(replace(reading, document=document), report.original, "any")
    try:
        kept.add_to(ledger, refresh=True)
    except SaysoError:
        return
    with ledger.view() as view:
        assert view.get(report.id).reading() == kept.reading
        view.find("a OR b OR كابل OR ясно")
    assert ledger.verify().faults == ()


class _Model(RuleBasedStateMachine):
    """Any order of writing: the ledger holds what a plain dictionary would."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.location = os.path.join(self.folder.name, "sayso.db")  # noqa: PTH118
        self.ledger = open_ledger(self.location)
        self.expected: dict[str, Reading] = {}
        self.failed: set[str] = set()

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    @rule(number=st.integers(0, 5))
    def add(self, number: int) -> None:
        report = many(1, start=number)[0]
        added = report.add_to(self.ledger)
        assert (added.status is Status.SKIPPED) == (report.id in self.expected)
        self.expected.setdefault(report.id, report.reading)
        self.failed.discard(report.name)

    @rule(number=st.integers(0, 5), version=st.sampled_from("123"))
    def refresh(self, number: int, version: str) -> None:
        report = many(1, start=number)[0].read_by(version)
        changes = self.expected.get(report.id) != report.reading
        if report.id not in self.expected:
            self.failed.discard(report.name)
        assert (report.add_to(self.ledger, refresh=True).status is not Status.SKIPPED) == changes
        self.expected[report.id] = report.reading

    @rule(number=st.integers(0, 5))
    def fail(self, number: int) -> None:
        name = f"report-{number}.txt"
        assert self.ledger.record_failure(Failure(None, "timeout", "It took long."), name) == (name not in self.failed)
        self.failed.add(name)

    @rule(text=st.sampled_from(["Five died.", "Nine died."]), capture=st.integers(1, 4))
    def see_page(self, text: str, capture: int) -> None:
        report = sample(
            text, url="https://example.org/", raw=f"{text}{capture}".encode(), collected=f"2021-10-0{capture}T00:00:00Z"
        )
        was_known = self.ledger.knows(report.id)
        added = report.add_to(self.ledger)
        assert not was_known or (added.status is Status.SKIPPED and added.same_as is None)
        if added.status is Status.READ:
            self.expected[report.id] = report.reading
        assert self.ledger.knows(report.id)

    @rule()
    def open_again(self) -> None:
        self.ledger.close()
        self.ledger = open_ledger(self.location)

    @rule()
    def rebuild(self) -> None:
        self.ledger.rebuild_search()

    @invariant()
    def holds_what_it_should(self) -> None:
        with self.ledger.view() as view:
            assert {stored.document_id: stored.reading() for stored in view.stored()} == self.expected
            assert view.count(Filters()) == len(self.expected)
            assert view.find("witness OR died").total == len(self.expected)
            assert {failure.name for failure in view.failures()} == self.failed
            moments = [version.moment for version in view.versions("https://example.org/")]
            assert moments == sorted(moments)
        assert self.ledger.verify().faults == ()


TestLedgerModel = _Model.TestCase
TestLedgerModel.settings = settings(max_examples=7, stateful_step_count=20, deadline=None)


def test_nothing_is_written_by_a_ledger_for_reading(location: str) -> None:
    open_ledger(location).close()
    with open_ledger(location, read_only=True) as ledger:
        with pytest.raises(LedgerError):
            sample("One.").add_to(ledger)
        with pytest.raises(LedgerError):
            ledger.record_failure(Failure(None, "empty", "It is empty."), "a.txt")
        with pytest.raises(LedgerError):
            ledger.rebuild_search()
