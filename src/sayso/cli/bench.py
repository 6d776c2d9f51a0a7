"""`sayso bench`: how well Sayso does on gold data, beside the best published figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import typer

from sayso.cli.finding import AsJson
from sayso.cli.options import SettingsFile, gazetteer_of, settings_from
from sayso.cli.terminal import errors_shown, out, write_line

if TYPE_CHECKING:
    from sayso.evaluation.chain_bench import Part
    from sayso.evaluation.model_tasks.base import GoldPart, Measured
    from sayso.model.reader import Reader
    from sayso.settings import Settings

Kind = TypeVar("Kind", bound=StrEnum)


class Task(StrEnum):
    """What can be measured."""

    TIMES = "times"
    PLACES = "places"
    ATTRIBUTION = "attribution"
    MENTIONS = "mentions"
    SYNTAX = "syntax"
    COREFERENCE = "coreference"
    MUC4 = "muc4"
    PLOVER = "plover"
    RELEVANCE = "relevance"
    CHAINS = "chains"
    RELATIONS = "relations"
    MERGING = "merging"
    REPORTS = "reports"
    ECHO = "echo"
    INCIDENTS = "incidents"
    LINKING = "linking"
    ACROSS = "across"
    INDEPENDENCE = "independence"
    NAMES = "names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command was asked for."""

    task: Task
    settings: Settings
    data: Path | None
    part: str | None
    model: Path | None
    threads: int
    predictions: Path | None


def bench(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="times, places, muc4, plover, chains, reports, names, echo, incidents, linking, independence: gold "
            "data instead of the corpus' own part.",
        ),
    ] = None,
    model: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Model bundle; the one of the settings by default.")
    ] = None,
    threads: Annotated[int, typer.Option(min=1, help="Processor threads for the model.")] = 2,
    part: Annotated[
        str | None,
        typer.Option(
            metavar="PART",
            help="Part of the corpus, dev by default; chains, reports, names, linking, independence: development "
            "(default), held_aside, all; plover: measured (default), learning or all.",
        ),
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option(metavar="OUT", help="muc4: write the predicted templates in the form of GTT.")
    ] = None,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Write a page of gold against predicted (not times, places, reports)."),
    ] = None,
    as_json: AsJson = False,
    settings_file: SettingsFile = None,
) -> None:
    """Score Sayso on gold data from raw text, with 95 % bootstrap intervals and the best published figures."""
    with errors_shown():
        from sayso.evaluation.anchors import anchors_for
        from sayso.evaluation.bench import scores_json

        request = Request(
            task=task,
            settings=settings_from(settings_file),
            data=data,
            part=part,
            model=model,
            threads=threads,
            predictions=predictions,
        )
        _check(request, errors)
        measured = _MEASURE.get(task, _measure_model)(request)
        if errors is not None:
            _write_page(errors, measured)
        if as_json:
            write_line(scores_json(measured.scores, anchors_for(task.value)))
        else:
            from sayso.cli.bench_view import show_scores

            show_scores(out(), measured.scores, anchors_for(task.value))


def _check(request: Request, errors: Path | None) -> None:
    """Refuse options that the task has no use for.

    Raises:
        BadSetting: there is one.
    """
    from sayso.errors import BadSetting

    whole = (Task.TIMES, Task.PLACES)
    with_data = (
        *(*whole, Task.MUC4, Task.PLOVER, Task.CHAINS, Task.REPORTS),
        *(Task.NAMES, Task.ECHO, Task.INCIDENTS, Task.LINKING, Task.INDEPENDENCE),
    )
    wrong = {
        "--errors": errors is not None and request.task in (*whole, Task.REPORTS),
        "--part": request.part is not None and request.task in whole,
        "--predictions": request.predictions is not None and request.task is not Task.MUC4,
        "--data": request.data is not None and request.task not in with_data,
    }
    if given := [option for option, is_wrong in wrong.items() if is_wrong]:
        raise BadSetting(f"bench {request.task} takes no {' and no '.join(given)}; see sayso bench --help")


def _measure_times(request: Request) -> Measured:
    from sayso.evaluation.bench import default_data, score_times_file
    from sayso.evaluation.model_tasks.base import Measured

    file = request.data or default_data(request.settings, "times")
    return Measured(score_times_file(file, request.settings, gazetteer_of(request.settings)), ())


def _measure_places(request: Request) -> Measured:
    from sayso.evaluation.bench import default_data, score_places_file
    from sayso.evaluation.model_tasks.base import Measured

    file = request.data or default_data(request.settings, "places")
    return Measured(score_places_file(file, request.settings, gazetteer_of(request.settings)), ())


def _of_own_gold(request: Request) -> tuple[Part, Settings]:
    """Which part of the project's own gold data, and settings with the model that was asked for."""
    from sayso.evaluation.chain_bench import Part

    return _part(request, Part.DEVELOPMENT), _with_model(request)


def _part(request: Request, default: Kind) -> Kind:
    """The part that was asked for, of those that the default is one of.

    Raises:
        BadSetting: it is none of them.
    """
    from sayso.errors import BadSetting

    parts = type(default)
    if request.part is None:
        return default
    if request.part not in tuple(parts):
        raise BadSetting(f"--part is one of {', '.join(parts)}, got {request.part!r}")
    return parts(request.part)


def _measure_chains(request: Request) -> Measured:
    from sayso.evaluation.chain_bench import CHAINS_FOLDER, all_mistakes, gold_passages, pair_all, score_pairings
    from sayso.evaluation.model_tasks.base import Measured
    from sayso.evaluation.slips import Slip

    part, settings = _of_own_gold(request)
    passages = gold_passages(CHAINS_FOLDER if request.data is None else request.data, part)
    pairings = pair_all(passages, settings, gazetteer_of(settings))
    slips = (
        Slip(line.partition(":")[0], entry.passage.id, entry.passage.text, note=line)
        for entry in all_mistakes(pairings)
        for line in entry.lines
    )
    return Measured(score_pairings(pairings), tuple(slips))


def _measure_reports(request: Request) -> Measured:
    from sayso.evaluation.model_tasks.base import Measured
    from sayso.evaluation.report_bench import REPORTS_FOLDER, gold_reports, score_reports

    part, settings = _of_own_gold(request)
    reports = gold_reports(REPORTS_FOLDER if request.data is None else request.data, part)
    return Measured(score_reports(reports, settings, gazetteer_of(settings)), ())


def _measure_names(request: Request) -> Measured:
    from sayso.evaluation.name_gold import NAMES_FOLDER
    from sayso.evaluation.names import measure_names

    part, _ = _of_own_gold(request)
    return measure_names(NAMES_FOLDER if request.data is None else request.data, part)


def _measure_echo(request: Request) -> Measured:
    from sayso.evaluation.echo_bench import ECHO_FILE, gold_echo, measure_echo

    settings = _with_model(request)
    return measure_echo(gold_echo(request.data or ECHO_FILE), settings, gazetteer_of(settings))


def _measure_incidents(request: Request) -> Measured:
    from sayso.evaluation.echo_bench import ECHO_FILE, simulated
    from sayso.evaluation.echo_events import measure_incidents, told_report

    settings = _with_model(request)
    reports = [told_report(row) for row in simulated(request.data or ECHO_FILE)]
    return measure_incidents(reports, settings, gazetteer_of(settings))


def _measure_linking(request: Request) -> Measured:
    from sayso.evaluation.joining import measure_joining
    from sayso.evaluation.joining_gold import JOINING_FOLDER

    part, settings = _of_own_gold(request)
    folder = JOINING_FOLDER if request.data is None else request.data
    return measure_joining(folder, part, settings, gazetteer_of(settings))


def _measure_independence(request: Request) -> Measured:
    from sayso.evaluation.independence_bench import measure_cases, measure_origins
    from sayso.evaluation.independence_gold import CASES_FOLDER

    part, settings = _of_own_gold(request)
    if request.data is not None and request.data.suffix == ".jsonl":
        return measure_origins(request.data, settings, gazetteer_of(settings))
    return measure_cases(request.data or CASES_FOLDER, part.value, settings, gazetteer_of(settings))


def _measure_across(request: Request) -> Measured:
    from sayso.evaluation.across import measure_across

    settings = _with_model(request)
    return measure_across(Path(settings.corpora), request.part or "dev", settings, gazetteer_of(settings))


def _measure_plover(request: Request) -> Measured:
    from sayso.evaluation.plover import PloverPart, measure_plover

    settings = _with_model(request)
    file = request.data or Path(settings.corpora) / "plover/dev.jsonl"
    return measure_plover(file, _part(request, PloverPart.MEASURED), settings, gazetteer_of(settings))


def _with_model(request: Request) -> Settings:
    """The settings, with the model that was asked for."""
    from dataclasses import replace

    model = request.settings.model if request.model is None else str(request.model)
    return replace(request.settings, model=model)


def _reader(request: Request) -> Reader:
    """The model to score.

    Raises:
        BadSetting: none was asked for, and the package has none.
    """
    from sayso.errors import BadSetting
    from sayso.model.packaged import bundle_path
    from sayso.model.reader import open_reader

    path = request.model or bundle_path(request.settings)
    if path is None:
        raise BadSetting(f"bench {request.task} needs a model: give its bundle with --model FILE")
    return open_reader(path, threads=request.threads)


def _where(request: Request) -> GoldPart:
    from sayso.evaluation.model_tasks.base import GoldPart

    return GoldPart(corpora=Path(request.settings.corpora), part=request.part or "dev", file=request.data)


def _measure_relations(request: Request) -> Measured:
    from sayso.evaluation.relations import measure_relations

    return measure_relations(_reader(request), gazetteer_of(request.settings), _where(request))


def _measure_merging(request: Request) -> Measured:
    from sayso.evaluation.ecb import measure_merging

    return measure_merging(_reader(request), gazetteer_of(request.settings), _where(request))


def _measure_muc4(request: Request) -> Measured:
    from sayso.evaluation.model_tasks.muc4 import messages_of
    from sayso.evaluation.templates.bench import measure_templates
    from sayso.evaluation.templates.files import write_predictions

    where = _where(request)
    measured = measure_templates(_reader(request), gazetteer_of(request.settings), where)
    if request.predictions is not None:
        write_predictions(messages_of(where), measured.templates, request.predictions)
    return measured


def _measure_model(request: Request) -> Measured:
    from sayso.evaluation.model_tasks import MODEL_TASKS

    return MODEL_TASKS[request.task.value](_reader(request), _where(request))


# Tasks that are not measured on the model's predictions alone.
_MEASURE: Final[dict[Task, Callable[[Request], Measured]]] = {
    Task.TIMES: _measure_times,
    Task.PLACES: _measure_places,
    Task.CHAINS: _measure_chains,
    Task.RELATIONS: _measure_relations,
    Task.MERGING: _measure_merging,
    Task.MUC4: _measure_muc4,
    Task.PLOVER: _measure_plover,
    Task.REPORTS: _measure_reports,
    Task.ECHO: _measure_echo,
    Task.NAMES: _measure_names,
    Task.INDEPENDENCE: _measure_independence,
    Task.INCIDENTS: _measure_incidents,
    Task.LINKING: _measure_linking,
    Task.ACROSS: _measure_across,
}


def _write_page(file: Path, measured: Measured) -> None:
    from sayso.evaluation.slips_page import slips_page

    scores = measured.scores
    best = ", ".join(f"{name} {i.value:.1f}" for name, i in zip(scores.metrics, scores.rows[0].figures, strict=True))
    about = f"{scores.documents:,} documents, {scores.gold:,} gold; {scores.rows[0].name}: {best}."
    file.write_text(slips_page(f"Slips of Sayso: {scores.task}", about, measured.slips), encoding="utf-8")
