from __future__ import annotations

import pytest

from sayso.model.calibration import Scale


@pytest.mark.parametrize("threshold", [-2.0, -0.8, 0.0, 1.5])
def test_the_least_probability_is_that_of_a_score_at_the_threshold(threshold: float) -> None:
    scale = Scale(slope=0.6, offset=0.2, threshold=threshold)
    at_threshold = 1 / (1 + 2.718281828459045**-threshold)
    assert scale.least_probability() == pytest.approx(scale.probability(at_threshold))
    assert scale.keeps(at_threshold + 0.001)
    assert not scale.keeps(at_threshold - 0.001)
