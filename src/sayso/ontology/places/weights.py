"""The weights of the place finder and the place resolver, from `finder.yml` and `resolver.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml


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
    """The packaged weights of the finder.

    Raises:
        BadKnowledge: the file is missing or malformed.
    """
    table = _read("finder.yml", {"source", "bias", "threshold", "signs"})
    plain = _numbers("finder.yml", {"bias": table["bias"], "threshold": table["threshold"]})
    return FinderWeights(plain["bias"], plain["threshold"], _numbers("finder.yml", table["signs"]))


@cache
def resolver_weights() -> Mapping[str, float]:
    """The packaged weights of the resolver, by sign.

    Raises:
        BadKnowledge: the file is missing or malformed.
    """
    return _numbers("resolver.yml", _read("resolver.yml", {"source", "signs"})["signs"])


def _read(name: str, keys: set[str]) -> dict[str, object]:
    loaded = load_yaml(files("sayso.ontology") / "places" / name, name=f"ontology/places/{name}")
    if not isinstance(loaded, dict) or set(loaded) != keys:
        raise BadKnowledge(f"ontology/places/{name}: needs exactly {', '.join(sorted(keys))}")
    return loaded


def _numbers(name: str, table: object) -> dict[str, float]:
    if not isinstance(table, dict):
        raise BadKnowledge(f"ontology/places/{name}: signs must be a table of numbers")
    for key, number in table.items():
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise BadKnowledge(f"ontology/places/{name}: {key} must be a number, found {number!r}")
    return {str(key): float(number) for key, number in table.items()}
