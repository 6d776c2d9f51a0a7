"""The packaged word lists are whole, and a broken one is refused."""

from __future__ import annotations

import pytest

from sayso.errors import BadKnowledge
from sayso.ontology.sentence_rules import sentence_rules
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of


def test_english_rules_load() -> None:
    assert "Gen" in sentence_rules("en").titles


def test_a_language_without_rules_is_refused_by_name() -> None:
    with pytest.raises(BadKnowledge, match=r"sentences/xx\.yml"):
        sentence_rules("xx")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (["gen"], "needs source and words"),
        ({"words": ["gen"]}, "source missing"),
        ({"source": " ", "words": ["gen"]}, "source is empty"),
        ({"source": "own", "words": [True]}, "must be a list of texts"),
        ({"source": "own", "words": ["gen", "gen"]}, "listed twice: gen"),
        ({"source": "own", "words": ["gen"], "note": "x"}, "unknown note"),
    ],
)
def test_a_malformed_list_is_refused(entry: object, complaint: str) -> None:
    with pytest.raises(BadKnowledge, match=complaint):
        words_of("ontology/sentences/en.yml: titles", entry)


def test_unknown_lists_are_refused() -> None:
    with pytest.raises(BadKnowledge, match="unknown title"):
        check_keys("en.yml", {"title": 1}, frozenset({"titles"}))


def test_every_list_of_the_english_file_names_its_source() -> None:
    for name, entry in read_knowledge("sentences", "en").items():
        assert words_of(name, entry)
