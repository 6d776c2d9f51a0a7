"""The model card: what a bundle was made of, how well it reads, what it is not for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.evaluation.anchors import anchors_for
from sayso.evaluation.bench import Scores
from sayso.evaluation.corpora.terms import terms_by_corpus
from sayso.training.making import Made
from sayso.training.recipe import Recipe

_USE = """\
For finding, in English news on conflict and politics, who says what, who and what is mentioned, and how words hang
together, as a help for people who check each finding against the text that it points to. It does not know what is true.
Not for decisions about people without such a check.

Known failures: statements inside statements are hardly marked, because the corpus of attributions is flat; it is US
campaign news of 2015 and 2016. Scores of the heads are not calibrated yet. Weights may be passed on only after the
terms below were checked."""


def model_card(recipe: Recipe, made: Made, scores: Sequence[Scores]) -> str:
    """The card of a bundle, with its scores on development parts, as Markdown."""
    return "\n".join(_lines(recipe, made, scores)) + "\n"


def _lines(recipe: Recipe, made: Made, scores: Sequence[Scores]) -> Iterator[str]:
    bundle = made.in_int8
    yield f"# Model card: {recipe.name}\n"
    yield f"{bundle.size_bytes / 1e6:.1f} MB, SHA-256 `{bundle.sha256}`. {recipe.encoder.layers} layers, "
    yield f"{recipe.schedule.steps} steps, seed {recipe.schedule.seed}, one seed only. Int8; its raw scores are "
    yield f"{bundle.mean_difference:.3f} from those of the trained network on average, in float {_least(made)}.\n"
    yield "## Use\n"
    yield _USE + "\n"
    yield "## Data\n"
    yield "| corpus | share of batches | source | terms |\n|---|---|---|---|"
    terms, total = terms_by_corpus(), sum(recipe.mix.values())
    for name in sorted(recipe.mix):
        yield f"| {name} | {100 * recipe.mix[name] / total:.0f} % | {terms[name].citation} | {terms[name].terms} |"
    yield "\n## Scores\n"
    yield "Development parts, raw text in, the int8 bundle; percent, with 95 % bootstrap intervals over documents.\n"
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


def _least(made: Made) -> str:
    return f"at most {made.in_float.largest_difference:.0e}"
