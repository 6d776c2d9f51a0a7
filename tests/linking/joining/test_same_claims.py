"""Which claims of different reports say the same."""

from __future__ import annotations

import pytest

from sayso.linking.joining import Bearing, claim_groups, claim_keys, same_claims
from sayso.records.judgement import Decision, judged
from sayso.records.trace import ClaimTrace
from tests.traces import Report, all_traces

FOUR = "rebels shelled the market of Ardun and killed four soldiers"


def told(name: str, content: str, *, stance: str = "asserts", day: str = "2026-09-03") -> Report:
    report = Report(name, outlet=name, day=day)
    report.claim(content, f"Someone said {content}.", stance=stance)
    return report


def pairs_of(*reports: Report, one_event: bool = False) -> list[tuple[Bearing, bool]]:
    _, claims, events = all_traces(reports)
    event_of = dict.fromkeys(events, "event:1") if one_event else {event: event for event in events}
    return [(pair.bearing, pair.numbers_differ) for pair in same_claims(claims.values(), events, event_of)]


@pytest.mark.parametrize(
    ("content", "stance", "expected"),
    [
        (FOUR, "asserts", [(Bearing.SAME, False)]),
        ("the market of Ardun was shelled by rebels who killed four soldiers", "asserts", [(Bearing.SAME, False)]),
        (FOUR, "confirms", [(Bearing.SAME, False)]),
        (FOUR, "denies", [(Bearing.AGAINST, False)]),
        (FOUR.replace("four", "nine"), "asserts", [(Bearing.OTHER, True)]),
        (FOUR, "threatens", []),
        ("the price of bread rose in the capital by a tenth", "asserts", []),
    ],
)
def test_claims_of_like_words_say_the_same_unless_numbers_or_stance_differ(
    content: str, stance: str, expected: list[tuple[Bearing, bool]]
) -> None:
    found = pairs_of(told("herald", FOUR), told("post", content, stance=stance))

    assert [row for row in found if row[0] is not Bearing.OPEN] == expected


def test_claims_of_one_report_are_never_one() -> None:
    report = told("herald", FOUR)
    report.claim(FOUR, f"Another said {FOUR}, too.")

    assert pairs_of(report) == []


def _with_event(report: Report, number: int) -> Report:
    report.event("said", "They said so.", effects=[("killed", "soldiers", number)], claims=[report.claims[0]])
    return report


@pytest.mark.parametrize(("number", "bearing", "differ"), [(4, Bearing.SAME, False), (5, Bearing.OTHER, True)])
def test_of_one_event_fewer_words_will_do_and_its_numbers_count(number: int, bearing: Bearing, differ: bool) -> None:
    one = _with_event(told("herald", "rebels shelled Ardun, soldiers died"), 4)
    other = _with_event(told("post", "soldiers died under fire at Ardun"), number)

    assert pairs_of(one, other, one_event=True) == [(bearing, differ)]


def test_a_denial_of_the_same_event_stands_against_the_claim_whatever_its_words() -> None:
    one = _with_event(told("herald", "rebels shelled Ardun, soldiers died"), 4)
    other = told("post", "any part in it", stance="denies")
    other.event("part", "They denied any part in it.", claims=[other.claims[0]])

    assert pairs_of(one, other, one_event=True) == [(Bearing.AGAINST, False)]


def test_groups_hold_no_two_claims_that_stand_against_each_other() -> None:
    reports = [told(name, FOUR) for name in ("herald", "post", "courier")]
    reports += [told("denier", FOUR, stance="denies"), told("other", FOUR.replace("four", "nine"))]
    _, claims, events = all_traces(reports)
    groups = claim_groups(same_claims(claims.values(), events, {}))

    assert [{claims[one].report for one in group} for group in groups] == [{report.id for report in reports[:3]}]


def test_a_person_joins_and_parts_before_the_rules() -> None:
    one, other = told("herald", FOUR), told("post", FOUR)
    _, claims, events = all_traces([one, other])
    pairs = same_claims(claims.values(), events, {})
    first, second = claims
    apart = judged((first, second), Decision.DIFFERENT, "Ada", "two markets", made_utc="2026-10-01T10:00:00Z")

    assert len(claim_groups(pairs)) == 1
    assert claim_groups(pairs, [apart]) == ()


def test_the_order_of_claims_changes_nothing() -> None:
    _, claims, events = all_traces([told("herald", FOUR), told("post", FOUR), told("courier", FOUR)])
    ordered = list(claims.values())

    assert same_claims(ordered, events, {}) == same_claims(ordered[::-1], events, {})


def test_two_claims_that_share_half_of_their_words_share_a_key() -> None:
    def trace(words: str) -> ClaimTrace:
        return told("herald", words).claims[0]

    one = trace("north column crossed river at dawn with tanks")
    near = trace("north column crossed river near village after noon")
    far = trace("prices fell again on every market")

    assert set(claim_keys(one)) & set(claim_keys(near))
    assert not set(claim_keys(one)) & set(claim_keys(far))


def test_a_claim_of_two_words_has_no_key() -> None:
    assert claim_keys(told("herald", "it happened").claims[0]) == ()


def test_a_large_block_is_not_compared_all_with_all() -> None:
    from sayso.linking.joining.same_claims import claim_pairs

    claims = sorted((told(f"outlet {number}", FOUR).claims[0] for number in range(200)), key=lambda claim: claim.id)

    assert sum(1 for _ in claim_pairs(claims, {})) <= 200 * 8
