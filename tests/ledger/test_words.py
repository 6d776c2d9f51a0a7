from __future__ import annotations

import pytest
from hypothesis import given

from sayso.ledger.words import folded, words
from tests.factories import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men SAID so.", "two men said so"),
        ("Écho Zürich Straße", "echo zurich strasse"),
        ("e\u0301cho", "echo"),
        ("Sana'a", "sana a"),
        ("ЁЖИК Йод", "ежик иод"),
        ("كَابُل", "كابل"),
        ("أحمد", "احمد"),
        ("الـــموصل", "الموصل"),
        ("mid\u00adnight", "midnight"),
        ("می\u200cخواهم", "میخواهم"),
        ("北京电视", "北 京 电 视"),
        ("หมู่", "ห มู่"),
        ("カ\u3099ハ", "ガ ハ"),
        ("हिन्दी", "हिन्दी"),
        ("한국", "한국"),
        ("under_score x_y", "under score x y"),
        ("km² 5½ ②", "km² 5½ ②"),
        ("ﷺ", "صلىاللهعليهوسلم"),
        ("a\x00b", "a b"),
        ("“…” — !", ""),
        ("", ""),
    ],
)
def test_words_fold_case_accents_and_joiners(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(texts())
def test_words_lie_in_the_text_in_order_and_fold_to_one_word_each(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.folded
        assert " " not in word.folded
        end = word.end
    assert folded(text) == " ".join(word.folded for word in words(text))


@given(texts())
def test_a_word_typed_alone_is_the_same_word(text: str) -> None:
    for word in words(text):
        assert folded(text[word.start : word.end]) == word.folded


def test_words_of_a_text_are_cut_where_they_stand() -> None:
    text = "👩‍🚒 saw “Kämpfer” in北京"
    assert [(text[w.start : w.end], w.folded) for w in words(text)] == [
        ("saw", "saw"),
        ("Kämpfer", "kampfer"),
        ("in", "in"),
        ("北", "北"),
        ("京", "京"),
    ]
