from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import BadRecord, NoSuchDocument
from sayso.ledger import Ledger, open_ledger
from sayso.linking import correct, judge, link, open_record
from sayso.linking.record import Asked
from sayso.records.correction import CorrectionKind
from sayso.records.judgement import Decision
from tests.linking.incremental.world import Report, Told, add, state_of

FRONT, HILL = "Organisation:Oduar Front", "Organisation:Children of the Hill"
ONE = Report("Velor Herald", "2024-05-03", (Told("Velor", "2024-05-02", "Oduar Front", "Karim Haddad", 4),))
TWO = Report("Osk Post", "2024-05-04", (Told("Marun", "2024-05-01", "Children of the Hill", None, 2),))
SAME_AS_ONE = Report("Osk Post", "2024-05-04", (Told("Velor", "2024-05-02", "Oduar Front", "Karim Haddad", 4),))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "sayso.db"), actor="tester") as opened:
        add(opened, ONE)
        add(opened, TWO)
        link(opened)
        yield opened


def actors(ledger: Ledger) -> set[str]:
    with open_record(ledger) as record:
        return {row.name for row in record.actors(Asked(type="Organisation")).items}


def test_a_decision_joins_at_once_and_undone_brings_the_rules_back(ledger: Ledger) -> None:
    before = state_of(ledger)
    judge(ledger, FRONT, HILL, Decision.SAME, "Ana", "their own statement")
    assert len(actors(ledger)) == 1
    judge(ledger, FRONT, HILL, Decision.UNDONE, "Ana", "a hoax")
    assert state_of(ledger) == before


def test_a_decision_outlives_linking_all_anew_and_a_new_reading(ledger: Ledger) -> None:
    judge(ledger, FRONT, HILL, Decision.SAME, "Ana")
    joined = state_of(ledger)
    add(ledger, ONE, refresh=True)
    link(ledger, anew=True)
    assert state_of(ledger) == joined


def test_an_id_that_was_joined_into_another_leads_to_it(ledger: Ledger) -> None:
    with open_record(ledger) as record:
        ids = {row.name: row.id for row in record.actors(Asked(type="Organisation")).items}
    judge(ledger, FRONT, HILL, Decision.SAME, "Ana")
    with open_record(ledger) as record:
        now = {record.current(one) for one in ids.values()}
        assert len(now) == 1
        assert {name.text for name in record.actor(ids["Oduar Front"]).names} == {"Oduar Front", "Children of the Hill"}


def test_events_are_kept_apart_by_a_decision_on_their_traces(ledger: Ledger) -> None:
    add(ledger, SAME_AS_ONE)
    link(ledger)
    with open_record(ledger) as record:
        (event,) = [row for row in record.events().items if row.reports == 2]
        traces = record.event(event.id).traces
    judge(ledger, traces[0], traces[1], Decision.DIFFERENT, "Ana", "two posts")
    with open_record(ledger) as record:
        assert all(row.reports == 1 for row in record.events().items)
        assert len({record.event(row.id).id for row in record.events().items}) == 3


def test_a_corrected_name_is_shown_in_lists_and_dossiers_until_it_is_undone(ledger: Ledger) -> None:
    with open_record(ledger) as record:
        (row,) = [one for one in record.actors().items if one.name == "Oduar Front"]
    correct(ledger, row.id, CorrectionKind.VALUE, "name", "Front of Oduar", author="Ana", reason="as they write it")
    assert "Front of Oduar" in actors(ledger)
    with open_record(ledger) as record:
        assert record.actor(row.id).name == "Front of Oduar"
        assert record.actor(row.id).corrections[0].reason == "as they write it"
    correct(ledger, row.id, CorrectionKind.UNDO, "name", None, author="Ana")
    assert "Oduar Front" in actors(ledger)


def test_decisions_are_told_in_the_custody_log_and_verified(ledger: Ledger) -> None:
    judge(ledger, FRONT, HILL, Decision.DIFFERENT, "Ana", "two commanders")
    with ledger.view() as view:
        last = list(view.custody())[-1]
    assert (last.action, "two commanders" in last.details) == ("judge", True)
    assert ledger.verify().faults == ()


def test_two_kinds_of_things_cannot_be_one(ledger: Ledger) -> None:
    with pytest.raises(BadRecord, match="one kind"):
        judge(ledger, FRONT, "event:0123:4-5", Decision.SAME, "Ana")


def test_a_list_is_narrowed_by_actor_outlet_report_day_and_words(ledger: Ledger) -> None:
    with open_record(ledger) as record:
        front = next(row.id for row in record.actors().items if row.name == "Oduar Front")
        report = next(iter(record.event(record.events(Asked(actor=front)).items[0].id).evidence)).report
        for asked in (
            Asked(actor=front),
            Asked(outlet="velor herald"),
            Asked(report=report),
            Asked(start="2024-05-02", end="2024-05-03"),
            Asked(text="vélor"),
        ):
            assert [row.place for row in record.events(asked).items] == ["Velor"], asked
        assert record.events(Asked(undated=True)).total == 0
        assert record.claims(Asked(source="outlet:velor herald")).total == 1


def test_what_is_not_there_is_said(ledger: Ledger) -> None:
    with open_record(ledger) as record:
        for ask in (record.actor, record.event, record.claim, record.source, record.report):
            with pytest.raises(NoSuchDocument):
                ask("event:ffffffff")
