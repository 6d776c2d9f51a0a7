"""The recipes of the package are recipes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")

from sayso.evaluation.corpora import CORPORA  # noqa: E402
from sayso.model.heads import HEADS  # noqa: E402
from sayso.training.losses import _LOSSES  # noqa: E402
from sayso.training.recipe import read_recipe  # noqa: E402

RECIPES = sorted(Path(str(files("sayso.training"))).glob("recipes/*.toml"))


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.stem)
def test_packaged_recipes_name_known_corpora_and_heads(path: Path) -> None:
    recipe = read_recipe(path)
    assert recipe.name == path.stem
    assert recipe.mix.keys() <= CORPORA.keys()
    assert recipe.weights.keys() <= {head.name for head in HEADS}
    assert recipe.encoder.sha256


def test_every_head_has_a_loss() -> None:
    assert {head.kind for head in HEADS} <= _LOSSES.keys()
