"""The lemma of a word from the scores of its rules, held against a list of known lemmas.

A rule is right by its outcome: the network knows well that a past tense ends here, less well whether two letters go or
three. What the list gives for the form counts, the network choosing where it gives several; for other forms the best
rule whose outcome is a known lemma, if its score is near the best one's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from sayso.model.decode.arrays import Floats
from sayso.model.lemma_rules import apply_rule
from sayso.ontology.lemmas import Lemmas

# Rules looked at, and how far below the best one's a score may lie (natural logarithm). Set on GUM's training part.
_RULES: Final = 6
_NEAR: Final = 6.0
# Where these come with other forms than the list's, the word as it stands is the better guess.
_OPEN: Final = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})


def lemma_of(form: str, part: str, scores: Floats, rules: Sequence[str], known: Lemmas) -> str:
    """Choose a lemma.

    Args:
        scores: (rules,), raw; higher is better.
        rules: as `lemma_rules.apply_rule` reads them, in the order of the scores.
    """
    order = np.argsort(-scores, kind="stable")[:_RULES]
    guesses = [apply_rule(rules[number], form) for number in order]
    listed = known.of(form, part)
    if listed:
        return next((guess for guess in guesses if guess in listed), listed[0]) if len(listed) > 1 else listed[0]
    if part in _OPEN:
        for guess, number in zip(guesses, order, strict=True):
            if known.knows(guess, part) and scores[order[0]] - scores[number] <= _NEAR:
                return guess
    return guesses[0]
