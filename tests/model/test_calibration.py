"""Calibration: scores become probabilities, thresholds hold, and a bundle keeps both."""

from __future__ import annotations

import json
import math
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadBundle
from sayso.model.bundle import MANIFEST, calibrate_bundle, open_bundle, write_bundle
from sayso.model.calibration import Calibration, Scale, calibration_from, calibration_json
from tests.model.test_bundle import PARTS

FITTED = Calibration("some texts", {"mentions": Scale(0.5, -1.0, -0.7)}, {"incident": 0.4})


@pytest.mark.parametrize("score", [0.0, 0.02, 0.5, 0.97, 1.0])
def test_without_a_fit_scores_stay_as_they_are(score: float) -> None:
    assert Calibration().of("mentions").probability(score) == pytest.approx(score, abs=1e-5)


@pytest.mark.parametrize(
    ("scale", "score", "probability"),
    [
        (Scale(slope=1.0, offset=math.log(3)), 0.5, 0.75),
        (Scale(slope=2.0), 0.75, 0.9),
        (Scale(slope=0.5), 0.9, 0.75),
    ],
)
def test_a_scale_moves_log_odds(scale: Scale, score: float, probability: float) -> None:
    assert scale.probability(score) == pytest.approx(probability)


def test_order_is_kept_by_every_scale() -> None:
    found = [FITTED.of("mentions").probability(score / 20) for score in range(1, 20)]
    assert found == sorted(found)


def test_attributions_are_all_kept_unless_a_threshold_was_fitted() -> None:
    assert Calibration().of("attribution").keeps(1e-9)
    assert not Calibration("", {"attribution": Scale(threshold=0.0)}).of("attribution").keeps(0.4)


def test_a_bundle_gives_back_the_calibration_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "tiny.sayso"
    former = write_bundle(PARTS, path)
    digest = calibrate_bundle(path, FITTED)
    bundle = open_bundle(path)
    assert bundle.calibration == FITTED
    assert bundle.sha256 == digest != former
    assert bundle.network == PARTS.network
    assert calibrate_bundle(path, Calibration()) == former


def test_a_bundle_that_was_never_calibrated_opens(tmp_path: Path) -> None:
    path = tmp_path / "tiny.sayso"
    write_bundle(PARTS, path)
    _change_manifest(path, lambda manifest: manifest.pop("calibration"))
    assert open_bundle(path).calibration == Calibration()


@pytest.mark.parametrize(
    "change",
    [
        {"scales": {"mentons": [1.0, 0.0, 0.0]}},
        {"scales": {"mentions": [1.0, 0.0]}},
        {"scales": {"mentions": [-1.0, 0.0, 0.0]}},
        {"scales": {"mentions": [1.0, "0", 0.0]}},
        {"scales": 3},
        {"templates": {"Perp": 0.5}},
        {"templates": {"Victim": None}},
        {"fitted_on": 1},
        {"more": 1},
    ],
    ids=str,
)
def test_a_calibration_of_another_shape_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    content = calibration_json(FITTED) | change
    with pytest.raises(ValueError, match=r"calibration|scale|templates"):
        calibration_from(content)
    path = tmp_path / "tiny.sayso"
    write_bundle(PARTS, path)
    _change_manifest(path, lambda manifest: manifest.update(calibration=content))
    with pytest.raises(BadBundle, match="calibration is damaged"):
        open_bundle(path)


def _change_manifest(path: Path, change: Any) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members[MANIFEST])
    change(manifest)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, json.dumps(manifest) if name == MANIFEST else content)
