from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import Ledger, open_ledger
from sayso.linking import link
from sayso.records import Stance
from tests.linking.incremental.world import Report, Told, add, state_of

NAMES = ("Oduar Front", "Oduar Liberation Front", "Children of the Hill", "Marat Brigade", "ODF")
SPEAKERS = ("Karim Haddad", "Kareem Haddad", "Rustam Shodiev", "R. Shodiev", None)
tellings = st.builds(
    Told,
    place=st.sampled_from(["Velor", "Marun"]),
    day=st.sampled_from(["2024-05-02", "2024-05-03"]),
    actor=st.sampled_from(NAMES),
    speaker=st.sampled_from(SPEAKERS),
    dead=st.sampled_from([2, 4]),
    stance=st.sampled_from([Stance.ASSERTS, Stance.DENIES]),
)
reports = st.builds(
    Report,
    outlet=st.sampled_from(["Velor Herald", "Osk Post", "Marun News Agency"]),
    published=st.sampled_from(["2024-05-03", "2024-05-04"]),
    told=st.lists(tellings, max_size=2).map(tuple),
    alias=st.sampled_from([None, None, "Children of the Hill", "Marat Brigade"]),
    lead=st.sampled_from(["", "Velor Herald has the story of a night of fire on the ridge above the old road."]),
)


@contextmanager
def fresh() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "sayso.db")) as ledger:
        yield ledger


def linked_at_once(world: Sequence[Report]) -> dict[str, list[str]]:
    with fresh() as ledger:
        for report in world:
            add(ledger, report)
        link(ledger)
        return state_of(ledger)


worlds = st.lists(reports, min_size=2, max_size=5, unique_by=lambda report: report.original)


@given(world=worlds, data=st.data())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_gives_the_joined_record_of_all_at_once(world: list[Report], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(world))
    with fresh() as ledger:
        for report in shuffled:
            add(ledger, report)
            link(ledger)
        one_by_one = state_of(ledger)
    assert one_by_one == linked_at_once(world)


@given(world=worlds, former=reports)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_a_report_said_before_it_was_read_anew_leaves_nothing(world: list[Report], former: Report) -> None:
    last = world[-1]
    before = Report(last.outlet, last.published, former.told[: len(last.told)], former.alias, last.lead)
    with fresh() as ledger:
        _add_as(ledger, before, last)
        link(ledger)
        for report in world[:-1]:
            add(ledger, report)
        link(ledger)
        add(ledger, last, refresh=True)
        link(ledger)
        again = state_of(ledger)
    assert again == linked_at_once(world)


def _add_as(ledger: Ledger, said: Report, report: Report) -> None:
    """Keep one report under the bytes of another, as an older reader would have read those."""
    from dataclasses import replace

    from tests.linking.incremental.world import reading_of

    reading, other = reading_of(said), reading_of(report)
    document = replace(reading.document, id=other.document.id, source_sha256=other.document.source_sha256)
    ledger.add(replace(reading, document=document), report.original, "x.txt")
