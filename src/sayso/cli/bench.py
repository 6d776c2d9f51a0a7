"""`sayso bench`: how well Sayso does on gold data, beside the best published figures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.finding import AsJson
from sayso.cli.options import SettingsFile, gazetteer_of, settings_from
from sayso.cli.terminal import errors_shown, out, write_line

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.evaluation.bench import Scores
    from sayso.settings import Settings


class Task(StrEnum):
    """What can be measured."""

    TIMES = "times"
    PLACES = "places"
    ATTRIBUTION = "attribution"
    MENTIONS = "mentions"
    SYNTAX = "syntax"
    COREFERENCE = "coreference"
    RELEVANCE = "relevance"
    ROLES = "roles"
    CHAINS = "chains"


def bench(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    data: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Gold data; the corpus' development part by default.")
    ] = None,
    model: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Model bundle; all tasks but times and places score one.")
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads for the model.")] = 2,
    part: Annotated[
        str, typer.Option(metavar="PART", help="chains: development, held_aside or all passages.")
    ] = "development",
    errors: Annotated[bool, typer.Option("--errors", help="chains: list what is wrong in each passage.")] = False,
    as_json: AsJson = False,
    settings_file: SettingsFile = None,
) -> None:
    """Score Sayso on gold data from raw text, with 95 % bootstrap intervals and the best published figures."""
    with errors_shown():
        from sayso.evaluation.anchors import anchors_for
        from sayso.evaluation.bench import default_data, score_places_file, score_times_file, scores_json

        settings = settings_from(settings_file)
        if task in _WITHOUT_MODEL:
            gazetteer = gazetteer_of(settings)
            file = data if data is not None else default_data(settings, task.value)
            score = {Task.TIMES: score_times_file, Task.PLACES: score_places_file}[task]
            scores = score(file, settings, gazetteer)
        elif task is Task.CHAINS:
            scores = _score_chains(data, model, settings, part=part, errors=errors)
        else:
            scores = _score_model(task, model, Path(settings.corpora), threads=threads)
        anchors = anchors_for(task.value)
        if as_json:
            write_line(scores_json(scores, anchors))
        else:
            _show(out(), scores, task)


_WITHOUT_MODEL = (Task.TIMES, Task.PLACES)


def _score_model(task: Task, model: Path | None, corpora: Path, *, threads: int) -> Scores:
    from sayso.errors import BadSetting
    from sayso.evaluation.reader_bench import MODEL_TASKS
    from sayso.model.reader import open_reader

    if model is None:
        raise BadSetting(f"bench {task.value} scores a model: give its bundle with --model FILE")
    return MODEL_TASKS[task.value](open_reader(model, threads=threads), corpora)


def _score_chains(data: Path | None, model: Path | None, settings: Settings, *, part: str, errors: bool) -> Scores:
    from dataclasses import replace

    from sayso.errors import BadSetting
    from sayso.evaluation.chain_bench import CHAINS_FOLDER, Part, all_mistakes, gold_passages, pair_all, score_pairings

    if part not in tuple(Part):
        raise BadSetting(f"--part is one of {', '.join(Part)}, got {part!r}")
    if model is not None:
        settings = replace(settings, model=str(model))
    passages = gold_passages(CHAINS_FOLDER if data is None else data, Part(part))
    pairings = pair_all(passages, settings, gazetteer_of(settings))
    for entry in all_mistakes(pairings) if errors else ():
        write_line(f"{entry.passage.id}\n" + "\n".join(f"  {line}" for line in entry.lines) + "\n")
    return score_pairings(pairings)


def _show(console: Console, scores: Scores, task: Task) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from sayso.evaluation.anchors import anchors_for

    anchors = anchors_for(task.value)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("", *scores.metrics):
        table.add_column(column, justify="left" if column == "" else "right")
    for row in scores.rows:
        cells = [
            Text(f"{i.value:.1f}", style="bold").append(f"  {i.low:.1f}–{i.high:.1f}", style="dim") for i in row.figures
        ]
        table.add_row(Text(row.name), *cells)
    for anchor in anchors.rows:
        by_metric = dict(zip(anchors.metrics, anchor.figures, strict=True))
        cells = [Text(f"{by_metric[m]:.1f}" if m in by_metric else "–", style="dim") for m in scores.metrics]
        table.add_row(Text(anchor.system, style="dim"), *cells)
    console.print(Text(f"\n{task.value}: {scores.documents:,} documents, {scores.gold:,} gold", style="bold"))
    console.print(table)
    console.print(Text(f"Figures of others: {anchors.source}", style="dim"))
