"""How a bundle's raw scores become probabilities, and above which of them a finding is kept; fitted by `training`.

Raw scores are log odds. A bundle without calibration leaves every score as the network gave it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sayso.model.heads import HEADS, ROLES

# Log odds beyond this are one probability in single precision; the ends of the scale are cut here.
_FARTHEST: Final = 15.0
# What thresholds of MUC-4's templates may be named: they belong to the bundle because they hang on its scores.
TEMPLATE_NAMES: Final = ("incident", "bare", "another", *ROLES)


@dataclass(frozen=True, slots=True)
class Scale:
    """One head. A raw score x means probability 1 / (1 + exp(-(slope * x + offset))) (Platt 1999).

    `threshold` is in raw scores: spans and attributions at or below it are dropped; for chains it is what a mention's
    best antecedent must have over beginning a chain of its own.
    """

    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.0

    def probability(self, score: float) -> float:
        """The probability that a score between 0 and 1 as the network gives it stands for."""
        return _expit(self.slope * log_odds(score) + self.offset)

    def least_probability(self) -> float:
        """The probability of a score that lies right at the threshold."""
        return _expit(self.slope * self.threshold + self.offset)

    def keeps(self, score: float) -> bool:
        """Whether a score between 0 and 1 as the network gives it is above the threshold."""
        return log_odds(score) > self.threshold


@dataclass(frozen=True, slots=True)
class Calibration:
    """Scales by head, and thresholds of whole templates by `TEMPLATE_NAMES` (probabilities).

    `fitted_on` says on which texts, for people.
    """

    fitted_on: str = ""
    scales: Mapping[str, Scale] = field(default_factory=dict)
    templates: Mapping[str, float] = field(default_factory=dict)

    def of(self, head: str) -> Scale:
        """The scale of a head: its own, or one that changes nothing."""
        return self.scales.get(head, _AS_IS[head])


# Attributions have no threshold unless one was fitted: their tags were chosen together already.
_AS_IS: Final = {head.name: Scale(threshold=-math.inf if head.name == "attribution" else 0.0) for head in HEADS}


def log_odds(score: float) -> float:
    """The raw score behind one between 0 and 1."""
    least = _expit(-_FARTHEST)
    kept = min(max(score, least), 1.0 - least)
    return math.log(kept / (1.0 - kept))


def _expit(raw: float) -> float:
    return 0.5 * (1.0 + math.tanh(0.5 * raw))


def calibration_json(calibration: Calibration) -> dict[str, Any]:
    """What stands in a bundle's manifest."""
    return {
        "fitted_on": calibration.fitted_on,
        "scales": {
            name: [scale.slope, scale.offset, scale.threshold] for name, scale in sorted(calibration.scales.items())
        },
        "templates": dict(sorted(calibration.templates.items())),
    }


def calibration_from(content: object) -> Calibration:
    """The calibration of a manifest.

    Raises:
        ValueError: it has another shape, or numbers that no fit gives.
    """
    wanted = {"fitted_on", "scales", "templates"}
    if not isinstance(content, dict) or content.keys() != wanted or not isinstance(content["fitted_on"], str):
        raise ValueError(f"calibration needs {', '.join(sorted(wanted))}")
    try:
        scales, templates = dict(content["scales"]), dict(content["templates"])
    except TypeError as error:
        raise ValueError("scales and templates are tables") from error
    if unknown := sorted(scales.keys() - _AS_IS.keys()) + sorted(templates.keys() - set(TEMPLATE_NAMES)):
        raise ValueError(f"calibration of unknown {', '.join(unknown)}")
    for name, row in scales.items():
        if not isinstance(row, list) or len(row) != 3 or not all(map(_is_number, row)) or row[0] <= 0:
            raise ValueError(f"the scale of {name} is none")
    if not all(_is_number(value) for value in templates.values()):
        raise ValueError("thresholds of templates are numbers")
    return Calibration(content["fitted_on"], {name: Scale(*row) for name, row in scales.items()}, templates)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
