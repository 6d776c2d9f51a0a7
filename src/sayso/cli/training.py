"""`sayso train`: make the reader model from a recipe. Needs the extra `train`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.terminal import err, errors_shown, write_line


def train(
    recipe: Annotated[Path, typer.Argument(metavar="RECIPE", help="A TOML file: corpora, encoder, schedule.")],
    run: Annotated[
        Path, typer.Option("--run", metavar="FOLDER", help="Where checkpoints, the log and the bundle go.")
    ] = Path("sayso-run"),
    export_only: Annotated[
        bool, typer.Option("--export-only", help="Train no further: make a bundle of the last checkpoint.")
    ] = False,
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
