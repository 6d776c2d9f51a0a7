from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import Ledger
from sayso.ledger.base import Stretch
from sayso.ledger.versions import changes
from tests.factories import texts
from tests.ledger.samples import sample

URL = "https://example.org/report"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Five died.", "Five died.", []),
        ("Five died.", "Nine died.", [("replaced", "Five", "Nine")]),
        ("Five died.", "Five people died.", [("added", None, "people ")]),
        ("Five people died.", "Five died.", [("removed", "people ", None)]),
        ("One.\nTwo.\nThree.\n", "One.\nThree.\nFour.\n", [("removed", "Two.\n", None), ("added", None, "Four.\n")]),
        ("", "New.", [("added", None, "New.")]),
        ("Old.", "", [("removed", "Old.", None)]),
        ("a b c d", "a x c y", [("replaced", "b", "x"), ("replaced", "d", "y")]),
    ],
)
def test_changes_are_told_word_by_word(
    before: str, after: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [
        (c.change, c.before and c.before.text_in(before), c.after and c.after.text_in(after))
        for c in changes(before, after)
    ] == expected


def _applied(before: str, after: str, stretches: tuple[Stretch, ...]) -> str:
    """Build the later text from the former and the changed stretches alone."""
    built, at = "", 0
    for stretch in stretches:
        if stretch.before is None:
            assert stretch.after is not None
            gap = stretch.after.start - len(built)
            built, at = built + before[at : at + gap], at + gap
        else:
            built, at = built + before[at : stretch.before.start], stretch.before.end
        if stretch.after is not None:
            assert stretch.after.start == len(built)
            built += stretch.after.text_in(after)
    return built + before[at:]


_lines = st.lists(st.sampled_from(["one two\n", "two one\n", "three, four.\n", "five", "\n", "six  seven "])).map(
    "".join
)


@given(_lines | texts(), _lines | texts())
def test_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    assert _applied(before, after, changes(before, after)) == after


def test_two_long_texts_that_share_nothing_are_compared_in_bounded_time() -> None:
    before = "\n".join(f"line {i}" for i in range(20_000))
    after = "\n".join(f"other {i}" for i in range(20_000))
    found = changes(before, after)
    assert _applied(before, after, found) == after
    assert len(found) == 1


def test_a_changed_page_is_a_new_version_of_it(ledger: Ledger) -> None:
    first, second = sample("Five died.", url=URL), sample("Nine died.", url=URL + "#top")
    assert first.add_to(ledger).version_of is None
    assert second.add_to(ledger).version_of == first.id
    with ledger.view() as view:
        assert [version.entry.document_id for version in view.versions(URL)] == [first.id, second.id]
        (stretch,) = view.changes(first.id, second.id)
        assert stretch.after
        assert stretch.after.text_in(second.text) == "Nine"
        assert view.versions("https://example.org/other") == ()


def test_versions_stand_in_the_order_of_their_capture_whatever_the_order_of_adding(ledger: Ledger) -> None:
    days = ["2021-10-03", "2021-10-01", "2021-10-02"]
    pages = {day: sample(f"As of {day}.", url=URL, collected=f"{day}T10:00:00Z") for day in days}
    told = {day: pages[day].add_to(ledger).version_of for day in days}
    assert told == {"2021-10-03": None, "2021-10-01": None, "2021-10-02": pages["2021-10-01"].id}
    with ledger.view() as view:
        moments = [version.moment[:10] for version in view.versions(URL)]
    assert moments == sorted(days)


def test_a_version_of_unknown_time_comes_after_those_that_are_there(ledger: Ledger) -> None:
    dated = sample("Dated.", url=URL, collected="2021-10-03T10:00:00Z")
    undated = sample("Undated.", url=URL)
    dated.add_to(ledger)
    assert undated.add_to(ledger).version_of == dated.id


def test_a_page_captured_again_without_change_is_skipped_and_known_from_then_on(ledger: Ledger) -> None:
    first = sample("Five died.", url=URL, raw=b"<p>Five died.</p>")
    again = sample("Five died.", url=URL, raw=b"<p>Five died.</p><!-- ad 2 -->")
    first.add_to(ledger)
    added = again.add_to(ledger)
    assert (added.status, added.reason, added.same_as) == ("skipped", "already_there", first.id)
    assert ledger.knows(again.id)
    rows = ledger.verify().custody_rows
    assert again.add_to(ledger).status == "skipped"
    assert ledger.verify().custody_rows == rows
    with ledger.view() as view:
        assert view.count() == 1
        assert [row.action for row in view.custody(again.id)] == ["see_again"]
    assert not ledger.verify().notes


def test_a_page_that_goes_back_to_what_it_said_is_a_version_again(ledger: Ledger) -> None:
    texts_ = ["Five died.", "Report withdrawn.", "Five died."]
    for number, text in enumerate(texts_):
        sample(text, url=URL, raw=f"{number}".encode()).add_to(ledger)
    with ledger.view() as view:
        assert len(view.versions(URL)) == 3


def test_the_same_text_at_another_or_no_address_is_a_report_of_its_own(ledger: Ledger) -> None:
    for number, url in enumerate([URL, "https://example.org/copy", None, None]):
        assert sample("Five died.", url=url, raw=f"{number}".encode()).add_to(ledger).status == "read"
    with ledger.view() as view:
        assert view.count() == 4
