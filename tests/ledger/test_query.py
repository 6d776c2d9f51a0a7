from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import BadQuery
from sayso.ledger.query import AllOf, AnyOf, Phrase, parse_query, phrases


def _w(*words: str, field: str | None = None, more: bool = False) -> Phrase:
    return Phrase(words, field, is_beginning=more)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shelling", _w("shelling")),
        ("Two MEN", AllOf((_w("two"), _w("men")))),
        ('"armed men" fled', AllOf((_w("armed", "men"), _w("fled")))),
        ("“armed men”", _w("armed", "men")),
        ("«armed men»", _w("armed", "men")),
        ("Khark*", _w("khark", more=True)),
        ("Sana'a", _w("sana", "a")),
        ("北京", _w("北", "京")),
        ("title:attack", _w("attack", field="title")),
        ('Publisher:"The Post"', _w("the", "post", field="publisher")),
        ("author:x", _w("x", field="author")),
        ("men -army", AllOf((_w("men"),), (_w("army"),))),
        ("men NOT army", AllOf((_w("men"),), (_w("army"),))),
        ("men --army", AllOf((_w("men"), _w("army")))),
        ("men -title:army", AllOf((_w("men"),), (_w("army", field="title"),))),
        ("a OR b", AnyOf((_w("a"), _w("b")))),
        ("a b OR c", AnyOf((AllOf((_w("a"), _w("b"))), _w("c")))),
        ("a AND (b OR c)", AllOf((_w("a"), AnyOf((_w("b"), _w("c")))))),
        ("or and not", AllOf((_w("or"), _w("and"), _w("not")))),
        ("mid-August", _w("mid", "august")),
        ("a !!! b", AllOf((_w("a"), _w("b")))),
        ("a OR ???", _w("a")),
        ("https://example.org/a", _w("https", "example", "org", "a")),
        ("at 12:30", AllOf((_w("at"), _w("12", "30")))),
        ("OR a", _w("a")),
    ],
)
def test_a_query_is_read_as_meant(text: str, expected: object) -> None:
    assert parse_query(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no word to look for"),
        ("?! -- ''", "no word to look for"),
        ('""', "no word to look for"),
        ("-army", "needs a word to look for"),
        ("a OR -b", "needs a word to look for"),
        ("titel:attack", "no field 'titel'"),
        ('"armed men', "not closed"),
        ("(a OR b", "not closed"),
        ("a) b", "not opened"),
        ("title:(a b)", "a field takes a word"),
        ("(" * 30 + "a" + ")" * 30, "deep"),
        ("x" * 2001, "2000"),
        ("a " * 150, "100"),
    ],
)
def test_a_query_that_cannot_be_understood_is_answered_with_a_sentence(text: str, told: str) -> None:
    with pytest.raises(BadQuery, match=told):
        parse_query(text)


@given(st.text(st.sampled_from(list("ab*-:\"()ORNTé北 \x00\n{}^+\\'%_;")), max_size=40) | st.text(max_size=40))
def test_any_text_gives_a_query_or_a_sentence(text: str) -> None:
    try:
        query = parse_query(text)
    except BadQuery:
        return
    assert all(word.isalnum() or not word.isascii() for phrase in phrases(query) for word in phrase.words)
