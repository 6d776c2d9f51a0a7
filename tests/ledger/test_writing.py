from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import BadRecord
from sayso.ledger import Ledger
from sayso.ledger.base import Filters
from sayso.records import Failure, Reason, Status
from tests.ledger.samples import sample

BOMB = Failure(id=None, code="bomb", sentence="It unpacks to more than the limit.")


def test_a_report_is_kept_with_its_original_and_one_row_of_the_custody_log(ledger: Ledger) -> None:
    report = sample("Two men were killed.\r\n👩‍🚒 كابل\x00", name="a.txt", title="T")
    added = report.add_to(ledger, status=Status.PARTIAL, reason=Reason.PAYWALL)
    assert (added.status, added.reason, added.document_id) == ("partial", "paywall", report.id)
    with ledger.view() as view:
        assert view.get(report.id).reading() == report.reading
        assert view.original(report.id) == report.original
        assert view.entry(report.id).name == "a.txt"
        assert view.entry(report.id).status is Status.PARTIAL
        created, row = view.custody()
    assert created.action == "create"
    assert (row.action, row.actor, row.object_sha256) == ("add", "tester", report.reading.document.source_sha256)
    assert row.utc == "2021-10-05T12:00:02.000Z"
    assert json.loads(row.details)["name"] == "a.txt"


def test_adding_the_same_report_twice_changes_nothing(ledger: Ledger, path: Path) -> None:
    report = sample("Two men were killed.")
    report.add_to(ledger)
    ledger.verify()
    before = path.with_name(path.name + "-wal").read_bytes()
    added = report.add_to(ledger)
    assert (added.status, added.reason) == ("skipped", "already_there")
    assert path.with_name(path.name + "-wal").read_bytes() == before


def test_a_report_that_comes_with_other_bytes_is_refused(ledger: Ledger) -> None:
    report = sample("Two men were killed.")
    with pytest.raises(BadRecord, match="other bytes"):
        ledger.add(report.reading, b"something else", "a.txt")
    assert not ledger.knows(report.id)
    assert ledger.verify().faults == ()


def test_many_reports_of_one_file_share_its_bytes(ledger: Ledger) -> None:
    for number in range(3):
        sample(f"Report {number}.", raw=b"rows", given_id=str(number)).add_to(ledger)
    checked = ledger.verify()
    assert (checked.reports, checked.originals, checked.original_bytes) == (3, 1, 4)


def test_a_report_read_again_changes_nothing_unless_that_is_asked_for(ledger: Ledger) -> None:
    old = sample("Two men were killed.")
    old.add_to(ledger)
    assert old.read_by("9").add_to(ledger).status == "skipped"
    with ledger.view() as view:
        assert view.get(old.id).reading() == old.reading
        rows = len(list(view.custody()))
    assert old.add_to(ledger, refresh=True).status == "skipped"
    with ledger.view() as view:
        assert len(list(view.custody())) == rows


def test_a_refreshed_reading_takes_the_place_of_the_former_whose_digest_stays(ledger: Ledger) -> None:
    old = sample("Two men were killed.", name="first.txt")
    old.add_to(ledger)
    with ledger.view() as view:
        former = view.entry(old.id).reading_sha256
    new = old.read_by("9")
    added = new.add_to(ledger, refresh=True, status=Status.PARTIAL, reason=Reason.TRUNCATED)
    assert added.replaced_sha256 == former
    with ledger.view() as view:
        assert view.get(old.id).reading() == new.reading
        assert view.entry(old.id).status is Status.PARTIAL
        assert view.count() == 1
        assert view.find("killed").total == 1
        row = list(view.custody(old.id))[-1]
    assert row.action == "read_again"
    assert json.loads(row.details)["former_reading_sha256"] == former
    assert ledger.verify().faults == ()


def test_refreshing_an_unknown_report_adds_it(ledger: Ledger) -> None:
    assert sample("Two men were killed.").add_to(ledger, refresh=True).status == "read"


def test_a_failure_is_kept_once_with_its_bytes(ledger: Ledger) -> None:
    assert ledger.record_failure(BOMB, "z.zip", original=b"PK")
    assert not ledger.record_failure(BOMB, "z.zip", original=b"PK")
    assert ledger.record_failure(BOMB, "other.zip", original=b"PK")
    assert ledger.record_failure(BOMB, "too-big.zip", source_sha256="f" * 64)
    with ledger.view() as view:
        failures = view.failures()
        assert [failure.name for failure in failures] == ["other.zip", "too-big.zip", "z.zip"]
        assert view.count() == 0
        assert [(tally.value, tally.reports) for tally in view.overview().failures] == [("bomb", 3)]
    checked = ledger.verify()
    assert checked.faults == ()
    assert checked.originals == 1


def test_a_failure_is_settled_when_the_input_is_read_and_opens_when_it_fails_again(ledger: Ledger) -> None:
    report = sample("Read at last.", name="late.pdf")
    ledger.record_failure(Failure(None, "timeout", "It took too long."), "late.pdf")
    report.add_to(ledger)
    with ledger.view() as view:
        assert view.failures() == ()
        assert [failure.settled_by for failure in view.failures(settled=True)] == [report.id]
    assert ledger.verify().faults == ()
    assert ledger.record_failure(Failure(None, "timeout", "It took too long."), "late.pdf")
    with ledger.view() as view:
        assert len(view.failures()) == 1
    assert ledger.verify().faults == ()


def test_names_that_are_no_unicode_are_kept_readable(ledger: Ledger) -> None:
    name = b"caf\xe9\n<img>.txt".decode("utf-8", "surrogateescape")
    report = sample("A text.", name=name)
    report.add_to(ledger)
    ledger.record_failure(Failure(None, "empty", f"{name} is empty."), name)
    with ledger.view() as view:
        assert view.entry(report.id).name == "caf\\udce9\n<img>.txt"
        assert view.failures(settled=True)[0].name == "caf\\udce9\n<img>.txt"
        assert view.count(Filters(status=Status.READ)) == 1
