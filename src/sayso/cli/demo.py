"""`sayso demo`: read the sample reports, show what was found, say what to type next."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import gazetteer_of, settings_from
from sayso.cli.terminal import err, errors_shown, out, say_if_without_model

if TYPE_CHECKING:
    from rich.table import Table

    from sayso.pipeline import Outcome

DEMO_LEDGER = "sayso-demo.db"
# Below this, outlet and date give way to the counts and the outcome.
_WIDE_COLUMNS = 110
_COUNTS_COLUMNS = 48
_FACTS_COLUMNS = 36
# Of what linking put together, so many events are shown.
_EVENTS_SHOWN = 4


def demo(
    ledger: Annotated[str, typer.Option("--ledger", metavar="FILE", help="The ledger to make.")] = DEMO_LEDGER,
    copy_to: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Only copy the sample reports into a new folder.")
    ] = None,
) -> None:
    """Read the sample reports of an invented affair into a ledger, show what was found and what to type next."""
    with errors_shown():
        if copy_to is not None:
            _copy(copy_to)
            return
        from rich.text import Text

        from sayso.cli.linking import link_shown, most_told, summary_line
        from sayso.cli.outcome_view import tally
        from sayso.cli.progress import progress
        from sayso.ledger import open_ledger
        from sayso.pipeline import add_sources
        from sayso.readers.paths import expand
        from sayso.samples import SAMPLES, samples_folder

        settings = settings_from(None, ledger)
        say_if_without_model(settings)
        folder = samples_folder()
        paths = [str(folder / sample.file) for sample in SAMPLES]
        _say_what_follows(len(paths), folder)
        outcomes: list[Outcome] = []
        with open_ledger(ledger) as opened:
            sources = expand(paths, settings.limits, stdin=None)
            with progress("Reading", None, "reports") as step:
                for outcome in add_sources(sources, opened, settings, gazetteer_of(settings)):
                    outcomes.append(outcome)
                    step(0, len(outcomes))
            summary = link_shown(opened)
            told = most_told(opened, _EVENTS_SHOWN)
        out().print(_table(outcomes, folder))
        out().print()
        out().print(tally(outcome.status for outcome in outcomes))
        out().print()
        out().print(summary_line(summary), soft_wrap=True)
        for line in told:
            out().print(Text("  ").append(line), soft_wrap=True)
        _say_what_is_next(ledger, folder)
        if sys.stdin.isatty() and sys.stdout.isatty():
            from sayso.cli.serving import serve_ledger

            serve_ledger(settings, port=None, open_browser=False)


def _copy(folder: Path) -> None:
    from sayso.errors import BadSetting
    from sayso.samples import SAMPLES, samples_folder

    try:
        folder.mkdir(parents=True)
    except FileExistsError as error:
        raise BadSetting(f"{folder} is there already; name a folder that is not") from error
    for sample in SAMPLES:
        shutil.copyfile(samples_folder() / sample.file, folder / sample.file)
    out().print(f"{len(SAMPLES)} sample reports in {folder}", markup=False)


def _say_what_follows(files: int, folder: Path) -> None:
    from rich.text import Text

    out().print()
    out().print(Text("Sayso reads reports of armed conflict into a sourced record.", style="bold"))
    out().print(
        Text(
            f"Here it reads {files} sample files: one invented affair as different outlets tell it, in every format.\n"
            f"They lie in {folder}.\n",
            style="dim",
        ),
        soft_wrap=True,
    )


def _table(outcomes: Sequence[Outcome], folder: Path) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from sayso.cli.outcome_view import STATUS_STYLE
    from sayso.cli.reading_view import title_of
    from sayso.cli.wording import day, safe

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    # rich would cut the last columns, not the widest, so the title's room is what the others leave.
    others = _COUNTS_COLUMNS + (_FACTS_COLUMNS if out().width >= _WIDE_COLUMNS else 0)
    table.add_column("report", overflow="ellipsis", no_wrap=True, max_width=max(out().width - others, 16))
    if out().width >= _WIDE_COLUMNS:
        table.add_column("outlet", overflow="ellipsis", no_wrap=True, max_width=16)
        table.add_column("published", no_wrap=True, min_width=14)
    for column in ("times", "places", "numbers"):
        table.add_column(column, justify="right", no_wrap=True, min_width=len(column))
    table.add_column("", no_wrap=True, min_width=17)
    for outcome in outcomes:
        document, reading = outcome.document, outcome.reading
        title = title_of(document) if document else outcome.name.removeprefix(f"{folder}/")
        counts = (len(reading.times), len(reading.places), len(reading.quantities)) if reading else ("", "", "")
        facts = (
            Text(safe((document.publisher if document else None) or "–")),
            Text(day(document.published.value) if document and document.published else "–"),
        )
        table.add_row(
            Text(safe(title), style="" if document else "dim"),
            *(facts if out().width >= _WIDE_COLUMNS else ()),
            *(Text(str(count), style="" if count else "dim") for count in counts),
            Text(_ending(outcome), style=STATUS_STYLE[outcome.status]),
        )
    return table


def _ending(outcome: Outcome) -> str:
    return outcome.status if outcome.code == "ok" else outcome.code.replace("_", " ")


def _say_what_is_next(ledger: str, folder: Path) -> None:
    from rich.text import Text

    here = Path(sys.argv[0])
    on_path = shutil.which("sayso")
    command = "sayso" if on_path and Path(on_path).resolve() == here.resolve() else str(here)
    option = f" --ledger {ledger}"
    lines = (
        (f"{command} serve{option}", "the workbench in a browser"),
        (f"{command} show{option}", "the ledger at a glance"),
        (f"{command} find 'border post'{option}", "search all texts"),
        (f"{command} read {folder}", "every reading in full"),
        (f"{command} read YOUR-FILE-OR-FOLDER", "your own reports"),
        (f"{command} export{option}", "JSON Lines of everything"),
        (f"{command} verify{option}", "hash everything again"),
    )
    width = max(len(line) for line, _ in lines)
    out().print(Text("\nNext, type", style="bold"))
    for line, why in lines:
        out().print(Text(f"  {line:<{width}}  ").append(why, style="dim"), soft_wrap=True)
    err().file.flush()
