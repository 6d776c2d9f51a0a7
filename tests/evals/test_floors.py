"""Quality does not sink quietly: scores on the development corpora stay above the pinned floors."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sayso.evaluation.bench import default_data, score_places_file, score_times_file
from sayso.gazetteer import open_gazetteer
from sayso.settings import Settings

ROOT = Path(__file__).parents[2]
FLOORS = yaml.safe_load((ROOT / "evals" / "floors.yml").read_text(encoding="utf-8"))
SETTINGS = Settings(corpora=str(ROOT.parent / "shared" / "corpora"))
SCORERS = {"times": score_times_file, "places": score_places_file}


@pytest.mark.parametrize("task", sorted(SCORERS))
def test_scores_stay_above_their_floors(task: str) -> None:
    if not Path(SETTINGS.corpora).is_dir():
        pytest.skip("the development corpora (../shared/corpora) are not here, so quality is not measured")
    scores = SCORERS[task](default_data(SETTINGS, task), SETTINGS, open_gazetteer(None))
    found = {
        row.name: {metric: interval.value for metric, interval in zip(scores.metrics, row.figures, strict=True)}
        for row in scores.rows
    }
    sunk = [
        f"{name}, {metric}: {found[name][metric]:.1f} is under {floor}"
        for name, floors in FLOORS[task].items()
        for metric, floor in floors.items()
        if found[name][metric] < floor
    ]
    assert sunk == []


def test_every_task_has_floors() -> None:
    assert sorted(FLOORS) == sorted(SCORERS)
