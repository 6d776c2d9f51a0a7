"""The lists behind mentions: what is packaged fits together, and a language without a file is refused."""

from __future__ import annotations

from itertools import combinations

import pytest

from sayso.errors import BadKnowledge
from sayso.ontology.mention_lists import mention_lists


def test_no_noun_names_two_kinds_of_thing() -> None:
    lists = mention_lists()
    kinds = {
        name: getattr(lists, name) for name in ("people", "groups", "documents", "weapons", "vehicles", "platforms")
    }
    shared = {(a, b): sorted(kinds[a] & kinds[b]) for a, b in combinations(kinds, 2) if kinds[a] & kinds[b]}
    assert shared == {}


def test_all_words_are_small_letters() -> None:
    lists = mention_lists()
    for name in lists.__slots__:
        words = getattr(lists, name)
        assert words
        assert [word for word in sorted(words) if word != word.lower()] == [], name


def test_a_language_without_a_file_is_refused() -> None:
    with pytest.raises(BadKnowledge, match=r"mentions/xx\.yml"):
        mention_lists("xx")
