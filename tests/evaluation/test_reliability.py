"""Calibration error and its picture."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from sayso.evaluation.reliability import Judged, bins_of, calibration_error, reliability_diagram


def findings(score: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(score, True)] * right + [Judged(score, False)] * wrong


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        ([], 0.0),
        (findings(0.75, 3, 1), 0.0),
        (findings(0.75, 1, 3), 50.0),
        (findings(1.0, 0, 2), 100.0),
        (findings(0.75, 3, 1) + findings(0.25, 4, 0), 37.5),
        (findings(0.71, 1, 0) + findings(0.79, 0, 1), 25.0),
    ],
)
def test_the_error_is_the_mean_gap_of_score_and_share_right(judged: list[Judged], error: float) -> None:
    assert calibration_error(judged) == pytest.approx(error)


def test_scores_of_one_and_nought_have_bins() -> None:
    assert [one.count for one in bins_of(findings(1.0, 1, 0) + findings(0.0, 0, 2))] == [2, 1]


def test_the_picture_is_sound_xml_with_a_dot_for_each_bin() -> None:
    picture = reliability_diagram("mentions", findings(0.75, 3, 1) + findings(0.25, 1, 3))
    root = ElementTree.fromstring(picture)
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == 2
    assert "mentions" in picture
