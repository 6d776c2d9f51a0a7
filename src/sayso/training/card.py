"""The model card: what a bundle was made of, how well it reads, what it is not for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.evaluation.anchors import anchors_for
from sayso.evaluation.bench import Scores
from sayso.evaluation.corpora.terms import terms_by_corpus
from sayso.evaluation.reliability import calibration_error

if TYPE_CHECKING:
    from sayso.training.calibrating import Fitted
    from sayso.training.making import Made
    from sayso.training.recipe import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFacts:
    """The file that the card is about; `made` if it was exported in the same run."""

    name: str
    size_bytes: int
    sha256: str
    made: Made | None = None


def model_card(recipe: Recipe, bundle: BundleFacts, scores: Sequence[Scores], fitted: Fitted | None) -> str:
    """The card of a bundle, with its scores on development parts, as Markdown.

    Args:
        fitted: None if the bundle was not calibrated; else its pictures lie beside the card as `<name>.<head>.svg`.
    """
    return "\n".join([*_lines(recipe, bundle, scores), *_calibration(bundle, fitted)]) + "\n"


def _lines(recipe: Recipe, bundle: BundleFacts, scores: Sequence[Scores]) -> Iterator[str]:
    yield f"# Model card: {bundle.name}\n"
    yield f"{bundle.size_bytes / 1e6:.1f} MB, SHA-256 `{bundle.sha256}`. {recipe.encoder.layers} layers, "
    yield f"{recipe.schedule.steps:,} steps, seed {recipe.schedule.seed}, one seed only.{_parity(bundle)}\n"
    yield files("sayso.training").joinpath("card_use.md").read_text(encoding="utf-8")
    yield "## Data\n"
    yield "| corpus | share of batches | source | terms |\n|---|---:|---|---|"
    terms, total = terms_by_corpus(), sum(recipe.mix.values())
    for name in sorted(recipe.mix):
        yield f"| {name} | {100 * recipe.mix[name] / total:.0f} % | {terms[name].citation} | {terms[name].terms} |"
    yield "\nDevelopment and test parts were not trained on.\n"
    yield "## Scores\n"
    yield "Development parts, raw text in, this bundle; percent, with 95 % bootstrap intervals over documents.\n"
    for task in scores:
        yield f"### {task.task}\n"
        yield f"| | gold | {' | '.join(task.metrics)} |\n|---|---:|{'---:|' * len(task.metrics)}"
        for row in task.rows:
            figures = " | ".join(f"{i.value:.1f} ({i.low:.1f}–{i.high:.1f})" for i in row.figures)
            yield f"| {row.name} | {row.gold} | {figures} |"
        anchors = anchors_for(task.task)
        for anchor in anchors.rows:
            named = dict(zip(anchors.metrics, anchor.figures, strict=True))
            cells = " | ".join(f"{named[metric]:.1f}" if metric in named else "–" for metric in task.metrics)
            yield f"| *{anchor.system}* | | {cells} |"
        yield f"\nFigures of others: {anchors.source}\n"


def _parity(bundle: BundleFacts) -> str:
    if bundle.made is None:
        return ""
    return (
        f" Int8; its raw scores are {bundle.made.in_int8.mean_difference:.3f} from those of the trained network on "
        f"average, in float at most {bundle.made.in_float.largest_difference:.0e}."
    )


def _calibration(bundle: BundleFacts, fitted: Fitted | None) -> Iterator[str]:
    yield "## Calibration\n"
    if fitted is None:
        yield "None: scores order findings, and are no probabilities."
        return
    yield f"Fitted on {fitted.calibration.fitted_on}. Errors below are of other texts of the development parts.\n"
    yield (
        "A score of an attribution is the probability that somebody says something there: it touches the content and "
        "the source of one marked attribution. Scores of spans are probabilities that span and type are exact, those "
        "of classes that the class holds. Expected calibration error in percent, ten bins.\n"
    )
    yield "| head | texts for the fit | slope | offset | threshold | findings | error before | after |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for fit in fitted.heads:
        scale = fit.scale
        threshold = "–" if fit.head in ("incidents", "relevance") else f"{scale.threshold:.2f}"
        yield (
            f"| {fit.head} | {fit.texts} | {scale.slope:.2f} | {scale.offset:.2f} | {threshold} | {len(fit.after)} | "
            f"{calibration_error(fit.before):.1f} | {calibration_error(fit.after):.1f} |"
        )
    margin = fitted.calibration.of("coreference").threshold
    templates = ", ".join(f"{name} {value:g}" for name, value in sorted(fitted.calibration.templates.items()))
    yield f"\nMargin of chains {margin:g} (raw score). Thresholds of templates: {templates}.\n"
    for fit in fitted.heads:
        yield f"![Reliability of {fit.head}]({bundle.name}.{fit.head}.svg)"
