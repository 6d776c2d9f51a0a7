"""Chains by what the network says together with words, forms and distance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from sayso.model.antecedents.choosing import chains_of, grouped
from sayso.model.antecedents.signs import MOST_CANDIDATES, between, candidates_of
from sayso.model.antecedents.traits import NONE, Referring, Traits, traits_of
from sayso.model.decode.arrays import Pairs
from sayso.model.heads import FARTHEST_BIAS_WORDS
from sayso.ontology.references import reference_weights, reference_words
from sayso.records import Span
from sayso.records.prediction import PredictedWord

LABELS = ("person", "organization", "place")
RELATIONS = ("root", "nsubj", "obj")


def traits(*mentions: tuple[str, str, str]) -> Traits:
    """Mentions as (words, form, label), each the subject of a sentence of its own."""
    words: list[PredictedWord] = []
    found: list[Referring] = []
    text = ""
    for written, form, label in mentions:
        first = len(words)
        own = written.split()
        for place, word in enumerate(own):
            span = Span(len(text), len(text) + len(word))
            text += word + " "
            is_last = place == len(own) - 1
            part = "PRON" if form == "pronoun" else "NOUN"
            words.append(PredictedWord(span, part, word.lower(), None if is_last else first + len(own) - 1, "root"))
        found.append(Referring(first, len(words), len(words) - 1, form, label, 0.9))
    return traits_of(found, words, text, reference_words(), labels=LABELS, relations=RELATIONS)


def undecided(words: int) -> Pairs:
    """Links that say nothing."""
    nothing = np.zeros((words, 1), dtype=np.float32)
    return Pairs(nothing, nothing, nothing, np.zeros(2 * FARTHEST_BIAS_WORDS + 1, dtype=np.float32))


def chains(*mentions: tuple[str, str, str]) -> list[tuple[int, ...]]:
    known = traits(*mentions)
    return chains_of(known, undecided(int(known.last_exclusive.max())))


@pytest.mark.parametrize(
    ("mentions", "wanted", "why"),
    [
        ([("Rustam Shodiev", "name", "person"), ("a bridge", "nominal", "place"), ("he", "pronoun", "person")],
         [(0, 2)], "a pronoun takes up a person, not the nearer thing"),
        ([("the Ardun Brigade", "name", "organization"), ("the Ardun Brigade", "name", "organization")],
         [(0, 1)], "a name repeated word by word"),
        ([("Rustam Shodiev", "name", "person"), ("Kesh Valley", "name", "place")], [], "names that share no word"),
        ([("a bridge", "nominal", "place"), ("a school", "nominal", "place")], [], "two things"),
    ],
)  # fmt: skip
def test_words_and_forms_decide_where_the_network_says_nothing(
    mentions: Sequence[tuple[str, str, str]], wanted: list[tuple[int, ...]], why: str
) -> None:
    assert chains(*mentions) == wanted, why


def test_what_the_network_says_counts() -> None:
    known = traits(("a bridge", "nominal", "place"), ("a school", "nominal", "place"))
    words = int(known.last_exclusive.max())
    query = np.zeros((words, words), dtype=np.float32)
    query[known.head[1], known.head[0]] = 90.0
    links = Pairs(query, np.eye(words, dtype=np.float32), *(undecided(words).itself, undecided(words).distance_bias))
    assert chains_of(known, links) == [(0, 1)]


def test_a_margin_keeps_mentions_apart() -> None:
    known = traits(("the Ardun Brigade", "name", "organization"), ("the Ardun Brigade", "name", "organization"))
    assert chains_of(known, undecided(6), margin=50.0) == []


def test_fewer_than_two_mentions_have_no_chains() -> None:
    assert chains(("he", "pronoun", "person")) == []


def test_chains_follow_antecedents() -> None:
    assert grouped([NONE, NONE, 0, 2, 1, NONE]) == [(0, 2, 3), (1, 4)]


def test_only_so_many_earlier_mentions_are_looked_at() -> None:
    many = traits(*(("he", "pronoun", "person") for _ in range(MOST_CANDIDATES + 20)))
    candidates, exists = candidates_of(many)
    assert candidates.shape[1] == MOST_CANDIDATES
    assert list(candidates[-1][:2]) == [len(many) - 2, len(many) - 3]
    assert not exists[0].any()


def test_every_packaged_weight_belongs_to_a_sign() -> None:
    known = traits(("he", "pronoun", "person"), ("he", "pronoun", "person"))
    candidates, _ = candidates_of(known)
    groups = {group.name for group in between(known, candidates)}
    assert {name for name in reference_weights() if not name.startswith(("alone", "link"))} <= groups
