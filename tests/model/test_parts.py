"""Parts of long texts: cut at sentences, and joined as if never cut."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.parts import joined, parts_of
from sayso.records import Span
from sayso.records.prediction import PredictedReference, PredictedWord, Prediction, ScoredClass

EMPTY = Prediction((), (), (), (), (), (), (), (), ())


def words(count: int) -> tuple[Span, ...]:
    return tuple(Span(2 * i, 2 * i + 1) for i in range(count))


@given(st.integers(0, 60), st.sets(st.integers(0, 59), max_size=12), st.integers(1, 20))
def test_parts_hold_every_word_and_every_sentence_once(count: int, openings: set[int], most: int) -> None:
    starts = sorted(opening for opening in openings if opening < count)
    sentences = [Span(2 * start, 2 * start + 1) for start in starts]
    parts = parts_of(words(count), sentences, most_words=most)
    assert [word for part in parts for word in range(part.first, part.last_exclusive)] == list(range(count))
    assert [sentence for part in parts for sentence in part.sentences] == sentences
    assert all(part.last_exclusive - part.first <= most for part in parts)
    assert len(parts) >= 1


def test_parts_begin_with_sentences_where_there_are_any() -> None:
    sentences = [Span(0, 7), Span(8, 15), Span(16, 23)]
    parts = parts_of(words(12), sentences, most_words=9)
    assert [(part.first, part.last_exclusive) for part in parts] == [(0, 8), (8, 12)]


def test_joined_parts_keep_heads_and_chains_on_their_words() -> None:
    word = PredictedWord(Span(0, 1), "NOUN", "a", None, "root")
    reference = PredictedReference(Span(0, 1), Span(0, 1), "person", "name", 1.0)
    part = replace(
        EMPTY,
        words=(word, replace(word, head=0)),
        references=(reference, reference),
        chains=((0, 1),),
        incidents=(ScoredClass("bombing", 0.2),),
    )
    whole = joined([part, replace(part, incidents=(ScoredClass("bombing", 0.7),))])
    assert [one.head for one in whole.words] == [None, 0, None, 2]
    assert whole.chains == ((0, 1), (2, 3))
    assert whole.incidents == (ScoredClass("bombing", 0.7),)
