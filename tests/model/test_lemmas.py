from __future__ import annotations

import numpy as np
import pytest

from sayso.model.lemmas import lemma_of
from sayso.ontology.lemmas import Lemmas, english_lemmas

RULES = ("lower 0 ", "lower 1 ", "lower 3 y", "lower 2 ")
KNOWN = Lemmas(
    {("NOUN", "media"): ("media", "medium"), ("VERB", "fled"): ("flee",)},
    {"NOUN": frozenset({"media", "medium", "militia", "sentry"}), "VERB": frozenset({"flee", "shell"})},
)


@pytest.mark.parametrize(
    ("form", "part", "scores", "lemma", "why"),
    [
        ("fled", "VERB", (1, 9, 2, 3), "flee", "the list has the form"),
        ("Fled", "VERB", (1, 9, 2, 3), "flee", "capitals do not count"),
        ("media", "NOUN", (5, 1, 1, 1), "media", "the network chooses among several"),
        ("media", "NOUN", (1, 9, 1, 1), "media", "no guess is listed: the most frequent"),
        ("sentries", "NOUN", (1, 9, 7, 3), "sentry", "the second rule makes a known word"),
        ("sentries", "NOUN", (1, 19, 7, 3), "sentrie", "a rule far below the best has no say"),
        ("shelled", "VERB", (1, 9, 2, 8), "shell", "two letters go, not one"),
        ("Ardun", "PROPN", (1, 2, 9, 3), "ary", "names are not looked up"),
    ],
)
def test_a_lemma_is_chosen_by_its_outcome(form: str, part: str, scores: tuple[int, ...], lemma: str, why: str) -> None:
    assert lemma_of(form, part, np.array(scores, dtype=np.float32), RULES, KNOWN) == lemma, why


def test_the_packaged_list_knows_irregular_forms_and_names_its_source() -> None:
    known = english_lemmas()
    assert known.of("Children", "NOUN") == ("child",)
    assert known.of("said", "VERB") == ("say",)
    assert not known.of("Ardun", "PROPN")
    assert known.knows("shell", "NOUN")
