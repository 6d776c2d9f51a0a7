"""Pages of slips: counts on top, text escaped, gold and found marked apart; each span in one slip."""

from __future__ import annotations

import html
import re

import pytest

from sayso.evaluation.slips import Slip, slips_of_spans
from sayso.evaluation.slips_page import MOST_SHOWN, slips_page
from sayso.records import Span

TEXT = "Mayor <Ida> Brandt & aides said\nshells hit the mill."


@pytest.mark.parametrize(
    ("predicted", "gold", "kinds"),
    [
        ([(0, 5, "A")], [(0, 5, "A")], []),
        ([], [(0, 5, "A")], ["A: missed"]),
        ([(0, 5, "A")], [], ["A: wrongly found"]),
        ([(0, 5, "B")], [(0, 5, "A")], ["A: other label"]),
        ([(0, 11, "A")], [(0, 5, "A")], ["A: other edges"]),
        ([(0, 11, "A"), (2, 4, "A")], [(0, 5, "A")], ["A: other edges", "A: wrongly found"]),
        ([(0, 11, "B")], [(0, 5, "A")], ["A: missed", "B: wrongly found"]),
    ],
)
def test_spans_that_differ_go_into_one_slip_each(
    predicted: list[tuple[int, int, str]], gold: list[tuple[int, int, str]], kinds: list[str]
) -> None:
    sides = [{(Span(start, end), label) for start, end, label in side} for side in (predicted, gold)]
    assert [slip.kind for slip in slips_of_spans("d", TEXT, predicted=sides[0], gold=sides[1])] == kinds


def test_the_page_marks_gold_found_and_both_and_escapes_the_text() -> None:
    page = slips_page(
        "Slips", "A <sentence>.", [Slip("source: other edges", "d<1>", TEXT, (Span(0, 18),), (Span(6, 26),))]
    )
    assert '<span class="gold">Mayor </span><span class="gold found">&lt;Ida&gt; Brandt</span>' in page
    assert '<span class="found"> &amp; aides</span>' in page
    assert "d&lt;1&gt;" in page
    assert "A &lt;sentence&gt;." in page
    assert "↵ shells hit" in page


def test_all_of_a_short_text_can_be_read_on_the_page() -> None:
    page = slips_page("Slips", "", [Slip("x", "d", TEXT, (Span(12, 18),))])
    item = page[page.index("<li>") : page.index("</li>")]
    assert TEXT.replace("\n", "↵ ") in html.unescape(re.sub("<[^>]+>", "", item))


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = slips_page("Slips", "", [Slip("x", "d", TEXT, (Span(0, 5),))])
    assert not re.findall(r"<script|<link|<img|src=|url\(|http", page)


def test_frequent_kinds_come_first_and_are_shown_in_part() -> None:
    slips = [Slip("rare", "a", TEXT, (Span(0, 5),))] + [Slip("often", "b", TEXT, (Span(0, 5),))] * (3 * MOST_SHOWN)
    page = slips_page("Slips", "", slips)
    assert page.index("often") < page.index("rare")
    assert page.count("<li>") == MOST_SHOWN + 1
    assert f"{3 * MOST_SHOWN:,} – {MOST_SHOWN} shown" in page


def test_marks_far_apart_are_shown_in_two_stretches_without_cutting_words() -> None:
    text = "first " + "word " * 300 + "last"
    page = slips_page("Slips", "", [Slip("x", "d", text, (Span(0, 5),), (Span(len(text) - 4, len(text)),))])
    item = page[page.index("<li>") : page.index("</li>")]
    assert "<b>…</b>" in item
    assert set(re.findall(r"\w+", html.unescape(re.sub("<[^>]+>", "", item)))) == {"d", "first", "word", "last"}


def test_without_slips_the_page_says_so() -> None:
    assert "No slips" in slips_page("Slips", "", [])
