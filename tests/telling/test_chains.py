from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Claim, SourceNumber
from sayso.records.consistency import faults
from sayso.telling.chains import chain_line, claim_remarks, hop_remarks, origin_line, say_so, stance_words, tiers
from sayso.telling.lookup import Lookup
from tests.telling.full_reading import full_reading

LOOKUP = Lookup.of(full_reading())


def claim(name: str) -> Claim:
    return LOOKUP.claims[name]


def test_the_reading_that_views_are_tried_on_keeps_its_promises() -> None:
    assert faults(LOOKUP.reading) == ()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("c0", "Interior Ministry + Marat Oles (“a witness”)"),
        ("c1", "Marat Oles, 34, a former customs officer"),
        ("c2", "Marat Oles (“He”)"),
        ("c5", "Dalan Telegraph ← Radio Meridian ← Ilyas Toren"),
        ("c6", "An aide to the governor"),
        ("c8", "nobody is named"),
    ],
)
def test_a_chain_is_one_line_nearest_first_with_names_for_pronouns_and_roles(name: str, line: str) -> None:
    assert chain_line(claim(name), LOOKUP) == line


def test_steps_are_put_in_order_and_those_side_by_side_stay_together() -> None:
    shuffled = replace(claim("c5"), sources=tuple(reversed(claim("c5").sources)))
    assert [[hop.step for hop in hops] for hops in tiers(shuffled)] == [[0], [1], [2]]
    assert [len(hops) for hops in tiers(claim("c0"))] == [2]
    assert origin_line(shuffled, LOOKUP) == "Ilyas Toren"


def test_what_is_known_of_a_source_is_told() -> None:
    (aide,) = claim("c6").sources
    assert hop_remarks(aide, LOOKUP) == (
        "official",
        "not named: “because he may not speak to journalists”",
        "“said”",
    )
    (police,) = claim("c7").sources
    assert hop_remarks(police, LOOKUP) == ("body", "several", "not named")
    assert hop_remarks(claim("c5").sources[0], LOOKUP)[-1] == "carried over"


def test_a_reason_for_no_name_never_takes_the_place_of_another_remark() -> None:
    (aide,) = claim("c6").sources
    odd = replace(aide, named=True, number=SourceNumber.SEVERAL)
    assert hop_remarks(odd, LOOKUP)[:3] == (
        "official",
        "several",
        "not named: “because he may not speak to journalists”",
    )


def test_stance_names_what_it_answers_and_remarks_tell_hedges_time_and_nesting() -> None:
    assert stance_words(claim("c3")) == "denies c0"
    assert claim_remarks(claim("c5"), LOOKUP) == ("hedged: “may have”", "said “Thursday”", "within c4")
    assert claim_remarks(claim("c1"), LOOKUP) == ("in their own words",)


def test_say_so_is_the_reports_own_where_no_claim_stands() -> None:
    assert say_so((), LOOKUP) == ("the report itself",)
    assert say_so(("c3", "c3", "c99"), LOOKUP) == ("c3 The Free Ridge Army (FRA)",)
