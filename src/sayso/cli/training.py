"""`sayso train`: make the reader model from a recipe. Needs the extra `train`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.terminal import err, errors_shown, write_line

if TYPE_CHECKING:
    from sayso.training.calibrating import Fitted
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
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Train nothing: calibrate this bundle in its place and write its card."),
    ] = None,
    calibrate: Annotated[
        bool, typer.Option("--calibrate/--no-calibrate", help="Fit thresholds, and make scores probabilities.")
    ] = True,
    card: Annotated[
        bool, typer.Option("--card/--no-card", help="Score the bundle on the development parts and write its card.")
    ] = True,
) -> None:
    """Train the reader model on corpora at hand; a run that was stopped goes on from its last checkpoint."""
    with errors_shown():
        from sayso.training.recipe import read_recipe

        chosen = read_recipe(recipe)
        if bundle is None:
            exported = _made(chosen, run, export_only=export_only)
            made, path = exported, exported.in_int8.path
        else:
            made, path = None, bundle
        fitted = _calibrated(chosen, path) if calibrate else None
        if card:
            _write_card(chosen, path, made, fitted)


def _made(recipe: Recipe, run: Path, *, export_only: bool) -> Made:
    from sayso.errors import BadRecipe

    try:
        from sayso.training.making import export_checkpoint, make_bundle
    except ModuleNotFoundError as error:
        raise BadRecipe(f"training needs {error.name}: pip install 'sayso[train]'") from error
    made = export_checkpoint(recipe, run) if export_only else make_bundle(recipe, run, err().print)
    for exported in (made.in_float, made.in_int8):
        write_line(
            f"{exported.path}  {exported.size_bytes / 1e6:.1f} MB  sha256 {exported.sha256}  "
            f"from the network: {exported.mean_difference:.5f}, at most {exported.largest_difference:.3f}"
        )
    return made


def _calibrated(recipe: Recipe, path: Path) -> Fitted:
    from sayso.training.calibrating import calibrate

    fitted = calibrate(
        path,
        Path(recipe.corpora),
        held_out=recipe.held_out,
        threads=recipe.schedule.threads,
        report=lambda line: err().print(line, markup=False),
    )
    write_line(f"{path}  calibrated  sha256 {fitted.sha256}")
    return fitted


def _write_card(recipe: Recipe, path: Path, made: Made | None, fitted: Fitted | None) -> None:
    """The card beside the bundle, `<name>.md`, and its pictures."""
    from sayso.evaluation.model_tasks import MODEL_TASKS
    from sayso.evaluation.model_tasks.base import GoldPart
    from sayso.evaluation.reliability import reliability_diagram
    from sayso.model.reader import open_reader
    from sayso.training.card import BundleFacts, model_card

    reader = open_reader(path, threads=recipe.schedule.threads)
    scores = []
    for task, measure in MODEL_TASKS.items():
        err().print(f"scoring {task}", markup=False)
        scores.append(measure(reader, GoldPart(corpora=Path(recipe.corpora))).scores)
    card = path.with_suffix(".md")
    for fit in fitted.heads if fitted is not None else ():
        picture = path.with_name(f"{path.stem}.{fit.head}.svg")
        picture.write_text(reliability_diagram(fit.head, fit.after), encoding="utf-8")
    facts = BundleFacts(name=path.stem, size_bytes=path.stat().st_size, sha256=reader.bundle.sha256, made=made)
    card.write_text(model_card(recipe, facts, scores, fitted), encoding="utf-8")
    write_line(str(card))
