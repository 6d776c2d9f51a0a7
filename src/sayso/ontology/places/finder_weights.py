"""The weights by which the place finder judges a candidate, from `finder.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

import yaml

from sayso.errors import BadKnowledge


@dataclass(frozen=True, slots=True)
class FinderWeights:
    """A logistic model: `bias` plus the weight of each sign present; taken from `threshold` (a probability) upwards."""

    bias: float
    threshold: float
    signs: Mapping[str, float]

    def probability(self, present: Iterable[str]) -> float:
        """Probability that a candidate with these signs is a place; signs without a weight count nothing."""
        # Sorted, because the order of a set would change the last digits of the sum.
        total = self.bias + sum(self.signs.get(sign, 0.0) for sign in sorted(present))
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@cache
def finder_weights() -> FinderWeights:
    """The packaged weights.

    Raises:
        BadKnowledge: the file is missing or malformed.
    """
    path = files("sayso.ontology") / "places" / "finder.yml"
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BadKnowledge(f"ontology/places/finder.yml: cannot be read ({error})") from error
    if not isinstance(loaded, dict) or set(loaded) != {"source", "bias", "threshold", "signs"}:
        raise BadKnowledge("ontology/places/finder.yml: needs exactly source, bias, threshold, signs")
    numbers = {"bias": loaded["bias"], "threshold": loaded["threshold"], **loaded["signs"]}
    for name, number in numbers.items():
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise BadKnowledge(f"ontology/places/finder.yml: {name} must be a number, found {number!r}")
    return FinderWeights(
        float(loaded["bias"]), float(loaded["threshold"]), {k: float(v) for k, v in loaded["signs"].items()}
    )
