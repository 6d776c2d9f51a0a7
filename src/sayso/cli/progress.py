"""Progress on long work: what is done, how fast, how long it will take. On stderr, and only in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.cli.terminal import err

if TYPE_CHECKING:
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

# Told how much of the total is done, and how many reports came of it.
Step = Callable[[int, int], None]


@contextmanager
def progress(doing: str, total: int | None, unit: str) -> Iterator[Step]:
    """Show a bar while work goes on; the yielded function sets it.

    Args:
        doing: what is done, as a participle ("Reading").
        total: how much there is to do; None where nobody knows.
        unit: what is counted at the right ("reports").
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.percentage:>3.0f}%") if total else TextColumn(""),
        TextColumn("{task.fields[made]:,} " + unit),
        _rate_column(),
        TimeRemainingColumn(compact=True) if total else TextColumn(""),
        console=err(),
        transient=True,
        disable=not err().is_terminal,
    ) as bar:
        task = bar.add_task(doing, total=total, made=0)

        def step(done: int, made: int) -> None:
            bar.update(task, completed=done, made=made)

        yield step


def _rate_column() -> ProgressColumn:
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Things made a second since the start."""

        def render(self, task: Task) -> Text:
            seconds = task.elapsed or 0.0
            rate = task.fields["made"] / seconds if seconds > 0.5 else 0.0
            return Text(f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s" if rate else "", style="dim")

    return Rate()
