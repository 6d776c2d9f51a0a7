"""The best antecedent of each mention, or none, and the chains that follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from sayso.model.antecedents.signs import Group, alone, between, candidates_of
from sayso.model.antecedents.traits import NONE, Traits
from sayso.model.decode.arrays import Floats, Integers, Pairs
from sayso.model.heads import REFERENCE_FORMS
from sayso.ontology.references import reference_weights

# A link's score less that of pointing at itself is counted in these units, so that its weight is of the size of others.
LINK_UNIT: Final = 4.0
LINK: Final = "link of the network"
SCORE: Final = "alone: score"
# Fitting makes having no antecedent a little too likely: most mentions have none. Chosen on GUM's training part.
ALONE_BIAS: Final = -2.0

Weights = Mapping[str, Mapping[str, float]]


def chains_of(traits: Traits, links: Pairs, *, margin: float = 0.0) -> list[tuple[int, ...]]:
    """Group mentions that mean one thing.

    Args:
        margin: by how much an antecedent must be better than none; calibration fits it to a bundle.

    Returns:
        Groups of two or more, as places among the mentions, ordered by their first.
    """
    if len(traits) < 2:  # one alone has nobody
        return []
    weights = reference_weights()
    candidates, exists = candidates_of(traits)
    scores = pair_scores(traits, candidates, link_scores(traits, candidates, links), weights)
    none = alone_scores(traits, weights) + ALONE_BIAS + margin
    scores = np.where(exists, scores, -np.inf)
    best = scores.argmax(axis=1)
    places = np.arange(len(traits))
    taken = scores[places, best] > none
    antecedents = np.where(taken, candidates[places, best], NONE)
    return grouped(antecedents.tolist())


def grouped(antecedents: Sequence[int]) -> list[tuple[int, ...]]:
    """Chains from the antecedent of each mention, NONE where it has none."""
    chain_of: list[int] = []
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place, antecedent in enumerate(antecedents):
        chain_of.append(place if antecedent == NONE else chain_of[antecedent])
        groups[chain_of[place]].append(place)
    return [tuple(members) for _, members in sorted(groups.items()) if len(members) > 1]


def link_scores(traits: Traits, candidates: Integers, links: Pairs) -> Floats:
    """What the network says of each pair: (mentions, candidates), over pointing at itself, in units."""
    result = np.zeros(candidates.shape, dtype=np.float32)
    for place, word in enumerate(traits.head):
        earlier = candidates[place][:place]
        if len(earlier):
            found = links.scores(np.array([word]), traits.head[earlier])[0]
            result[place, : len(earlier)] = (found - links.itself[word, 0]) / LINK_UNIT
    return result


def pair_scores(traits: Traits, candidates: Integers, linked: Floats, weights: Weights) -> Floats:
    """The sum of what speaks for each pair: (mentions, candidates)."""
    by_form = _table(LINK, REFERENCE_FORMS, weights)
    result = linked * by_form[traits.form][:, None]
    for group in between(traits, candidates):
        result += _weighed(group, weights)
    return result


def alone_scores(traits: Traits, weights: Weights) -> Floats:
    """The sum of what speaks for having no antecedent: (mentions,)."""
    result: Floats = traits.score * _table(SCORE, REFERENCE_FORMS, weights)[traits.form]
    for group in alone(traits):
        result = result + _weighed(group, weights)
    return result


def _weighed(group: Group, weights: Weights) -> Floats:
    table = np.append(_table(group.name, group.signs, weights), np.float32(0))  # NONE, the last place, counts nothing
    result: Floats = table[group.codes]
    return result


def _table(group: str, signs: Sequence[str], weights: Weights) -> Floats:
    if weights is reference_weights():
        return _packaged(group, tuple(signs))
    return _made(group, signs, weights)


@cache
def _packaged(group: str, signs: tuple[str, ...]) -> Floats:
    return _made(group, signs, reference_weights())


def _made(group: str, signs: Sequence[str], weights: Weights) -> Floats:
    known = weights.get(group, {})
    return np.array([known.get(sign, 0.0) for sign in signs], dtype=np.float32)
