"""What cannot all be true, and what only looks so."""

from __future__ import annotations

import pytest

from sayso.linking.contradictions import contradictions, updates
from sayso.linking.joining import join_event
from sayso.records.joined import JoinedEvent
from tests.traces import Befell, Report, actors_by_name, all_traces


def told(
    name: str,
    *,
    hour: int = 1,
    day: str = "2026-09-03",
    killed: int | tuple[int | None, int | None, int | None] | None = 4,
    who: str = "people",
    when: str | tuple[str, str] | None = None,
    where: tuple[str, int, float, float] | None = None,
    by: str | None = None,
    actor: str | None = None,
    stance: str = "asserts",
    negated: bool = False,
) -> Report:
    """A report of one shelling; `by` is the body that says so, `actor` whom it names as the one who did it."""
    report = Report(name, outlet=f"{name} Post", day=f"2026-09-0{3 + hour // 24}")
    sentence = f"{name}: Rebels shelled Ardun on {when or day}, {killed} {who} died."
    claims = []
    if by is not None:
        claims.append(report.claim("shelled Ardun", sentence, chain=[(by, report.actor(by))], stance=stance))
    effects: list[Befell] = [] if killed is None else [("killed", who, killed)]
    doer = None if actor is None else report.actor(actor)
    report.event(
        "shelled",
        sentence,
        when=when,
        where=where,
        who=[] if doer is None else [("actor", doer.name, doer)],
        effects=effects,
        claims=claims,
        negated=negated,
    )
    return report


def joined(*reports: Report) -> tuple[JoinedEvent, tuple[object, ...]]:
    rows, claims, events = all_traces(reports)
    who, names = actors_by_name(reports)
    event = join_event(tuple(events.values()), claims=claims, reports=rows, copies=(), who=who, names=names)
    return event, (claims, rows, who)


def found(*reports: Report) -> list[tuple[str, list[str], str | None]]:
    event, known = joined(*reports)
    rows = contradictions(event, *known)  # type: ignore[arg-type]  # claims, reports, actors
    return [(row.field, [side.value for side in row.sides], row.corrected_by) for row in rows]


DORNE = ("Dorne", 1, 40.0, 70.0)
NEAR_DORNE = ("Dorne Market", 2, 40.05, 70.0)
TARN = ("Tarn", 3, 42.0, 70.0)

# (what it shows, one report, another, fields of contradictions)
PAIRS = [
    ("numbers that do not meet", told("a", killed=4), told("b", killed=7), ["effect:killed"]),
    ("at least two and four", told("a", killed=(2, None, None)), told("b", killed=4), []),
    ("a range that holds the number", told("a", killed=(2, None, 6)), told("b", killed=5), []),
    ("a number above the range", told("a", killed=(2, None, 6)), told("b", killed=9), ["effect:killed"]),
    ("officers among people", told("a", killed=2, who="officers"), told("b", killed=4), []),
    ("more officers than people", told("a", killed=5, who="officers"), told("b", killed=4), ["effect:killed"]),
    ("soldiers and civilians", told("a", killed=3, who="soldiers"), told("b", killed=4, who="civilians"), []),
    ("a later higher toll is an update", told("a", killed=4), told("b", killed=5, hour=25), []),
    ("a later lower toll is none", told("a", killed=5), told("b", killed=4, hour=25), ["effect:killed"]),
    ("two days", told("a", when="2026-09-01"), told("b", when="2026-09-02"), ["when"]),
    ("a day in a span of days", told("a", when=("2026-09-01", "2026-09-05")), told("b", when="2026-09-02"), []),
    ("two towns", told("a", where=DORNE), told("b", where=TARN), ["where"]),
    ("a town and its market", told("a", where=DORNE), told("b", where=NEAR_DORNE), []),
    ("two who did it", told("a", actor="Northern Front"), told("b", actor="Army of Tarn"), ["role:actor"]),
    ("a longer name", told("a", actor="Northern Front"), told("b", actor="Northern Front Brigade"), []),
    ("it did not happen", told("a"), told("b", killed=None, negated=True), ["modality"]),
]


@pytest.mark.parametrize(("one", "other", "fields"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_only_values_that_cannot_both_be_true_contradict(one: Report, other: Report, fields: list[str]) -> None:
    assert [row[0] for row in found(one, other)] == fields
    assert [row[0] for row in found(other, one)] == fields


def test_who_gives_both_values_in_one_report_means_both() -> None:
    report = told("a", killed=4)
    sentence = "Later nine people were said to have died when rebels shelled it."
    report.event("shelled", sentence, effects=[("killed", "nine people", 9)])
    assert found(report) == []


def test_a_source_that_lowers_its_number_corrects_itself() -> None:
    early = told("a", killed=9, by="Defence Ministry")
    late = told("b", killed=6, by="Defence Ministry", hour=30)
    assert found(early, late) == [("effect:killed", ["9 people", "6 people"], "6 people")]


def test_an_old_number_that_is_repeated_takes_nothing_back() -> None:
    early = told("a", killed=9, by="Defence Ministry")
    late = told("b", killed=6, by="Defence Ministry", hour=30)
    again = told("c", killed=9, by="Defence Ministry", hour=60)
    assert [row[2] for row in found(early, late, again)] == [found(early, late)[0][2]]


def test_the_accused_denies_the_part_and_not_the_deed() -> None:
    accused = told("a", actor="Northern Front", by="Defence Ministry")
    denied = told("b", actor="Northern Front", by="Northern Front", stance="denies", killed=None)
    rows = found(accused, denied)
    assert [row[0] for row in rows] == ["role:actor"]
    assert {"Northern Front", "not Northern Front"} <= set(rows[0][1])


def test_rising_tolls_are_told_as_updates() -> None:
    event, known = joined(told("a", killed=4), told("b", killed=5, hour=25))
    (row,) = updates(event, *known)  # type: ignore[arg-type]  # claims, reports, actors
    assert row.why.startswith("update: ")
    assert row.corrected_by == row.sides[-1].value


def test_every_side_says_who_and_since_when() -> None:
    event, known = joined(told("a", killed=4, by="Defence Ministry"), told("b", killed=7))
    (row,) = contradictions(event, *known)  # type: ignore[arg-type]  # claims, reports, actors
    assert {(side.value.split()[0], bool(side.support.claims)) for side in row.sides} == {("4", True), ("7", False)}
    assert {side.support.first_seen for side in row.sides} == {"2026-09-03"}
    assert all(side.support.evidence for side in row.sides)
