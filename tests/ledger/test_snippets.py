from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.query import parse_query
from sayso.ledger.snippets import snippet
from tests.factories import texts


@pytest.mark.parametrize(
    ("query", "text", "matches"),
    [
        ("men", "Armed men fled. Men!", ["men", "Men"]),
        ('"armed men"', "Men armed. Armed  men fled.", ["Armed  men"]),
        ("khar*", "Kharkiv and Kharg", ["Kharkiv", "Kharg"]),
        ('"near khar*"', "near Khar", ["near Khar"]),
        ("men -army", "men of the army", ["men"]),
        ("publisher:men", "men", []),
        ("title:men", "Men at arms", ["Men"]),
        ("京", "在北京市", ["京"]),
        ("kampfer", "👩‍🚒 Kämpfer", ["Kämpfer"]),
        ('"a b" b', "a b", ["a b"]),
    ],
)
def test_a_snippet_marks_what_was_looked_for(query: str, text: str, matches: list[str]) -> None:
    found = snippet(text, parse_query(query))
    assert found is not None
    assert [match.text_in(text) for match in found.matches] == matches


def test_a_snippet_shows_the_stretch_with_most_of_the_words() -> None:
    text = "Men. " + "filler " * 100 + "armed men near the town " + "filler " * 100 + "men men men men"
    found = snippet(text, parse_query("armed men town"))
    assert found is not None
    assert "armed men near the town" in found.quote
    assert len(found.quote) <= 240
    assert not text[found.span.start - 1].isalnum()
    assert not text[found.span.end].isalnum()


def test_a_text_without_the_word_shows_its_beginning_and_an_empty_one_nothing() -> None:
    found = snippet("word " * 200, parse_query("publisher:other"))
    assert found is not None
    assert found.span.start == 0
    assert found.matches == ()
    assert snippet("", parse_query("x")) is None


@given(texts().filter(bool), st.sampled_from(["a", "a b", "e*", '"e e"', "كابل", "ясно"]))
def test_snippets_lie_in_the_text(text: str, query: str) -> None:
    found = snippet(text, parse_query(query))
    assert found is not None
    assert found.quote == found.span.text_in(text)
    assert all(found.span.contains(match) for match in found.matches)


@pytest.mark.parametrize("query", ["fire", "fi*", "fire OR fi*", "fire OR 2nd", "post -fire", "FIRE", "3"])
def test_words_are_met_in_plain_texts_as_they_are_in_all_others(query: str) -> None:
    text = "Fire at the post. Misfire, fires, FIRE_fire 2nd-fire fire3 3 fire" * 3
    plain, marked = snippet(text, parse_query(query)), snippet(text + " é", parse_query(query))
    assert plain is not None
    assert marked is not None
    assert plain.matches == tuple(match for match in marked.matches if match.end <= plain.span.end)
