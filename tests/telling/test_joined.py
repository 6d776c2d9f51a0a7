"""The joined record in words: labels of events, days, numbers, chains."""

from __future__ import annotations

import pytest

from sayso.ontology.events.codes import event_codes
from sayso.records import EffectKind, Modality, SourceNumber, SourceRole, TimePrecision
from sayso.records.joined import Amount, AmountValue, JoinedHop, Standing, When
from sayso.telling.event_names import PLOVER_NAMES, TAKES_OF, TAKES_ON
from sayso.telling.incidents import trace_label
from sayso.telling.joined_chains import joined_chain_line, traced_chain_line
from sayso.telling.joined_values import amount_words, range_of, standing_words, when_words
from tests.traces import Report


def test_every_code_of_the_ontology_has_a_name() -> None:
    types = event_codes().types
    wanted = set(types) | {f"{kind}/{mode}" for kind, row in types.items() for mode in row.modes}

    assert set(PLOVER_NAMES) == wanted
    assert set(PLOVER_NAMES.values()) >= TAKES_OF | TAKES_ON


@pytest.mark.parametrize(
    ("mode", "where", "who", "when", "expected"),
    [
        ("heavy-weapons", "Ardun", (), "2026-09-03", "Shelling of Ardun, 3 September 2026"),
        ("heavy-weapons", "Ardun", (("actor", "rebels", None),), None, "Shelling of Ardun"),
        ("aerial", "Ardun", (), None, "Air strike on Ardun"),
        ("aerial", "Ardun", (("target", "a depot", None),), None, "Air strike on a depot in Ardun"),
        ("firearms", "Ardun", (), ("2026-09-01", "2026-09-03"), "Shooting in Ardun, 1 – 3 September 2026"),
        ("abduct", None, (("victim", "two teachers", None),), None, "Abduction of two teachers"),
        (None, None, (("actor", "rebels", None),), None, "Attack by rebels"),
        (None, None, (), None, "Attack"),
    ],
)
def test_an_event_is_told_on_one_line(
    mode: str | None, where: str | None, who: tuple[tuple[str, str, None], ...], when: str | None, expected: str
) -> None:
    report = Report("herald", outlet="Leylek Herald", day="2026-09-04")
    trace = report.event("fire", "There was fire.", mode=mode, where=where, who=who, when=when)

    assert trace_label(trace) == expected


def test_an_event_without_a_code_is_called_by_its_wording() -> None:
    report = Report("herald", day="2026-09-04")

    assert (
        trace_label(report.event("founded", "They founded a brigade.", kind="", where="Ardun")) == "“founded” in Ardun"
    )


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2026-09-03", "2026-09-04", "day", "3 September 2026"),
        ("2026-09-01", "2026-10-01", "month", "September 2026"),
        ("2026-01-01", "2027-01-01", "year", "2026"),
        ("2026-08-30", "2026-09-02", "range", "30 August 2026 – 1 September 2026"),
        ("2026-09-03", None, "range", "from 3 September 2026"),
        (None, "2026-09-04", "range", "until 3 September 2026"),
        (None, None, "unknown", "day not known"),
    ],
)
def test_days_read_as_a_person_writes_them(start: str | None, end: str | None, precision: str, expected: str) -> None:
    assert when_words(When(start, end, TimePrecision(precision))) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Amount("soldiers", 4, 4, 4, False), "4 soldiers killed"),
        (Amount("the soldiers", 4, 4, 4, False), "4 soldiers killed"),
        (Amount(None, 2, None, 6, True), "2 to 6 killed in total"),
        (Amount("people", 10, None, None, False), "10 or more people killed"),
        (Amount("people", None, None, None, False), "people killed, number not stated"),
        (Amount(None, None, None, None, False), "killed, number not stated"),
    ],
)
def test_a_number_is_told_with_what_it_counts(amount: Amount, expected: str) -> None:
    assert amount_words(amount, EffectKind.KILLED) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([(4, 4, False, "a"), (6, 6, False, "b")], (4, 6)),
        ([(4, 4, False, "a"), (2, 2, False, "a")], (4, 4)),
        ([(4, 4, False, "a"), (2, 2, False, "a"), (6, 6, True, "a")], (6, 6)),
        ([(4, 4, False, "a"), (5, None, False, "b")], (4, None)),
        ([(None, None, False, "a")], (None, None)),
        ([], (None, None)),
    ],
)
def test_the_range_over_reports_adds_nothing_up(
    values: list[tuple[int | None, int | None, bool, str]], expected: tuple[int | None, int | None]
) -> None:
    rows = [AmountValue(Amount(None, low, None, high, total), (), (by,), None, ()) for low, high, total, by in values]

    assert range_of(rows) == expected


@pytest.mark.parametrize("modality", list(Modality))
def test_whether_it_happened_is_said_both_ways(modality: Modality) -> None:
    yes, no = (standing_words(Standing(modality, negated)) for negated in (False, True))

    assert yes
    assert no == ("did not happen" if modality is Modality.HAPPENED else f"not {yes}")


def hop(step: int, name: str | None, role: str, number: str = "one") -> JoinedHop:
    return JoinedHop(step, None, name, SourceRole(role), name is not None, SourceNumber(number), None, False, None)


@pytest.mark.parametrize(
    ("chain", "outlet", "expected"),
    [
        (
            (hop(0, "Interior Ministry", "body"), hop(1, None, "official")),
            "TASS",
            "TASS ← Interior Ministry ← an unnamed official",
        ),
        ((hop(0, "a medic", "witness"), hop(0, "police", "body")), "TASS", "TASS ← a medic + police"),
        ((hop(0, "TASS", "agency"),), "TASS", "TASS"),
        ((hop(0, None, "witness", "several"),), None, "unnamed witnesses"),
        ((), "TASS", "TASS itself"),
        ((), None, "nobody is named"),
    ],
)
def test_a_chain_is_one_line_with_the_outlet_first(
    chain: tuple[JoinedHop, ...], outlet: str | None, expected: str
) -> None:
    assert joined_chain_line(chain, outlet) == expected


def test_a_traces_chain_reads_the_same() -> None:
    report = Report("herald", outlet="Leylek Herald", day="2026-09-04")
    claim = report.claim("it rained", "A medic said it rained.", chain=[("A medic", None, "witness")])

    assert traced_chain_line(claim.chain, report.trace.publisher) == "Leylek Herald ← A medic"
