"""Quality does not sink quietly: scores on the development corpora stay above the pinned floors."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.evaluation.bench import Scores, default_data, score_places_file, score_times_file
from sayso.evaluation.model_tasks import MODEL_TASKS
from sayso.evaluation.model_tasks.base import GoldPart
from sayso.gazetteer import open_gazetteer
from sayso.model.packaged import bundle_path
from sayso.settings import Settings

ROOT = Path(__file__).parents[2]
FLOORS = yaml.safe_load((ROOT / "evals" / "floors.yml").read_text(encoding="utf-8"))
SETTINGS = Settings(corpora=str(ROOT.parent / "shared" / "corpora"))
SCORERS = {"times": score_times_file, "places": score_places_file}
# These read some hundred thousand words each.
LARGE = {"attribution", "muc4", "relevance"}
# Gold data of this project, read in seconds.
OWN = ("chains", "reports", "linking", "names")
PACKAGED = bundle_path(Settings())


def sunk(scores: Scores) -> list[str]:
    found = {
        row.name: {metric: interval.value for metric, interval in zip(scores.metrics, row.figures, strict=True)}
        for row in scores.rows
    }
    return [
        f"{name}, {metric}: {found[name][metric]:.1f} is under {floor}"
        for name, floors in FLOORS[scores.task].items()
        for metric, floor in floors.items()
        if found[name][metric] < floor
    ]


@pytest.fixture
def _corpora() -> None:
    if not Path(SETTINGS.corpora).is_dir():
        pytest.skip("the development corpora (../shared/corpora) are not here, so quality is not measured")


@pytest.mark.usefixtures("_corpora")
@pytest.mark.parametrize("task", sorted(SCORERS))
def test_scores_stay_above_their_floors(task: str) -> None:
    assert sunk(SCORERS[task](default_data(SETTINGS, task), SETTINGS, open_gazetteer(None))) == []


@pytest.mark.usefixtures("_corpora")
@pytest.mark.parametrize(
    "task", [pytest.param(task, marks=[pytest.mark.long] if task in LARGE else []) for task in sorted(MODEL_TASKS)]
)
def test_scores_of_the_packaged_model_stay_above_their_floors(task: str) -> None:
    if PACKAGED is None:
        pytest.skip("the package has no reader model, so its quality is not measured")
    from sayso.model.reader import open_reader

    measured = MODEL_TASKS[task](open_reader(PACKAGED, threads=2), GoldPart(corpora=Path(SETTINGS.corpora)))
    assert sunk(measured.scores) == []


def test_independent_origins_stay_inside_their_intervals() -> None:
    if PACKAGED is None:
        pytest.skip("the package has no reader model, so texts give no origins")
    from sayso.evaluation.independence_bench import measure_cases

    settings = replace(SETTINGS, model=str(PACKAGED))
    measured = measure_cases(ROOT / "evals" / "independence", "development", settings, open_gazetteer(None))
    assert sunk(measured.scores) == []


@pytest.mark.parametrize("task", OWN)
def test_scores_on_gold_of_this_project_stay_above_their_floors(task: str) -> None:
    if PACKAGED is None:
        pytest.skip("the package has no reader model, so its quality is not measured")
    done = CliRunner().invoke(app, ["bench", task, "--json", "--model", str(PACKAGED)])
    assert done.exit_code == 0, done.output
    found = {row["name"]: row for row in json.loads(done.stdout)["scores"]}
    under = [
        f"{name}, {metric}: {found[name][metric]['value']:.1f} is under {floor}"
        for name, floors in FLOORS[task].items()
        for metric, floor in floors.items()
        if found[name][metric]["value"] < floor
    ]
    assert under == []


def test_every_task_has_floors() -> None:
    assert SCORERS.keys() <= FLOORS.keys()
    if PACKAGED is None:
        pytest.skip("the package has no reader model, so its tasks need no floors yet")
    assert MODEL_TASKS.keys() <= FLOORS.keys()
