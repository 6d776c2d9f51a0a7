"""From a recipe to a bundle: train, export in float for the parity check, export in int8 for use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from sayso.evaluation.corpora import CORPORA
from sayso.training.checkpoints import load_checkpoint
from sayso.training.examples import Example, prepare, windows_of
from sayso.training.export_onnx import Exported, export
from sayso.training.loop import CHECKPOINT, build_network, train
from sayso.training.material import Essentials, load_essentials
from sayso.training.network import ReaderNetwork
from sayso.training.recipe import Recipe

_COMPARED_TEXTS = 12


@dataclass(frozen=True, slots=True)
class Made:
    """Both bundles of a run: the first for comparison, the second for use."""

    in_float: Exported
    in_int8: Exported


def make_bundle(recipe: Recipe, folder: Path, report: Callable[[str], None]) -> Made:
    """Train a recipe to its end, or go on where it stopped, and export it into the run's folder.

    Args:
        folder: the run's own; the bundles are `<name>.float.sayso` and `<name>.sayso` in it.
        report: takes a line for people now and then.

    Raises:
        BadRecipe: the corpora or the encoder are not as the recipe says, or the export differs from the network.
    """
    network = train(recipe, folder, report).cpu()
    return _export(recipe, folder, network, load_essentials(recipe, folder), version=str(recipe.schedule.steps))


def export_checkpoint(recipe: Recipe, folder: Path) -> Made:
    """Export what a run has reached so far, while it goes on or after it stopped.

    Raises:
        BadRecipe: the run was not begun, or the export differs from the network.
    """
    essentials = load_essentials(recipe, folder)
    network = build_network(recipe, essentials)
    step = load_checkpoint(folder / CHECKPOINT, network).get("step", 0)
    return _export(recipe, folder, network, essentials, version=str(step))


def _export(recipe: Recipe, folder: Path, network: ReaderNetwork, essentials: Essentials, *, version: str) -> Made:
    examples = _examples(recipe, essentials)
    plain = folder / f"{recipe.name}.float.sayso"
    small = folder / f"{recipe.name}.sayso"
    return Made(
        in_float=export(network, essentials, examples, plain, version=version, int8=False),
        in_int8=export(network, essentials, examples, small, version=version, int8=True),
    )


def _examples(recipe: Recipe, essentials: Essentials) -> list[Example]:
    """The first windows of some texts of the recipe's first corpus."""
    texts = islice(CORPORA[min(recipe.mix)](Path(recipe.corpora), "train"), _COMPARED_TEXTS)
    prepared = (prepare(text, essentials.pruned.vocabulary, essentials.learned) for text in texts)
    size = recipe.schedule.window_pieces
    draw = Random(recipe.schedule.seed)  # noqa: S311 - where a window ends, not secrets
    return [next(windows_of(text, draw, window_pieces=size)) for text in prepared]
