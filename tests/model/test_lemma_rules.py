"""Lemma rules: what a rule was made from, it makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.lemma_rules import apply_rule, rule_for


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("fired", "fire", "lower 1 "),
        ("Said", "say", "lower 2 y"),
        ("Kharkiv", "Kharkiv", "keep 0 "),
        ("went", "go", "lower 4 go"),
        ("The", "the", "lower 0 "),
    ],
)
def test_rules_cut_and_add_at_the_end(word: str, lemma: str, rule: str) -> None:
    assert rule_for(word, lemma) == rule


@given(st.from_regex(r"[A-Za-z]{1,12}", fullmatch=True), st.from_regex(r"[A-Za-z]{1,12}", fullmatch=True))
def test_a_rule_gives_back_the_lemma_it_was_made_from(word: str, lemma: str) -> None:
    assert apply_rule(rule_for(word, lemma), word) == lemma


def test_a_rule_that_cuts_more_than_there_is_leaves_the_word() -> None:
    assert apply_rule("lower 5 ", "at") == "at"
