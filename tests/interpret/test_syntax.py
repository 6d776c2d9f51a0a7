"""The view of a tree answers what rules ask of it."""

from __future__ import annotations

import pytest

from sayso.interpret.syntax import Syntax, syntax_of
from sayso.records import Span
from tests.predictions import words_of

PASSIVE = "Two officers were killed by the rebels of Amar and their allies on Monday."
PASSIVE_WORDS = """
    Two      NUM   2 nummod
    officers NOUN  4 nsubj:pass officer
    were     AUX   4 aux:pass be
    killed   VERB  0 root kill
    by       ADP   7 case
    the      DET   7 det
    rebels   NOUN  4 obl:agent rebel
    of       ADP   9 case
    Amar     PROPN 7 nmod Amar
    and      CCONJ 12 cc
    their    PRON  12 nmod:poss
    allies   NOUN  7 conj ally
    on       ADP   14 case
    Monday   PROPN 4 obl Monday
    .        PUNCT 4 punct
"""
CONTROL = "The army that had not retreated ordered troops to fire and advance."
CONTROL_WORDS = """
    The       DET   2 det
    army      NOUN  7 nsubj
    that      PRON  6 nsubj
    had       AUX   6 aux have
    not       PART  6 advmod
    retreated VERB  2 acl:relcl retreat
    ordered   VERB  0 root order
    troops    NOUN  7 obj troop
    to        PART  10 mark
    fire      VERB  7 xcomp
    and       CCONJ 12 cc
    advance   VERB  10 conj
    .         PUNCT 7 punct
"""


def view(text: str, lines: str) -> Syntax:
    return syntax_of(text, words_of(text, lines))


@pytest.fixture
def passive() -> Syntax:
    return view(PASSIVE, PASSIVE_WORDS)


@pytest.fixture
def control() -> Syntax:
    return view(CONTROL, CONTROL_WORDS)


def test_a_passive_has_its_subject_and_its_agents_with_conjuncts(passive: Syntax) -> None:
    assert passive.is_passive(3)
    assert [passive.form(word) for word in passive.subjects(3)] == ["officers"]
    assert [passive.form(word) for word in passive.agents(3)] == ["rebels", "allies"]
    assert [passive.form(word) for word in passive.obliques(3, "on")] == ["Monday"]


def test_a_phrase_leaves_its_preposition_and_further_members_out(passive: Syntax) -> None:
    assert passive.phrase_span(6).text_in(PASSIVE) == "the rebels of Amar"
    assert passive.subtree_span(6).text_in(PASSIVE) == "by the rebels of Amar and their allies"
    assert passive.phrase_span(1).text_in(PASSIVE) == "Two officers"


def test_words_are_found_by_their_characters(passive: Syntax) -> None:
    assert passive.word_at(PASSIVE.index("officers") + 3) == 1
    assert passive.word_at(3) is None
    assert list(passive.words_in(Span(3, 5))) == [1]
    assert list(passive.words_in(Span(3, 4))) == []
    assert passive.head_of(Span(PASSIVE.index("the rebels"), PASSIVE.index(" and"))) == 6


def test_a_clause_goes_as_far_as_its_predicate(control: Syntax) -> None:
    assert [control.form(control.clause(word)) for word in (1, 3, 7, 8, 11)] == [
        "ordered",
        "retreated",
        "ordered",
        "fire",
        "advance",
    ]


@pytest.mark.parametrize(
    ("predicate", "subjects"), [(6, ["army"]), (5, ["army"]), (9, ["troops"]), (11, ["troops"])], ids=str
)
def test_a_clause_without_its_own_subject_takes_one_over(control: Syntax, predicate: int, subjects: list[str]) -> None:
    assert [control.form(word) for word in control.understood_subjects(predicate)] == subjects


def test_a_negation_belongs_to_its_own_predicate(control: Syntax) -> None:
    assert control.is_negated(5)
    assert not control.is_negated(6)
    assert control.markers(9) == ("to",)
    assert control.ancestors(11) == (9, 6)
