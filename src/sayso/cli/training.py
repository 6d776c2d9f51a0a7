"""`sayso train`: make the reader model from a recipe. Needs the extra `train`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.terminal import err, errors_shown, write_line

if TYPE_CHECKING:
    from sayso.training.making import Made
    from sayso.training.recipe import Recipe


def train(
    recipe: Annotated[Path, typer.Argument(metavar="RECIPE", help="A TOML file: corpora, encoder, schedule.")],
    run: Annotated[
        Path, typer.Option("--run", metavar="FOLDER", help="Where checkpoints, the log and the bundle go.")
    ] = Path("sayso-run"),
    export_only: Annotated[
        bool, typer.Option("--export-only", help="Train no further: make a bundle of the last checkpoint.")
    ] = False,
    card: Annotated[
        bool, typer.Option("--card/--no-card", help="Score the bundle on the development parts and write its card.")
    ] = True,
) -> None:
    """Train the reader model on corpora at hand; a run that was stopped goes on from its last checkpoint."""
    with errors_shown():
        from sayso.errors import BadRecipe

        try:
            from sayso.training.making import export_checkpoint, make_bundle
        except ModuleNotFoundError as error:
            raise BadRecipe(f"training needs {error.name}: pip install 'sayso[train]'") from error
        from sayso.training.recipe import read_recipe

        chosen = read_recipe(recipe)
        made = export_checkpoint(chosen, run) if export_only else make_bundle(chosen, run, err().print)
        for exported in (made.in_float, made.in_int8):
            write_line(
                f"{exported.path}  {exported.size_bytes / 1e6:.1f} MB  sha256 {exported.sha256}  "
                f"from the network: {exported.mean_difference:.5f}, at most {exported.largest_difference:.3f}"
            )
        if card:
            path = run / f"{chosen.name}.md"
            path.write_text(_card(chosen, made), encoding="utf-8")
            write_line(str(path))


def _card(recipe: Recipe, made: Made) -> str:
    from sayso.evaluation.model_tasks import MODEL_TASKS
    from sayso.evaluation.model_tasks.base import GoldPart
    from sayso.model.reader import open_reader
    from sayso.training.card import model_card

    reader = open_reader(made.in_int8.path, threads=recipe.schedule.threads)
    scores = []
    for task, measure in MODEL_TASKS.items():
        err().print(f"scoring {task}", markup=False)
        scores.append(measure(reader, GoldPart(corpora=Path(recipe.corpora))).scores)
    return model_card(recipe, made, scores)
